"""What the objects of many entries share, put together once: words, links, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from hashlib import sha256

from generator.exports.about import About
from generator.exports.api.shapes import (
    EntryLink,
    EvidenceObject,
    FigureObject,
    Label,
    NamedFigureObject,
    RoleObject,
    SourceLine,
    SourceObject,
    Span,
    StatementObject,
    Terms,
    Word,
)
from generator.insight import Evidence, evidence_of
from generator.insight.evidence import case_evidence
from generator.library import Library, case_terms, method_terms
from generator.model import (
    Case,
    Figure,
    Labelled,
    Method,
    Model,
    NamedFigure,
    Period,
    Role,
    Statement,
    VocabularyKind,
    phrase,
)
from generator.pages.citation import citation, source_citation
from generator.pages.links import (
    api_url,
    case_url,
    collection_url,
    method_url,
    source_url,
    term_url,
)

_HASH_LENGTH = 16


def number(value: Decimal) -> int | float:
    """A JSON number: whole where it is whole, else the shortest that reads back the same."""
    return int(value) if value == value.to_integral_value() else float(value)


def label(word: Labelled) -> Label:
    """A fixed word."""
    return {"id": word.value, "label": word.label}


def label_if(word: Labelled | None) -> Label | None:
    """A fixed word where one is stated."""
    return label(word) if word else None


def span(period: Period | None) -> Span | None:
    """A period; None where nothing is stated."""
    return {"start": period.start, "end": period.end} if period else None


def fingerprint(entry: Model) -> str:
    """Sixteen hexadecimal digits that change when the typed content does, and only then."""
    return sha256(entry.model_dump_json().encode()).hexdigest()[:_HASH_LENGTH]


def evidence_object(evidence: Evidence) -> EvidenceObject:
    """A level with its sum."""
    return {
        "level": label(evidence.level),
        "points": evidence.points,
        "most": evidence.most,
        "parts": [
            {"name": p.name, "found": p.found, "points": int(p.points), "most": p.most}
            for p in evidence.parts
        ],
    }


def roles(held: Iterable[Role]) -> list[RoleObject]:
    """Who does what."""
    return [{"who": role.who, "does": role.does} for role in held]


@dataclass(frozen=True)
class Desk:
    """One library and edition; make it once for many entries."""

    library: Library
    about: About

    def address(self, url: str) -> str:
        """A full address where it is known where the site stands, else below the site's root."""
        return self.about.site_url + url

    def citation(self, title: str, url: str) -> str:
        """How to cite an entry."""
        about = self.about
        return citation(title, url, name=about.name, edition=about.edition, site_url=about.site_url)

    @cached_property
    def _words(self) -> Mapping[VocabularyKind, Mapping[str, Word]]:
        return {
            kind: {
                i: {"id": i, "label": term.label, "url": self.address(term_url(kind, i))}
                for i, term in self.library.terms(kind).items()
            }
            for kind in VocabularyKind
        }

    def words(self, kind: VocabularyKind, terms: Iterable[str]) -> list[Word]:
        """Controlled words; one that the vocabulary lacks has no page and is left out."""
        known = self._words[kind]
        return [known[term] for term in terms if term in known]

    def organisation(self, id_: str) -> Word:
        """A unit; one that the vocabulary lacks goes by its id."""
        kind = VocabularyKind.ORGANISATIONS
        known = self._words[kind].get(id_)
        return known or {"id": id_, "label": id_, "url": self.address(term_url(kind, id_))}

    def case_terms(self, case: Case) -> Terms:
        """All words of a case."""
        return self._terms({kind: case_terms(case, kind) for kind in VocabularyKind})

    def method_terms(self, method: Method) -> Terms:
        """All words of a method."""
        return self._terms({kind: method_terms(method, kind) for kind in VocabularyKind})

    def _terms(self, held: Mapping[VocabularyKind, tuple[str, ...]]) -> Terms:
        kinds = VocabularyKind
        return {
            "scenarios": self.words(kinds.SCENARIOS, held[kinds.SCENARIOS]),
            "business_lines": self.words(kinds.BUSINESS_LINES, held[kinds.BUSINESS_LINES]),
            "vehicles": self.words(kinds.VEHICLES, held[kinds.VEHICLES]),
            "indicators": self.words(kinds.INDICATORS, held[kinds.INDICATORS]),
            "organisations": self.words(kinds.ORGANISATIONS, held[kinds.ORGANISATIONS]),
        }

    @cached_property
    def case_evidence(self) -> Mapping[str, Evidence]:
        """How well each published case is evidenced."""
        return {i: case_evidence(self.library, c) for i, c in self.library.cases.items()}

    @cached_property
    def method_evidence(self) -> Mapping[str, Evidence]:
        """How well each published method is evidenced; ages are counted to the edition's year."""
        year = self.about.year
        return {i: evidence_of(self.library, i, year) for i in self.library.methods}

    @cached_property
    def case_hashes(self) -> Mapping[str, str]:
        """The fingerprint of each published case."""
        return {i: fingerprint(case) for i, case in self.library.cases.items()}

    @cached_property
    def method_hashes(self) -> Mapping[str, str]:
        """The fingerprint of each published method."""
        return {i: fingerprint(method) for i, method in self.library.methods.items()}

    def _link(self, id_: str, title: str, url: str) -> EntryLink:
        return {
            "id": id_,
            "title": title,
            "url": self.address(url),
            "api": self.address(api_url(url)),
        }

    @cached_property
    def _cases(self) -> Mapping[str, EntryLink]:
        held = self.library.cases
        return {i: self._link(i, case.title, case_url(i)) for i, case in held.items()}

    @cached_property
    def _methods(self) -> Mapping[str, EntryLink]:
        held = self.library.methods
        return {i: self._link(i, method.title, method_url(i)) for i, method in held.items()}

    def case(self, id_: str | None) -> EntryLink | None:
        """A published case."""
        return self._cases.get(id_ or "")

    def cases(self, ids: Iterable[str]) -> list[EntryLink]:
        """Published cases, in the order given."""
        return [self._cases[i] for i in ids if i in self._cases]

    def method(self, id_: str | None) -> EntryLink | None:
        """A published method."""
        return self._methods.get(id_ or "")

    def methods(self, ids: Iterable[str]) -> list[EntryLink]:
        """Published methods, in the order given."""
        return [self._methods[i] for i in ids if i in self._methods]

    @cached_property
    def _collections(self) -> Mapping[str, EntryLink]:
        held = self.library.collections
        url = self.address(api_url(collection_url("")))
        return {
            i: {
                "id": i,
                "title": collection.title,
                "url": self.address(collection_url(i)),
                "api": url,
            }
            for i, collection in held.items()
        }

    def collection(self, id_: str) -> EntryLink | None:
        """A collection."""
        return self._collections.get(id_)

    @cached_property
    def _source_lines(self) -> Mapping[str, SourceLine]:
        held = self.library.sources.items()
        return {
            i: {"id": i, "title": s.title, "publisher": s.publisher, "date": s.date}
            for i, s in held
        }

    def source(self, id_: str) -> SourceLine:
        """A source in short; one that the library lacks goes by its id."""
        unknown: SourceLine = {"id": id_, "title": id_, "publisher": None, "date": None}
        return self._source_lines.get(id_) or unknown

    @cached_property
    def _source_objects(self) -> Mapping[str, SourceObject]:
        return {
            i: {
                "id": i,
                "title": s.title,
                "about": self.organisation(s.about),
                "publisher": s.publisher,
                "date": s.date,
                "date_note": s.date_note,
                "quality": label(s.quality),
                "caveats": list(s.caveats),
                "link": s.link,
                "url": self.address(source_url(i)),
                "citation": source_citation(s),
            }
            for i, s in self.library.sources.items()
        }

    def sources(self, ids: Iterable[str]) -> list[SourceObject]:
        """Sources in full, each once."""
        known = self._source_objects
        return [known[i] for i in dict.fromkeys(ids) if i in known]

    def figure(self, figure: Figure, *, signed: bool = False) -> FigureObject:
        """A figure with its evidence; `signed` shows a plus, as for a change."""
        return {
            "value": number(figure.value),
            "unit": figure.unit,
            "qualifier": label(figure.qualifier),
            "text": phrase(figure, signed=signed),
            "printed": figure.printed,
            "source": self.source(figure.source),
        }

    def figure_if(self, figure: Figure | None, *, signed: bool = False) -> FigureObject | None:
        """A figure where one is printed."""
        return self.figure(figure, signed=signed) if figure else None

    def figures(self, figures: Iterable[NamedFigure]) -> list[NamedFigureObject]:
        """Figures that say what they count."""
        return [{"name": figure.name, **self.figure(figure)} for figure in figures]

    def statements(self, statements: Iterable[Statement]) -> list[StatementObject]:
        """Sentences with their sources."""
        return [
            {"text": s.text, "source": self.source(s.source) if s.source else None}
            for s in statements
        ]
