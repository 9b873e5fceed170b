"""The sources: how well each can be traced, what is wrong with its text, and what cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.insight.facets import FACET_OF_KIND
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.context import SiteContext
from generator.pages.links import (
    CASES,
    SOURCES,
    Link,
    case_url,
    filtered_url,
    method_url,
    source_url,
)
from generator.pages.page import Page
from generator.pages.spans import moment

CASES_SHOWN = 30
"""Cases listed below a source that more of them cite."""


@dataclass(frozen=True)
class SourceView:
    """A source as a page lists it."""

    id: str
    place: int
    """Its number on the page, from 1."""
    url: str
    title: str
    about: str
    publisher: str
    date: str
    date_note: str
    quality: str
    quality_key: str
    caveats: tuple[str, ...]
    link: str


@dataclass(frozen=True)
class CitedSource:
    """A source and everything that rests on it."""

    source: SourceView
    cases: tuple[Link, ...]
    rest: int
    """Cases that cite it beyond those."""
    among: Link | None
    """A list of cases in which the rest stand; None where there is no rest."""
    methods: tuple[Link, ...]


def source_views(library: Library, sources: Iterable[str]) -> tuple[SourceView, ...]:
    """The sources of a page, numbered in the order given, each once."""
    known = [i for i in dict.fromkeys(sources) if i in library.sources]
    return tuple(_view(library, i, place) for place, i in enumerate(known, start=1))


def _view(library: Library, source_id: str, place: int) -> SourceView:
    source = library.sources[source_id]
    return SourceView(
        id=source_id,
        place=place,
        url=source_url(source_id),
        title=source.title,
        about=library.label(VocabularyKind.ORGANISATIONS, source.about),
        publisher=source.publisher or "",
        date=moment(source.date),
        date_note=source.date_note or "",
        quality=source.quality.label,
        quality_key=source.quality.value,
        caveats=source.caveats,
        link=source.link or "",
    )


def places(views: Iterable[SourceView]) -> dict[str, SourceView]:
    """Source id → its view, for the references of a page."""
    return {view.id: view for view in views}


def _among(library: Library, source_id: str, cases: tuple[str, ...]) -> Link:
    """The shortest list that holds all of the cases: those of the unit it is about, or all."""
    kind, about = VocabularyKind.ORGANISATIONS, library.sources[source_id].about
    family = frozenset(library.term_family(kind, about))
    if about in library.terms(kind) and all(
        library.briefs[i].organisation in family for i in cases
    ):
        return Link(f"{library.label(kind, about)}的案例", filtered_url(FACET_OF_KIND[kind], about))
    return Link("全部案例", CASES)


def _cited(library: Library, view: SourceView) -> CitedSource:
    cases = library.cases_of_source(view.id)
    rest = cases[CASES_SHOWN:]
    listed = library.listed_methods.items()
    return CitedSource(
        view,
        tuple(Link(library.briefs[i].title, case_url(i)) for i in cases[:CASES_SHOWN]),
        len(rest),
        _among(library, view.id, rest) if rest else None,
        tuple(Link(m.title, method_url(i)) for i, m in listed if view.id in m.sources),
    )


def sources_pages(site: SiteContext) -> Iterator[Page]:
    """The page of all sources."""
    library = site.library
    cited = tuple(_cited(library, view) for view in source_views(library, library.sources))
    yield site.page(
        SOURCES,
        "sources.html",
        "来源",
        f"本站的全部内容出自 {len(cited)} 篇文章：每一篇的出处、质量、文本缺陷和引用它的条目。",
        staged=True,
        cited=cited,
    )
