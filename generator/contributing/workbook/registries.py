"""A workbook of registries → a file per unit and year, or everything wrong with it by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from generator.checking import Code
from generator.checking.nearest import nearest
from generator.checking.problem import show_path
from generator.checking.shapes import ListOf, record_of, shape_at
from generator.contributing.spreadsheet.raw import RawBook
from generator.contributing.workbook.draft import Draft, put
from generator.contributing.workbook.examples import Example
from generator.contributing.workbook.layouts import read_layouts
from generator.contributing.workbook.outcome import (
    Desk,
    Imported,
    Ready,
    WorkbookKind,
    outcome,
    refused,
)
from generator.contributing.workbook.places import Cell, CellFinding
from generator.contributing.workbook.table import Row, Table
from generator.exports.workbook import (
    BRANCH,
    EXAMPLE_ID,
    NOTE,
    ORGANISATION,
    PROJECT,
    YEAR,
    Words,
    example_registry,
    parts_at,
    registry_sheets,
)
from generator.model import Entries, Registry
from generator.reading import Address, FileKind, Path, is_id

_PROJECTS = ("projects",)
_Unit = tuple[str, str]
"""Organisation and year as they were read; either may be empty or wrong."""


@dataclass(kw_only=True)
class RegistryDraft(Draft):
    """One unit and year of a workbook."""

    unit: _Unit
    row: Row
    projects: list[tuple[str, str]] = field(default_factory=list)
    """Id and title of each project, in their order."""

    @property
    def anchor(self) -> Cell:
        """The cell of its unit."""
        return self.row.cells[ORGANISATION]

    def take_branch(self, row: Row) -> None:
        """One row of the first sheet."""
        if not self.data:
            self.state(("organisation",), self.unit[0] or None, row.cells[ORGANISATION])
            self.state(("year",), self.unit[1] or None, row.cells[YEAR])
            put(self.data, ("branches",), [])
        branches = self.data["branches"]
        assert isinstance(branches, list)
        self.cells.setdefault("branches", row.cells[BRANCH])
        self.cells[show_path(("branches", len(branches)))] = row.cells[BRANCH]
        branches.append(row.text(BRANCH) or None)
        if note := row.text(NOTE):
            known = self.data.get("note")
            told = f"{known}\n{note}" if known else note
            self.state(("note",), told, self.cells.get("note", row.cells[NOTE]))

    def number_projects(self, known: Mapping[str, str]) -> None:
        """Give an id to the projects that have none.

        `known` is title → id of the projects that the library has of this unit and year.
        """
        used = {id_ for id_, _ in self.projects}
        free = (id_ for n in count(1) if (id_ := f"xm-{n:03}") not in used)
        for place, (id_, title) in enumerate(self.projects):
            if not id_:
                before = known.get(title, "")
                made = before if before and before not in used else next(free)
                used.add(made)
                put(self.data, (*_PROJECTS, place, "id"), made)
                self.projects[place] = (made, title)


def import_registries(found: RawBook, desk: Desk, entries: Entries, *, collection: str) -> Imported:
    """Read, match and check the registries of a workbook against a library.

    Args:
        found: the workbook.
        desk: the library and its words.
        entries: the entries of the library.
        collection: id of the collection that they go into.
    """
    tables, findings = read_layouts(found, registry_sheets(), desk.words)
    if not tables:
        return refused(desk, findings, WorkbookKind.REGISTRY)
    findings += [finding for table in tables for finding in table.findings]
    reader = _Reader(desk.words, entries, collection)
    findings += reader.read(tables)
    if not reader.drafts and not any(f.code is not Code.HIDDEN_ROW for f in findings):
        findings.append(CellFinding(Code.NO_REGISTRY, Cell(tables[0].sheet.name)))
    ready = [reader.ready(draft, number) for number, draft in enumerate(reader.drafts.values())]
    return outcome(desk, WorkbookKind.REGISTRY, ready, findings, found)


class _Reader:
    """Puts the rows of all sheets into the drafts of their units."""

    def __init__(self, words: Words, entries: Entries, collection: str) -> None:
        self.drafts: dict[_Unit, RegistryDraft] = {}
        self._words = words
        self._collection = collection
        example = example_registry(words)
        self._example = Example(lambda sheet: parts_at(sheet, example))
        self._known = {
            (registry.organisation, registry.year): (id_, registry)
            for (folder, id_), registry in entries.registries.items()
            if folder == collection
        }

    def read(self, tables: Sequence[Table]) -> Iterator[CellFinding]:
        """Everything wrong with the rows; the first sheet says which units there are."""
        main, *parts = tables
        rows, findings = self._rows(main)
        yield from findings
        only = self._only({(row.text(ORGANISATION), row.text(YEAR)) for row in rows})
        for row in rows:
            unit = row.text(ORGANISATION) or only[0], row.text(YEAR) or only[1]
            if not unit[0]:
                yield CellFinding(Code.ROW_WITHOUT_UNIT, row.cells[ORGANISATION])
                continue
            draft = self.drafts.setdefault(unit, RegistryDraft(unit=unit, row=row))
            draft.take_branch(row)
        for table in parts:
            rows, findings = self._rows(table)
            yield from findings
            for row in rows:
                yield from self._hang(table, row)
            if table.sheet.path == _PROJECTS:
                self._number()

    def ready(self, draft: RegistryDraft, number: int) -> Ready:
        """Where the file of a unit goes: where the library has it already, or by year and unit."""
        organisation, year = draft.unit
        known, _ = self._known.get(draft.unit, ("", None))
        id_ = known or f"{year}-{organisation}"
        sound = is_id(id_)
        address = Address(FileKind.REGISTRY, id_ if sound else f"unit-{number}", self._collection)
        term = self._words.lists["organisations"].shown.get(organisation, organisation)
        return Ready(address, draft, f"{term} {year} 年", sound=sound)

    def _rows(self, table: Table) -> tuple[list[Row], list[CellFinding]]:
        """The rows of a sheet without its example, and what is wrong with them."""
        findings: list[CellFinding] = []
        rows = []
        for row in table.rows:
            findings += row.findings
            if row.key == EXAMPLE_ID:
                findings += self._example.findings(table.sheet, row)
            else:
                rows.append(row)
        return rows, findings

    def _only(self, units: set[_Unit]) -> _Unit:
        """The unit and the year that blank cells stand for: those of all rows, if they agree."""
        organisations = {organisation for organisation, _ in units if organisation}
        years = {year for _, year in units if year}
        return (
            organisations.pop() if len(organisations) == 1 else "",
            years.pop() if len(years) == 1 else "",
        )

    def _number(self) -> None:
        for unit, draft in self.drafts.items():
            _, known = self._known.get(unit, ("", None))
            projects = known.projects if known else ()
            draft.number_projects({project.title: project.id for project in projects})

    def _hang(self, table: Table, row: Row) -> Iterator[CellFinding]:
        """Hang a part into its unit, and below its project where it has one."""
        path = table.sheet.path
        named = _said(row, ORGANISATION.path), _said(row, YEAR.path)
        only = self._only(set(self.drafts))
        unit = named[0] or only[0], named[1] or only[1]
        at = next(iter(row.cells.values()))
        if not (unit[0] and unit[1]):
            yield CellFinding(Code.ROW_WITHOUT_UNIT, at)
        elif not (draft := self.drafts.get(unit)):
            shown = self._words.lists["organisations"].shown
            value = f"{shown.get(unit[0], unit[0])} {unit[1]} 年"
            yield CellFinding(Code.ROW_OF_UNKNOWN_UNIT, at, {"value": value})
        elif path == _PROJECTS:
            draft.append(path, row, at)
            draft.projects.append((_said(row, ("id",)), _said(row, ("title",))))
        elif path[0] == _PROJECTS[0]:
            yield from _below_project(draft, path, row)
        else:
            draft.append(path, row, at)


def _below_project(draft: RegistryDraft, path: Path, row: Row) -> Iterator[CellFinding]:
    cell = row.cells[PROJECT]
    key = row.text(PROJECT)
    if not key:
        yield CellFinding(Code.ROW_WITHOUT_PROJECT, cell)
        return
    by_id = [place for place, (id_, _) in enumerate(draft.projects) if id_ == key]
    by_title = [place for place, (_, title) in enumerate(draft.projects) if title == key]
    meant = by_id[:1] or (by_title if len(by_title) == 1 else [])
    if not meant:
        words = {word: word for named in draft.projects for word in named if word}
        near = "" if by_title else nearest(key, words)
        yield CellFinding(Code.ROW_OF_UNKNOWN_PROJECT, cell, {"value": key, "nearest": near})
        return
    here = (*_PROJECTS, meant[0], *path[1:])
    if isinstance(shape_at(record_of(Registry), here), ListOf):
        draft.append(here, row, cell)
    elif (first := draft.group_at(here)) is not None:
        yield CellFinding(Code.PROJECT_TWICE, cell, {"value": key, "first": first.name})
    else:
        draft.take(here, row)


def _said(row: Row, path: tuple[str, ...]) -> str:
    """The text of the column at `path`."""
    found = next((value for column, value in row.values.items() if column.path == path), None)
    return found if isinstance(found, str) else ""
