"""Blank forms of a method as workbooks: A4, drop-downs, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range

from generator.exports.workbook.style import A4, AUTHOR, EPOCH, FONT
from generator.library import Library
from generator.model import CellKind, Column, Method, Tool
from generator.pages.links import form_url
from generator.pages.plain import plain

CHOICES_MAX = 255
"""Characters that a drop-down list may hold in a workbook."""

HINT_MAX = 32
"""Characters that the title of a hint may have in a workbook."""

ROW_MAX = 409
"""Points; a row of a workbook can be no higher."""

LINE = 18
"""Points of one line of text."""

WIDE = 90
"""Characters of all columns together above which a sheet is printed in landscape."""


def form_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Address and content of every form of the library."""
    for method_id, method in library.listed_methods.items():
        for tool in method.tools:
            yield form_url(method_id, tool.id), form_workbook(method, tool)


def form_workbook(method: Method, tool: Tool) -> bytes:
    """One form on one sheet: title, purpose, instructions, header, filled and blank rows."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": tool.title, "subject": method.title, "created": EPOCH})
        sheet = book.add_worksheet(_sheet_name(tool.title))
        _write(book, sheet, method, tool)
    return buffer.getvalue()


def _sheet_name(title: str) -> str:
    return "".join(c for c in title if c not in "[]:*?/\\'")[:31]


def _write(book: Any, sheet: Any, method: Method, tool: Tool) -> None:
    last = len(tool.columns) - 1
    title = book.add_format(FONT | {"bold": True, "font_size": 16, "align": "center"})
    note = book.add_format(FONT | {"text_wrap": True, "valign": "top", "font_color": "#555555"})
    head = book.add_format(
        FONT
        | {"bold": True, "border": 1, "bg_color": "#F3E4E2", "text_wrap": True, "valign": "vcenter"}
        | {"align": "center"}
    )
    cell = book.add_format(FONT | {"border": 1, "text_wrap": True, "valign": "vcenter"})

    sheet.merge_range(0, 0, 0, last, tool.title, title)
    sheet.set_row(0, 30)
    notes = (plain(tool.purpose), *(f"{n}. {line}" for n, line in enumerate(tool.instructions, 1)))
    width = sum(column.width for column in tool.columns)
    for row, line in enumerate(notes, 1):
        sheet.merge_range(row, 0, row, last, line, note)
        sheet.set_row(row, _height(2 * len(line) // max(width, 1)))

    header = len(notes) + 1
    for place, column in enumerate(tool.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(header, place, column.title, head)
        if column.hint:
            sheet.write_comment(header, place, column.hint, {"author": AUTHOR})
    sheet.set_row(header, 30)
    rows = (*tool.rows, *(("",) * len(tool.columns),) * tool.blank_rows)
    for row, values in enumerate(rows, header + 1):
        for place, value in enumerate(values):
            sheet.write_string(row, place, value, cell)
        sheet.set_row(row, _height(max(map(_lines, values, tool.columns))))
    end = header + max(len(rows), 1)
    for place, column in enumerate(tool.columns):
        _restrict(sheet, xl_range(header + 1, place, end, place), column)

    sheet.set_paper(A4)
    if width > WIDE:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.print_area(0, 0, end, last)
    sheet.freeze_panes(header + 1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L{method.title.replace('&', '&&')}&R第 &P 页，共 &N 页")


def _height(more: int) -> int:
    """Points of a row that needs `more` lines than one."""
    return min(LINE * (1 + more), ROW_MAX)


def _lines(value: str, column: Column) -> int:
    """Further lines that a value needs in its column; a Chinese character is two wide."""
    return 2 * len(value) // max(column.width, 1)


def _restrict(sheet: Any, cells: str, column: Column) -> None:
    """Give a column its drop-down or its kind of value."""
    match column.kind:
        case CellKind.CHOICE if column.choices:
            listed = ",".join(column.choices)
            # A choice with a comma or a quote of its own cannot stand in a list of a workbook.
            if (
                len(listed) <= CHOICES_MAX
                and listed.count(",") < len(column.choices)
                and '"' not in listed
            ):
                sheet.data_validation(cells, {"validate": "list", "source": list(column.choices)})
        case CellKind.TICK:
            sheet.data_validation(cells, {"validate": "list", "source": ["√", "×"]})
        case CellKind.NUMBER:
            hint = {"input_title": column.title[:HINT_MAX], "input_message": "只填数字"}
            rule = {"validate": "decimal", "criteria": ">=", "value": -1e12}
            sheet.data_validation(cells, rule | hint | {"error_type": "warning"})
        case CellKind.DATE:
            hint = {
                "input_title": column.title[:HINT_MAX],
                "input_message": "填日期，如 2026-11-21",
            }
            sheet.data_validation(cells, {"validate": "any"} | hint)
        case _:
            pass
