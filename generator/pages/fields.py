"""The field reference, made from the JSON Schema: what may stand in each kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import generator.model
from generator.model import FILE_MODELS, Labelled, json_schema
from generator.pages.context import SiteContext
from generator.pages.field_notes import FILES, NOTES, TARGETS, TYPES
from generator.pages.links import CHECKS, FIELDS, Link
from generator.pages.page import Page

Schema = Mapping[str, Any]

SIMPLE = {"string": "文字", "number": "数字", "integer": "整数", "boolean": "是或否"}
ID_START = "^[a-z0-9]"
DATE_START = r"^\d{4}"


@dataclass(frozen=True)
class FieldRow:
    """One field of a type."""

    name: str
    anchor: str
    title: str
    type: str
    part: Link | None
    """The type it is made of, where that is described by itself."""
    required: bool
    note: str
    limits: str
    examples: tuple[str, ...]
    allowed: tuple[tuple[str, str], ...]
    """Values that may stand there, each with its Chinese word."""
    default: str


@dataclass(frozen=True)
class FieldGroup:
    """The fields of one type."""

    anchor: str
    title: str
    about: str
    rows: tuple[FieldRow, ...]


def _enumerations() -> dict[str, tuple[tuple[str, str], ...]]:
    """Type name → the values of an enumeration with their Chinese words."""
    members = vars(generator.model).values()
    return {
        cls.__name__: tuple((str(member.value), member.label) for member in cls)
        for cls in members
        if isinstance(cls, type) and issubclass(cls, Labelled) and cls is not Labelled
    }


def _stated(schema: Schema) -> Schema:
    """The schema of a value that is there: the first of `anyOf`, with what stands around it."""
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return {**schema, **options[0]} if options else schema


def _reference(schema: Schema) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _limits(schema: Schema) -> str:
    if "x-refers-to" in schema:
        return ""
    bounds = (
        ("maxLength", "不超过 {} 个字"),
        ("minItems", "至少 {} 项"),
        ("maxItems", "至多 {} 项"),
        ("minimum", "不小于 {}"),
        ("maximum", "不大于 {}"),
    )
    return "，".join(text.format(schema[key]) for key, text in bounds if key in schema)


def _simple(schema: Schema) -> str:
    """The Chinese name of a type that needs no description of its own."""
    target = schema.get("x-refers-to")
    if target:
        return TARGETS[target]
    pattern = str(schema.get("pattern", ""))
    if pattern.startswith(ID_START):
        return "编号"
    if pattern.startswith(DATE_START):
        return "日期"
    if pattern.startswith("^https"):
        return "网址"
    if schema.get("type") == "string" and not pattern and schema.get("maxLength", 0) > 100:
        return "文字（可用 Markdown）"
    return SIMPLE.get(str(schema.get("type")), "文字")


@dataclass(frozen=True)
class _Reader:
    """Reads the types of one kind of file."""

    enumerations: Mapping[str, tuple[tuple[str, str], ...]]

    def row(self, owner: str, name: str, schema: Schema, required: bool) -> FieldRow:
        """One field of the type `owner`."""
        stated = _stated(schema)
        value, shape = stated, "{}"
        while value.get("type") == "array":
            value, shape = _stated(value.get("items", {})), shape.format("列表：{}")
        if "patternProperties" in value:
            value, shape = next(iter(value["patternProperties"].values())), "编号 → {}"
        made_of = _reference(value)
        allowed = self.enumerations.get(made_of, ())
        part = None
        if made_of and not allowed:
            part = Link(TYPES[made_of][0], f"#{made_of}")
        word = "选项" if allowed else TYPES[made_of][0] if made_of else _simple(value)
        default = schema.get("default")
        return FieldRow(
            name=name,
            anchor=f"{owner}.{name}",
            title=str(schema.get("title", "")),
            type=shape.format(word),
            part=part,
            required=required,
            note=NOTES.get(f"{owner}.{name}", ""),
            limits=_limits({**value, **stated} if stated is not value else stated),
            examples=tuple(str(e) for e in {**value, **stated}.get("examples", ())),
            allowed=allowed,
            default="" if default in (None, []) else str(default),
        )

    def group(self, owner: str, anchor: str, title: str, about: str, schema: Schema) -> FieldGroup:
        """All fields of the type `owner`."""
        required = schema.get("required", ())
        rows = tuple(
            self.row(owner, name, field, name in required)
            for name, field in schema.get("properties", {}).items()
        )
        return FieldGroup(anchor, title, about, rows)


def field_groups() -> tuple[tuple[FieldGroup, ...], tuple[FieldGroup, ...]]:
    """The kinds of file, and the types that they are made of, each once."""
    reader = _Reader(_enumerations())
    schemas = {kind: json_schema(kind) for kind in FILE_MODELS}
    files = tuple(
        reader.group(FILE_MODELS[kind].__name__, f"file-{kind}", *FILES[kind], schema)
        for kind, schema in schemas.items()
    )
    types: dict[str, Schema] = {}
    for schema in schemas.values():
        types.update(schema.get("$defs", {}))
    parts = tuple(
        reader.group(name, name, *TYPES[name], types[name])
        for name in TYPES
        if name in types and "properties" in types[name]
    )
    return files, parts


def field_pages(site: SiteContext) -> Iterator[Page]:
    """The field reference."""
    files, parts = field_groups()
    yield site.page(
        FIELDS,
        "fields.html",
        "字段说明",
        "每种文件可以写哪些字段、哪些必填、可以填什么；由程序的数据模型生成。",
        CHECKS,
        staged=True,
        files=files,
        parts=parts,
    )
