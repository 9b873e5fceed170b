"""The one record that every rule ends in, and what a rule hands over before it has words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from generator.reading import Edit, Path


class Severity(StrEnum):
    """An error keeps a library from being published; a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file, in words; `line` and `column` count from 1."""

    code: str
    severity: Severity
    file: str
    """Path from the root of the library, with forward slashes."""
    line: int
    column: int
    path: str
    """The field, as `indicators[2].baseline.value`: items count from 1, as people count."""
    message: str
    """What is wrong; what is allowed; what is nearest."""
    hint: str
    """How to mend it."""
    fix: tuple[Edit, ...] = ()
    """The change that certainly mends it; `casebook fix` makes it."""
    cell: str = ""
    """Where the entry came from a workbook: sheet and cell, as `案例!D5`."""
    params: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The parameters of the finding, for those who say it in other words; in no report."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, before it is put into words: a code, a place in one file, the facts."""

    code: str
    path: Path = ()
    params: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False
    """Whether the key is at fault rather than its value."""
    certain: str | None = None
    """What to write in the place of the value (of the key, with `at_key`), as YAML, where that is
    certain."""
    offset: int = 0
    """Characters of a text before the one that is at fault."""

    def below(self, path: Path) -> Finding:
        """The same finding, seen from the file instead of from the part at `path`."""
        return replace(self, path=(*path, *self.path))


def as_reported(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """For `asdict`: a record without what no report holds."""
    return {name: value for name, value in pairs if name != "params"}


def show_path(path: Path) -> str:
    """A path as people read it: `actions[1].text`, counted from 1; empty for the whole file."""
    shown = ""
    for step in path:
        shown += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if shown else step
    return shown
