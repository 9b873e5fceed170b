"""One sheet of cases or of their parts: header, notes, drop-downs, rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range

from generator.exports.workbook.layout import Column, Form, Need, Sheet
from generator.exports.workbook.safe import across_a4
from generator.exports.workbook.style import (
    AUTHOR,
    HEADER_HEIGHT,
    Formats,
    height,
    lines_in,
    width,
)

LAST_ROW = 2000
"""Row down to which cells offer their drop-down."""

CELL_MAX = 32_767
"""Characters that a cell of a workbook can hold."""

_TITLE_MAX, _MESSAGE_MAX = 32, 255
"""Characters of the hint of a cell."""


class TooLongError(ValueError):
    """A list that no cell can hold; the argument says which."""


Row = Sequence[str | float | None]


def write_rows(
    sheet: Any,
    formats: Formats,
    layout: Sheet,
    rows: Iterable[Row],
    *,
    ranges: Mapping[str, str],
    beside: Sequence[Sheet],
    example: bool = False,
) -> None:
    """Fill one sheet.

    Args:
        sheet: the sheet of the workbook.
        formats: the formats of the workbook.
        layout: which columns it has.
        rows: what it holds.
        ranges: name of a list of words → where they stand.
        beside: all sheets of the workbook, whose cells may be offered.
        example: whether the rows only show how it is done.

    Raises:
        TooLongError: when a text has more than 32,767 characters.
    """
    for place, column in enumerate(layout.columns):
        sheet.set_column(place, place, width(column), formats.cell(column))
        sheet.write_string(0, place, header_text(column), formats.head(column.need))
        note = {"author": AUTHOR, "x_scale": 1.8, "y_scale": 1.4, "font_size": 10}
        sheet.write_comment(0, place, _note(column), note)
        _restrict(sheet, place, column, ranges, beside)
    sheet.set_row(0, HEADER_HEIGHT)
    for number, row in enumerate(rows, 1):
        _write_row(sheet, formats, layout, number, row, example=example)
    _set_up(sheet, layout)


def header_text(column: Column) -> str:
    """A header: the title, below it whether the cell has to be filled."""
    return f"{column.title}\n（{column.need.value}）" if column.need.value else column.title


def _write_row(
    sheet: Any, formats: Formats, layout: Sheet, number: int, row: Row, *, example: bool
) -> None:
    lines = 1
    for place, (column, value) in enumerate(zip(layout.columns, row, strict=True)):
        form = formats.cell(column, example=example)
        if isinstance(value, float):
            sheet.write_number(number, place, value, form)
        elif value is None:
            sheet.write_blank(number, place, None, form)
        elif len(value) > CELL_MAX:
            raise TooLongError(f"{row[0]} {layout.name} {column.title}")
        else:
            sheet.write_string(number, place, value, form)
            lines = max(lines, lines_in(value, width(column)))
    sheet.set_row(number, height(lines))


def _note(column: Column) -> str:
    """What a header says on pointing at it."""
    said = [column.description]
    if column.many:
        said.append("可以填几个，一行一个：按 Alt+Enter 换行。")
    if column.form is Form.DAY:
        said.append("写到日，如 2025-03-01。")
    elif column.form is Form.YEAR:
        said.append("写四位数字。")
    elif column.is_date:
        said.append("写成 2020、2020-09 或 2020-09-07。")
    if column.is_choice:
        said.append("从下拉里选。")
    if column.need is Need.IN_GROUP:
        said.append("同一组里填了别的，这一格就必须填。")
    if column.example and not column.list_name:
        said.append(f"例：{column.example}")
    return "\n".join(part for part in said if part)


def _restrict(
    sheet: Any,
    place: int,
    column: Column,
    ranges: Mapping[str, str],
    beside: Sequence[Sheet],
) -> None:
    """Offer the words of a column, and refuse only what certainly cannot stand there."""
    cells = xl_range(1, place, LAST_ROW, place)
    hint = {
        "input_title": column.title[:_TITLE_MAX],
        "input_message": _note(column)[:_MESSAGE_MAX],
    }
    if source := _cells_of(column.offers, beside):
        rule = {"validate": "list", "source": source, "show_error": False}
    elif column.list_name in ranges:
        rule = {"validate": "list", "source": ranges[column.list_name]}
        if not column.is_choice:
            # Ids and other names are understood as well, and lists hold several of them.
            rule |= {"show_error": False}
        else:
            rule |= {
                "error_title": "请从下拉里选",
                "error_message": f"{column.title}只能选列出的词",
            }
    elif column.leaf.bounds:
        least, most = column.leaf.bounds
        rule = {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most}
        rule |= {"error_title": "超出范围", "error_message": f"只能填 {least} 至 {most} 的整数"}
    else:
        rule = {"validate": "any"}
    sheet.data_validation(cells, rule | hint)


def _cells_of(offered: tuple[str, str], beside: Sequence[Sheet]) -> str:
    """The cells of a column by its sheet and heading; empty where there is none."""
    for layout in beside:
        for place, column in enumerate(layout.columns):
            if offered == (layout.name, column.title):
                name = xl_col_to_name(place)
                return f"={layout.name}!${name}$2:${name}${LAST_ROW + 1}"
    return ""


_ALLOWED = (
    *("insert_rows", "delete_rows", "sort", "autofilter"),
    *("format_cells", "format_columns", "format_rows"),
)
"""What the protection of a sheet leaves open; only the header is locked."""


def _set_up(sheet: Any, layout: Sheet) -> None:
    """Keep the header, let everything below be changed, print on A4."""
    sheet.freeze_panes(1, layout.kept)
    sheet.protect("", dict.fromkeys(_ALLOWED, True))
    across_a4(sheet, layout.name)
    sheet.set_print_scale(70)
    sheet.print_across()
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, layout.kept - 1)
    sheet.hide_gridlines(0)
    sheet.set_tab_color("#A4262C" if layout.required else "#D9A5A0")
