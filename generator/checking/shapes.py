"""The models as a tree of shapes, to walk what was typed whether or not it is valid."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeVar, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import AfterValidator

from generator.model import ID_PATTERN, YEAR_PATTERN, Model, Refers, Target
from generator.reading import Path, Value


@dataclass(frozen=True)
class Leaf:
    """A single value: text, number, date, id or enumerated word."""

    refers: Target | None = None
    choices: type[Enum] | None = None
    bounds: tuple[int, int] | None = None
    """Smallest and largest number, where the field has both."""
    is_text: bool = False
    """Whether people write here in their own words."""
    is_number: bool = False
    """Whether plain digits belong here, which an editor reads as a number."""
    is_boolean: bool = False
    """Whether true or false belongs here."""


@dataclass(frozen=True)
class ListOf:
    """A list of values of one shape; `most` is None where any number may stand."""

    item: Shape
    least: int = 0
    most: int | None = None


@dataclass(frozen=True)
class MapOf:
    """A mapping from ids to values of one shape."""

    item: Shape


@dataclass(frozen=True)
class Record:
    """A mapping with known keys."""

    model: type[Model]

    @cached_property
    def fields(self) -> Mapping[str, Shape]:
        """Key → shape of its value."""
        return {
            name: _shape(info.annotation, tuple(info.metadata))
            for name, info in self.model.model_fields.items()
        }

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Key → its Chinese title."""
        return {name: info.title or name for name, info in self.model.model_fields.items()}


MAP_KEY = "[key]"
"""How pydantic ends the path of an error about the key of a mapping."""
Constraint = TypeVar("Constraint", Ge, Le, MinLen, MaxLen)
Shape: TypeAlias = Leaf | ListOf | MapOf | Record


class Visit(NamedTuple):
    """One value met on a walk: where, what it should be, what was typed."""

    path: Path
    shape: Shape
    typed: Value


@cache
def record_of(model: type[Model]) -> Record:
    """The shape of a model; the same object each time, since models may contain themselves."""
    return Record(model)


def walk(shape: Shape, typed: Value) -> Iterator[Visit]:
    """Every value of `typed` that stands where `shape` knows one, outer before inner."""
    pending = [Visit((), shape, typed)]
    while pending:
        visit = pending.pop()
        yield visit
        if not isinstance(visit.shape, Leaf):
            pending += reversed(_inside(visit))


def _inside(visit: Visit) -> list[Visit]:
    path, shape, typed = visit.path, visit.shape, visit.typed
    if isinstance(typed, dict):
        if isinstance(shape, Record):
            fields = shape.fields
            return [
                Visit((*path, key), fields[key], value)
                for key, value in typed.items()
                if key in fields
            ]
        if isinstance(shape, MapOf):
            return [Visit((*path, key), shape.item, value) for key, value in typed.items()]
    elif isinstance(typed, list) and isinstance(shape, ListOf):
        return [Visit((*path, index), shape.item, value) for index, value in enumerate(typed)]
    return []


def shape_at(shape: Shape, path: Path) -> Shape | None:
    """The shape that belongs at `path`; None where none is known."""
    found: Shape | None = shape
    for step in path:
        if isinstance(found, Record) and isinstance(step, str):
            found = found.fields.get(step)
        elif isinstance(found, ListOf | MapOf):
            found = found.item
        else:
            return None
    return found


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extra = get_args(annotation)
        return _shape(inner, (*metadata, *extra))
    if origin in (Union, types.UnionType):
        stated = [part for part in get_args(annotation) if part is not type(None)]
        return _shape(stated[0], metadata)
    if origin is tuple:
        least, most = _only(metadata, MinLen), _only(metadata, MaxLen)
        item = _shape(get_args(annotation)[0])
        return ListOf(item, least.min_length if least else 0, most.max_length if most else None)
    if origin is dict:
        return MapOf(_shape(get_args(annotation)[1]))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return record_of(annotation)
    choices = annotation if isinstance(annotation, type) and issubclass(annotation, Enum) else None
    refers = next((item.target for item in metadata if isinstance(item, Refers)), None)
    is_text = annotation is str and refers is None and not _is_coded(metadata)
    is_number = annotation in (Decimal, int)
    return Leaf(refers, choices, _bounds(metadata), is_text, is_number, annotation is bool)


def _is_coded(metadata: tuple[Any, ...]) -> bool:
    """Whether a text has a form of its own: an id, a date, an address."""
    parts = [part for item in metadata for part in (item, *getattr(item, "metadata", ()))]
    patterns = [str(getattr(part, "pattern", None) or "") for part in parts]
    coded = any(pattern in (ID_PATTERN, YEAR_PATTERN) or "http" in pattern for pattern in patterns)
    return coded or any(isinstance(part, AfterValidator) for part in parts)


def _bounds(metadata: tuple[Any, ...]) -> tuple[int, int] | None:
    least, most = _only(metadata, Ge), _only(metadata, Le)
    return (int(str(least.ge)), int(str(most.le))) if least and most else None


def _only(metadata: tuple[Any, ...], kind: type[Constraint]) -> Constraint | None:
    """The constraint of one kind; pydantic nests those of an inner `Field`."""
    inner = [part for item in metadata for part in getattr(item, "metadata", [item])]
    return next((part for part in inner if isinstance(part, kind)), None)
