"""A workbook → the files of its cases, or everything wrong with it by sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator.checking import Code, Language, Problem, Severity, check_tree
from generator.checking.nearest import nearest
from generator.contributing.canonical import canonical_text
from generator.contributing.workbook.cell_words import in_cells
from generator.contributing.workbook.echoes import Echoes
from generator.contributing.workbook.entries import CaseDraft, Drafts, drafts_of
from generator.contributing.workbook.naming import name_case
from generator.contributing.workbook.places import Cell, CellFinding, placed, worded
from generator.contributing.workbook.raw import RawBook, Refusal
from generator.contributing.workbook.table import Table, read_table
from generator.exports.workbook import (
    COLLECTION,
    GUIDE_SHEET,
    ID,
    WORDS_SHEET,
    case_sheets,
    words_of,
)
from generator.model import Entries
from generator.reading import Address, FileKind, Tree, is_id

_ORDER: Mapping[str, int] = {layout.name: n for n, layout in enumerate(case_sheets())}


@dataclass(frozen=True)
class ImportedCase:
    """One case that is ready to be written."""

    id: str
    collection: str
    text: str
    title: str
    cell: Cell
    proposed: bool
    """Whether its id was made from its title."""


@dataclass(frozen=True)
class Imported:
    """What came of a workbook; `cases` is empty where anything is wrong."""

    cases: tuple[ImportedCase, ...]
    problems: tuple[Problem, ...] = ()
    """Errors and warnings, by sheet, row and column."""


def import_cases(
    found: RawBook | Refusal,
    tree: Tree,
    *,
    file: str,
    collection: str = "",
    folder: str = "",
    lang: Language = "zh",
) -> Imported:
    """Read, match and check the cases of a workbook against a library.

    Args:
        found: what `open_workbook` gives.
        tree: the files of the library; nothing is written.
        file: the name of the workbook, for messages.
        collection: id of the collection of cases that name none.
        folder: id of the collection into whose folder all cases go; empty for any.
        lang: the language of messages.
    """
    if isinstance(found, Refusal):
        refused = CellFinding(found.code, params=found.params)
        return Imported((), (worded(refused, file, lang),))
    entries = check_tree(tree).entries
    tables, findings = _tables(found, entries)
    if not tables:
        return Imported((), tuple(worded(finding, file, lang) for finding in findings))
    drafts = _drafts(tables, entries, folder or collection)
    findings += [finding for table in tables for finding in table.findings]
    findings += drafts.findings
    findings += _elsewhere(drafts, folder)
    if not drafts.cases and not any(finding.code is not Code.HIDDEN_ROW for finding in findings):
        findings.append(CellFinding(Code.NO_CASES, Cell(tables[0].sheet.name)))
    echoes = Echoes(findings)
    problems = [worded(found, file, lang) for found in findings if not echoes.of_finding(found)]
    sound = [d for d in drafts.cases if is_id(d.id) and is_id(d.collection)]
    words = words_of(entries)
    problems += [
        placed(in_cells(replace(problem, file=file), cell, words, lang), cell)
        for problem, cell in _checked(drafts.cases, tree, lang)
        if not echoes.of_problem(problem, cell)
    ]
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    cases = () if wrong else tuple(map(_imported, sound))
    return Imported(cases, tuple(sorted(dict.fromkeys(problems), key=_order)))


def _tables(found: RawBook, entries: Entries) -> tuple[list[Table], list[CellFinding]]:
    """The known sheets in the order of the layout; no table where that of the cases is missing."""
    sheets = {sheet.name.strip(): sheet for sheet in found.sheets}
    layouts = {layout.name: layout for layout in case_sheets()}
    missing = {name: name for name in layouts if name not in sheets}
    main = case_sheets()[0].name
    findings = []
    for name, sheet in sheets.items():
        if name not in layouts and name not in (GUIDE_SHEET, WORDS_SHEET) and sheet.rows:
            params = {"sheet": name, "nearest": nearest(name, missing)}
            params["allowed"] = "、".join(layouts)
            findings.append(CellFinding(Code.UNKNOWN_SHEET, Cell(name), params))
    if main not in sheets:
        listed = {"sheet": main, "found_sheets": "、".join(sheets)}
        return [], [CellFinding(Code.NO_CASE_SHEET, params=listed)]
    words = words_of(entries)
    present = [layout for name, layout in layouts.items() if name in sheets]
    return [read_table(layout, sheets[layout.name], words) for layout in present], findings


def _drafts(tables: list[Table], entries: Entries, collection: str) -> Drafts:
    return drafts_of(tables, words_of(entries), collection, partial(name_case, entries=entries))


def _elsewhere(drafts: Drafts, folder: str) -> Iterator[CellFinding]:
    """Cases that name another collection than the one whose folder was given."""
    for draft in drafts.cases if folder else ():
        if draft.collection != folder:
            params = {"value": draft.collection, "folder": folder}
            yield CellFinding(Code.OTHER_COLLECTION, draft.row.cells[COLLECTION], params)


def _checked(drafts: list[CaseDraft], tree: Tree, lang: Language) -> Iterator[tuple[Problem, Cell]]:
    """What the check of the whole library says about the new files, and the cell of each."""
    by_path = {
        _address(draft, number).path: draft for number, draft in reversed([*enumerate(drafts)])
    }
    texts = {path: _text(draft).encode() for path, draft in by_path.items()}
    faults = {path: found for path, found in tree.faults.items() if path not in texts}
    for problem in check_tree(Tree({**tree.files, **texts}, faults), lang=lang).problems:
        if draft := by_path.get(problem.file):
            if problem.code == Code.DUPLICATE_ID and not is_id(draft.collection):
                continue  # It may well be the file that has the id.
            cell = draft.cell_of(problem.path)
            if problem.code == Code.NO_COLLECTION:
                cell = draft.row.cells[COLLECTION]
            yield problem, cell


def _address(draft: CaseDraft, number: int) -> Address:
    """Where its file will be; a place of its own where that cannot be told yet."""
    id_ = draft.id if is_id(draft.id) else f"unnamed-{number}"
    collection = draft.collection if is_id(draft.collection) else "unknown"
    return Address(FileKind.CASE, id_, collection)


def _imported(draft: CaseDraft) -> ImportedCase:
    cell = draft.row.cells[ID]
    return ImportedCase(draft.id, draft.collection, _text(draft), draft.title, cell, draft.proposed)


def _text(draft: CaseDraft) -> str:
    return canonical_text(FileKind.CASE, draft.data)


def _order(problem: Problem) -> tuple[int, int, int, str]:
    sheet = problem.cell.rpartition("!")[0]
    return _ORDER.get(sheet, len(_ORDER)), problem.line, problem.column, problem.code
