"""Filled forms counted up: points, shares that pass, what is closed, open and overdue.

How a form is counted stands with the form (`Tool.tally`); here it is only carried out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.insight.share import per_cent
from generator.model import Tally, TallyKind, Tool

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Subtotal:
    """One group of rows; `name` is empty for the whole."""

    name: str
    reached: Decimal
    """Points for `score`; rows that pass or are closed for the others."""
    full: Decimal
    """Full points for `score`; rows that count for the others."""

    @property
    def share(self) -> Decimal | None:
        """`reached` of `full` in per cent; None where nothing counts."""
        return per_cent(self.reached, self.full)


@dataclass(frozen=True)
class OpenRow:
    """A row that is not closed or does not pass."""

    place: int
    """From 0, within the filled rows."""
    state: str
    due: str
    overdue: bool


@dataclass(frozen=True)
class Counted:
    """A filled form, counted up."""

    kind: TallyKind
    whole: Subtotal
    groups: tuple[Subtotal, ...]
    open: tuple[OpenRow, ...]
    """For `check` and `loop`: what is left to do, in the rows' order."""
    blank: int
    """Rows in which nothing was filled into the column that is counted."""

    @property
    def overdue(self) -> int:
        """How many open rows are past their day."""
        return sum(row.overdue for row in self.open)


def count_up(tool: Tool, rows: Rows, day: str) -> Counted | None:
    """Count the rows of a filled form as on `day`, `YYYY-MM-DD`; None without a tally.

    A cell that is no number counts as blank for `score`; a day that is no full date is never
    overdue.
    """
    tally = tool.tally
    if tally is None:
        return None
    places = {column.title: place for place, column in enumerate(tool.columns)}

    def cell(row: Sequence[str], title: str | None) -> str:
        place = places.get(title or "", len(row))
        return row[place].strip() if place < len(row) else ""

    counted: list[tuple[str, Decimal, Decimal]] = []
    open_rows: list[OpenRow] = []
    blank = 0
    for place, row in enumerate(rows):
        typed = cell(row, tally.value)
        if typed in tally.exempt and typed:
            continue
        group = cell(row, tally.group)
        if "".join(row).strip() == group:
            continue  # A blank line, or one for which the form prints its group and nothing more.
        reached, full = _points(tally, typed, cell(row, tally.full))
        blank += not typed or (tally.kind is TallyKind.SCORE and number_in(typed) is None)
        counted.append((group, reached, full))
        if tally.kind is not TallyKind.SCORE and typed not in tally.good:
            due = cell(row, tally.due)
            open_rows.append(OpenRow(place, typed, due, _is_past(due, day)))
    names = dict.fromkeys(name for name, _, _ in counted) if tally.group else ()
    groups = tuple(_subtotal(name, (c for c in counted if c[0] == name)) for name in names)
    return Counted(tally.kind, _subtotal("", counted), groups, tuple(open_rows), blank)


def number_in(text: str) -> Decimal | None:
    """The number that a cell holds; None where it holds none."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _points(tally: Tally, typed: str, full: str) -> tuple[Decimal, Decimal]:
    if tally.kind is TallyKind.SCORE:
        return number_in(typed) or Decimal(0), number_in(full) or Decimal(0)
    return Decimal(typed in tally.good), Decimal(1)


def _subtotal(name: str, counted: Iterable[tuple[str, Decimal, Decimal]]) -> Subtotal:
    held = list(counted)
    return Subtotal(
        name, sum((c[1] for c in held), Decimal(0)), sum((c[2] for c in held), Decimal(0))
    )


def _is_past(due: str, day: str) -> bool:
    return len(due) == len(day) and due[:4].isdigit() and due < day
