"""The valid files of a run as `Entries`, in the order they are shown."""

from __future__ import annotations

from collections.abc import Mapping

from generator.checking.shelf import Shelf
from generator.model import (
    Case,
    Collection,
    Entries,
    FilledForm,
    Method,
    Registry,
    Source,
    Sources,
    Vocabulary,
    VocabularyKind,
    WordRules,
)
from generator.reading import FileKind


def gather_entries(shelf: Shelf, opened: Mapping[str, Case]) -> Entries:
    """Every entry that has the shape of its kind; of two with one id, the first by path.

    Args:
        shelf: the files.
        opened: file → its case; of the others none is opened.
    """
    cases: dict[str, Case] = {}
    methods: dict[str, Method] = {}
    collections: dict[str, Collection] = {}
    vocabularies: dict[VocabularyKind, Vocabulary] = {}
    sources: dict[str, Source] = {}
    collection_of: dict[str, str] = {}
    wording = WordRules()
    registries: dict[tuple[str, str], Registry] = {}
    forms: dict[tuple[str, str], FilledForm] = {}
    for typed in shelf.files.values():
        id_ = typed.address.id
        is_case = typed.address.kind is FileKind.CASE
        match opened.get(typed.file) if is_case else typed.entry:
            case Case() as case if id_ not in cases:
                cases[id_] = case
                collection_of[id_] = typed.address.collection
            case Method() as method:
                methods[id_] = method
            case Collection() as collection:
                collections[id_] = collection
            case Vocabulary() as vocabulary:
                vocabularies[VocabularyKind.of(id_)] = vocabulary
            case Sources() as listed:
                sources.update(listed.sources)
            case WordRules() as rules:
                wording = rules
            case Registry() as registry:
                registries[typed.address.collection, id_] = registry
            case FilledForm() as form:
                forms[typed.address.collection, id_] = form
    return Entries(
        cases,
        methods,
        collections,
        vocabularies,
        sources,
        collection_of,
        wording,
        registries,
        forms,
    )
