"""One sheet → its rows as values by column, and what is wrong with the sheet itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.checking import Code
from generator.checking.nearest import fold, nearest
from generator.contributing.spreadsheet.raw import RawRow, RawSheet
from generator.contributing.workbook.places import Cell, CellFinding
from generator.contributing.workbook.values import value_of
from generator.exports.workbook import EXAMPLE_ID, Column, Need, Sheet, Words
from generator.reading import Value

_HEADER_WITHIN = 10
"""Rows among which the header is looked for: people put titles above it."""

_TOLD = 20
"""Findings of one kind per sheet; a sheet that is wrong in every row is wrong once."""


@dataclass(frozen=True)
class Row:
    """One row: its values by column, the cell of each column (also where it is blank)."""

    values: Mapping[Column, Value]
    cells: Mapping[Column, Cell]
    findings: tuple[CellFinding, ...] = ()

    @property
    def key(self) -> str:
        """What stands in the first column of the layout: the case."""
        first = next(iter(self.values.values()), None)
        return first if isinstance(first, str) else ""

    def holds(self, column: Column) -> bool:
        """Whether the sheet has the column; of others the cell is that which tells why not."""
        return bool(self.cells[column].title)

    def text(self, column: Column) -> str:
        """The text of a column that holds no list."""
        value = self.values.get(column)
        return value if isinstance(value, str) else ""


@dataclass
class Table:
    """The rows of one sheet and everything found on the way."""

    sheet: Sheet
    rows: list[Row] = field(default_factory=list)
    findings: list[CellFinding] = field(default_factory=list)


def read_table(layout: Sheet, raw: RawSheet, words: Words) -> Table:
    """Match the header, then read every row below it."""
    table = Table(layout)
    at_top = Cell(layout.name)
    header = _header(layout, raw)
    if header is None:
        table.findings += (_missing(layout, column) for column in _required(layout))
        return table
    columns, absent = _columns(layout, raw, header, table)
    table.findings += (_missing(layout, c) for c in _required(layout) if absent.get(c) == at_top)
    table.findings += list(_merged(raw, header.number))[:_TOLD]
    below = [row for row in raw.rows if row.number > header.number]
    table.findings += list(_outside(raw, below, header))[:_TOLD]
    hidden = []
    for row in below:
        if read := _row(layout, columns, absent, row, words):
            table.rows.append(read)
            if row.hidden and read.key != EXAMPLE_ID:
                hidden.append(CellFinding(Code.HIDDEN_ROW, Cell(layout.name, row.number)))
    table.findings += hidden[:_TOLD]
    return table


def heading(text: str) -> str:
    """A heading without the line that says whether it must be filled, folded for comparing."""
    first = text.strip().split("\n")[0]
    for need in Need:
        first = first.replace(f"（{need.value}）", "") if need.value else first
    return fold(first.rstrip("*＊"))


def _header(layout: Sheet, raw: RawSheet) -> RawRow | None:
    """The row that holds most of the headings; the first row where none holds any."""
    known = {heading(column.title) for column in layout.columns}
    early = [row for row in raw.rows if row.number <= _HEADER_WITHIN]

    def matches(row: RawRow) -> int:
        return sum(heading(cell.text) in known for cell in row.cells)

    return max(early, key=matches, default=None)


def _columns(
    layout: Sheet, raw: RawSheet, header: RawRow, table: Table
) -> tuple[dict[int, Column], dict[Column, Cell]]:
    """Place → column; and for those that are not there the cell that tells why.

    A heading that is not known is told where anything stands below it.
    """
    known = {heading(column.title): column for column in layout.columns}
    titles = {column.title: column.title for column in layout.columns}
    found: dict[int, Column] = {}
    first: dict[Column, Cell] = {}
    absent = dict.fromkeys(layout.columns, Cell(layout.name))
    filled = {cell.column for row in raw.rows if row.number > header.number for cell in row.cells}
    for cell in header.cells:
        column = known.get(heading(cell.text))
        at = Cell(layout.name, header.number, cell.column)
        if column is None:
            if cell.column in filled:
                shown = cell.text.strip().split("\n")[0]
                meant = nearest(shown, titles)
                absent |= {column: at for column in layout.columns if column.title == meant}
                params = {"column": shown, "nearest": meant}
                table.findings.append(CellFinding(Code.UNKNOWN_COLUMN, at, params))
        elif column in first:
            params = {"column": column.title, "first": first[column].name}
            table.findings.append(CellFinding(Code.COLUMN_TWICE, at, params))
        else:
            found[cell.column], first[column] = column, at
    return found, {column: at for column, at in absent.items() if column not in first}


def _required(layout: Sheet) -> Iterator[Column]:
    yield from (column for column in layout.columns if column.need is Need.ALWAYS)


def _missing(layout: Sheet, column: Column) -> CellFinding:
    return CellFinding(Code.NO_COLUMN, Cell(layout.name), {"column": column.title})


def _merged(raw: RawSheet, header: int) -> Iterator[CellFinding]:
    for row, column, name in raw.merged:
        if row > header:
            at = Cell(raw.name, row, column)
            yield CellFinding(Code.MERGED_CELLS, at, {"range": name})


def _outside(raw: RawSheet, rows: list[RawRow], header: RawRow) -> Iterator[CellFinding]:
    headed = {cell.column for cell in header.cells}
    for row in rows:
        for cell in row.cells:
            if cell.column not in headed:
                at = Cell(raw.name, row.number, cell.column)
                yield CellFinding(Code.OUTSIDE_TABLE, at, {"value": cell.text})


def _row(
    layout: Sheet,
    columns: Mapping[int, Column],
    absent: Mapping[Column, Cell],
    raw: RawRow,
    words: Words,
) -> Row | None:
    """A row with its values in the order of the layout; None where it is blank."""
    cells = {
        column: Cell(layout.name, raw.number, number, column.title)
        for number, column in columns.items()
    }
    found = {columns[cell.column]: cell for cell in raw.cells if cell.column in columns}
    if not found:
        return None
    values: dict[Column, Value] = {}
    findings = []
    for column in layout.columns:
        values[column] = None
        if (cell := found.get(column)) is not None:
            values[column], wrong = value_of(column, cell, cells[column], words)
            findings += [wrong] if wrong else []
    return Row(values, {**absent, **cells}, tuple(findings))
