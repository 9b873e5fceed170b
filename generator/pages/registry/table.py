"""A table of the registry as data: pages and workbooks both show just this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

Value = str | int | Decimal | None
"""What a cell holds; None and "" are both empty."""


class Kind(StrEnum):
    """How a column is shown: its class on a page, its format and width in a workbook."""

    NAME = "name"
    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"
    SHORT = "short"


@dataclass(frozen=True)
class Column:
    """A heading and what stands below it."""

    title: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Line:
    """One line; the first value is always the unit's name."""

    unit: str
    """Id of the unit."""
    values: tuple[Value, ...]
    tone: str = ""
    """What the line is to be noticed for, by a class: late, stopped, silent, best, …"""
    case: str = ""
    """Id of the case that tells more; empty where there is none."""


@dataclass(frozen=True)
class Table:
    """A table of a round."""

    key: str
    """Stands in addresses: `projects`."""
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    toned: str = ""
    """Title of the column that shows the tone of its line."""
    by_unit: bool = True
    """Whether the lines stand unit by unit."""

    def of_unit(self, unit: str) -> Table:
        """The lines of one unit."""
        return replace(self, lines=tuple(line for line in self.lines if line.unit == unit))

    def only(self, key: str, title: str, columns: Iterable[str]) -> Table:
        """The same lines with fewer columns, under a name of their own."""
        places = [self.place(column) for column in columns]
        return replace(
            self,
            key=key,
            title=title,
            columns=tuple(self.columns[place] for place in places),
            lines=tuple(
                replace(line, values=tuple(line.values[place] for place in places))
                for line in self.lines
            ),
        )

    def place(self, title: str) -> int:
        """The place of a column, from 0."""
        return [column.title for column in self.columns].index(title)
