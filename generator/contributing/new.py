"""A new entry as a file that teaches: every field in its order, each with what belongs there.

What is required stands there empty, what may be missing stands there as a comment. Titles,
descriptions and examples come from the models.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from generator.checking.shapes import Leaf, ListOf, MapOf, Record, Shape, record_of
from generator.checking.shelf import file_of
from generator.contributing.canonical import scalar
from generator.model import FILE_MODELS, Labelled
from generator.reading import FileKind, Value
from generator.reading.layout import SOURCES_FILE

SCHEMAS = "site/schemas"
"""Where `make site` leaves the schemas, from the root of a library."""
_HEAD = (
    "# {title}草稿。以 # 开头的行是说明，不会发布；填在冒号后面，填完可以把说明删掉。",
    "# 行首有 # 的字段可以不写；要写，就删去行首的“# ”。原文没有的不写，页面会显示“原文未载”。",
)
_FILES = frozenset({"methods", "cases"})


def new_text(kind: FileKind, given: Mapping[str, Value], file: str) -> str:
    """The text of a new file.

    Args:
        kind: what kind of entry.
        given: what is known already, by field; parts inside of parts too.
        file: its path from the root of the library.
    """
    model = FILE_MODELS[kind.value]
    up = "../" * file.count("/")
    lines = [
        f"# yaml-language-server: $schema={up}{SCHEMAS}/{kind}.json",
        *(line.format(title=model.model_config.get("title")) for line in _HEAD),
    ]
    teacher = _Teacher()
    for block in teacher.blocks(record_of(model), given, ""):
        lines += ["", *block]
    return "\n".join(lines) + "\n"


class _Teacher:
    """Writes the fields of a record with their notes; a type is spelt out once."""

    def __init__(self) -> None:
        self._spelt: dict[type, str] = {}
        """Type → the field where it is spelt out."""

    def blocks(self, record: Record, given: Mapping[str, Value], owner: str) -> Iterator[list[str]]:
        """The lines of each field."""
        for name, shape in record.fields.items():
            info = record.model.model_fields[name]
            where = f"{owner}.{name}" if owner else name
            value = given.get(name)
            again = self._again(shape)
            lines = list(self._field(name, shape, value, info, where, again))
            note = f"# {_note(info, shape)}{again}"
            if value is None and not info.is_required():
                lines = [f"# {line}" for line in lines]
            yield [note, *lines]

    def _field(
        self,
        name: str,
        shape: Shape,
        value: Value,
        info: FieldInfo,
        where: str,
        again: str,
    ) -> Iterator[str]:
        if isinstance(value, str):
            yield f"{name}: {scalar(shape, value)}"
            return
        yield f"{name}:"
        if again:
            return
        if isinstance(shape, Record):
            yield from self._inner(shape, value if isinstance(value, dict) else {}, where)
        elif isinstance(shape, ListOf):
            if isinstance(value, list):
                yield from (f"  - {scalar(shape.item, str(item))}" for item in value)
            elif isinstance(shape.item, Record):
                yield from self._item(shape.item, where)
            else:
                yield f"  # - {_sample(info)}"

    def _item(self, record: Record, where: str) -> Iterator[str]:
        """An item of a list; a field that must be there begins it, whatever is left out."""
        self._spelt[record.model] = where
        blocks = list(self.blocks(record, {}, where))
        first = next(block for block in blocks if not block[1].startswith("#"))
        blocks.remove(first)
        note, key, *more = first
        yield from (f"  {note}", f"  - {key}", *(f"    {line}" for line in more))
        yield from (f"    {line}" for block in blocks for line in block)

    def _inner(self, record: Record, given: Mapping[str, Value], where: str) -> Iterator[str]:
        self._spelt[record.model] = where
        for block in self.blocks(record, given, where):
            yield from (f"  {line}" for line in block)

    def _again(self, shape: Shape) -> str:
        """Where the parts of this field are spelt out, if they are already."""
        inner = shape.item if isinstance(shape, ListOf | MapOf) else shape
        where = self._spelt.get(inner.model) if isinstance(inner, Record) else None
        return f"写法同 {where}。" if where else ""


def _note(info: FieldInfo, shape: Shape) -> str:
    """Title, whether it must be there, description and example in one line."""
    must = "（必填）" if info.is_required() else ""
    inner = shape.item if isinstance(shape, ListOf) else shape
    parts = [f"{info.title}{must}：{info.description or ''}"]
    if isinstance(inner, Leaf) and inner.choices and issubclass(inner.choices, Labelled):
        words = "、".join(f"{word.value}（{word.label}）" for word in inner.choices)
        parts.append(f"可选：{words}。")
    elif isinstance(inner, Leaf) and info.examples:
        if inner.refers and inner.refers not in {*_FILES, "own-tools", "same-vocabulary"}:
            file = SOURCES_FILE if inner.refers == "sources" else file_of(inner.refers)
            parts.append(f"编号见 {file}。" if file not in parts[0] else "")
        parts.append(f"例：{_shown(info.examples[0])}")
    return "".join(parts)


def _shown(example: Any) -> str:
    return "、".join(map(str, example)) if isinstance(example, list) else str(example)


def _sample(info: FieldInfo) -> str:
    """One item as it would be typed."""
    (example, *_), *_ = info.examples or [["…"]]
    return json.dumps(example, ensure_ascii=False) if isinstance(example, list) else str(example)
