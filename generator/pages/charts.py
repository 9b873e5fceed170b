"""Bars of cases by how well they are evidenced: the geometry, in per cent of the width.

A bar is drawn as up to three pieces, the best evidenced first. What it says also stands beside it
as text, so that nothing rests on the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.insight.facets import COMPARED, MEASURED, QUALITATIVE
from generator.insight.statistics import Tally
from generator.pages.bars import Bar, bar

PERCENT_FROM = 10
"""Fewest cases from which a share is given in per cent; of fewer it would feign precision."""

LEGEND = (
    (COMPARED.id, "有变化幅度"),
    (MEASURED.id, "有数据，没有变化幅度"),
    (QUALITATIVE.id, "只有定性"),
)
"""The pieces of a bar, by class and in words."""


def share(part: int, whole: int) -> str:
    """`3 / 5`, with per cent where there are enough cases."""
    plain = f"{part} / {whole}"
    return f"{plain}（{round(100 * part / whole)}%）" if whole >= PERCENT_FROM else plain


def _bar(row: Tally, url: str, value: str, longest: int) -> Bar:
    """A bar on which `longest` cases fill the width."""
    counts = (row.compared, row.counted, row.qualitative)
    parts = zip((kind for kind, _ in LEGEND), counts, strict=True)
    return bar(row.label, value, parts, longest, url)


def _count(row: Tally) -> str:
    return f"{row.cases} 个" + (f"，{row.measured} 个有数据" if row.measured else "")


def count_bars(rows: Iterable[tuple[Tally, str]]) -> tuple[Bar, ...]:
    """Bars as long as their cases are many; each row comes with its address."""
    kept = tuple(rows)
    longest = max((row.cases for row, _ in kept), default=0)
    return tuple(_bar(row, url, _count(row), longest) for row, url in kept)


def share_bars(rows: Iterable[tuple[Tally, str]]) -> tuple[Bar, ...]:
    """Bars of one length, cut by how well the cases are evidenced."""
    return tuple(_bar(row, url, share(row.measured, row.cases), row.cases) for row, url in rows)
