"""What a form on a forge asks of a contributor, made from the models and the vocabularies.

A person answers in words: ids, files and quoting come later, when the answers become an entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Any

from generator.checking.shapes import Leaf, ListOf, Record, Shape, record_of
from generator.exports.workbook.layout import first_example
from generator.model import Case, Entries, Labelled, Model, Source, Statement, VocabularyKind

NOT_ASKED = frozenset({"status", "moved_to"})
"""Fields that editors set, not contributors."""

_LISTED = frozenset({"scenarios", "business-lines", "vehicles"})
"""Vocabularies short enough to choose from; what the others hold is written in words."""
_NOTES = {
    **dict.fromkeys(_LISTED, "可选几个；没有合适的不要硬选，写在最后的“补充说明”里。"),
    "organisations": "单位的全称。",
    "sources": "出自哪篇文章；只有一个来源时可以不填。",
}
"""Vocabulary → what to write where a file would hold an id."""
_ALL_SOURCES = "依据的每一篇文章或材料；没有公开发表的，写明是什么材料、谁能提供。"
_LONG_TEXT = 200
"""Characters from which a text gets more than one line to write in."""
_FEW_LINES = 3
"""A list whose parts have more lines than this is given as lines to fill in."""


@dataclass(frozen=True)
class Ask:
    """One question of a form."""

    id: str
    """The field, with hyphens: `problem-statement`."""
    title: str
    note: str = ""
    example: str = ""
    required: bool = False
    long: bool = False
    choices: tuple[str, ...] = ()
    several: bool = False
    """Whether more than one choice may be taken."""
    from_vocabulary: bool = False
    """Whether the choices are words that contributors add to."""
    lines: tuple[str, ...] = ()
    """Titles of lines to fill in, one copy for each part of a list."""


@dataclass(frozen=True)
class Section:
    """Questions that belong together; those of single fields have no heading of their own."""

    title: str
    note: str
    asks: tuple[Ask, ...]


def case_sections(entries: Entries) -> tuple[Section, ...]:
    """Everything that a case may hold, in the order of the model, but for `NOT_ASKED`.

    Args:
        entries: their vocabularies give the words to choose from.
    """
    sections: list[Section] = []
    record = record_of(Case)
    for name, ask in _asks(Case, entries).items():
        shape = record.fields[name]
        if name in NOT_ASKED:
            continue
        if isinstance(shape, Record):
            inside = tuple(_inside(ask, shape.model, entries))
            # The questions name their part; a heading that says the same says nothing.
            named = ask.title == shape.model.model_config.get("title")
            sections.append(
                Section("", "", inside) if named else Section(ask.title, ask.note, inside)
            )
        else:
            sections.append(Section("", "", (ask,)))
    return tuple(_joined(sections))


def case_parts() -> tuple[str, ...]:
    """The parts of a case that a reader can point at, by their titles on screen."""
    titles = record_of(Case).titles
    return tuple(title for name, title in titles.items() if name not in NOT_ASKED)


def _joined(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections with neighbours that have no heading made one."""
    for titled, group in groupby(sections, key=lambda section: bool(section.title)):
        if titled:
            yield from group
        else:
            yield Section("", "", tuple(ask for section in group for ask in section.asks))


def _inside(holder: Ask, model: type[Model], entries: Entries) -> Iterator[Ask]:
    part = model.model_config.get("title") or holder.title
    for ask in _asks(model, entries).values():
        yield replace(
            ask,
            id=f"{holder.id}-{ask.id}",
            title=ask.title if part in ask.title else f"{part}：{ask.title}",
            required=ask.required and holder.required,
        )


def _asks(model: type[Model], entries: Entries) -> dict[str, Ask]:
    """Field → its question."""
    schemas = model.model_json_schema()["properties"]
    shapes = record_of(model).fields
    asks = {}
    for name, info in model.model_fields.items():
        ask = Ask(
            id=name.replace("_", "-"),
            title=info.title or name,
            note=info.description or "",
            example=first_example(info.examples),
            required=info.is_required(),
            long=_is_long(schemas[name]),
        )
        asks[name] = _answered(ask, shapes[name], entries)
    return asks


def _answered(ask: Ask, shape: Shape, entries: Entries) -> Ask:
    """The question with the way in which its kind of value is answered."""
    several = isinstance(shape, ListOf)
    item = shape.item if isinstance(shape, ListOf) else shape
    if isinstance(item, Record):
        return _parts(ask, item)
    if not isinstance(item, Leaf):
        return replace(ask, long=True)
    if item.refers == "sources" and several:
        return replace(_parts(ask, record_of(Source)), note=_ALL_SOURCES)
    if item.refers:
        ask = replace(ask, note=_NOTES.get(item.refers, ask.note), example="", long=False)
        if item.refers not in _LISTED:
            return ask
        words = tuple(term.label for term in entries.terms(VocabularyKind.of(item.refers)).values())
        return replace(ask, choices=words, several=several, from_vocabulary=True)
    if item.choices:
        return replace(ask, example="", choices=_labels(item.choices), long=False)
    if item.bounds:
        least, most = item.bounds
        return replace(ask, example="", choices=tuple(map(str, range(least, most + 1))))
    return replace(ask, long=ask.long or several)


def _parts(ask: Ask, record: Record) -> Ask:
    """A list of parts: lines to fill in where a part has many, else an example of one."""
    told = {name: shape for name, shape in record.fields.items() if _is_told(name, shape)}
    if len(told) > _FEW_LINES:
        lines = tuple(_line(record.titles[name], shape) for name, shape in told.items())
        return replace(ask, long=True, example="", lines=lines)
    if record.model is Statement:
        # Claims, praise and shortcomings are statements: one example cannot serve them all.
        return replace(ask, long=True)
    fields = record.model.model_fields
    examples = (first_example(fields[name].examples) for name in told)
    return replace(ask, long=True, example="：".join(filter(None, examples)))


def _line(title: str, shape: Shape) -> str:
    if isinstance(shape, Leaf) and shape.choices:
        return f"{title}（{'／'.join(_labels(shape.choices))}）"
    return title


def _is_told(name: str, shape: Shape) -> bool:
    """Whether a contributor can say it: no ids, and nothing about our own archive of a source."""
    if isinstance(shape, Leaf) and shape.refers:
        return shape.refers == "sources"
    return name not in {"quality", "caveats", "file", "date_note"}


def _labels(choices: type[Enum]) -> tuple[str, ...]:
    return tuple(item.label if isinstance(item, Labelled) else str(item.value) for item in choices)


def _is_long(schema: dict[str, Any]) -> bool:
    """Whether a text may have several lines and room for them."""
    stated = [schema, *schema.get("anyOf", ())]
    return any("pattern" not in part and part.get("maxLength", 0) >= _LONG_TEXT for part in stated)
