"""One cell → the value that it means for its column, in the words of a file."""

from __future__ import annotations

import re
import unicodedata

from generator.checking import Code
from generator.checking.typed_answers import meant_answer
from generator.checking.typed_dates import certain_date
from generator.contributing.spreadsheet.raw import RawCell
from generator.contributing.workbook.places import Cell, CellFinding
from generator.exports.workbook import COLLECTION, Column, Form, Words
from generator.exports.workbook.cells import plain_number
from generator.reading import Value

MONTH_LOST = re.compile(r"[12]\d{3}\.1")
"""A number that was January or, typed as 2020.10, October."""

_SEPARATORS = re.compile("([、，,;；|]+)")
"""What people put between several words on one line."""


def value_of(
    column: Column, cell: RawCell, at: Cell, words: Words
) -> tuple[Value, CellFinding | None]:
    """The value of a cell, and what is wrong with how it was kept."""
    match cell.kind:
        case "formula":
            return None, CellFinding(Code.FORMULA, at, {"value": cell.text})
        case "error":
            return None, CellFinding(Code.ERROR_CELL, at, {"value": cell.text})
        case "boolean" if column.form is not Form.FLAG:
            return None, _changed(column, cell, at)
        case "date" if not column.is_date:
            return None, _changed(column, cell, at)
        case "number" if column.is_date and MONTH_LOST.fullmatch(cell.text):
            return None, _changed(column, cell, at)
        case "percent" if column.leaf.is_number:
            return cell.text, CellFinding(Code.PERCENT, at, {"value": cell.text})
        case "percent":
            return f"{cell.text}%", None
        case _:
            return _meant(column, clean(cell.text), words), None


def _changed(column: Column, cell: RawCell, at: Cell) -> CellFinding:
    params = {"column": column.title, "what": cell.kind, "value": cell.text}
    return CellFinding(Code.WRONG_KIND, at, params)


def clean(text: str) -> str:
    """A text without what spreadsheets and pasting add: other line ends, blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _meant(column: Column, text: str, words: Words) -> Value:
    if column.many:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if not column.list_name:
            return list(lines)
        return [id_ for line in lines for id_ in _words_in(column, line, words)]
    if column.form is Form.FLAG:
        return meant_answer(text) or text
    if column.list_name:
        return words.meant(column, text) or text
    if column.leaf.is_number:
        digits = half_width(text)
        return digits if plain_number(digits) else text
    if column.form is Form.DAY:
        return certain_date(text) or half_width(text)
    return half_width(text) if column.is_date or column.form is Form.ID else text


def half_width(text: str) -> str:
    """Digits as they are on a keyboard, without the apostrophe that once made them text."""
    return unicodedata.normalize("NFKC", text).removeprefix("'").strip()


def _words_in(column: Column, line: str, words: Words) -> list[str]:
    """The ids of a line: one word, or several with marks between them, some perhaps unknown.

    A word may itself hold such a mark (责任不清、落实打折), so longer pieces are tried first.
    """
    pieces = _SEPARATORS.split(line)
    found: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -2):
            text = "".join(pieces[start:end]).strip()
            known = words.meant(column, text)
            if known or end == start + 1:
                found += [known or text] if text else []
                start = end + 1
                break
    return found


def collection_of(value: Value, words: Words) -> str:
    """The id of the collection that a cell names, or what it says where none is known."""
    text = value if isinstance(value, str) else ""
    return words.meant(COLLECTION, text) or text
