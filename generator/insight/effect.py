"""How far a case moved its numbers, as one percentage that cases can be compared by.

Only what the source prints is used: a relative change, or a value before and one after. Percentage
points are no percentages, and a difference without a value to relate it to is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.library import Library
from generator.model import Better, Case, Figure, Indicator, Qualifier, VocabularyKind

PERCENT = "%"
_STEP = Decimal("0.1")


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


def effect_of(library: Library, case: Case) -> Effect | None:
    """The largest improvement among the indicators of a case; one beyond doubt comes first.

    None where the source prints nothing that can be compared.
    """
    found = (e for i in case.indicators for e in _effects(library, i))
    return max(found, key=lambda e: (not e.doubtful, e.improvement), default=None)


def _effects(library: Library, indicator: Indicator) -> Iterator[Effect]:
    term = library.terms(VocabularyKind.INDICATORS).get(indicator.indicator or "")
    better = indicator.better or (term.better if term else None)
    if better is None:
        return
    change, before = indicator.change, indicator.baseline
    computed = _between(before, indicator.result)
    if computed is not None:
        yield Effect(computed, better, _shared(before, indicator.result))
    elif change and change.unit == PERCENT:
        # A share that fell by 28% fell by a part of itself or by points: figures.py draws neither.
        unit = indicator.unit or (before.unit if before else None)
        yield Effect(change.value, better, change.qualifier, doubtful=unit == PERCENT)
    elif change and before and before.unit == change.unit and before.value > 0:
        movement = (change.value / before.value * 100).quantize(_STEP)
        yield Effect(movement, better, _shared(before, change))


def _between(before: Figure | None, after: Figure | None) -> Decimal | None:
    """From one value to the other in % of the first; None where that has no meaning."""
    if not before or not after or before.unit != after.unit or before.value <= 0:
        return None
    return ((after.value - before.value) / before.value * 100).quantize(_STEP)


def _shared(*figures: Figure | None) -> Qualifier:
    """What can be said of a number worked out from others: exact, or about."""
    loose = any(figure and figure.qualifier is not Qualifier.EXACT for figure in figures)
    return Qualifier.ABOUT if loose else Qualifier.EXACT
