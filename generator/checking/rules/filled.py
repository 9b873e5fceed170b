"""Rows that somebody filled in, in a filled form or an example, must fit the form's columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic_core import PydanticCustomError

from generator.checking.codes import Code
from generator.checking.nearest import fold, listed, nearest_choice
from generator.checking.problem import Finding
from generator.checking.replacing import written
from generator.checking.shelf import Shelf, Typed
from generator.checking.typed_answers import meant_tick
from generator.checking.typed_dates import certain_date, meant_date
from generator.checking.typed_numbers import meant_number
from generator.model import CellKind, Column, Method, Tool
from generator.model.dates import check_partial_date
from generator.reading import Address, FileKind, Path, Value

TICKS = ("√", "×")
"""What stands in a column of ticks: done, or not done."""
_PLAIN_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?")
_POINTS = frozenset(("", "分", "次", "个", "项", "条", "人", "名"))
"""Units that the column implies; another one may be a contradiction."""


def filled_rows_fit(shelf: Shelf, typed: Typed) -> Iterator[Finding]:
    """Every sound row of a filled form fits the columns of the form.

    What is wrong above the rows, as the period, does not hide what is wrong in them.
    """
    method_id, tool_id = typed.data.get("method"), typed.data.get("tool")
    if typed.address.kind is not FileKind.FORM or not isinstance(method_id, str):
        return
    method = shelf.files.get(Address(FileKind.METHOD, method_id).path)
    tool = _tool(method, tool_id) if method else None
    rows = typed.data.get("rows")
    if tool is None or not isinstance(rows, list):
        return  # Told as a dangling reference, or as a wrong shape.
    for index, row in enumerate(rows):
        if isinstance(row, list) and typed.is_sound(("rows", index)):
            cells = [cell if isinstance(cell, str) else "" for cell in row]
            yield from row_fits(tool, cells, ("rows", index))


def example_rows_fit(tool: Tool) -> Iterator[Finding]:
    """The rows of a worked example fit like those of a filled form."""
    if tool.example:
        yield from rows_fit(tool, tool.example.rows, ("example", "rows"))


def rows_fit(tool: Tool, rows: Sequence[Sequence[str]], path: Path) -> Iterator[Finding]:
    """What is wrong in the filled rows of the list at `path`."""
    for index, row in enumerate(rows):
        yield from row_fits(tool, row, (*path, index))


def row_fits(tool: Tool, row: Sequence[str], path: Path) -> Iterator[Finding]:
    """What is wrong in the filled row at `path`."""
    if len(row) != len(tool.columns):
        params = {"found": str(len(row)), "columns": str(len(tool.columns))}
        yield Finding(Code.ROW_LENGTH, path, params)
        return
    for place, (column, cell) in enumerate(zip(tool.columns, row, strict=True)):
        if cell.strip():
            for finding in cell_fits(column, cell.strip()):
                yield finding.below((*path, place))


def cell_fits(column: Column, cell: str) -> Iterator[Finding]:
    """What is wrong with one cell that is not empty."""
    params = {"value": cell, "name": column.title}
    match column.kind:
        case CellKind.NUMBER if not _PLAIN_NUMBER.fullmatch(cell):
            number = meant_number(cell)
            meant = number.value if number else ""
            sure = number and number.is_certain and not number.qualifier and number.unit in _POINTS
            yield Finding(
                Code.CELL_NUMBER,
                (),
                {**params, "replacement": meant},
                certain=f"'{meant}'" if sure else None,
            )
        case CellKind.DATE if not _is_date(cell):
            certain = certain_date(cell)
            yield Finding(
                Code.CELL_DATE,
                (),
                {**params, "replacement": meant_date(cell)},
                certain=f"'{certain}'" if certain else None,
            )
        case CellKind.CHOICE if column.choices and cell not in column.choices:
            words = {choice: choice for choice in column.choices}
            same = [choice for choice in words if fold(choice) == fold(cell)]
            params |= {"allowed": listed(words), "nearest": nearest_choice(cell, column.choices)}
            certain_choice = written(same[0]) if len(same) == 1 else None
            yield Finding(Code.CELL_CHOICE, (), params, certain=certain_choice)
        case CellKind.TICK if cell not in TICKS:
            meant = meant_tick(cell)
            yield Finding(
                Code.CELL_TICK, (), {**params, "replacement": meant}, certain=meant or None
            )
        case _:
            return


def _tool(method: Typed, id_: Value) -> Tool | None:
    tools = method.entry.tools if isinstance(method.entry, Method) else ()
    return next((tool for tool in tools if tool.id == id_), None)


def _is_date(cell: str) -> bool:
    try:
        return bool(check_partial_date(cell))
    except PydanticCustomError:
        return False
