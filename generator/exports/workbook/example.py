"""The filled examples of blank workbooks: made up, marked as such, never imported."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from generator.checking.shapes import Leaf, record_of, walk
from generator.exports.workbook.words import Words
from generator.model import Case, Model, Registry
from generator.reading import Path, Value, read_yaml

EXAMPLE_ID = "示例"
"""Stands in the first cell of the row that shows how to fill the others; it is never imported."""


@cache
def _bytes(name: str) -> bytes:
    return files(__package__).joinpath(name).read_bytes()


def example_case(words: Words) -> dict[str, Value]:
    """The example in words of this library: what it does not know is its first word instead."""
    return _fitted(Case, "example.yml", words)


def example_registry(words: Words) -> dict[str, Value]:
    """The example of a registry, in the same way; its unit is the sign of an example."""
    return _fitted(Registry, "example_registry.yml", words) | {"organisation": EXAMPLE_ID}


def _fitted(model: type[Model], name: str, words: Words) -> dict[str, Value]:
    data = read_yaml(_bytes(name)).data or {}
    for visit in list(walk(record_of(model), data)):
        if isinstance(visit.shape, Leaf) and visit.shape.refers and isinstance(visit.typed, str):
            known = words.lists.get(visit.shape.refers)
            ids = [word.id for word in known.words] if known else []
            if visit.typed not in ids:
                _put(data, visit.path, ids[0] if ids else None)
    return data


def _put(data: Value, path: Path, value: Value) -> None:
    for step in path[:-1]:
        data = data[step]  # type: ignore[index]
    data[path[-1]] = value  # type: ignore[index]
