"""The valid parts of a file, each as its own model, even where the file as a whole is not valid.

So one mistake in a file does not hide another: the dates of a case are compared although its
indicator lacks a unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError

from generator.checking.shelf import Typed
from generator.model import Model
from generator.reading import Path


@dataclass(frozen=True, slots=True)
class Part:
    """A valid piece of an entry and where it stands in the file."""

    path: Path
    model: Model


def valid_parts(typed: Typed, wanted: tuple[type[Model], ...]) -> Iterator[Part]:
    """Every sound part of one file that is one of `wanted`, outer before inner."""
    for group in typed.survey.groups:
        model = group.shape.model
        if not _is_one_of(model, wanted):
            continue
        if typed.entry is not None:
            yield Part(group.path, _at(typed.entry, group.path))
        elif typed.is_sound(group.path):
            try:
                yield Part(group.path, model.model_validate(group.typed))
            except ValidationError:
                continue  # Its key was misspelt: reported there, and never part of the entry.


@cache
def _is_one_of(model: type[Model], wanted: tuple[type[Model], ...]) -> bool:
    return issubclass(model, wanted)


def _at(entry: Model, path: Path) -> Model:
    found: Any = entry
    for step in path:
        found = getattr(found, str(step)) if isinstance(found, Model) else found[step]
    assert isinstance(found, Model)
    return found
