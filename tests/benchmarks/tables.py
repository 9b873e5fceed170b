"""Plain text tables in which Chinese takes two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

Cell = str | float | int | None


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Lines of a table; numbers stand at the right, what was not measured is a dash."""
    shown = [[_text(cell) for cell in row] for row in rows]
    kinds = [[isinstance(cell, int | float) or cell is None for cell in row] for row in rows]
    columns = list(zip(head, *shown, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    numeric = [all(column) for column in zip(*kinds, strict=True)] if kinds else [False] * len(head)
    lines = [head, ["-" * width for width in widths], *shown]
    return "\n".join(
        "  ".join(_padded(*cell) for cell in zip(line, widths, numeric, strict=True)).rstrip()
        for line in lines
    )


def _text(cell: Cell) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, float):
        return (
            f"{cell:.2f}" if abs(cell) < 10 else f"{cell:.1f}" if abs(cell) < 100 else f"{cell:.0f}"
        )
    return str(cell)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _padded(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks
