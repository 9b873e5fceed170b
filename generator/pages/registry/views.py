"""A table of the registry as a page draws it: unit by unit, each cell with its class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from generator.insight.registry import Round
from generator.model import number
from generator.pages.links import Link
from generator.pages.registry.shelf import Shelf
from generator.pages.registry.table import Kind, Table, Value
from generator.pages.registry.tables import SILENT, TITLE, TITLES, UNIT

ALIGNED = (Kind.NUMBER, Kind.DATE)
"""Kinds whose cells are set otherwise than text; the width of a column is its heading's affair."""

TONES = (
    ("", "按计划"),
    ("done", "已完成"),
    ("late", "滞后"),
    ("stopped", "中止"),
    (SILENT, "未报"),
)
"""How a project stands in a period, in the order that bars show it; the class comes first."""


Cell = tuple[str, str, str, str]
"""(Class or nothing, heading, text, address); plain tuples: a company has tens of thousands."""


@dataclass(frozen=True)
class RowView:
    """A line of a table."""

    tone: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class GroupView:
    """The lines of one unit, or all lines."""

    link: Link | None
    unit: str
    """Id of the unit; empty where the lines are not grouped."""
    rows: tuple[RowView, ...]


@dataclass(frozen=True)
class TableView:
    """A table for the screen and for paper."""

    id: str
    title: str
    columns: tuple[tuple[str, str], ...]
    """(Heading, class)."""
    groups: tuple[GroupView, ...]
    count: int
    said: str
    """How the projects of a sheet stand, counted; empty for other tables."""


def table_view(shelf: Shelf, round_: Round, table: Table, *, without: str = "") -> TableView:
    """A table of the whole company; `without` names a column to drop."""
    lines = tuple(zip(table.lines, _rows(shelf, table, {without}), strict=True))
    groups: tuple[GroupView, ...]
    if table.by_unit:
        groups = tuple(
            GroupView(
                Link(shelf.unit(key), shelf.unit_url(round_, key)), key, tuple(r for _, r in held)
            )
            for key, held in groupby(lines, key=lambda pair: pair[0].unit)
        )
    else:
        groups = (GroupView(None, "", tuple(row for _, row in lines)),) if lines else ()
    dropped = {without, UNIT.title} if table.by_unit else {without}
    columns = tuple((c.title, c.kind.value) for c in table.columns if c.title not in dropped)
    return _counted(TableView(table.key, table.title, columns, groups, 0, ""))


def unit_view(shelf: Shelf, table: Table, whole: TableView, unit: str) -> TableView:
    """The lines of one unit out of the table of the whole company."""
    if table.by_unit:
        held = tuple(replace(g, link=None) for g in whole.groups if g.unit == unit)
        return _counted(replace(whole, groups=held))
    own = table.of_unit(unit)
    rows = tuple(_rows(shelf, own, {UNIT.title}))
    columns = tuple(column for column in whole.columns if column[0] != UNIT.title)
    groups = (GroupView(None, unit, rows),) if rows else ()
    return _counted(replace(whole, columns=columns, groups=groups))


def _counted(view: TableView) -> TableView:
    tones = Counter(row.tone for group in view.groups for row in group.rows)
    return replace(
        view,
        count=sum(len(group.rows) for group in view.groups),
        said="" if view.id in TITLES else said_of_tones(tones),
    )


def _rows(shelf: Shelf, table: Table, without: set[str]) -> Iterator[RowView]:
    dropped = without | ({UNIT.title} if table.by_unit else set())
    places = [
        (n, column.title, column.kind.value if column.kind in ALIGNED else "")
        for n, column in enumerate(table.columns)
        if column.title not in dropped
    ]
    toned = table.place(table.toned) if table.toned else -1
    for line in table.lines:
        case = shelf.case(line.case) if line.case else None
        values, tone = line.values, line.tone
        yield RowView(
            tone,
            tuple(
                (
                    tone if tone and n == toned else kind,
                    title,
                    text_of(values[n]),
                    case.url if case and title == TITLE.title else "",
                )
                for n, title, kind in places
            ),
        )


def said_of_tones(tones: Mapping[str, int]) -> str:
    """`按计划 250，滞后 29，未报 9`."""
    return "，".join(f"{word} {tones[tone]}" for tone, word in TONES if tones.get(tone))


def text_of(value: Value) -> str:
    """What a cell shows; nothing where nothing is known."""
    if isinstance(value, Decimal):
        return number(value)
    return "" if value is None else str(value)
