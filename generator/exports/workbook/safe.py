"""A workbook whose texts stay texts, the same bytes each time, and its sheets on A4."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter

from generator.exports.workbook.style import A4, EPOCH

_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
"""Inches, as the format counts."""


def safe_workbook(buffer: BytesIO, **properties: str) -> Any:
    """A new workbook that goes into `buffer` when it is closed; `properties` are the document's.

    No text in it becomes a formula, a link or a number, whichever way it is written.
    """
    kept = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **dict.fromkeys(kept, False)})
    book.set_properties({**properties, "created": EPOCH})
    return book


def merged(sheet: Any, cells: tuple[int, int, int, int], text: str, form: Any) -> None:
    """One cell of text in the place of several: first row, first column, last row, last column.

    The library's own way takes `{=…}` for a formula in some versions, whatever the workbook says.
    """
    sheet.merge_range(*cells, "", form)
    if text:
        sheet.write_string(*cells[:2], text, form)


def across_a4(sheet: Any, named: str = "") -> None:
    """Landscape A4 with narrow margins; below, what the sheet is, and the page of how many."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.set_margins(**_MARGINS)
    left = named.replace("&", "&&")  # A lone one begins a code.
    sheet.set_footer(f"{f'&L{left}' if left else ''}&R第 &P 页，共 &N 页")
