"""A blank form as a workbook: A4, drop-downs, names that a filled one is read back by.

The same form gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from generator.exports.forms.form import EXAMPLE, BlankForm, fillings
from generator.exports.forms.head import Field, head_fields
from generator.exports.forms.restrictions import LISTS, Lists, restrict, tell_period
from generator.exports.workbook.cells import plain_number
from generator.exports.workbook.safe import merged, safe_workbook
from generator.exports.workbook.style import A4, AUTHOR, FONT, lines_in
from generator.model import CellKind, Column
from generator.pages.forms import ExampleView

FORM_PROPERTY = "casebook-form"
"""Property of a workbook that says which form it is: `method/tool`."""

ORGANISATION_NAME = "casebook_organisation"
BRANCH_NAME = "casebook_branch"
PERIOD_NAME = "casebook_period"
ROWS_NAME = "casebook_rows"
"""Name of the cells to fill, without the header."""

FIELD_NAMES = (ORGANISATION_NAME, BRANCH_NAME, PERIOD_NAME)

KEPT = 256
"""Files that are kept in memory: the site's own and the kits hold the same ones."""

NAME_MAX = 31
"""Characters of a sheet's name."""

POINTS = 72 / 25.4
"""Points of a millimetre."""

LINE = 17
"""Points of one line of text."""

ROW_MAX = 409
"""Points; a row of a workbook can be no higher."""

HEAD_HEIGHT = 24

GAP = 6
"""Points between the lines to write on and the table."""

_TEXT = {"num_format": "@"}
_CELL = FONT | {"border": 1, "text_wrap": True, "valign": "vcenter"}
_HEADER = _CELL | {"bold": True, "bg_color": "#F3E4E2", "align": "center"}
_NOTE = FONT | {"text_wrap": True, "valign": "top", "font_color": "#444444"}
_TITLE = FONT | {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}
_LABEL = FONT | {"bold": True, "align": "right", "valign": "vcenter"}
_FIELD = FONT | _TEXT | {"bottom": 1, "valign": "vcenter"}
_UNSTATED = _CELL | {"font_color": "#6B6B6B"}


@lru_cache(maxsize=KEPT)
def form_workbook(form: BlankForm) -> bytes:
    """One form: the sheet to fill, and a sheet with the worked example where there is one."""
    buffer = BytesIO()
    with safe_workbook(buffer, title=form.tool.title, subject=form.method, author=AUTHOR) as book:
        if form.key:
            book.set_custom_property(FORM_PROPERTY, form.key, "text")
        name = _sheet_name(form.tool.title)
        writer = _Writer(book, form)
        writer.blank(name)
        if form.example:
            writer.example(form.example)
    return buffer.getvalue()


def _sheet_name(title: str) -> str:
    kept = "".join(c for c in title if c.isprintable() and c not in "[]:*?/\\'")
    # A workbook counts a rare character as two.
    units = kept.encode("utf-16-le")[: 2 * NAME_MAX]
    name = units.decode("utf-16-le", errors="ignore").strip()
    taken = ("", EXAMPLE, LISTS, "history")
    return "表单" if name.lower() in taken else name


class _Writer:
    """Writes the sheets of one form."""

    def __init__(self, book: Any, form: BlankForm) -> None:
        self.book = book
        self.form = form
        self.columns = form.tool.columns
        self.last = len(self.columns) - 1
        self.note = book.add_format(_NOTE)
        self.header = book.add_format(_HEADER)
        self.text = book.add_format(_CELL | _TEXT)
        self.number = book.add_format(_CELL | {"align": "center"})
        self.unstated = book.add_format(_UNSTATED)

    def blank(self, name: str) -> None:
        """The sheet to fill."""
        sheet = self.book.add_worksheet(name)
        row = self._notes(sheet, self._title(sheet, self.form.tool.title), self._guidance())
        fields = head_fields([column.width for column in self.columns])
        for field in fields:
            self._field(sheet, row, field)
        for field, defined in zip(fields, FIELD_NAMES, strict=True):
            self._define(defined, name, xl_rowcol_to_cell(row + field.row, field.start, True, True))
        tell_period(sheet, row + fields[-1].row, fields[-1].start)
        row += fields[-1].row + 1
        sheet.set_row(row, GAP)
        header = self._header(sheet, row + 1)
        rows = self.form.rows
        lowest = round(self.form.writing * POINTS)
        for at, values in enumerate(rows, header + 1):
            for place, (column, value) in enumerate(zip(self.columns, values, strict=True)):
                self._cell(sheet, at, place, column, value)
            sheet.set_row(at, max(self._height(values), lowest))
        end = header + len(rows)
        lists = Lists(self.book)
        for place, column in enumerate(self.columns):
            restrict(sheet, lists, place, (header + 1, end), column)
        self._define(ROWS_NAME, name, xl_range_abs(header + 1, 0, end, self.last))
        self._print(sheet, header, end)

    def example(self, example: ExampleView) -> None:
        """The sheet that shows how the form is filled in."""
        sheet = self.book.add_worksheet(EXAMPLE)
        row = self._title(sheet, f"{EXAMPLE}：{self.form.tool.title}")
        notes = (f"案例：{example.case}", example.basis, example.note)
        header = self._header(sheet, self._notes(sheet, row, notes))
        for at, cells in enumerate(example.rows, header + 1):
            for place, (column, cell) in enumerate(zip(self.columns, cells, strict=False)):
                if cell.stated:
                    self._cell(sheet, at, place, column, cell.text)
                else:
                    sheet.write_string(at, place, cell.text, self.unstated)
            sheet.set_row(at, self._height([cell.text for cell in cells]))
        self._print(sheet, header, header + len(example.rows))

    def _define(self, defined: str, sheet: str, cells: str) -> None:
        self.book.define_name(defined, f"='{sheet}'!{cells}")

    def _title(self, sheet: Any, title: str) -> int:
        merged(sheet, (0, 0, 0, self.last), title, self.book.add_format(_TITLE))
        sheet.set_row(0, 32)
        return 1

    def _field(self, sheet: Any, top: int, field: Field) -> None:
        row = top + field.row
        label, line = self.book.add_format(_LABEL), self.book.add_format(_FIELD)
        self._spread(sheet, row, (field.first, field.start - 1), f"{field.label}：", label)
        self._spread(sheet, row, (field.start, field.end), "", line)
        sheet.set_row(row, HEAD_HEIGHT)

    def _spread(self, sheet: Any, row: int, places: tuple[int, int], text: str, form: Any) -> None:
        """Write over one cell or several that become one."""
        if places[0] < places[1]:
            merged(sheet, (row, places[0], row, places[1]), text, form)
        elif text:
            sheet.write_string(row, places[0], text, form)
        else:
            sheet.write_blank(row, places[0], None, form)

    def _guidance(self) -> Iterator[str]:
        yield self.form.purpose
        for place, line in enumerate(self.form.tool.instructions, 1):
            yield f"{place}. {line}"
        # Messages beside a cell are not printed, and a form is filled in by hand as well.
        yield fillings(self.form)
        yield self.form.tally

    def _notes(self, sheet: Any, row: int, lines: Sequence[str] | Iterator[str]) -> int:
        for line in filter(None, lines):
            merged(sheet, (row, 0, row, self.last), line, self.note)
            sheet.set_row(row, _points(lines_in(line, self.form.width)))
            row += 1
        return row

    def _header(self, sheet: Any, row: int) -> int:
        for place, column in enumerate(self.columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(row, place, column.title, self.header)
        needed = max(lines_in(column.title, column.width) for column in self.columns)
        sheet.set_row(row, max(_points(needed), 30))
        return row

    def _cell(self, sheet: Any, row: int, place: int, column: Column, value: str) -> None:
        if column.kind is not CellKind.NUMBER:
            sheet.write_string(row, place, value, self.text)
        elif value and plain_number(value) == value:
            sheet.write_number(row, place, float(value), self.number)
        else:
            sheet.write_string(row, place, value, self.number)

    def _height(self, values: Sequence[str]) -> int:
        pairs = zip(values, self.columns, strict=False)
        return _points(max(lines_in(value, column.width) for value, column in pairs))

    def _print(self, sheet: Any, header: int, end: int) -> None:
        sheet.set_paper(A4)
        if self.form.is_wide:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.repeat_rows(header)
        sheet.print_area(0, 0, end, self.last)
        sheet.freeze_panes(header + 1, 0)
        sheet.ignore_errors({"number_stored_as_text": xl_range_abs(0, 0, end, self.last)})
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        named = self.form.footer.replace("&", "&&")
        sheet.set_footer(f"&L{named}&R第 &P 页，共 &N 页")


def _points(lines: int) -> int:
    """Points of a row of so many lines."""
    return min(LINE * max(lines, 1) + 4, ROW_MAX)
