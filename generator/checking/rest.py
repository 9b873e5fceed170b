"""What is left of a registry without the values that have a wrong shape.

So a day that was typed wrongly hides neither a branch that is not listed nor an id that stands
twice: a unit fills in hundreds of cells and is told all of it at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shapes import Record, record_of
from generator.checking.shelf import Typed
from generator.model import Project, Registry
from generator.reading import FileKind, Path

_ASKED = ("id", "branch", "registered", "grade")
"""What the rules ask of every project; one that lacks any of it is left out."""

_PARTS = ("promotions", "progress")
"""The lists of a project."""

_ABOUT_BRANCHES = frozenset((Code.UNKNOWN_BRANCH, Code.BRANCH_NOT_THERE, Code.BRANCH_ENDED))
"""What cannot be told while a branch or a change is not known: it may be the one in question."""


@dataclass
class Rest:
    """The rules of a whole registry, asked of what is sound."""

    typed: Typed
    """The file; its entry is the registry of what is sound."""
    untold: frozenset[str]
    """Codes that may be wrong only because something is missing."""
    places: dict[Path, list[int]] = field(default_factory=dict)
    """Path of a list in that registry → the place of each of its items in the file."""

    def told(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that certainly hold, at their places in the file."""
        for finding in findings:
            if finding.code not in self.untold:
                yield replace(finding, path=self._in_file(finding.path))

    def _in_file(self, path: Path) -> Path:
        steps = (
            self.places[path[:depth]][int(step)] if path[:depth] in self.places else step
            for depth, step in enumerate(path)
        )
        return tuple(steps)


def rest_of(typed: Typed) -> Rest | None:
    """A registry with a wrong shape as far as it is sound; None for other files, or sound ones."""
    if typed.address.kind is not FileKind.REGISTRY or typed.entry is not None:
        return None
    sieve = _Sieve(typed)
    data = {
        **_stand_ins(record_of(Registry)),
        "branches": sieve.items(("branches",), ("branches",)),
        "changes": sieve.items(("changes",), ("changes",)),
        "projects": sieve.projects(),
    }
    untold: set[str] = set()
    if sieve.lost & {("branches",), ("changes",)}:
        untold |= _ABOUT_BRANCHES
    if typed.is_sound(("year",)) and typed.data.get("year"):
        data["year"] = typed.data["year"]
    else:
        untold.add(Code.OUTSIDE_YEAR)
    try:
        registry = Registry.model_validate(data)
    except ValidationError:
        return None  # Not one branch is left, or a key was misspelt: that is told.
    return Rest(
        replace(typed, content=typed.opened._replace(entry=registry)),
        frozenset(untold),
        sieve.places,
    )


class _Sieve:
    """Takes the sound items out of a file and remembers where they stood."""

    def __init__(self, typed: Typed) -> None:
        self.places: dict[Path, list[int]] = {}
        self.lost: set[Path] = set()
        """Lists in the file that something was taken out of."""
        self._typed = typed

    def items(self, path: Path, into: Path) -> list[Any]:
        """The sound items of the list at `path`, which becomes the list `into`."""
        found: Any = self._typed.data
        for step in path:
            found = found.get(step) if isinstance(found, dict) else found[int(step)]
        listed = found if isinstance(found, list) else []
        places = [n for n in range(len(listed)) if self._typed.is_sound((*path, n))]
        if len(places) < len(listed) or not self._typed.is_sound(path):
            self.lost.add(path)
        self.places[into] = places
        return [listed[n] for n in places]

    def projects(self) -> list[dict[str, Any]]:
        """The projects that have what is asked, each with what else of it is sound."""
        typed = self._typed.data.get("projects")
        kept: list[dict[str, Any]] = []
        places = self.places.setdefault(("projects",), [])
        for place, project in enumerate(typed if isinstance(typed, list) else []):
            here: Path = ("projects", place)
            if isinstance(project, dict) and all(self._holds(here, project, k) for k in _ASKED):
                kept.append(self._project(here, project, ("projects", len(kept))))
                places.append(place)
        return kept

    def _project(self, here: Path, typed: dict[str, Any], into: Path) -> dict[str, Any]:
        sound = {
            key: value
            for key, value in typed.items()
            if key in record_of(Project).fields and self._typed.is_sound((*here, key))
        }
        for key in _PARTS:
            if key in typed:
                sound[key] = self.items((*here, key), (*into, key))
        if (*here, "promotions") in self.lost:
            sound.pop("case", None)  # Its grade is not certain; the case is compared with it.
        return {**_stand_ins(record_of(Project)), **sound}

    def _holds(self, here: Path, project: dict[str, Any], key: str) -> bool:
        return bool(project.get(key)) and self._typed.is_sound((*here, key))


def _stand_ins(shape: Record) -> dict[str, Any]:
    """Values for what must be there and no rule of a whole registry asks for."""
    found: dict[str, Any] = {}
    for name, info in shape.model.model_fields.items():
        inner = shape.fields[name]
        if info.is_required() and isinstance(inner, Record):
            found[name] = _stand_ins(inner)
        elif info.is_required() and info.examples:
            found[name] = info.examples[0]
    return found
