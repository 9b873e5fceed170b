"""One cell of a filled form → the text that its column takes."""

from __future__ import annotations

import re

from generator.checking import Code
from generator.checking.nearest import fold
from generator.checking.typed_answers import meant_answer, meant_tick
from generator.checking.typed_dates import certain_date
from generator.contributing.spreadsheet.raw import RawCell
from generator.contributing.workbook.places import Cell, CellFinding
from generator.contributing.workbook.values import MONTH_LOST, clean, half_width
from generator.exports.workbook.cells import plain_number
from generator.model import CellKind, Column

_ANSWERS = {"true": "是", "false": "否"}
_SPACED_DATE = re.compile(r"\s+")


def text_of(column: Column, cell: RawCell, at: Cell) -> tuple[str, CellFinding | None]:
    """The text of a cell, and what is wrong with how it was kept."""
    if found := unreadable(cell, at):
        return "", found
    is_date = column.kind is CellKind.DATE
    lost = cell.kind == "number" and is_date and MONTH_LOST.fullmatch(cell.text)
    turned = cell.kind == "date" and not is_date
    truth = cell.kind == "boolean" and column.kind not in (CellKind.TICK, CellKind.CHOICE)
    if lost or turned or truth:
        params = {"column": column.title, "what": cell.kind, "value": cell.text}
        return "", CellFinding(Code.WRONG_KIND, at, params)
    text = f"{cell.text}%" if cell.kind == "percent" else clean(cell.text)
    match column.kind:
        case CellKind.DATE:
            return date_of(text), None
        case CellKind.NUMBER:
            digits = half_width(text)
            return digits if plain_number(digits) else text, None
        case CellKind.TICK:
            return meant_tick(text) or text, None
        case CellKind.CHOICE:
            return _choice(text, column.choices), None
        case _:
            return text, None


def unreadable(cell: RawCell, at: Cell) -> CellFinding | None:
    """A formula without a result, or the sign of an error."""
    codes = {"formula": Code.FORMULA, "error": Code.ERROR_CELL}
    code = codes.get(cell.kind)
    return CellFinding(code, at, {"value": cell.text}) if code else None


def date_of(text: str) -> str:
    """2025.3.1 and 2025年3月1日 as 2025-03-01; other words as they stand."""
    return certain_date(_SPACED_DATE.sub("", text)) or text


def _choice(text: str, choices: tuple[str, ...]) -> str:
    """The choice that is certainly meant; otherwise what was typed, for the check to tell."""
    if text in choices:
        return text
    same = [choice for choice in choices if fold(choice) == fold(text)]
    if len(same) == 1:
        return same[0]
    answers = set(_ANSWERS.values()) <= set(choices)
    return _ANSWERS.get(meant_answer(text), text) if answers else text
