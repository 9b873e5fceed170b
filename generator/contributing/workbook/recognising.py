"""Which kind of workbook somebody sent, and its import."""

from __future__ import annotations

from generator.checking import Code, Language, check_tree
from generator.contributing.spreadsheet.raw import RawBook, Refusal
from generator.contributing.workbook.cases import import_cases
from generator.contributing.workbook.filled import import_forms
from generator.contributing.workbook.form_sheets import form_sheets, stated_form
from generator.contributing.workbook.outcome import Desk, Imported, WorkbookKind, refused
from generator.contributing.workbook.places import CellFinding
from generator.contributing.workbook.registries import import_registries
from generator.contributing.workbook.seen import seen_book
from generator.exports.workbook import case_sheets, registry_sheets, words_of
from generator.model import Entries
from generator.reading import Tree


class NoCollectionError(ValueError):
    """A registry or a form, and nobody said into which collection it goes."""

    def __init__(self, kind: WorkbookKind, known: tuple[str, ...]) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.known = known


def import_workbook(
    found: RawBook | Refusal,
    tree: Tree,
    *,
    file: str,
    collection: str = "",
    folder: str = "",
    lang: Language = "zh",
) -> Imported:
    """Recognise a workbook, then read, match and check it against a library.

    Args:
        found: what `open_workbook` gives.
        tree: the files of the library; nothing is written.
        file: the name of the workbook, for messages.
        collection: id of the collection of entries that name none.
        folder: id of the collection into whose folder everything goes; empty for any.
        lang: the language of messages.

    Raises:
        NoCollectionError: when a registry or a form comes without a collection.
    """
    entries = check_tree(tree).entries
    desk = Desk(tree, words_of(entries), file, lang)
    if isinstance(found, Refusal):
        return refused(desk, [CellFinding(found.code, params=found.params)], None)
    found = seen_book(found)
    kind = kind_of(found, entries)
    if kind is None:
        listed = "、".join(sheet.name for sheet in found.sheets)
        return refused(desk, [CellFinding(Code.UNKNOWN_WORKBOOK, params={"sheets": listed})], None)
    if kind is WorkbookKind.CASES:
        return import_cases(found, desk, entries, collection=collection, folder=folder)
    into = folder or collection
    if not into:
        raise NoCollectionError(kind, tuple(entries.collections))
    if kind is WorkbookKind.REGISTRY:
        return import_registries(found, desk, entries, collection=into)
    return import_forms(found, desk, entries, collection=into)


def kind_of(found: RawBook, entries: Entries) -> WorkbookKind | None:
    """What a workbook is: by the marks of a form, by the names of its sheets, by its headings."""
    if stated_form(found):
        return WorkbookKind.FORM
    names = {sheet.name.strip() for sheet in found.sheets}
    cases = len(names & {layout.name for layout in case_sheets()})
    registry = len(names & {layout.name for layout in registry_sheets()})
    if cases or registry:
        return WorkbookKind.CASES if cases >= registry else WorkbookKind.REGISTRY
    return WorkbookKind.FORM if form_sheets(found, entries) else None
