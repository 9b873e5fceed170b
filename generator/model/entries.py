"""Everything that was typed, entry by entry, before it is linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.model.case import Case
from generator.model.collection import Collection
from generator.model.filled import FilledForm
from generator.model.method import Method
from generator.model.registry import Registry
from generator.model.vocabulary import Source, Term, Vocabulary, VocabularyKind
from generator.model.wording import WordRules


@dataclass(frozen=True)
class Entries:
    """All valid entries of one library by id, in the order they are shown."""

    cases: Mapping[str, Case] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    collections: Mapping[str, Collection] = field(default_factory=dict)
    vocabularies: Mapping[VocabularyKind, Vocabulary] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    collection_of: Mapping[str, str] = field(default_factory=dict)
    """Case id → id of the collection whose folder it lies in."""
    wording: WordRules = field(default_factory=WordRules)
    """Words that the library does not want in its texts, and pieces that it allows."""
    registries: Mapping[tuple[str, str], Registry] = field(default_factory=dict)
    """(Collection id, id of the file) → one unit's projects of one year."""
    forms: Mapping[tuple[str, str], FilledForm] = field(default_factory=dict)
    """(Collection id, id of the file) → one filled form."""

    def terms(self, kind: VocabularyKind) -> Mapping[str, Term]:
        """The terms of one vocabulary; empty where the library has no such file."""
        vocabulary = self.vocabularies.get(kind)
        return vocabulary.terms if vocabulary else {}


class ChosenCases(Mapping[str, Case]):
    """Some of the cases; each is asked for only when it is read, for reading one may cost."""

    def __init__(self, cases: Mapping[str, Case], ids: Iterable[str]) -> None:
        self._cases = cases
        self._ids = dict.fromkeys(ids)

    def __getitem__(self, id_: str) -> Case:
        if id_ not in self._ids:
            raise KeyError(id_)
        return self._cases[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
