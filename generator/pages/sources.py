"""The sources: how well each can be traced, what is wrong with its text, and what cites it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.context import SiteContext
from generator.pages.links import SOURCES, Link, case_url, method_url, source_url
from generator.pages.page import Page
from generator.pages.spans import moment


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


def sources_pages(site: SiteContext) -> Iterator[Page]:
    """The page of all sources."""
    library = site.library
    cited = tuple(
        CitedSource(
            view,
            tuple(
                Link(library.cases[i].title, case_url(i)) for i in library.cases_of_source(view.id)
            ),
            tuple(
                Link(method.title, method_url(i))
                for i, method in library.listed_methods.items()
                if view.id in method.sources
            ),
        )
        for view in source_views(library, library.sources)
    )
    yield site.page(
        SOURCES,
        "sources.html",
        "来源",
        f"本站的全部内容出自 {len(cited)} 篇文章：每一篇的出处、质量、文本缺陷和引用它的条目。",
        staged=True,
        cited=cited,
    )
