"""The rows of all sheets → cases as plain data, each value with the cell it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath

from generator.checking import Code
from generator.checking.nearest import nearest
from generator.checking.problem import show_path
from generator.contributing.workbook.draft import Draft, put
from generator.contributing.workbook.examples import Example
from generator.contributing.workbook.places import Cell, CellFinding
from generator.contributing.workbook.table import Row, Table
from generator.contributing.workbook.values import collection_of
from generator.exports.workbook import (
    CASE,
    COLLECTION,
    EXAMPLE_ID,
    ID,
    Sheet,
    Words,
    example_case,
)
from generator.exports.workbook.cells import value_at
from generator.reading import Value, is_id
from generator.reading.layout import COLLECTION_FILE, VOCABULARY_FOLDER, proposed_name


@dataclass(kw_only=True)
class CaseDraft(Draft):
    """One case of a workbook; `id` and `collection` may still be wrong."""

    id: str
    collection: str
    row: Row
    proposed: bool = False
    """Whether the id was made from the title."""

    @property
    def anchor(self) -> Cell:
        """The cell of its id."""
        return self.row.cells[ID]

    @property
    def title(self) -> str:
        """Its title; empty where it has none."""
        title = self.data.get("title")
        return title if isinstance(title, str) else ""


@dataclass
class Drafts:
    """What the rows of a workbook say."""

    cases: list[CaseDraft] = field(default_factory=list)
    findings: list[CellFinding] = field(default_factory=list)


def drafts_of(
    tables: Iterable[Table],
    words: Words,
    collection: str,
    propose: Callable[[str, str, frozenset[str]], str],
) -> Drafts:
    """The cases of all sheets.

    Args:
        tables: the sheet of the cases first.
        words: ids and labels of the library.
        collection: id of the collection of cases that name none; may be empty.
        propose: title, organisation and ids in use → the id of a case that has none.
    """
    main, *parts = tables
    example = Example(partial(_given, example_case(words)))
    drafts = Drafts()
    for row in main.rows:
        drafts.findings += row.findings
        if row.key == EXAMPLE_ID:
            drafts.findings += example.findings(main.sheet, row)
        elif draft := _draft(row, collection, words, drafts):
            drafts.cases.append(draft)
    _name(drafts, propose)
    cases = _Keys(drafts.cases)
    for table in parts:
        for row in table.rows:
            drafts.findings += row.findings
            if row.key == EXAMPLE_ID:
                drafts.findings += example.findings(table.sheet, row)
            else:
                drafts.findings += _add_part(table.sheet, row, cases)
    for draft in drafts.cases:
        draft.state_blanks((), draft.row)
        for table in parts:
            if table.sheet.required and value_at(draft.data, table.sheet.path) is None:
                put(draft.data, table.sheet.path, None)
                at = replace(draft.row.cells[ID], title=table.sheet.name)
                draft.cells.setdefault(show_path(table.sheet.path), at)
    return drafts


def _draft(row: Row, collection: str, words: Words, drafts: Drafts) -> CaseDraft | None:
    named = collection_of(row.values.get(COLLECTION), words)
    draft = CaseDraft(id=row.text(ID), collection=named or collection, row=row)
    draft.take((), row)
    if not draft.id and not draft.title:
        drafts.findings.append(CellFinding(Code.NO_ID, row.cells[ID]))
        return None
    if not holds_cases(draft.collection):
        listed = words.lists["collections"].shown.values()
        near = nearest(draft.collection, {shown: shown for shown in listed})
        params = {"allowed": "、".join(listed), "nearest": near}
        at = row.cells[COLLECTION]
        drafts.findings.append(CellFinding(Code.NO_COLLECTION_NAMED, at, params))
    if draft.id and not is_case(draft.id):
        drafts.findings.append(_bad_id(row.cells[ID], draft.id))
    return draft


def holds_cases(collection: str) -> bool:
    """Whether a folder of this name is a collection; that of the vocabularies is none."""
    return is_id(collection) and collection != PurePosixPath(VOCABULARY_FOLDER).name


def is_case(id_: str) -> bool:
    """Whether a file of this name is a case; the one that describes the collection is none."""
    return is_id(id_) and f"{id_}.yml" != COLLECTION_FILE


def _bad_id(at: Cell, text: str) -> CellFinding:
    near = proposed_name(text)
    params = {"value": text, "replacement": near if is_case(near) else ""}
    return CellFinding(Code.BAD_ID, at, params)


def _name(drafts: Drafts, propose: Callable[[str, str, frozenset[str]], str]) -> None:
    """Give an id to the cases without one, and tell those that stand twice."""
    first: dict[str, CaseDraft] = {}
    for draft in drafts.cases:
        if draft.id in first:
            params = {"value": draft.id, "first": first[draft.id].row.cells[ID].name}
            drafts.findings.append(CellFinding(Code.CASE_TWICE, draft.row.cells[ID], params))
        elif draft.id:
            first[draft.id] = draft
    titles: dict[str, CaseDraft] = {}
    for draft in drafts.cases:
        if not draft.id:
            if draft.title in titles:
                cell = titles[draft.title].cell_of("title")
                params = {"value": draft.title, "first": cell.name}
                drafts.findings.append(CellFinding(Code.CASE_TWICE, draft.cell_of("title"), params))
            organisation = draft.data.get("organisation")
            named = organisation if isinstance(organisation, str) else ""
            draft.id, draft.proposed = propose(draft.title, named, frozenset(first)), True
            first[draft.id] = draft
        titles.setdefault(draft.title, draft)


class _Keys:
    """What a part may name its case by: its id, or its title where no other case has it."""

    def __init__(self, drafts: list[CaseDraft]) -> None:
        self._titled: dict[str, list[CaseDraft]] = {}
        for draft in drafts:
            if draft.title:
                self._titled.setdefault(draft.title, []).append(draft)
        self._known = {title: found[0] for title, found in self._titled.items() if not found[1:]}
        self._known |= {draft.id: draft for draft in reversed(drafts)}

    def meant(self, key: str) -> CaseDraft | None:
        """The case that is certainly named."""
        return self._known.get(key)

    def unclear(self, key: str) -> CellFinding:
        """Why no case is."""
        if same := self._titled.get(key):
            cells = "、".join(draft.cell_of("title").name for draft in same)
            return CellFinding(Code.SHARED_TITLE, params={"value": key, "cells": cells})
        near = nearest(key, {known: known for known in self._known})
        return CellFinding(Code.ROW_OF_UNKNOWN_CASE, params={"value": key, "nearest": near})


def _add_part(sheet: Sheet, row: Row, cases: _Keys) -> Iterator[CellFinding]:
    """Hang a part into its case, behind those that are there."""
    if not row.key:
        yield CellFinding(Code.ROW_WITHOUT_CASE, row.cells[CASE])
        return
    draft = cases.meant(row.key)
    if draft is None:
        yield replace(cases.unclear(row.key), cell=row.cells[CASE])
        return
    draft.append(sheet.path, row, row.cells[CASE])


def _given(data: dict[str, Value], sheet: Sheet) -> list[Value]:
    """What the rows of the example were given out with on one sheet."""
    if not sheet.path:
        return [data]
    parts = value_at(data, sheet.path)
    return parts if isinstance(parts, list) else []
