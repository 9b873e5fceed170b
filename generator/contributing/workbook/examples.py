"""The rows that only show how a workbook is filled: left out, unless somebody wrote over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.checking import Code
from generator.contributing.workbook.places import CellFinding
from generator.contributing.workbook.table import Row
from generator.exports.workbook import EXAMPLE_ID, Column, Sheet
from generator.exports.workbook.cells import value_at
from generator.reading import Value


class Example:
    """Tells the example as it was given out from one that somebody wrote over."""

    def __init__(self, parts: Callable[[Sheet], Iterable[Value]]) -> None:
        """`parts` gives what the rows of a sheet were given out with."""
        self._parts = parts

    def findings(self, sheet: Sheet, row: Row) -> Iterator[CellFinding]:
        """What to say of a row that is marked as an example."""
        texts = [c for c in sheet.columns if c.leaf.is_text and row.holds(c)]
        given = [_texts(part, texts) for part in self._parts(sheet)]
        typed = [row.values.get(column) for column in texts]
        if any(typed) and typed not in given:
            first = next(cell for column, cell in row.cells.items() if row.holds(column))
            yield CellFinding(Code.EXAMPLE_FILLED, first, {"value": EXAMPLE_ID})


def _texts(part: Value, columns: list[Column]) -> list[Value]:
    return [value_at(part, column.path) for column in columns]
