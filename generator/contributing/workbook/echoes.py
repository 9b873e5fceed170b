"""What is wrong only because something else is, and is not told a second time."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils.cell import range_boundaries

from generator.checking import CATALOGUE, Code, Problem, Severity
from generator.checking.problem import show_path
from generator.contributing.workbook.places import Cell, CellFinding
from generator.exports.workbook import case_sheets, registry_sheets

LISTS = {
    show_path(layout.path): layout.name
    for layout in (*case_sheets(), *registry_sheets())
    if layout.path
}
"""Path of a list of parts → the name of its sheet."""

_ROWS_LOST = (
    Code.ROW_WITHOUT_CASE,
    Code.ROW_OF_UNKNOWN_CASE,
    Code.SHARED_TITLE,
    Code.EXAMPLE_FILLED,
    Code.ROW_WITHOUT_UNIT,
    Code.ROW_OF_UNKNOWN_UNIT,
    Code.ROW_WITHOUT_PROJECT,
    Code.ROW_OF_UNKNOWN_PROJECT,
)
_BLANK = (Code.ROW_WITHOUT_CASE, Code.ROW_WITHOUT_UNIT, Code.ROW_WITHOUT_PROJECT)


class Echoes:
    """Knows what the findings of a workbook explain."""

    def __init__(self, findings: Sequence[CellFinding]) -> None:
        self._told = {
            found.cell.name
            for found in findings
            if CATALOGUE[found.code].severity is Severity.ERROR
        }
        self._merged = [
            (found.cell.sheet, range_boundaries(found.params["range"]))
            for found in findings
            if found.code is Code.MERGED_CELLS
        ]
        # A sheet that is not known, or rows that name no case: the cases lack what stands there.
        self._lost = {found.params.get("nearest", "") for found in findings} - {""}
        self._lost |= {found.cell.sheet for found in findings if found.code in _ROWS_LOST}

    def of_finding(self, found: CellFinding) -> bool:
        """Whether a cell is blank because it was merged with another."""
        return found.code in _BLANK and self._is_merged(found.cell)

    def of_problem(self, problem: Problem, cell: Cell) -> bool:
        """Whether what the check says of a value follows from how its cell was kept."""
        lost = problem.code == Code.EMPTY and LISTS.get(problem.path, "") in self._lost
        return lost or cell.name in self._told or self._is_merged(cell)

    def _is_merged(self, cell: Cell) -> bool:
        for sheet, (left, top, right, bottom) in self._merged:
            inside = (left or 1) <= cell.column <= (right or 1)
            if sheet == cell.sheet and inside and (top or 1) <= cell.row <= (bottom or 1):
                return True
        return False
