"""How much Markdown a text holds: one that holds too much is shown as typed, not rendered.

The Markdown reader takes time by the square of brackets and of short lines, makes a row of cells
out of one sign, and goes one call deeper for each level of a list. The bounds here are far above
what people write, and far below what a page or a build would suffer from.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LEAD = "^(?:[ \\t]|>|[-*+](?=[ \\t])|[0-9]{1,9}[.)](?=[ \\t]))+"
"""What stands before the words of a line."""
LEVEL = ">|[-*+]|[0-9]+|\\t| {4}"
"""One level in it."""


class Growth(NamedTuple):
    """What costs time and room in a text."""

    brackets: int
    """Opening ones."""
    lines: int
    cells: int
    """Rows times columns: a row of a table has as many cells as its head, however short it is."""
    levels: int
    """Lists and quotations in each other; deeper ones have no room on a phone."""


MOST = Growth(brackets=60, lines=400, cells=1000, levels=8)

_LEAD, _LEVEL = re.compile(LEAD, re.MULTILINE), re.compile(LEVEL)


def growth_of(text: str) -> Growth:
    """Of texts that are joined by line breaks it is at least that of each."""
    lines = text.count("\n") + 1
    columns = max(line.count("|") for line in text.split("\n")) + 1 if "|" in text else 0
    levels = max((len(_LEVEL.findall(lead[0])) for lead in _LEAD.finditer(text)), default=0)
    return Growth(text.count("["), lines, lines * columns, levels)


def is_overgrown(text: str) -> bool:
    """Whether any of the bounds is passed."""
    return any(much > most for much, most in zip(growth_of(text), MOST, strict=True))
