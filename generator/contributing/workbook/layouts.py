"""The sheets of a workbook that was given out by us, matched with their layouts."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checking import Code
from generator.checking.nearest import nearest
from generator.contributing.spreadsheet.raw import RawBook
from generator.contributing.workbook.places import Cell, CellFinding
from generator.contributing.workbook.table import Table, read_table
from generator.exports.workbook import GUIDE_SHEET, WORDS_SHEET, Sheet, Words


def read_layouts(
    found: RawBook, layouts: Sequence[Sheet], words: Words
) -> tuple[list[Table], list[CellFinding]]:
    """The known sheets in the order of the layouts; no table where the first of them is missing."""
    sheets = {sheet.name.strip(): sheet for sheet in found.sheets}
    known = {layout.name: layout for layout in layouts}
    missing = {name: name for name in known if name not in sheets}
    main = layouts[0].name
    findings = []
    for name, sheet in sheets.items():
        if name not in known and name not in (GUIDE_SHEET, WORDS_SHEET) and sheet.rows:
            params = {"sheet": name, "nearest": nearest(name, missing)}
            params["allowed"] = "、".join(known)
            findings.append(CellFinding(Code.UNKNOWN_SHEET, Cell(name), params))
    if main not in sheets:
        listed = {"sheet": main, "found_sheets": "、".join(sheets)}
        return [], [CellFinding(Code.NO_CASE_SHEET, params=listed)]
    present = [layout for name, layout in known.items() if name in sheets]
    return [read_table(layout, sheets[layout.name], words) for layout in present], findings
