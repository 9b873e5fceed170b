"""Bars of cases by how well they are evidenced: the geometry, in per cent of the width.

A bar is drawn as up to three pieces, the best evidenced first. What it says also stands beside it
as text, so that nothing rests on the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.insight.facets import COMPARED, MEASURED, QUALITATIVE
from generator.insight.statistics import Tally

PERCENT_FROM = 10
"""Fewest cases from which a share is given in per cent; of fewer it would feign precision."""

LEGEND = (
    (COMPARED.id, "有变化幅度"),
    (MEASURED.id, "有数据，没有变化幅度"),
    (QUALITATIVE.id, "只有定性"),
)
"""The pieces of a bar, by class and in words."""


@dataclass(frozen=True)
class Piece:
    """One part of a bar."""

    kind: str
    """Its class, one of LEGEND."""
    start: str
    """Per cent from the left, as an attribute: `12.5%`."""
    width: str


@dataclass(frozen=True)
class Bar:
    """A labelled bar; `url` leads to its cases and is empty where no list shows just these."""

    label: str
    url: str
    value: str
    pieces: tuple[Piece, ...]


def _per_cent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") + "%" if whole else "0%"


def share(part: int, whole: int) -> str:
    """`3 / 5`, with per cent where there are enough cases."""
    plain = f"{part} / {whole}"
    return f"{plain}（{round(100 * part / whole)}%）" if whole >= PERCENT_FROM else plain


def pieces(tally: Tally, longest: int) -> tuple[Piece, ...]:
    """The parts of a bar on which `longest` cases fill the width."""
    found = []
    start = 0
    for (kind, _), count in zip(
        LEGEND, (tally.compared, tally.counted, tally.qualitative), strict=True
    ):
        if count:
            found.append(Piece(kind, _per_cent(start, longest), _per_cent(count, longest)))
        start += count
    return tuple(found)


def _count(row: Tally) -> str:
    return f"{row.cases} 个" + (f"，{row.measured} 个有数据" if row.measured else "")


def count_bars(rows: Iterable[tuple[Tally, str]]) -> tuple[Bar, ...]:
    """Bars as long as their cases are many; each row comes with its address."""
    kept = tuple(rows)
    longest = max((row.cases for row, _ in kept), default=0)
    return tuple(Bar(row.label, url, _count(row), pieces(row, longest)) for row, url in kept)


def share_bars(rows: Iterable[tuple[Tally, str]]) -> tuple[Bar, ...]:
    """Bars of one length, cut by how well the cases are evidenced."""
    return tuple(
        Bar(row.label, url, share(row.measured, row.cases), pieces(row, row.cases))
        for row, url in rows
    )
