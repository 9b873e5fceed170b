"""Which branches a unit has on which day of a registry: its list, and every change in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import BranchChange, Registry


@dataclass(frozen=True)
class Ending:
    """The day from which a branch is no more, and what came out of it."""

    day: str
    after: tuple[str, ...]


@dataclass(frozen=True)
class Taken:
    """A branch that a change takes although it is not there on that day."""

    change: int
    """Place of the change in the file."""
    item: int
    """Place in its `before`; in its `after`, with `already`."""
    already: bool = False
    """It is there before it comes out of the change."""


@dataclass(frozen=True)
class Branches:
    """The branches of one registry."""

    known: frozenset[str]
    """Every branch of the year, at its beginning or out of a change."""
    endings: dict[str, Ending]
    """Branches that are gone at the end of the year."""
    misplaced: tuple[Taken, ...]

    @classmethod
    def of(cls, registry: Registry) -> Branches:
        """Follow the changes of a registry by their dates."""
        alive = set(registry.branches)
        endings: dict[str, Ending] = {}
        misplaced: list[Taken] = []
        for place, change in _by_date(registry.changes):
            misplaced += [
                Taken(place, item) for item, name in enumerate(change.before) if name not in alive
            ]
            misplaced += [
                Taken(place, item, already=True)
                for item, name in enumerate(change.after)
                if name in alive and name not in change.before
            ]
            for name in change.before:
                if name not in change.after:
                    endings[name] = Ending(change.date, change.after)
            alive = (alive - set(change.before)) | set(change.after)
            for name in change.after:
                endings.pop(name, None)
        known = {
            *registry.branches,
            *(name for change in registry.changes for name in change.after),
        }
        return cls(frozenset(known), endings, tuple(misplaced))


def _by_date(changes: Sequence[BranchChange]) -> list[tuple[int, BranchChange]]:
    return sorted(enumerate(changes), key=lambda item: item[1].date)
