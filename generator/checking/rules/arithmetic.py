"""Changes that anyone can work out: they must agree with baseline and result.

Numbers are compared as intervals: 28 printed stands for 27.5 to 28.5, "more than 28" for
28 and above. Only a contradiction that no rounding explains is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.model import Better, Figure, Indicator, Qualifier

PERCENT = frozenset({"%", "％", "百分比"})
POINTS = frozenset({"百分点", "个百分点", "pp"})
_ROUNDED_UNITS = re.compile("[%％‰万亿千率比点]")
_LOOSENESS = Decimal("0.1")
"""How far off "about" and "more than" may be, as a share of the value."""


@dataclass(frozen=True)
class Interval:
    """Every number that a printed one may stand for."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high


def change_agrees(indicator: Indicator) -> Iterator[Finding]:
    """`change` is the relative change in %, or the difference in the indicator's unit."""
    baseline, result, change = indicator.baseline, indicator.result, indicator.change
    if baseline is None or result is None or change is None or baseline.unit != result.unit:
        return
    before, after = interval(baseline, counted=True), interval(result, counted=True)
    stated = interval(change)
    relative = _relative(before, after)
    difference = Interval(after.low - before.high, after.high - before.low)
    may_be_relative = change.unit in PERCENT
    may_be_difference = change.unit == baseline.unit or change.unit in POINTS
    if may_be_relative and (relative is None or relative.meets(stated)):
        return
    if may_be_difference and difference.meets(stated):
        return
    if not may_be_relative and not may_be_difference:
        return  # A change in some other unit is not derived from these two.
    code = Code.PERCENT_DISAGREES if may_be_relative else Code.DIFFERENCE_DISAGREES
    expected = _exact(baseline, result, change, relative=may_be_relative)
    params = {
        "baseline": f"{baseline.value}{baseline.unit}",
        "result": f"{result.value}{result.unit}",
        "change": f"{change.value}{change.unit}",
        "expected": f"{expected}{change.unit}",
    }
    yield Finding(code, ("change", "value"), params)


def change_has_the_right_sign(indicator: Indicator) -> Iterator[Finding]:
    """A change against the better direction is more often a lost minus than a step back."""
    change, better = indicator.change, indicator.better
    if change is None or better is None or change.value == 0:
        return
    if (change.value > 0) != (better is Better.HIGHER):
        params = {
            "better": better.value,
            "label": better.label,
            "change": f"{change.value}{change.unit}",
        }
        yield Finding(Code.WRONG_DIRECTION, ("change", "value"), params)


def units_agree(indicator: Indicator) -> Iterator[Finding]:
    """Baseline, target and result are counted in one unit, the indicator's where it has one."""
    expected = indicator.unit
    for key in ("baseline", "target", "result"):
        figure: Figure | None = getattr(indicator, key)
        if figure is None:
            continue
        if expected is not None and figure.unit != expected:
            params = {"value": figure.unit, "other": expected}
            yield Finding(Code.UNITS_DIFFER, (key, "unit"), params)
        expected = expected or figure.unit


def interval(figure: Figure, *, counted: bool = False) -> Interval:
    """Every number that a figure may stand for, by its printed precision and its qualifier.

    Where things are `counted`, a whole number of a unit that is neither a share nor a multiple
    is what it is: 50 violations were not 50.4.
    """
    value = figure.value
    exponent = value.as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    half = Decimal(1).scaleb(places) / 2
    if counted and places >= 0 and not _ROUNDED_UNITS.search(figure.unit):
        half = Decimal(0)
    loose = abs(value) * _LOOSENESS
    outward = loose if value >= 0 else -loose
    match figure.qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            ends = (value - half, value + half, value + outward)
        case Qualifier.LESS_THAN:
            ends = (value - half, value + half, value - outward)
        case Qualifier.ABOUT:
            ends = (value - max(half, loose), value + max(half, loose), value)
        case _:
            ends = (value - half, value + half, value)
    return Interval(min(ends), max(ends))


def _relative(before: Interval, after: Interval) -> Interval | None:
    """The change in %; None where the baseline may be nothing, so that nothing follows."""
    if before.low <= 0 <= before.high:
        return None
    ends = [
        (new - old) / abs(old) * 100
        for old in (before.low, before.high)
        for new in (after.low, after.high)
    ]
    return Interval(min(ends), max(ends))


def _exact(baseline: Figure, result: Figure, change: Figure, *, relative: bool) -> Decimal:
    """The expected change at the precision in which it is stated."""
    difference = result.value - baseline.value
    expected = difference / abs(baseline.value) * 100 if relative else difference
    exponent = change.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    with localcontext() as wide:
        # Twenty digits divided by the smallest fraction need more than the usual 28.
        wide.prec = 80
        return expected.quantize(step, rounding=ROUND_HALF_UP)
