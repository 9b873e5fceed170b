"""A round → one workbook, a sheet per table: typed, filterable, ready for A4."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from generator.exports.workbook.safe import across_a4, safe_workbook
from generator.exports.workbook.style import FONT as LARGE
from generator.insight.registry import Round, rounds_of
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.registry.outcomes import outstanding_table, scores_table, shares_table
from generator.pages.registry.shelf import MARK, workbook_address
from generator.pages.registry.table import Kind, Table, Value
from generator.pages.registry.tables import (
    changes_table,
    projects_table,
    promotions_table,
    sheet_table,
)

WIDTHS = {
    Kind.NAME: 15,
    Kind.TEXT: 15,
    Kind.LONG: 25,
    Kind.NUMBER: 8,
    Kind.DATE: 11,
    Kind.SHORT: 8,
}
"""Characters of Latin text that a column is wide: sixteen of them stay readable on one A4 sheet."""

FONT = LARGE | {"font_size": 10}
SERIAL = "序号"
SERIAL_WIDTH = 5
HEADER_HEIGHT = 32
LINE = 14
"""Points of one line of text."""
SCORES = (
    *("单位", "党支部", "项目名称", "分级", "专业部门", "专业部门打分", "打分依据（专业）"),
    *("党建部打分", "打分依据（党建）"),
)
OUTCOME = (
    *("单位", "党支部", "项目名称", "分级", "专业部门打分", "党建部打分"),
    *("是否突出贡献", "差在哪"),
)
"""What the sheets of scores and of the outcome show of one table."""


def workbook_tables(library: Library, round_: Round) -> tuple[Table, ...]:
    """The tables of a round as sheets: the sheets of all periods under one another."""
    scores = scores_table(library, round_)
    return (
        projects_table(library, round_),
        changes_table(library, round_),
        promotions_table(library, round_),
        _all_periods(library, round_),
        scores.only("scores", "双向打分表", SCORES),
        scores.only("outcome", "评选结果", OUTCOME),
        outstanding_table(library, round_),
        shares_table(library, round_),
    )


def _all_periods(library: Library, round_: Round) -> Table:
    sheets = [sheet_table(library, round_, period) for period in round_.periods or (1,)]
    lines = tuple(line for sheet in sheets for line in sheet.lines) if round_.periods else ()
    return Table("sheet", "双月公开单", sheets[0].columns, lines)


def round_workbook(library: Library, round_: Round, *, illustration: bool = False) -> bytes:
    """Every table of a round; with `illustration` each sheet says that it is invented."""
    buffer = BytesIO()
    title = f"{round_.collection.title} {round_.year} 年度项目台账"
    with safe_workbook(buffer, title=title) as book:
        writer = _Writer(book, _who(library, round_), MARK if illustration else "")
        for table in workbook_tables(library, round_):
            writer.sheet(table, title)
    return buffer.getvalue()


def _who(library: Library, round_: Round) -> str:
    """The unit whose tables these are; the collection's where there are several."""
    units = tuple(round_.branches)
    unit = units[0] if len(units) == 1 else round_.collection.organisation
    return library.label(VocabularyKind.ORGANISATIONS, unit)


class _Writer:
    """Writes tables into one workbook, its formats made once."""

    def __init__(self, book: Any, who: str, mark: str) -> None:
        self._book = book
        self._who = who
        self._mark = mark
        self._title = book.add_format(FONT | {"bold": True, "font_size": 16})
        self._note = book.add_format(FONT | {"font_color": "#555555"})
        self._warning = book.add_format(FONT | {"bold": True, "font_color": "#855300"})
        head = {"bold": True, "border": 1, "bg_color": "#F3E4E2", "text_wrap": True}
        self._head = book.add_format(FONT | head | {"valign": "vcenter", "align": "center"})
        cell = FONT | {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
        long = book.add_format(cell | {"text_wrap": True})
        short = book.add_format(cell | {"align": "center"})
        self._cells = {
            Kind.NAME: long,
            Kind.TEXT: long,
            Kind.LONG: long,
            Kind.NUMBER: book.add_format(cell | {"num_format": "General"}),
            Kind.DATE: book.add_format(cell | {"num_format": "yyyy-mm-dd", "align": "center"}),
            Kind.SHORT: short,
        }

    def sheet(self, table: Table, subject: str) -> None:
        """One table: title, who, header, lines; filter, frozen head, landscape A4."""
        sheet = self._book.add_worksheet(table.title)
        sheet.write_string(0, 0, table.title, self._title)
        sheet.set_row(0, 26)
        sheet.write_string(1, 0, f"{self._who}　{subject}　共 {len(table.lines)} 行", self._note)
        header = 2
        if self._mark:
            sheet.write_string(2, 0, self._mark, self._warning)
            header = 3
        sheet.set_row(header, HEADER_HEIGHT)
        sheet.write_string(header, 0, SERIAL, self._head)
        sheet.set_column(0, 0, SERIAL_WIDTH)
        for place, column in enumerate(table.columns, start=1):
            sheet.set_column(place, place, WIDTHS[column.kind])
            sheet.write_string(header, place, column.title, self._head)
        formats = [self._cells[column.kind] for column in table.columns]
        days = [column.kind is Kind.DATE for column in table.columns]
        serial = self._cells[Kind.SHORT]
        widths = [WIDTHS[column.kind] for column in table.columns]
        for row, line in enumerate(table.lines, start=header + 1):
            lines = max(map(_lines, line.values, widths))
            if lines > 1:
                sheet.set_row(row, LINE * lines + 2)
            sheet.write_number(row, 0, row - header, serial)
            for place, value in enumerate(line.values):
                _write(sheet, row, place + 1, value, formats[place], is_day=days[place])
        last = header + max(len(table.lines), 1)
        sheet.autofilter(header, 0, last, len(table.columns))
        sheet.freeze_panes(header + 1, 3)
        across_a4(sheet, self._mark)
        sheet.fit_to_pages(1, 0)
        # The mark stands above the header: an invented page says so on every sheet of paper.
        sheet.repeat_rows(header - 1 if self._mark else header, header)


def _lines(value: Value, width: int) -> int:
    """Lines that a Chinese text takes, two columns a character.

    Not every program makes a row as high as its text by itself.
    """
    return 1 + (2 * len(value) - 1) // (width + 1) if isinstance(value, str) and value else 1


def _write(sheet: Any, row: int, place: int, value: Value, style: Any, *, is_day: bool) -> None:
    if value is None or value == "":
        sheet.write_blank(row, place, None, style)
    elif is_day and isinstance(value, str):
        sheet.write_datetime(row, place, date.fromisoformat(value), style)
    elif isinstance(value, str):
        sheet.write_string(row, place, value, style)
    else:
        sheet.write_number(row, place, float(value) if isinstance(value, Decimal) else value, style)


def round_files(
    library: Library, folder: str, *, illustration: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Address (below `folder`) and content of the workbooks of every round and unit.

    An illustration has none per unit: its pages show the same, and a build is to be quick.
    """
    for round_ in rounds_of(library):
        book = round_workbook(library, round_, illustration=illustration)
        yield workbook_address(folder, round_), book
        for unit in () if illustration else round_.branches:
            own = round_workbook(library, round_.of_unit(unit), illustration=illustration)
            yield workbook_address(folder, round_, unit), own
