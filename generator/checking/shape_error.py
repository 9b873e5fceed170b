"""One error that a model raised, with what is needed to explain it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from generator.checking.problem import Finding
from generator.checking.shapes import MAP_KEY, Record, Shape, shape_at
from generator.reading import Document, Path


@dataclass(frozen=True)
class ShapeError:
    """One error of validation with what is needed to explain it."""

    root: Record
    document: Document
    details: ErrorDetails

    @property
    def path(self) -> Path:
        """Where it is, without the mark for the key of a mapping."""
        path = tuple(self.details["loc"])
        return path[:-1] if is_key_of_map(path) else path

    @property
    def typed(self) -> Any:
        """What was typed there."""
        return self.details["input"]

    @property
    def limits(self) -> Mapping[str, Any]:
        """The bounds that were not kept."""
        return self.details.get("ctx") or {}

    @property
    def shape(self) -> Shape | None:
        """What belongs there."""
        return shape_at(self.root, self.path)

    @property
    def siblings(self) -> Mapping[str, Any]:
        """The keys and values that stand beside it."""
        holder = self.document.value(self.path[:-1])
        return holder if isinstance(holder, dict) else {}

    @property
    def shape_of_holder(self) -> Record | None:
        """The group that it stands in."""
        holder = shape_at(self.root, self.path[:-1])
        return holder if isinstance(holder, Record) else None

    def finding(self, code: str, *, certain: str | None = None, **params: object) -> Finding:
        """A finding at the value, or at the key where the key of a mapping is at fault."""
        at_key = is_key_of_map(tuple(self.details["loc"]))
        shown = {name: str(value) for name, value in params.items()}
        return Finding(code, self.path, shown, at_key, certain)


def is_key_of_map(path: Path) -> bool:
    """Whether an error is about the key of a mapping from ids, as pydantic marks it."""
    return bool(path) and path[-1] == MAP_KEY
