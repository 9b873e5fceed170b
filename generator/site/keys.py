"""What each piece of a site is made from, as digests: equal key, equal bytes.

A case's own files are keyed by what they show of it and around it: its words, the methods it
applies, its neighbours. What lists and counts is keyed by the briefs of what it lists. Everything
also hangs on `base` (the program, the templates, mkdocs.yml) and on `order`: which words, methods,
collections and sources there are, in which order, below which others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b

from generator.insight import Evidence
from generator.library import Library
from generator.model import Brief, Model, Status, Term, VocabularyKind, fingerprint

_SIZE = 16
"""Bytes of a key: two different pieces never share one by chance."""


def key_of(parts: Iterable[str]) -> str:
    """One digest of several texts, none of which may hold a line break."""
    return blake2b("\n".join(parts).encode(), digest_size=_SIZE).hexdigest()


class Keys:
    """The keys of one library.

    Args:
        base: digest of everything beside the content that pages are made from.
        evidence: how well each method is evidenced.
        similar: case → the cases that its page shows as similar.
    """

    def __init__(
        self,
        library: Library,
        base: str,
        evidence: Mapping[str, Evidence],
        similar: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._library = library
        self._evidence = evidence
        self._similar = similar
        self._base = base
        self._around: dict[str, str] = {}

    @property
    def base(self) -> str:
        """Everything beside the content."""
        return self._base

    @cached_property
    def _labels(self) -> Mapping[VocabularyKind, Mapping[str, str]]:
        """What a case shows of each word, and of the broader ones above it."""
        library = self._library
        return {
            kind: {
                i: repr([(t.label, t.better) for t in self._ancestry(kind, i)])
                for i in library.terms(kind)
            }
            for kind in VocabularyKind
        }

    def _ancestry(self, kind: VocabularyKind, id_: str) -> Iterator[Term]:
        terms = self._library.terms(kind)
        return (terms[i] for i in self._library.term_ancestry(kind, id_) if i in terms)

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """What a case shows of each method."""
        methods = self._library.entries.methods
        return {i: repr((method.title, method.status)) for i, method in methods.items()}

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        units = self._labels[VocabularyKind.ORGANISATIONS]
        return {
            i: fingerprint(source) + units.get(source.about, "")
            for i, source in self._library.sources.items()
        }

    @cached_property
    def _collections(self) -> Mapping[str, str]:
        return _prints(self._library.collections)

    @cached_property
    def order(self) -> str:
        """Which words and entries there are beside the cases, and how they hang together."""
        library = self._library
        parts = [self._base]
        for kind in VocabularyKind:
            parts += (f"{kind} {i} {term.parent}" for i, term in library.terms(kind).items())
        methods = library.entries.methods.items()
        parts += (f"method {i} {method.status} {method.kind}" for i, method in methods)
        parts += (f"collection {i}" for i in library.collections)
        parts += (f"source {i} {print_}" for i, print_ in self._sources.items())
        return key_of(parts)

    @cached_property
    def words(self) -> str:
        """Every word and every entry beside the cases."""
        entries = self._library.entries
        held: tuple[Mapping[str, Model], ...] = (
            entries.methods,
            self._library.sources,
            self._library.collections,
            *(self._library.terms(kind) for kind in VocabularyKind),
        )
        parts = [self.order, fingerprint(entries.wording)]
        told = ((v.title, v.summary) for v in entries.vocabularies.values())
        parts += (repr(words) for words in told)
        parts += (fingerprint(item) for items in held for item in items.values())
        parts += (fingerprint(item) for item in entries.registries.values())
        parts += (fingerprint(item) for item in entries.forms.values())
        parts += (f"{kept} {i}" for kept, i in (*entries.registries, *entries.forms))
        return key_of(parts)

    @cached_property
    def shown(self) -> str:
        """Everything that lists and counts can show: all words, all briefs."""
        briefs = self._library.briefs.values()
        return key_of([self.words, self.drafts, *(brief.shown for brief in briefs)])

    @cached_property
    def typed(self) -> str:
        """Everything that was typed."""
        briefs = self._library.briefs.values()
        return key_of([self.shown, *(brief.fingerprint for brief in briefs)])

    @cached_property
    def drafts(self) -> str:
        """Drafts, whose ids are taken and which editors offer."""
        briefs = self._library.all_briefs.values()
        return key_of(f"{b.id} {b.shown}" for b in briefs if b.status is Status.DRAFT)

    @cached_property
    def titles(self) -> str:
        """Ids, titles and standing of all cases."""
        briefs = self._library.briefs.values()
        told = (repr((b.id, b.status, b.collection, b.moved_to, b.title)) for b in briefs)
        return key_of([self.words, self.drafts, *told])

    @cached_property
    def evidence(self) -> str:
        """How well each method is evidenced, and by how many cases."""
        library = self._library
        return key_of(
            f"{i} {level.level} {level.points} {len(library.cases_of_method(i))} {level.parts}"
            for i, level in self._evidence.items()
        )

    def around(self, case_id: str) -> str:
        """A case as neighbours and lists show it: its brief, and the words that it names."""
        found = self._around.get(case_id)
        if found is None:
            found = self._around[case_id] = self._of(self._library.briefs[case_id])
        return found

    def _of(self, brief: Brief) -> str:
        parts = [brief.shown, self._collections.get(brief.collection, "")]
        for kind, known in self._labels.items():
            parts += (known.get(term, "") for term in brief.terms(kind))
        parts += (self._titles.get(method, "") for method in brief.methods)
        return key_of(parts)

    def document(self, case_id: str) -> str:
        """What search finds a case by."""
        brief = self._library.briefs[case_id]
        return key_of((self.order, brief.fingerprint, self.around(case_id)))

    def case(self, case_id: str, frame: str) -> str:
        """The files of a case: its page, its object, its data."""
        brief = self._library.briefs[case_id]
        near = (*self._similar.get(case_id, ()), brief.moved_to or "")
        others = (self.around(i) for i in near if i in self._library.briefs)
        return key_of((self.document(case_id), frame, *others))

    def listing(self, cases: Iterable[str]) -> str:
        """A page of some cases beside words and methods."""
        return key_of((self.words, self.evidence, *map(self.around, cases)))


def _prints(entries: Mapping[str, Model]) -> dict[str, str]:
    return {i: fingerprint(entry) for i, entry in entries.items()}
