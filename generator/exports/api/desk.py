"""What the objects of many entries share, put together once: words, links, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

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
from generator.library import Library, method_terms
from generator.model import (
    Brief,
    Figure,
    Labelled,
    Method,
    NamedFigure,
    Period,
    Role,
    Source,
    Statement,
    Stretch,
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


def number(value: Decimal) -> int | float:
    """A JSON number: whole where it is whole, else the shortest that reads back the same."""
    return int(value) if value == value.to_integral_value() else float(value)


def label(word: Labelled) -> Label:
    """A fixed word."""
    return {"id": word.value, "label": word.label}


def label_if(word: Labelled | None) -> Label | None:
    """A fixed word where one is stated."""
    return label(word) if word else None


def span(period: Period | Stretch | None) -> Span | None:
    """A period; None where nothing is stated."""
    return {"start": period.start, "end": period.end} if period else None


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
    """One library and edition; make it once for many entries.

    What the object of a case needs walks over no other case: it costs the same in any library.
    """

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

    def case_terms(self, brief: Brief) -> Terms:
        """All words of a case."""
        return self._terms({kind: brief.terms(kind) for kind in VocabularyKind})

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

    def case_evidence(self, id_: str) -> Evidence:
        """How well a published case is evidenced."""
        return case_evidence(self.library, self.library.briefs[id_])

    @cached_property
    def method_evidence(self) -> Mapping[str, Evidence]:
        """How well each published method is evidenced; ages are counted to the edition's year."""
        year = self.about.year
        return {i: evidence_of(self.library, i, year) for i in self.library.methods}

    def _link(self, id_: str, title: str, url: str) -> EntryLink:
        return {
            "id": id_,
            "title": title,
            "url": self.address(url),
            "api": self.address(api_url(url)),
        }

    def case(self, id_: str | None) -> EntryLink | None:
        """A published case."""
        brief = self.library.briefs.get(id_ or "")
        return self._link(brief.id, brief.title, case_url(brief.id)) if brief else None

    def cases(self, ids: Iterable[str]) -> list[EntryLink]:
        """Published cases, in the order given."""
        return list(filter(None, map(self.case, ids)))

    @cached_property
    def _methods(self) -> Mapping[str, EntryLink]:
        held = self.library.methods
        return {i: self._link(i, method.title, method_url(i)) for i, method in held.items()}

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

    def source(self, id_: str) -> SourceLine:
        """A source in short; one that the library lacks goes by its id."""
        known = self.library.sources.get(id_)
        if not known:
            return {"id": id_, "title": id_, "publisher": None, "date": None}
        return {
            "id": id_,
            "title": known.title,
            "publisher": known.publisher,
            "date": known.date,
        }

    @cached_property
    def _sources(self) -> dict[str, SourceObject]:
        """Those that were asked for."""
        return {}

    def sources(self, ids: Iterable[str]) -> list[SourceObject]:
        """Sources in full, each once."""
        held = self.library.sources
        return [self._source(i, held[i]) for i in dict.fromkeys(ids) if i in held]

    def _source(self, id_: str, source: Source) -> SourceObject:
        if made := self._sources.get(id_):
            return made
        self._sources[id_] = {
            "id": id_,
            "title": source.title,
            "about": self.organisation(source.about),
            "publisher": source.publisher,
            "date": source.date,
            "date_note": source.date_note,
            "quality": label(source.quality),
            "caveats": list(source.caveats),
            "link": source.link,
            "url": self.address(source_url(id_)),
            "citation": source_citation(source),
        }
        return self._sources[id_]

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
