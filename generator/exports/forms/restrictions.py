"""What a cell of a form takes: drop-downs, numbers, and the words that appear beside it."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_range, xl_range_abs

from generator.exports.forms.form import PERIOD_HINT, choices_of, filling
from generator.model import CellKind, Column
from generator.pages.plain import clip

CHOICES_MAX = 255
"""Characters that a drop-down may hold by itself in a workbook."""

HINT_MAX = 32
"""Characters that the title of a message may have in a workbook."""

MESSAGE_MAX = 255
"""Characters that a message may have in a workbook."""

LISTS = "选项"
"""The hidden sheet of the lists that are too long for a drop-down itself."""


KINDS = {CellKind.NUMBER: "只填数字", CellKind.DATE: "填日期，如 2026-03-15"}
"""What is told beside a cell of a kind."""


class Lists:
    """The hidden sheet with long lists; made when the first one is needed."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._sheet: Any = None
        self._used = 0

    def source(self, choices: tuple[str, ...]) -> list[str] | str:
        """What a drop-down is made from: the choices, or where they stand."""
        listed = ",".join(choices)
        # A comma ends a choice there, a quote ends the list, a blank at an end is lost.
        if len(listed) <= CHOICES_MAX and not any({",", '"'} & set(choice) for choice in choices):
            return list(choices)
        if self._sheet is None:
            self._sheet = self._book.add_worksheet(LISTS)
            self._sheet.hide()
        place, self._used = self._used, self._used + 1
        for row, choice in enumerate(choices):
            self._sheet.write_string(row, place, choice)
        return f"='{LISTS}'!{xl_range_abs(0, place, len(choices) - 1, place)}"


def restrict(sheet: Any, lists: Lists, place: int, rows: tuple[int, int], column: Column) -> None:
    """Give a column its drop-down, its kind of value and its words, from the first row to the last.

    `place` is the column's; both count from 0.
    """
    choices = choices_of(column)
    words = "；".join(filter(None, (filling(column), KINDS.get(column.kind))))
    rule: dict[str, Any] = {"validate": "any"}
    if choices:
        rule = {
            "validate": "list",
            "source": lists.source(choices),
            "error_title": "不在选项里",
            "error_message": clip(f"请从下拉选项中选：{'、'.join(choices)}", MESSAGE_MAX),
        }
    elif column.kind is CellKind.NUMBER:
        rule = {"validate": "decimal", "criteria": ">=", "value": -1e12}
        rule |= {
            "error_type": "warning",
            "error_title": "不是数字",
            "error_message": "这一列填数字。",
        }
    elif not words:
        return
    _validate(sheet, xl_range(rows[0], place, rows[1], place), rule, column.title, words)


def tell_period(sheet: Any, row: int, place: int) -> None:
    """Say how a period is written, beside its cell."""
    _validate(sheet, xl_range(row, place, row, place), {"validate": "any"}, "时间", PERIOD_HINT)


def _validate(sheet: Any, cells: str, rule: dict[str, Any], title: str, words: str) -> None:
    said = {"input_title": clip(title, HINT_MAX), "input_message": clip(words, MESSAGE_MAX)}
    sheet.data_validation(cells, rule | (said if words else {}))
