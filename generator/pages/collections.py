"""Collections: the rule of admission, the figures of the source, and the cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight.registry import rounds_of, stated_round
from generator.model import Collection, VocabularyKind, figures_in
from generator.pages.cards import CaseCard, by_strength, case_cards
from generator.pages.context import SiteContext
from generator.pages.figures import FigureView, figure_views
from generator.pages.links import (
    COLLECTIONS,
    REGISTRY,
    Link,
    collection_url,
    filtered_url,
    term_links,
)
from generator.pages.page import Page
from generator.pages.plain import plain
from generator.pages.registry.shelf import Shelf
from generator.pages.sources import SourceView, source_views
from generator.pages.spans import span

CASES_SHOWN = 60


@dataclass(frozen=True)
class CollectionCard:
    """A collection in a list."""

    url: str
    title: str
    organisation: str
    period: str
    summary: str
    cases: int
    measured: int


@dataclass(frozen=True)
class CollectionView:
    """What stands around a collection's own text."""

    card: CollectionCard
    organisation: Link | None
    share: int
    """Hundredths of the cases that print a result."""
    minimum: int | None
    decision: str
    figures: tuple[FigureView, ...]
    cases: tuple[CaseCard, ...]
    more: str
    """Where the cases beyond those shown are; empty where all are shown."""
    sources: tuple[SourceView, ...]
    registry: tuple[Link, ...]
    """Rounds and filled forms of the collection, or what its source states of a registry."""


def _registry(site: SiteContext, collection_id: str) -> tuple[Link, ...]:
    shelf = Shelf(site, site.library)
    rounds = [item for item in rounds_of(site.library) if item.collection_id == collection_id]
    links = [Link(f"{item.year} 年度台账", shelf.url(item.id)) for item in rounds]
    if not links and stated_round(site.library, collection_id):
        links.append(Link("项目台账：原文所载", f"{REGISTRY}#stated-{collection_id}"))
    if site.library.filled_forms.get(collection_id):
        links.append(Link("已填表单", shelf.url(collection_id, "forms")))
    return tuple(links)


def _card(site: SiteContext, collection_id: str, collection: Collection) -> CollectionCard:
    cases = site.library.cases_of_collection(collection_id)
    return CollectionCard(
        url=collection_url(collection_id),
        title=collection.title,
        organisation=site.library.label(VocabularyKind.ORGANISATIONS, collection.organisation),
        period=span(collection.period),
        summary=plain(collection.summary),
        cases=len(cases),
        measured=len(site.measured.intersection(cases)),
    )


def _view(site: SiteContext, collection_id: str, collection: Collection) -> CollectionView:
    library = site.library
    card = _card(site, collection_id, collection)
    organisation = term_links(library, VocabularyKind.ORGANISATIONS, (collection.organisation,))
    admission = collection.admission
    cases = by_strength(library, library.cases_of_collection(collection_id))
    cited = (
        *collection.sources,
        *((admission.source,) if admission.source else ()),
        *(figure.source for figure in figures_in(collection)),
    )
    return CollectionView(
        card=card,
        organisation=organisation[0] if organisation else None,
        share=round(100 * card.measured / card.cases) if card.cases else 0,
        minimum=admission.minimum_score,
        decision=admission.decision.label if admission.decision else "",
        figures=figure_views(collection.figures),
        cases=case_cards(site, cases[:CASES_SHOWN]),
        more=filtered_url("collection", collection_id) if len(cases) > CASES_SHOWN else "",
        sources=source_views(library, cited),
        registry=_registry(site, collection_id),
    )


def collection_index(site: SiteContext) -> Iterator[Page]:
    """The page of all collections."""
    found = site.library.collections
    yield site.page(
        COLLECTIONS,
        "collections.html",
        "项目集",
        f"{len(found)} 个项目集：一个单位一批项目，各有准入规则。",
        staged=True,
        cards=tuple(_card(site, i, c) for i, c in found.items()),
    )


def collection_page(site: SiteContext, collection_id: str) -> Page:
    """The page of one collection.

    Raises:
        KeyError: when there is none.
    """
    collection = site.library.collections[collection_id]
    return site.page(
        collection_url(collection_id),
        "collection.html",
        collection.title,
        collection.summary,
        collection=collection,
        view=_view(site, collection_id, collection),
    )


def collection_pages(site: SiteContext) -> Iterator[Page]:
    """One page per collection."""
    return (collection_page(site, collection_id) for collection_id in site.library.collections)
