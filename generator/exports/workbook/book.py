"""Whole workbooks, and those of cases: blank with an example, or filled. Same input, same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from generator.exports.workbook.cells import cell_value, value_at
from generator.exports.workbook.example import EXAMPLE_ID, example_case
from generator.exports.workbook.guide import Guide, write_guide
from generator.exports.workbook.guide_texts import CASE_GUIDE
from generator.exports.workbook.layout import (
    CASE,
    COLLECTION,
    GUIDE_SHEET,
    ID,
    WORDS_SHEET,
    Column,
    Sheet,
    case_sheets,
)
from generator.exports.workbook.rows import Row, TooLongError, write_rows
from generator.exports.workbook.safe import safe_workbook
from generator.exports.workbook.style import Formats
from generator.exports.workbook.wordlist import write_words
from generator.exports.workbook.words import Words
from generator.reading import FileKind, Tree, Value, address_of, read_yaml

__all__ = [
    "TooLongError",
    "WorkbookCase",
    "case_workbook",
    "cases_of",
    "template_workbook",
    "write_workbook",
]


@dataclass(frozen=True)
class WorkbookCase:
    """One case as its file states it."""

    id: str
    collection: str
    data: Mapping[str, Value]


def cases_of(tree: Tree, collection: str = "") -> tuple[WorkbookCase, ...]:
    """The cases of a library as typed, drafts as well, of one collection or of all."""
    found = []
    for path, content in tree.files.items():
        address = address_of(path)
        if address and address.kind is FileKind.CASE and collection in ("", address.collection):
            data = read_yaml(content).data or {}
            found.append(WorkbookCase(address.id, address.collection, data))
    return tuple(found)


def template_workbook(words: Words) -> bytes:
    """A blank workbook with one example case in it."""
    example = WorkbookCase(EXAMPLE_ID, "", example_case(words))
    return _workbook([example], words, "案例填报", example=True)


def case_workbook(cases: Sequence[WorkbookCase], words: Words) -> bytes:
    """A workbook that holds these cases and nothing else; importing it gives the same files.

    Raises:
        TooLongError: when a list of a case fits no cell.
    """
    return _workbook(cases, words, "案例（导出）", example=False)


def _workbook(cases: Sequence[WorkbookCase], words: Words, title: str, *, example: bool) -> bytes:
    filled = [(layout, _rows(layout, cases, words)) for layout in case_sheets()]
    return write_workbook(filled, words, title, CASE_GUIDE, example=example)


def write_workbook(
    filled: Sequence[tuple[Sheet, Iterable[Row]]],
    words: Words,
    title: str,
    guide: Guide,
    *,
    example: bool,
) -> bytes:
    """A workbook of these sheets between the guide and the words.

    Args:
        filled: each sheet with its rows.
        words: what the drop-downs offer.
        title: of the document and of its first sheet.
        guide: what the first sheet says.
        example: whether the rows only show how it is done.

    Raises:
        TooLongError: when a text fits no cell.
    """
    buffer = BytesIO()
    layouts = [layout for layout, _ in filled]
    with safe_workbook(buffer, title=title) as book:
        formats = Formats(book)
        write_guide(book.add_worksheet(GUIDE_SHEET), formats, title, guide, layouts)
        sheets = [book.add_worksheet(layout.name) for layout in layouts]
        ranges = write_words(book.add_worksheet(WORDS_SHEET), formats, words, layouts)
        for (layout, rows), sheet in zip(filled, sheets, strict=True):
            write_rows(sheet, formats, layout, rows, ranges=ranges, beside=layouts, example=example)
    return buffer.getvalue()


def _rows(layout: Sheet, cases: Iterable[WorkbookCase], words: Words) -> Iterator[Row]:
    for case in cases:
        data = dict(case.data)
        parts = value_at(data, layout.path) if layout.path else [data]
        for part in parts if isinstance(parts, list) else []:
            yield [_cell(case, column, part, words) for column in layout.columns]


def _cell(case: WorkbookCase, column: Column, part: Value, words: Words) -> str | float | None:
    if column.path in (ID.path, CASE.path):
        return case.id
    if column.path == COLLECTION.path:
        return words.shown(column, case.collection) if case.collection else None
    return cell_value(column, value_at(part, column.path), words)
