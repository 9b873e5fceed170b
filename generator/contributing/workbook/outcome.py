"""What came of a workbook: files that are ready, or everything wrong with it by sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from generator.checking import Code, Language, Problem, Severity, check_tree
from generator.contributing.canonical import canonical_text
from generator.contributing.spreadsheet.raw import RawBook
from generator.contributing.workbook.cell_words import in_cells
from generator.contributing.workbook.draft import Draft
from generator.contributing.workbook.echoes import Echoes
from generator.contributing.workbook.places import Cell, CellFinding, placed, worded
from generator.exports.workbook import Words
from generator.reading import Address, FileKind, Tree


class WorkbookKind(Enum):
    """What a workbook was taken for; the value is its name in Chinese."""

    CASES = "案例工作簿"
    REGISTRY = "项目台账工作簿"
    FORM = "填好的表单"


@dataclass(frozen=True)
class ImportedFile:
    """One entry that is ready to be written."""

    kind: FileKind
    id: str
    collection: str
    text: str
    title: str
    cell: Cell
    proposed: bool = False
    """Whether its id was made up."""


@dataclass(frozen=True)
class Imported:
    """What came of a workbook; `files` is empty where anything is wrong."""

    files: tuple[ImportedFile, ...]
    problems: tuple[Problem, ...] = ()
    """Errors and warnings, by sheet, row and column."""
    kind: WorkbookKind | None = None
    """None where nobody can tell."""


@dataclass(frozen=True)
class Ready:
    """A draft and where its file goes."""

    address: Address
    """A place of its own where that cannot be told yet."""
    draft: Draft
    title: str = ""
    collection_cell: Cell | None = None
    """The cell that names the collection, where one does."""
    sound: bool = True
    """Whether the address is the one that will be written."""
    proposed: bool = False

    @property
    def text(self) -> str:
        """The file."""
        return canonical_text(self.address.kind, self.draft.data)


@dataclass(frozen=True)
class Desk:
    """What every import needs: the library, its words, how to name the workbook in messages."""

    tree: Tree
    """The files of the library; nothing is written."""
    words: Words
    file: str
    lang: Language = "zh"


def refused(desk: Desk, findings: Sequence[CellFinding], kind: WorkbookKind | None) -> Imported:
    """Nothing but findings."""
    told = tuple(worded(found, desk.file, desk.lang) for found in findings)
    return Imported((), told, kind)


def outcome(
    desk: Desk,
    kind: WorkbookKind,
    ready: Sequence[Ready],
    findings: Sequence[CellFinding],
    book: RawBook,
) -> Imported:
    """The files of the drafts, unless the workbook or the library with them has an error."""
    echoes = Echoes(findings)
    problems = [
        worded(found, desk.file, desk.lang) for found in findings if not echoes.of_finding(found)
    ]
    problems += [
        placed(in_cells(replace(problem, file=desk.file), cell, desk.words, desk.lang), cell)
        for problem, cell in _on_trial(ready, desk)
        if not echoes.of_problem(problem, cell)
    ]
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    files = () if wrong else tuple(_imported(item) for item in ready if item.sound)
    order = {sheet.name.strip(): place for place, sheet in enumerate(book.sheets)}

    def place(problem: Problem) -> tuple[int, int, int, str]:
        sheet = problem.cell.rpartition("!")[0]
        return order.get(sheet, len(order)), problem.line, problem.column, problem.code

    return Imported(files, tuple(sorted(dict.fromkeys(problems), key=place)), kind)


def _on_trial(ready: Sequence[Ready], desk: Desk) -> Iterator[tuple[Problem, Cell]]:
    """What the check of the whole library says about the new files, and the cell of each."""
    by_path = {item.address.path: item for item in reversed(ready)}
    texts = {path: item.text.encode() for path, item in by_path.items()}
    faults = {path: found for path, found in desk.tree.faults.items() if path not in texts}
    trial = Tree({**desk.tree.files, **texts}, faults)
    for problem in check_tree(trial, lang=desk.lang).problems:
        if item := by_path.get(problem.file):
            if problem.code == Code.DUPLICATE_ID and not item.sound:
                continue  # It may well be the file that has the id.
            cell = item.draft.cell_of(problem.path)
            if problem.code == Code.NO_COLLECTION:
                cell = item.collection_cell or cell
            yield problem, cell


def _imported(item: Ready) -> ImportedFile:
    at = item.address
    return ImportedFile(
        at.kind, at.id, at.collection, item.text, item.title, item.draft.anchor, item.proposed
    )
