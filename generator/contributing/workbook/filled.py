"""Filled forms → a file for each sheet, or everything wrong with them by sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from generator.checking import Code
from generator.checking.nearest import nearest
from generator.checking.problem import show_path
from generator.contributing.spreadsheet.raw import RawBook, RawRow
from generator.contributing.workbook.draft import Draft
from generator.contributing.workbook.form_cells import text_of
from generator.contributing.workbook.form_head import Head, read_head
from generator.contributing.workbook.form_sheets import (
    FormSheet,
    content_sheets,
    form_sheets,
    forms_of,
    heading,
    stated_form,
)
from generator.contributing.workbook.naming import form_stems
from generator.contributing.workbook.outcome import (
    Desk,
    Imported,
    Ready,
    WorkbookKind,
    outcome,
    refused,
)
from generator.contributing.workbook.places import Cell, CellFinding
from generator.exports.forms.workbook import ROWS_NAME
from generator.exports.workbook import Words
from generator.model import Entries
from generator.reading import Address, FileKind, is_id

_TOLD = 20
"""Findings of one kind per sheet."""

_Identity = tuple[str, str, str, str, str]
"""Method, form, unit, branch and period: what no two filled forms share."""


def import_forms(found: RawBook, desk: Desk, entries: Entries, *, collection: str) -> Imported:
    """Read and check the filled forms of a workbook against a library.

    Args:
        found: the workbook; each sheet with a form on it is one filled form.
        desk: the library and its words.
        entries: the entries of the library.
        collection: id of the collection that they go into.
    """
    sheets = form_sheets(found, entries)
    if not sheets:
        return refused(desk, [_unknown(found, entries)], WorkbookKind.FORM)
    findings = list(_other_sheets(found, sheets))
    filled = filled_sheets(sheets, desk.words)
    if not filled:
        findings.append(CellFinding(Code.BLANK_FORM, Cell(sheets[0].sheet.name)))
    for form in filled:
        findings += form.findings
    names = _Names(entries, collection)
    ready = []
    for number, form in enumerate(filled):
        findings += names.twice(form)
        ready.append(names.ready(form, number))
    return outcome(desk, WorkbookKind.FORM, ready, findings, found)


def filled_sheets(sheets: Iterable[FormSheet], words: Words) -> list[FilledSheet]:
    """The sheets that somebody wrote into; `words` are those of the library."""
    forms = (FilledSheet(sheet, read_head(sheet, words)) for sheet in sheets)
    return [form for form in forms if not form.is_blank]


def _unknown(found: RawBook, entries: Entries) -> CellFinding:
    """A form that the library does not have, or none of whose headings is left."""
    stated = stated_form(found)
    known = forms_of(entries)
    near = stated if stated in known else nearest(stated, {key: key for key in known})
    return CellFinding(Code.UNKNOWN_FORM, params={"value": stated or "？", "nearest": near})


def _other_sheets(found: RawBook, sheets: list[FormSheet]) -> Iterator[CellFinding]:
    known = {form.sheet.name for form in sheets}
    allowed = "、".join(dict.fromkeys(form.tool.title for form in sheets))
    for sheet in content_sheets(found):
        if sheet.name not in known:
            params = {"sheet": sheet.name, "nearest": "", "allowed": allowed}
            yield CellFinding(Code.UNKNOWN_SHEET, Cell(sheet.name), params)


@dataclass
class FilledSheet:
    """One sheet as it was filled in."""

    form: FormSheet
    head: Head
    draft: Draft = field(default_factory=Draft)
    findings: list[CellFinding] = field(default_factory=list)

    def __post_init__(self) -> None:
        name = self.form.sheet.name
        self.draft.state(("method",), self.form.method, Cell(name))
        self.draft.state(("tool",), self.form.tool.id, Cell(name))
        for key, said in self.head.items():
            self.draft.state((key,), said.text or None, said.cell)
            self.findings += [said.finding] if said.finding else []
        self.draft.cells["rows"] = Cell(name, self.form.header.number)
        self.rows = self._rows()
        self.draft.data["rows"] = [list(row) for row in self.rows]
        self.findings += list(self._headings())
        self.findings += list(self._merged())[:_TOLD]

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written: neither above the table nor into it."""
        same = self.rows == [row for row in self.form.tool.rows if any(row)]
        return same and not self.findings and not any(said.text for said in self.head.values())

    @property
    def identity(self) -> _Identity:
        """What it is about."""
        unit, branch, period = (self.head[k].text for k in ("organisation", "branch", "period"))
        return self.form.method, self.form.tool.id, unit, branch, period

    def _rows(self) -> list[tuple[str, ...]]:
        """The rows that hold anything, as far as they go without a gap below the prepared ones."""
        kept: list[tuple[str, ...]] = []
        last = self._end
        below = [row for row in self.form.sheet.rows if row.number > self.form.header.number]
        for place, row in enumerate(below):
            if row.number > last + 1:
                self._tell_below(below[place:])
                break
            texts = self._texts(row, len(kept))
            if any(texts):
                kept.append(texts)
                last = max(last, row.number)
        return kept

    @property
    def _end(self) -> int:
        """The last row of the prepared table."""
        header, tool = self.form.header.number, self.form.tool
        named = self.form.names.get(ROWS_NAME)
        if named and named.top == header + 1:
            return named.bottom
        return header + max(len(tool.rows) + tool.blank_rows, 1)

    def _texts(self, row: RawRow, place: int) -> tuple[str, ...]:
        """The texts of a row in the order of the form's columns; their cells are remembered.

        `place` is where it stands among the rows that hold anything.
        """
        columns, name = self.form.columns, self.form.sheet.name
        texts = [""] * len(self.form.tool.columns)
        cells = {}
        for at_column, n in columns.items():
            title = self.form.tool.columns[n].title
            cells[n] = Cell(name, row.number, at_column, title)
        for cell in row.cells:
            n = columns.get(cell.column, -1)
            if n >= 0:
                texts[n], wrong = text_of(self.form.tool.columns[n], cell, cells[n])
                self.findings += [wrong] if wrong else []
            elif cell.column not in {held.column for held in self.form.header.cells}:
                outside = Cell(name, row.number, cell.column)
                self.findings.append(CellFinding(Code.OUTSIDE_TABLE, outside, {"value": cell.text}))
        if any(texts):
            self.draft.cells[show_path(("rows", place))] = Cell(name, row.number)
            self.draft.cells |= {show_path(("rows", place, n)): at for n, at in cells.items()}
            if row.hidden:
                self.findings.append(CellFinding(Code.HIDDEN_ROW, Cell(name, row.number)))
        return tuple(texts)

    def _tell_below(self, rows: list[RawRow]) -> None:
        for row in rows[:_TOLD]:
            at = Cell(self.form.sheet.name, row.number, row.cells[0].column)
            params = {"value": row.cells[0].text}
            self.findings.append(CellFinding(Code.BELOW_TABLE, at, params))

    def _headings(self) -> Iterator[CellFinding]:
        """Headings of the form that are gone, and others above something."""
        columns, name = self.form.columns, self.form.sheet.name
        gone = [c.title for n, c in enumerate(self.form.tool.columns) if n not in columns.values()]
        filled = {
            cell.column
            for row in self.form.sheet.rows
            if row.number > self.form.header.number
            for cell in row.cells
        }
        known = {heading(column.title) for column in self.form.tool.columns}
        for cell in self.form.header.cells:
            at = Cell(name, self.form.header.number, cell.column)
            if cell.column in columns or cell.column not in filled:
                continue
            if heading(cell.text) in known:
                params = {"column": cell.text, "first": name}
                yield CellFinding(Code.COLUMN_TWICE, at, params)
            else:
                near = nearest(cell.text, {title: title for title in gone})
                gone = [title for title in gone if title != near]
                yield CellFinding(Code.UNKNOWN_COLUMN, at, {"column": cell.text, "nearest": near})
        for title in gone:
            yield CellFinding(Code.NO_COLUMN, Cell(name), {"column": title})

    def _merged(self) -> Iterator[CellFinding]:
        for row, column, area in self.form.sheet.merged:
            if row > self.form.header.number:
                at = Cell(self.form.sheet.name, row, column)
                yield CellFinding(Code.MERGED_CELLS, at, {"range": area})


class _Names:
    """Where the file of each form goes: where the library has it already, or a name of its own."""

    def __init__(self, entries: Entries, collection: str) -> None:
        self._collection = collection
        self._first: dict[_Identity, Cell] = {}
        self._used = {id_ for folder, id_ in entries.forms if folder == collection}
        self._known: Mapping[_Identity, str] = {
            (f.method, f.tool, f.organisation, f.branch or "", f.period): id_
            for (folder, id_), f in entries.forms.items()
            if folder == collection
        }

    def twice(self, form: FilledSheet) -> Iterator[CellFinding]:
        """A form that another sheet of the workbook holds already."""
        first = self._first.setdefault(form.identity, form.draft.anchor)
        if first is not form.draft.anchor and all(form.identity[2:3]):
            yield CellFinding(Code.FORM_TWICE, form.draft.anchor, {"first": first.sheet})

    def ready(self, form: FilledSheet, number: int) -> Ready:
        """The form with the place of its file."""
        known = self._known.get(form.identity, "")
        id_ = known or self._free(form)
        address = Address(FileKind.FORM, id_ or f"form-{number}", self._collection)
        self._used.add(id_)
        title = form.form.tool.title
        return Ready(address, form.draft, title, sound=bool(id_), proposed=not known)

    def _free(self, form: FilledSheet) -> str:
        """An id that is not in use; empty where nothing gives one."""
        _, tool, unit, branch, period = form.identity
        stems = [stem for stem in form_stems(period, tool, unit, branch) if is_id(stem)]
        for stem in stems:
            if stem not in self._used:
                return stem
        numbered = (f"{stem[:60]}-{n}" for n in count(2) for stem in stems[-1:])
        return next((id_ for id_ in numbered if id_ not in self._used), "") if stems else ""
