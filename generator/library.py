"""Every entry, linked both ways: the one object that pages, search and exports read.

Drafts are left out: they are checked, not published. Nothing here is computed beyond the links;
judgements live in `insight/`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from generator.model import (
    Brief,
    Case,
    ChosenCases,
    Collection,
    Entries,
    FilledForm,
    Method,
    MethodKind,
    Registry,
    Source,
    Status,
    Term,
    Tool,
    VocabularyKind,
    brief_of,
)

Links = Mapping[str, tuple[str, ...]]


def _gather(pairs: Iterable[tuple[str, str]]) -> Links:
    """Key → its values in the order met, each once."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def case_terms(case: Case, kind: VocabularyKind) -> tuple[str, ...]:
    """The ids of one vocabulary that a case names, in its own order."""
    match kind:
        case VocabularyKind.SCENARIOS:
            return case.scenarios
        case VocabularyKind.BUSINESS_LINES:
            return case.business_lines
        case VocabularyKind.VEHICLES:
            return case.vehicle.kinds
        case VocabularyKind.INDICATORS:
            return tuple(item.indicator for item in case.indicators if item.indicator)
        case VocabularyKind.ORGANISATIONS:
            return (case.organisation,)


def method_terms(method: Method, kind: VocabularyKind) -> tuple[str, ...]:
    """The ids of one vocabulary that a method names, in its own order."""
    match kind:
        case VocabularyKind.SCENARIOS:
            return method.scenarios
        case VocabularyKind.BUSINESS_LINES:
            return method.business_lines
        case VocabularyKind.VEHICLES:
            return method.vehicles
        case VocabularyKind.INDICATORS:
            return method.indicators
        case VocabularyKind.ORGANISATIONS:
            return method.origin.organisations


def case_methods(case: Case) -> tuple[str, ...]:
    """The ids of the methods that a case's actions apply, each once."""
    return tuple(dict.fromkeys(action.method for action in case.actions if action.method))


@dataclass(frozen=True)
class Library:
    """The published entries and the links between them; ids in, ids or entries out."""

    entries: Entries
    kept: Mapping[str, Brief] | None = None
    """Briefs of all cases of `entries`, in their order, where they are known already."""

    @cached_property
    def all_briefs(self) -> Mapping[str, Brief]:
        """Every case in short, drafts included."""
        if self.kept is not None:
            return self.kept
        home = self.entries.collection_of
        return {i: brief_of(i, home.get(i, ""), c) for i, c in self.entries.cases.items()}

    @cached_property
    def briefs(self) -> Mapping[str, Brief]:
        """The published cases in short, moved ones included."""
        return {i: b for i, b in self.all_briefs.items() if b.status is not Status.DRAFT}

    @cached_property
    def listed_briefs(self) -> Mapping[str, Brief]:
        """The listed cases in short: what lists, counts and neighbours read."""
        return {i: b for i, b in self.all_briefs.items() if b.is_listed}

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """Cases by id, without drafts; what walks over all of them reads `briefs` instead."""
        return ChosenCases(self.entries.cases, self.briefs)

    @cached_property
    def listed_cases(self) -> Mapping[str, Case]:
        """Cases that lists show: neither drafts nor moved ones."""
        return ChosenCases(self.entries.cases, self.listed_briefs)

    @cached_property
    def methods(self) -> Mapping[str, Method]:
        """Methods by id, without drafts; systems first."""
        shown = [(i, m) for i, m in self.entries.methods.items() if m.status is not Status.DRAFT]
        return dict(sorted(shown, key=lambda item: item[1].kind is not MethodKind.SYSTEM))

    @cached_property
    def listed_methods(self) -> Mapping[str, Method]:
        """Methods that lists show: neither drafts nor moved ones."""
        return {i: m for i, m in self.methods.items() if m.status is not Status.MOVED}

    @property
    def collections(self) -> Mapping[str, Collection]:
        """Collections by id."""
        return self.entries.collections

    @cached_property
    def registries(self) -> Mapping[str, tuple[tuple[str, Registry], ...]]:
        """Collection → its registries with the ids of their files, by year, newest first."""
        found: dict[str, list[tuple[str, Registry]]] = defaultdict(list)
        for (collection, id_), registry in self.entries.registries.items():
            found[collection].append((id_, registry))
        return {
            collection: tuple(sorted(held, key=lambda item: -int(item[1].year)))
            for collection, held in found.items()
        }

    @cached_property
    def filled_forms(self) -> Mapping[str, tuple[tuple[str, FilledForm], ...]]:
        """Collection → its filled forms with the ids of their files, in the files' order."""
        found: dict[str, list[tuple[str, FilledForm]]] = defaultdict(list)
        for (collection, id_), form in self.entries.forms.items():
            found[collection].append((id_, form))
        return {collection: tuple(held) for collection, held in found.items()}

    def tool(self, method: str, tool: str) -> Tool | None:
        """A form of a method, by the ids of both."""
        known = self.methods.get(method)
        return next((t for t in known.tools if t.id == tool), None) if known else None

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self.entries.sources

    def terms(self, kind: VocabularyKind) -> Mapping[str, Term]:
        """The terms of one vocabulary in their order on screen."""
        return self.entries.terms(kind)

    def label(self, kind: VocabularyKind, term: str) -> str:
        """What the screen shows for a term; its id where the vocabulary lacks it."""
        found = self.terms(kind).get(term)
        return found.label if found else term

    @cached_property
    def _cases_by_method(self) -> Links:
        return _gather((m, i) for i, b in self.listed_briefs.items() for m in b.methods)

    @cached_property
    def _cases_by_collection(self) -> Links:
        return _gather((b.collection, i) for i, b in self.listed_briefs.items())

    @cached_property
    def _cases_by_source(self) -> Links:
        return _gather((s, i) for i, b in self.listed_briefs.items() for s in b.sources)

    @cached_property
    def _cases_by_term(self) -> Mapping[VocabularyKind, Links]:
        return {
            kind: _gather((t, i) for i, b in self.listed_briefs.items() for t in b.terms(kind))
            for kind in VocabularyKind
        }

    @cached_property
    def _of_term(self) -> dict[tuple[VocabularyKind, str], tuple[str, ...]]:
        """What `cases_of_term` has answered."""
        return {}

    @cached_property
    def _with_broader(self) -> dict[tuple[VocabularyKind, tuple[str, ...]], tuple[str, ...]]:
        """What `with_broader` has answered: many cases, few combinations of words."""
        return {}

    @cached_property
    def _methods_by_term(self) -> Mapping[VocabularyKind, Links]:
        return {
            kind: _gather(
                (t, i) for i, m in self.listed_methods.items() for t in method_terms(m, kind)
            )
            for kind in VocabularyKind
        }

    @cached_property
    def _parts(self) -> Links:
        return _gather((w, i) for i, m in self.listed_methods.items() for w in m.part_of)

    @cached_property
    def _narrower(self) -> Mapping[VocabularyKind, Links]:
        return {
            kind: _gather((t.parent, i) for i, t in self.terms(kind).items() if t.parent)
            for kind in VocabularyKind
        }

    def cases_of_method(self, method: str) -> tuple[str, ...]:
        """Ids of the cases whose actions apply a method."""
        return self._cases_by_method.get(method, ())

    def cases_of_collection(self, collection: str) -> tuple[str, ...]:
        """Ids of the cases in a collection."""
        return self._cases_by_collection.get(collection, ())

    def cases_of_source(self, source: str) -> tuple[str, ...]:
        """Ids of the cases that cite a source."""
        return self._cases_by_source.get(source, ())

    def cases_of_term(self, kind: VocabularyKind, term: str) -> tuple[str, ...]:
        """Ids of the cases that name a term or a narrower one."""
        known = self._of_term.get((kind, term))
        if known is None:
            links = self._cases_by_term[kind]
            held = (links.get(t, ()) for t in self.term_family(kind, term))
            known = tuple(dict.fromkeys(chain.from_iterable(held)))
            self._of_term[kind, term] = known
        return known

    def methods_of_term(self, kind: VocabularyKind, term: str) -> tuple[str, ...]:
        """Ids of the methods that name a term or a narrower one."""
        links = self._methods_by_term[kind]
        return tuple(
            dict.fromkeys(i for t in self.term_family(kind, term) for i in links.get(t, ()))
        )

    def parts_of_method(self, method: str) -> tuple[str, ...]:
        """Ids of the methods that say they are part of this one."""
        return self._parts.get(method, ())

    def narrower(self, kind: VocabularyKind, term: str) -> tuple[str, ...]:
        """Ids of the terms whose parent is this one."""
        return self._narrower[kind].get(term, ())

    def term_family(self, kind: VocabularyKind, term: str) -> tuple[str, ...]:
        """A term and everything below it, itself first."""
        family = {term: None}
        waiting = [term]
        while waiting:
            below = [t for t in self.narrower(kind, waiting.pop()) if t not in family]
            family.update(dict.fromkeys(below))
            waiting.extend(below)
        return tuple(family)

    def term_ancestry(self, kind: VocabularyKind, term: str) -> tuple[str, ...]:
        """A term and every broader one, itself first."""
        terms = self.terms(kind)
        line = [term]
        while (last := terms.get(line[-1])) and last.parent and last.parent not in line:
            line.append(last.parent)
        return tuple(line)

    def with_broader(self, kind: VocabularyKind, terms: tuple[str, ...]) -> tuple[str, ...]:
        """Terms with every broader one, each once; those that the vocabulary lacks are left out."""
        found = self._with_broader.get((kind, terms))
        if found is None:
            known = self.terms(kind)
            lines = (self.term_ancestry(kind, term) for term in terms)
            found = tuple(dict.fromkeys(t for line in lines for t in line if t in known))
            self._with_broader[kind, terms] = found
        return found

    @cached_property
    def _roots(self) -> Mapping[str, str]:
        kind = VocabularyKind.ORGANISATIONS
        return {term: self.term_ancestry(kind, term)[-1] for term in self.terms(kind)}

    def root_organisation(self, organisation: str) -> str:
        """The company at the top of an organisation's parents."""
        return self._roots.get(organisation, organisation)
