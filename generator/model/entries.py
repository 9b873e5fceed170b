"""Everything that was typed, entry by entry, before it is linked."""

from __future__ import annotations

from collections.abc import Mapping
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
