"""The two pages of the navigation: the registries that there are, and the invented company."""

from __future__ import annotations

from dataclasses import dataclass

from generator.insight.registry import rounds_of, stated_round
from generator.library import Library
from generator.model import Entries, VocabularyKind
from generator.pages.context import SiteContext
from generator.pages.links import DOWNLOADS, EXAMPLE, REGISTRY, Link, collection_url
from generator.pages.page import Page
from generator.pages.registry.forms import FormsView, forms_view
from generator.pages.registry.rounds import RoundView, round_view
from generator.pages.registry.shelf import MARK, Shelf
from generator.pages.registry.stated import SYSTEM, counting_systems, flow_of, stated_views


@dataclass(frozen=True)
class Holding:
    """What a collection has of a registry."""

    collection: Link
    organisation: str
    rounds: tuple[Link, ...]
    stated: int
    """Cases whose source states a grade, a score or a decision."""
    forms: Link | None

    @property
    def bare(self) -> bool:
        """Whether it has nothing to show."""
        return not (self.rounds or self.stated or self.forms)


def shelves(site: SiteContext) -> tuple[Shelf, ...]:
    """The real library, and the illustration where there is one."""
    real = Shelf(site, site.library)
    return (real, Shelf(site, site.example, illustration=True)) if site.example else (real,)


def index_page(site: SiteContext) -> Page:
    """The registries of the real library, and how to have one."""
    shelf = Shelf(site, site.library)
    rounds = _rounds(shelf)
    holdings = _holdings(shelf, rounds)
    stated = stated_views(shelf, frozenset(site.library.registries))
    return site.page(
        REGISTRY,
        "registry.html",
        "项目台账",
        "各项目集的立项、分级、进展和评选：有台账的由台账汇总，没有的只列原文说到的。",
        staged=True,
        holdings=tuple(item for item in holdings if not item.bare),
        bare=tuple(item.collection for item in holdings if item.bare),
        rounds=rounds,
        stated=stated,
        downloads=DOWNLOADS,
        flow=flow_of(shelf),
        system=shelf.method(SYSTEM),
        counting=counting_systems(shelf),
        example=Link("示例：一家虚构公司一年的台账", EXAMPLE) if site.example else None,
    )


def example_page(site: SiteContext) -> Page:
    """The illustration, from the first page on marked as one."""
    shelf = Shelf(site, site.example or Library(Entries()), illustration=True)
    return site.page(
        EXAMPLE,
        "registry-example.html",
        "示例：一年的台账",
        f"{MARK}。从立项到评选的全部表格，示范台账怎样填、怎样汇总。",
        staged=True,
        banner=MARK,
        rounds=_rounds(shelf),
        forms=_forms(shelf),
        real=REGISTRY,
    )


def _rounds(shelf: Shelf) -> tuple[RoundView, ...]:
    return tuple(round_view(shelf, round_) for round_ in rounds_of(shelf.library))


def _forms(shelf: Shelf) -> tuple[FormsView, ...]:
    views = (forms_view(shelf, collection) for collection in shelf.library.filled_forms)
    return tuple(view for view in views if view)


def _holdings(shelf: Shelf, rounds: tuple[RoundView, ...]) -> tuple[Holding, ...]:
    library = shelf.library
    return tuple(
        Holding(
            Link(collection.title, collection_url(id_)),
            library.label(VocabularyKind.ORGANISATIONS, collection.organisation),
            tuple(Link(v.year, v.url) for v in rounds if v.collection_id == id_),
            len(stated_round(library, id_)),
            Link(f"{len(library.filled_forms[id_])} 张", shelf.url(id_, "forms"))
            if id_ in library.filled_forms
            else None,
        )
        for id_, collection in library.collections.items()
    )
