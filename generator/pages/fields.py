"""The field reference, made from the JSON Schema: what may stand in each kind of file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model import FILE_MODELS, YEAR_PATTERN, json_schema
from generator.pages.context import SiteContext
from generator.pages.links import FIELDS, Link
from generator.pages.page import Page

Schema = Mapping[str, Any]
Types = Mapping[str, Schema]

PLACES: dict[str, str] = {
    "case": "cases/<项目集>/<编号>.yml，一个项目一个文件",
    "method": "methods/<编号>.yml，一种做法一个文件",
    "collection": "cases/<项目集>/collection.yml，一个文件夹一个",
    "vocabulary": "cases/vocabulary/ 下的五个词表，一种词一个文件",
    "sources": "cases/vocabulary/sources.yml",
    "wording": "cases/vocabulary/wording.yml，没有也可以",
    "registry": "cases/<项目集>/registry/<编号>.yml，一个单位一年一个文件",
    "form": "cases/<项目集>/forms/<编号>.yml，一张填好的表一个文件",
    "library": "cases/library.yml，没有时结构版本按 1 算",
}
"""Kind of file → where it lies."""

TARGETS: dict[str, str] = {
    "scenarios": "适用场景的编号",
    "business-lines": "业务领域的编号",
    "vehicles": "载体的编号",
    "indicators": "指标的编号",
    "organisations": "单位的编号",
    "sources": "来源的编号",
    "methods": "机制或工作法的编号",
    "cases": "案例的编号",
    "same-vocabulary": "同一词表里的编号",
    "own-tools": "该方法的表单编号",
}
"""What an id may name, by the schema's `x-refers-to`."""

SIMPLE = {"string": "文字", "number": "数字", "integer": "整数", "boolean": "是或否"}
ID_START = "^[a-z0-9]"
DATE_START = r"^\d{4}"
DAY = r"^\d{4}-\d{2}-\d{2}$"
LONG_TEXT = 1000
"""Characters from which a text may be Markdown."""


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


def _stated(schema: Schema) -> Schema:
    """The schema of a value that is there: the first of `anyOf`, with what stands around it."""
    options = [option for option in schema.get("anyOf", ()) if option.get("type") != "null"]
    return {**schema, **options[0]} if options else schema


def _reference(schema: Schema) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _limits(schema: Schema, note: str) -> str:
    """Bounds in words; what the note says already is left out."""
    if "x-refers-to" in schema:
        return ""
    bounds = (
        ("maxLength", "不超过 {} 个字"),
        ("minItems", "至少 {} 项"),
        ("maxItems", "至多 {} 项"),
        ("minimum", "不小于 {}"),
        ("maximum", "不大于 {}"),
    )
    return "，".join(
        text.format(schema[key])
        for key, text in bounds
        if key in schema and str(schema[key]) not in note
    )


def _simple(schema: Schema) -> str:
    """The Chinese name of a type that needs no description of its own."""
    target = schema.get("x-refers-to")
    if target:
        return TARGETS[target]
    pattern = str(schema.get("pattern", ""))
    if pattern.startswith(ID_START):
        return "编号"
    if pattern == YEAR_PATTERN:
        return "年份"
    if pattern == DAY:
        return "日期，写到日"
    if pattern.startswith(DATE_START):
        return "日期"
    if pattern.startswith("^https"):
        return "网址"
    if schema.get("type") == "string" and not pattern and schema.get("maxLength", 0) > LONG_TEXT:
        return "文字（可用 Markdown）"
    return SIMPLE.get(str(schema.get("type")), "文字")


def _choices(schema: Schema) -> tuple[tuple[str, str], ...]:
    """The values of an enumeration with their Chinese words."""
    return tuple((str(o["const"]), str(o["title"])) for o in schema.get("oneOf", ()))


def _examples(schema: Schema) -> tuple[str, ...]:
    """Examples that fit into a line; those of whole parts stand in the guides."""
    shown = (e for e in schema.get("examples", ()) if not isinstance(e, dict | list))
    return tuple(map(_typed, shown))


def _typed(value: object) -> str:
    """A value as it is typed into a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _row(owner: str, name: str, schema: Schema, required: bool, types: Types) -> FieldRow:
    """One field of the type `owner`."""
    stated = _stated(schema)
    value, shape = stated, "{}"
    while value.get("type") == "array":
        value, shape = _stated(value.get("items", {})), shape.format("列表：{}")
    if "patternProperties" in value:
        value, shape = next(iter(value["patternProperties"].values())), "编号 → {}"
    made_of = _reference(value)
    whole = types.get(made_of, {})
    allowed = _choices(whole)
    title = str(whole.get("title", ""))
    default = schema.get("default")
    return FieldRow(
        name=name,
        anchor=f"{owner}.{name}",
        title=str(schema.get("title", title)),
        type=shape.format("选项" if allowed else title or _simple(value)),
        part=Link(title, f"#{made_of}") if title and not allowed else None,
        required=required,
        note=str(schema.get("description", "")),
        limits=_limits(stated, str(schema.get("description", ""))),
        examples=_examples(stated),
        allowed=allowed,
        default="" if default in (None, []) else _typed(default),
    )


def _group(anchor: str, owner: str, about: str, schema: Schema, types: Types) -> FieldGroup:
    """All fields of the type `owner`."""
    required = schema.get("required", ())
    rows = tuple(
        _row(owner, name, field, name in required, types)
        for name, field in schema.get("properties", {}).items()
    )
    return FieldGroup(anchor, str(schema.get("title", owner)), about, rows)


def field_groups() -> tuple[tuple[FieldGroup, ...], tuple[FieldGroup, ...]]:
    """The kinds of file, and the types that they are made of, each once."""
    schemas = {kind: json_schema(kind) for kind in FILE_MODELS}
    types: dict[str, Schema] = {}
    for schema in schemas.values():
        types.update(schema.get("$defs", {}))
    files = tuple(
        _group(f"file-{kind}", FILE_MODELS[kind].__name__, PLACES[kind], schema, types)
        for kind, schema in schemas.items()
    )
    parts = tuple(
        _group(name, name, str(schema.get("description", "")), schema, types)
        for name, schema in sorted(types.items())
        if "properties" in schema
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
        staged=True,
        files=files,
        parts=parts,
    )
