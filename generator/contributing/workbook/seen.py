"""A workbook without the characters that cannot be seen.

In a cell nobody finds them, and what was meant is certain without them; half of a pair, which a
cell may hold, could not even be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.contributing.spreadsheet.raw import RawBook, RawCell, RawRow, RawSheet
from generator.reading import without_unseen


def seen_book(book: RawBook) -> RawBook:
    """`book` as people see it; a cell in which nothing is seen is empty."""
    return replace(book, sheets=tuple(map(_seen_sheet, book.sheets)))


def _seen_sheet(sheet: RawSheet) -> RawSheet:
    return replace(sheet, rows=tuple(map(_seen_row, sheet.rows)))


def _seen_row(row: RawRow) -> RawRow:
    if all(without_unseen(cell.text) == cell.text for cell in row.cells):
        return row
    return replace(row, cells=tuple(_seen_cells(row)))


def _seen_cells(row: RawRow) -> Iterator[RawCell]:
    for cell in row.cells:
        if (text := without_unseen(cell.text)).strip():
            yield replace(cell, text=text)
