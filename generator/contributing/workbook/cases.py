"""A workbook of cases → the files of its cases, or everything wrong with it by sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.checking import Code
from generator.contributing.spreadsheet.raw import RawBook
from generator.contributing.workbook.entries import (
    CaseDraft,
    Drafts,
    drafts_of,
    holds_cases,
    is_case,
)
from generator.contributing.workbook.layouts import read_layouts
from generator.contributing.workbook.naming import name_case
from generator.contributing.workbook.outcome import (
    Desk,
    Imported,
    Ready,
    WorkbookKind,
    outcome,
    refused,
)
from generator.contributing.workbook.places import Cell, CellFinding
from generator.contributing.workbook.table import Table
from generator.exports.workbook import COLLECTION, Words, case_sheets
from generator.model import Entries
from generator.reading import Address, FileKind


def import_cases(
    found: RawBook, desk: Desk, entries: Entries, *, collection: str = "", folder: str = ""
) -> Imported:
    """Read, match and check the cases of a workbook against a library.

    Args:
        found: the workbook.
        desk: the library and its words.
        entries: the entries of the library.
        collection: id of the collection of cases that name none.
        folder: id of the collection into whose folder all cases go; empty for any.
    """
    tables, findings = read_layouts(found, case_sheets(), desk.words)
    if not tables:
        return refused(desk, findings, WorkbookKind.CASES)
    drafts = _drafts(tables, entries, desk.words, folder or collection)
    findings += [finding for table in tables for finding in table.findings]
    findings += drafts.findings
    findings += _elsewhere(drafts, folder)
    if not drafts.cases and not any(finding.code is not Code.HIDDEN_ROW for finding in findings):
        findings.append(CellFinding(Code.NO_CASES, Cell(tables[0].sheet.name)))
    ready = [_ready(draft, number) for number, draft in enumerate(drafts.cases)]
    return outcome(desk, WorkbookKind.CASES, ready, findings, found)


def _drafts(tables: Sequence[Table], entries: Entries, words: Words, collection: str) -> Drafts:
    return drafts_of(tables, words, collection, partial(name_case, entries=entries))


def _elsewhere(drafts: Drafts, folder: str) -> Iterator[CellFinding]:
    """Cases that name another collection than the one whose folder was given."""
    for draft in drafts.cases if folder else ():
        if draft.collection != folder:
            params = {"value": draft.collection, "folder": folder}
            yield CellFinding(Code.OTHER_COLLECTION, draft.row.cells[COLLECTION], params)


def _ready(draft: CaseDraft, number: int) -> Ready:
    id_ = draft.id if is_case(draft.id) else f"unnamed-{number}"
    collection = draft.collection if holds_cases(draft.collection) else "unknown"
    return Ready(
        Address(FileKind.CASE, id_, collection),
        draft,
        draft.title,
        draft.row.cells[COLLECTION],
        is_case(draft.id) and holds_cases(draft.collection),
        draft.proposed,
    )
