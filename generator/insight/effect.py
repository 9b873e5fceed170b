"""How far a case moved its numbers, as one percentage that cases can be compared by.

What of the printed numbers makes a percentage is settled in the brief (`Moved.relative`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.library import Library
from generator.model import Better, Brief, Moved, Qualifier, VocabularyKind


@dataclass(frozen=True)
class Effect:
    """The relative movement of an indicator whose better direction is known."""

    movement: Decimal
    """In % of the value before; negative where the number fell."""
    better: Better
    qualifier: Qualifier = Qualifier.EXACT
    doubtful: bool = False
    """Whether the source leaves open if it means percent or percentage points."""

    @property
    def improvement(self) -> Decimal:
        """In %; negative where the number moved the wrong way."""
        return self.movement if self.better is Better.HIGHER else -self.movement


def better_way(library: Library, stated: Better | None, indicator: str | None) -> Better | None:
    """The direction in which an indicator improves: as a case states it, else as its term does."""
    if stated is not None:
        return stated
    term = library.terms(VocabularyKind.INDICATORS).get(indicator or "")
    return term.better if term else None


def goes_well(better: Better | None, way: Decimal | int) -> bool:
    """Whether a movement up (above 0) or down (below 0) goes the way that is better."""
    return (better is Better.HIGHER and way > 0) or (better is Better.LOWER and way < 0)


def effect_of(library: Library, brief: Brief) -> Effect | None:
    """The largest improvement among the indicators of a case; one beyond doubt comes first.

    None where the source prints nothing that can be compared.
    """
    found = (e for moved in brief.moved if (e := _effect(library, moved)))
    return max(found, key=lambda e: (not e.doubtful, e.improvement), default=None)


def _effect(library: Library, moved: Moved) -> Effect | None:
    better = better_way(library, moved.better, moved.indicator)
    if moved.relative is None or better is None:
        return None
    return Effect(moved.relative, better, moved.qualifier, moved.doubtful)
