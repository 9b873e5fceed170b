"""Text that fits its box: made smaller first, then cut at the end of a sentence, which is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from math import ceil

from generator.reading import columns_of

MORE = "……其余详见网站"


class Look(IntEnum):
    """How a line looks; the value is the level of the outline that has this look."""

    HEAD = 0
    TEXT = 1
    ITEM = 2
    SMALL = 3
    NUMBER = 4


SIZES = {Look.HEAD: 18.0, Look.TEXT: 18.0, Look.ITEM: 18.0, Look.SMALL: 13.0, Look.NUMBER: 40.0}
"""Points of each look before anything is made smaller."""

GAP = 5.0
"""Points above each line but the first."""

SCALES = (100, 90, 80, 70)
"""Per cent; what is smaller nobody reads from the back of a room."""

_SPACING = 1.22
"""Height of a line in a Chinese font, in sizes of the font."""
_SAFETY = 0.96
"""Programs break lines a little earlier than the sum of the characters says."""
_SENTENCE = re.compile(r"[^。；！？]*[。；！？]?")


@dataclass(frozen=True)
class Line:
    """One paragraph of a box."""

    text: str
    look: Look = Look.TEXT


@dataclass(frozen=True)
class Box:
    """A place for text on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    def lines_of(self, line: Line, scale: int) -> int:
        """Lines that a paragraph takes."""
        size = SIZES[line.look] * scale / 100
        indent = size * 1.2 if line.look is Look.ITEM else 0
        ems = (self.width * 72 - indent) * _SAFETY / size
        return max(1, ceil(columns_of(line.text) / 2 / ems))

    def needed(self, lines: Sequence[Line], scale: int) -> float:
        """Points that paragraphs take one below another."""
        gaps = GAP * max(len(lines) - 1, 0) * scale / 100
        return gaps + sum(
            self.lines_of(line, scale) * SIZES[line.look] * _SPACING * scale / 100 for line in lines
        )

    def holds(self, lines: Sequence[Line], scale: int) -> bool:
        """Whether paragraphs stay inside."""
        return self.needed(lines, scale) <= self.height * 72


@dataclass(frozen=True)
class Fitted:
    """Paragraphs that stay inside of their box."""

    lines: tuple[Line, ...]
    scale: int
    """Per cent of the usual size."""


def fit(lines: Sequence[Line], box: Box) -> Fitted:
    """As much of `lines` as the box holds, as large as it can be."""
    for scale in SCALES:
        if box.holds(lines, scale):
            return Fitted(tuple(lines), scale)
    scale = SCALES[-1]
    more = Line(MORE, Look.SMALL)
    kept: list[Line] = []
    for line in lines:
        if not box.holds([*kept, line, more], scale):
            beginning = _beginning(line, lambda part: box.holds([*kept, part, more], scale))
            return Fitted((*kept, *beginning, more), scale)
        kept.append(line)
    return Fitted(tuple(kept), scale)  # Not reached: the whole did not fit.


def one_line(text: str, size: float, width: float) -> str:
    """A text cut to one line of a font of `size` points in `width` inches."""
    most = int(width * 72 * _SAFETY / size * 2)
    if columns_of(text) <= most:
        return text
    while text and columns_of(text) > most - 2:
        text = text[:-1]
    return text.rstrip("，、；：· ") + "…"


def _beginning(line: Line, fits: Callable[[Line], bool]) -> tuple[Line, ...]:
    """The whole sentences of a line that still fit; none where not even one does."""
    kept = ""
    for sentence in _SENTENCE.findall(line.text):
        if not sentence or not fits(replace(line, text=kept + sentence)):
            break
        kept += sentence
    return (replace(line, text=kept),) if kept else ()
