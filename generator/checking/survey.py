"""One walk over what was typed in a file: its texts, its references and its groups."""

from __future__ import annotations

from typing import NamedTuple

from generator.checking.shapes import Leaf, ListOf, MapOf, Record, Shape
from generator.model import Target
from generator.reading import Path, Value


class Reference(NamedTuple):
    """An id as typed, what it should name, and where it stands."""

    path: Path
    target: Target
    id: str


class Group(NamedTuple):
    """A mapping that stands where a record belongs."""

    path: Path
    shape: Record
    typed: dict[str, Value]


class Survey(NamedTuple):
    """What stands in one file where its kind knows a place for it, outer before inner."""

    texts: list[tuple[Path, str]]
    """Everything that was typed where people write in their own words."""
    references: list[Reference]
    """Every id of another entry that was typed as text."""
    groups: list[Group]


def survey(shape: Shape, typed: Value) -> Survey:
    """Walk over `typed` by its shape."""
    found = Survey([], [], [])
    _take(found, shape, typed, ())
    return found


def _take(found: Survey, shape: Shape, typed: Value, path: Path) -> None:
    if isinstance(typed, str):
        if isinstance(shape, Leaf):
            _take_text(found, shape, typed, path)
    elif isinstance(typed, dict):
        if isinstance(shape, Record):
            _take_group(found, shape, typed, path)
        elif isinstance(shape, MapOf):
            for key, value in typed.items():
                _take(found, shape.item, value, (*path, key))
    elif isinstance(typed, list) and isinstance(shape, ListOf):
        item = shape.item
        for index, value in enumerate(typed):
            _take(found, item, value, (*path, index))


def _take_group(found: Survey, shape: Record, typed: dict[str, Value], path: Path) -> None:
    found.groups.append(Group(path, shape, typed))
    fields = shape.fields
    for key, value in typed.items():
        inner = fields.get(key)
        if inner is None or value is None:
            continue
        if type(inner) is not Leaf:
            _take(found, inner, value, (*path, key))
        elif type(value) is str and (inner.is_text or inner.refers):
            _take_text(found, inner, value, (*path, key))


def _take_text(found: Survey, shape: Leaf, typed: str, path: Path) -> None:
    if shape.is_text:
        found.texts.append((path, typed))
    elif shape.refers and (id_ := typed.strip()):
        found.references.append(Reference(path, shape.refers, id_))
