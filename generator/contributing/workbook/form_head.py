"""What stands above the table of a filled form: its unit, its branch, its period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.checking import Code
from generator.contributing.spreadsheet.raw import RawCell
from generator.contributing.workbook.form_cells import date_of, unreadable
from generator.contributing.workbook.form_sheets import FormSheet
from generator.contributing.workbook.places import Cell, CellFinding
from generator.contributing.workbook.values import MONTH_LOST, clean, half_width
from generator.exports.forms.workbook import FIELD_NAMES
from generator.exports.workbook import ORGANISATION, Words
from generator.pages.forms import FIELDS

_KEYS = ("organisation", "branch", "period")
_COLONS = ":："


@dataclass(frozen=True)
class Said:
    """What one cell says, in the words of a file."""

    text: str
    cell: Cell
    finding: CellFinding | None = None


Head = Mapping[str, Said]
"""Key of the field → what was filled in."""


def read_head(form: FormSheet, words: Words) -> Head:
    """The three fields, from the cells with our names or behind their labels."""
    found = {}
    for key, label, name in zip(_KEYS, FIELDS, FIELD_NAMES, strict=True):
        cell, raw = _named(form, name, label)
        if raw is None:
            labelled, raw = _labelled(form, label)
            cell = labelled if raw is not None or cell is None else cell
        at = cell or Cell(form.sheet.name, title=label)
        found[key] = _said(key, label, raw, at, words)
    return found


def _named(form: FormSheet, name: str, label: str) -> tuple[Cell | None, RawCell | None]:
    """The cell that has a name of ours on this sheet, above the table."""
    area = form.names.get(name)
    if area is None or area.top >= form.header.number:
        return None, None
    at = Cell(form.sheet.name, area.top, area.left, label)
    for row in form.sheet.rows:
        if row.number == area.top:
            return at, next((cell for cell in row.cells if cell.column == area.left), None)
    return at, None


def _labelled(form: FormSheet, label: str) -> tuple[Cell | None, RawCell | None]:
    """What stands behind a label, in the same cell or in the next that holds anything."""
    for row in form.sheet.rows:
        if row.number >= form.header.number:
            break
        for place, cell in enumerate(row.cells):
            text = cell.text.strip()
            if text.rstrip(_COLONS).strip() == label:
                at = Cell(form.sheet.name, row.number, cell.column + 1, label)
                behind = row.cells[place + 1] if place + 1 < len(row.cells) else None
                if behind is None or _is_label(behind.text):
                    return at, None
                return Cell(form.sheet.name, row.number, behind.column, label), behind
            if text.startswith(tuple(label + colon for colon in _COLONS)):
                at = Cell(form.sheet.name, row.number, cell.column, label)
                return at, RawCell(cell.column, "text", text[len(label) + 1 :])
    return None, None


def _is_label(text: str) -> bool:
    return text.strip().startswith(tuple(label + colon for label in FIELDS for colon in _COLONS))


def _said(key: str, label: str, raw: RawCell | None, at: Cell, words: Words) -> Said:
    if raw is None:
        return Said("", at)
    if found := unreadable(raw, at):
        return Said("", at, found)
    text = clean(raw.text)
    is_period = key == "period"
    lost = raw.kind == "number" and is_period and MONTH_LOST.fullmatch(raw.text)
    if lost or raw.kind == "boolean" or (raw.kind == "date" and not is_period):
        params = {"column": label, "what": raw.kind, "value": raw.text}
        return Said("", at, CellFinding(Code.WRONG_KIND, at, params))
    if is_period:
        return Said(date_of(half_width(text)), at)
    if key == "organisation":
        return Said(words.meant(ORGANISATION, text) or text, at)
    return Said(text, at)
