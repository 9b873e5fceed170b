"""Whether a text holds more Markdown than a text needs: such is shown as typed, not rendered.

The Markdown reader takes time by the square of brackets and of short lines, makes a row of cells
out of one sign, and goes one call deeper for each level of a list. The bounds here are far above
what people write, and far below what a page or a build would suffer from.
"""

from __future__ import annotations

import re

MOST_BRACKETS = 60
MOST_LINES = 400
MOST_CELLS = 1000
"""Rows times columns: a row of a table has as many cells as its head, however short it is."""
MOST_LEVELS = 8
"""Lists and quotations in each other; deeper ones have no room on a phone."""

_LEAD = re.compile(r"(?m)^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))+")
_LEVEL = re.compile(r">|[-*+]|\d+|\t| {4}")


def is_overgrown(text: str) -> bool:
    """Whether any of the bounds is passed."""
    lines = text.count("\n") + 1
    return (
        text.count("[") > MOST_BRACKETS
        or lines > MOST_LINES
        or ("|" in text and _cells(text, lines) > MOST_CELLS)
        or any(len(_LEVEL.findall(lead[0])) > MOST_LEVELS for lead in _LEAD.finditer(text))
    )


def _cells(text: str, lines: int) -> int:
    return lines * (max(line.count("|") for line in text.split("\n")) + 1)
