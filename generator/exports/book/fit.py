"""Whether an entry runs a few lines over its last page, estimated before anything is set.

The printed page is not measured for this: setting every entry twice takes three times as long.
Where the estimate errs, an entry is set a little closer than it need be, or its last page holds a
few lines only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from generator.exports.book.entries import FOUR, BookEntry, Lines
from generator.exports.book.paper import Paper

HALF = 0.55
"""Width of a Latin letter or digit, where a Chinese character is 1."""

SPARED = 0.15
"""Share of a page that setting text closer gains."""

ERROR = 0.03
"""Share of a page by which the estimate is usually wrong."""


@dataclass(frozen=True)
class Room:
    """What a page holds, in characters to a line and lines of running text to a page."""

    across: float
    beside: float
    """Characters to a line of an element, beside its heading on A4."""
    lines: float
    above: float
    """Lines that a heading takes where it stands above the text."""


ROOMS = {Paper.A4: Room(44, 36.5, 44.8, 0), Paper.A5: Room(34, 34, 34.5, 1.15)}


def runs_over(entry: BookEntry, paper: Paper) -> bool:
    """Whether setting this entry closer would save it a page."""
    room = ROOMS[paper]
    pages = estimated_lines(entry, paper) / room.lines
    whole = int(pages + ERROR)
    return whole > 0 and pages - whole < SPARED * whole


def estimated_lines(entry: BookEntry, paper: Paper) -> float:
    """Height of an entry in lines of running text."""
    room = ROOMS[paper]
    head = 3.4 + 1.08 * _lines(entry.summary, room.across / 1.08)
    band = 4.2 if entry.headlines else 0
    told = sum(_element(entry, element, room) for element in entry.elements)
    table = 3.3 + sum(
        1.25 * max(1, _lines(f.printed, room.across * 0.43), _lines(f.name, room.across * 0.33))
        for f in entry.figures
    )
    foot = 1.5 + 0.75 * sum(_lines(one.text, room.across * 1.2) for one in entry.cited)
    return head + band + told + (table if entry.figures else 0) + foot


def _element(entry: BookEntry, element: Lines, room: Room) -> float:
    """Lines of an element with the space above it and its heading."""
    if element.name == "indicators" and entry.indicators:
        return (
            0.25
            + room.above
            + sum(
                _lines(one.line, room.beside)
                + (0.9 if one.direction or one.period or one.note else 0)
                + 0.95 * len(one.bars)
                for one in entry.indicators
            )
        )
    above = 0.25 + (0 if element.shape == "words" else room.above)
    boxed = 0.3 if element.name in FOUR and room.above else 0
    joined = element.shape in ("words", "run")
    texts: Sequence[str] = ("、".join(element.lines),) if joined else element.lines
    return above + boxed + (sum(_lines(text, room.beside - 1.5) for text in texts) or 1)


def _lines(text: str, across: float) -> int:
    width = sum(1 if unicodedata.east_asian_width(c) in "WFA" else HALF for c in text)
    return max(1, -int(-width // across))
