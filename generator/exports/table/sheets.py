"""The tables as a workbook to read, sort and print: typed cells, nothing that runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from generator.exports.about import About
from generator.exports.selection import Selection
from generator.exports.table.tables import Cell, Column, Table, tables_of
from generator.exports.workbook.cells import plain_number
from generator.exports.workbook.layout import Need
from generator.exports.workbook.rows import CELL_MAX
from generator.exports.workbook.safe import across_a4, safe_workbook
from generator.exports.workbook.style import A4, HEADER_HEIGHT, Formats, height, lines_in
from generator.library import Library

GUIDE = "说明"
_GUIDE_WIDTHS = (16, 78)
_RED = "#A4262C"
_CUT = "……（其余见网站）"
_DAY = {"num_format": "yyyy-mm-dd", "align": "left"}
_HONESTY = (
    "每个数字都有原文写法和出处，见“数据”表；原文没有的数字一个也没有补。",
    "文字格写“原文未载”，表示原文没有说；数字和日期的空格也是这个意思，不是零。",
    "“指标”表只列数值，“超过”“约”等限定词在“数据”表的“限定”一列。",
    "“变化”有正负号，下降写负数；单位是 % 的，是相对变化还是百分点，以原文为准。",
    "证据等级按公开的规则算出来，不是人工评定；等级低只说明原文给的依据少，不说明工作做得差。",
    "草稿不在内。这份工作簿供查阅和统计；要改案例，请用 casebook export xlsx --editable。",
)


def workbook(library: Library, selection: Selection, about: About) -> bytes:
    """All tables of a selection as a workbook; the same input gives the same bytes."""
    tables = tables_of(library, selection, about)
    buffer = BytesIO()
    with safe_workbook(buffer, title=about.name, author=about.name) as book:
        formats = Formats(book)
        _write_guide(book.add_worksheet(GUIDE), formats, selection, about, tables)
        for table in tables:
            _write_table(book.add_worksheet(table.title), formats, table)
    return buffer.getvalue()


def _guide_lines(
    selection: Selection, about: About, tables: tuple[Table, ...]
) -> Iterator[tuple[str, str]]:
    yield "版次", about.edition or "未注明"
    yield "范围", selection.words or "全部案例和方法"
    if about.site_url:
        yield "网站", about.site_url
    for table in tables:
        yield f"“{table.title}”表", f"{len(table.rows)} 行"
    yield from (("说明" if not n else "", line) for n, line in enumerate(_HONESTY))


def _write_guide(
    sheet: Any, formats: Formats, selection: Selection, about: About, tables: tuple[Table, ...]
) -> None:
    """The first sheet: which edition, which choice, and how the cells are meant."""
    for place, wide in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(place, place, wide)
    title = formats.text(bold=True, font_size=18, font_color=_RED, text_wrap=False)
    sheet.write_string(0, 0, about.name, title)
    sheet.set_row(0, 30)
    for row, (name, said) in enumerate(_guide_lines(selection, about, tables), 2):
        sheet.write_string(row, 0, name, formats.text(bold=True))
        sheet.write_string(row, 1, said, formats.text())
        sheet.set_row(row, height(lines_in(said, _GUIDE_WIDTHS[1])))
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _write_table(sheet: Any, formats: Formats, table: Table) -> None:
    head = formats.head(Need.ALWAYS)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.title, head)
    sheet.set_row(0, HEADER_HEIGHT)
    for number, row in enumerate(table.rows, 1):
        lines = 1
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _write_cell(sheet, formats, (number, place), cell)
            if isinstance(cell, str):
                lines = max(lines, lines_in(cell, column.width))
        sheet.set_row(number, height(lines))
    _set_up(sheet, table)


def _write_cell(sheet: Any, formats: Formats, place: tuple[int, int], cell: Cell) -> None:
    if cell is None:
        sheet.write_blank(*place, None, formats.text())
    elif isinstance(cell, date):
        sheet.write_datetime(*place, datetime(*cell.timetuple()[:3]), formats.text(**_DAY))
    elif isinstance(cell, int):
        sheet.write_number(*place, cell, formats.text())
    elif isinstance(cell, Decimal):
        _write_number(sheet, formats, place, cell)
    else:
        fits = cell if len(cell) <= CELL_MAX else cell[: CELL_MAX - len(_CUT)] + _CUT
        sheet.write_string(*place, fits, formats.text())


def _write_number(sheet: Any, formats: Formats, place: tuple[int, int], value: Decimal) -> None:
    """A number with the decimals that are printed; as text where a cell would not hold it all."""
    text = f"{value:f}"
    if Decimal(plain_number(text) or "NaN") != value:
        sheet.write_string(*place, text, formats.text(align="right"))
        return
    places = len(text.partition(".")[2])
    look = f"#,##0.{'0' * places}" if places else "#,##0"
    sheet.write_number(*place, float(value), formats.text(num_format=look))


def _set_up(sheet: Any, table: Table) -> None:
    """Keep the head and the first two columns in sight, filter, print on A4."""
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    across_a4(sheet, table.title)
    if _is_wide(table.columns):
        sheet.set_print_scale(70)
        sheet.repeat_columns(0, 1)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_tab_color(_RED)


_ONE_PAGE = 260
"""Characters that fit on one page across, if small."""


def _is_wide(columns: tuple[Column, ...]) -> bool:
    return sum(column.width for column in columns) > _ONE_PAGE
