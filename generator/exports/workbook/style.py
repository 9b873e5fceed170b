"""How the sheets look: formats, widths, heights, notes; nothing about cases."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from generator.exports.workbook.layout import Column, Need
from generator.reading import columns_of

EPOCH = datetime(2000, 1, 1)
"""Creation time written into every workbook, so that the bytes do not depend on the day."""

A4 = 9
"""Paper code of A4 in a workbook."""

LINE = 16
"""Points of one line of text."""

HIGHEST = 240
"""Points of the highest row that is written: taller ones are hard to scroll past."""

HEADER_HEIGHT = 36

AUTHOR = "案例工具箱"

FONT = {"font_name": "等线", "font_size": 11}
_HEAD = FONT | {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}
_HEAD |= {"align": "center", "border_color": "#FFFFFF"}
_CELL = FONT | {"text_wrap": True, "valign": "top"}
_COLORS = {
    Need.ALWAYS: {"bg_color": "#A4262C", "font_color": "#FFFFFF"},
    Need.IN_GROUP: {"bg_color": "#EBC3BF", "font_color": "#3B1211"},
    Need.NEVER: {"bg_color": "#F4E7E5", "font_color": "#3B1211"},
}
_BESIDE = 3
"""Characters left free beside a title, so that it stays on one line."""

_TEXT = {"num_format": "@"}
_EXAMPLE = {"italic": True, "font_color": "#6B6B6B", "bg_color": "#F5F5F5"}


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def _made_of(self, properties: dict[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    def head(self, need: Need) -> Any:
        """A cell of the header; the darker, the more it is needed."""
        return self._made_of(_HEAD | _COLORS[need])

    def cell(self, column: Column, *, example: bool = False) -> Any:
        """A cell to fill. Short texts are kept as text, so that 2020-09 and 3-5 stay as typed."""
        kept = {} if column.leaf.is_number or column.is_long else _TEXT
        return self._made_of(_CELL | kept | {"locked": False} | (_EXAMPLE if example else {}))

    def text(self, **more: Any) -> Any:
        """A cell that is only read."""
        return self._made_of(_CELL | more)


def width(column: Column) -> int:
    """Characters of Latin text that a column is wide."""
    if column.is_long:
        return 44
    return max(_narrow(column), columns_of(column.title) + _BESIDE)


def _narrow(column: Column) -> int:
    """What the values of a column need; its title may need more."""
    if column.is_date or column.leaf.is_number or column.is_choice:
        return 11
    if column.list_name or column.is_key or column.offers[0]:
        return 24
    return min(max(10, columns_of(column.example) + 4), 30)


def lines_in(text: str, columns: int) -> int:
    """Lines that a text takes in a cell of some columns."""
    return sum(1 + columns_of(line) // max(columns - 1, 1) for line in text.split("\n"))


def height(lines: int) -> int:
    """Points of a row of so many lines."""
    return min(LINE * max(lines, 1) + 4, HIGHEST)
