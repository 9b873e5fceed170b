"""Dates in order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.model import Period, is_after


def starts_before_it_ends(period: Period) -> Iterator[Finding]:
    """A period does not start after its end, at the precision that both share."""
    if period.start and period.end and is_after(period.start, period.end):
        yield Finding(Code.DATES_REVERSED, ("start",), {"start": period.start, "end": period.end})
