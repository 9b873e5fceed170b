"""The valid parts of a file, each as its own model, even where the file as a whole is not valid.

So one mistake in a file does not hide another: the dates of a case are compared although its
indicator lacks a unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from generator.checking.shapes import Record
from generator.checking.shelf import Typed
from generator.model import Model
from generator.reading import Path


@dataclass(frozen=True, slots=True)
class Part:
    """A valid piece of an entry and where it stands in the file."""

    path: Path
    model: Model


def valid_parts(typed: Typed) -> Iterator[Part]:
    """Every sound part of one file, outer before inner."""
    for visit in typed.visits():
        if not isinstance(visit.shape, Record) or not isinstance(visit.typed, dict):
            continue
        if typed.entry is not None:
            yield Part(visit.path, _at(typed.entry, visit.path))
        elif typed.is_sound(visit.path):
            try:
                yield Part(visit.path, visit.shape.model.model_validate(visit.typed))
            except ValidationError:
                continue  # Its key was misspelt: reported there, and never part of the entry.


def _at(entry: Model, path: Path) -> Model:
    found: Any = entry
    for step in path:
        found = getattr(found, str(step)) if isinstance(found, Model) else found[step]
    assert isinstance(found, Model)
    return found
