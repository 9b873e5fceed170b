"""The registry on the site: rounds with their tables, and filled forms with their sums.

The real library stands below `registry/`, the illustration below `example/`; both are the same
pages, and every page of the illustration says what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.insight.registry import rounds_of
from generator.pages.context import SiteContext
from generator.pages.page import Page
from generator.pages.registry.forms import forms_pages
from generator.pages.registry.index import example_page, index_page, shelves
from generator.pages.registry.rounds import round_pages
from generator.pages.registry.shelf import Shelf

__all__ = ["registry_index", "registry_pages", "shelf_pages", "shelves"]


def registry_index(site: SiteContext) -> Iterator[Page]:
    """The two pages that stand in the navigation."""
    yield index_page(site)
    yield example_page(site)


def shelf_pages(shelf: Shelf) -> Iterator[Page]:
    """One page per table of each round, per unit, and per filled form of one library.

    Those of the illustration read no case.
    """
    for round_ in rounds_of(shelf.library):
        yield from round_pages(shelf, round_)
    for collection in shelf.library.collections:
        yield from forms_pages(shelf, collection)


def registry_pages(site: SiteContext) -> Iterator[Page]:
    """The pages of the real library, and those of the illustration where there is one."""
    return chain.from_iterable(shelf_pages(shelf) for shelf in shelves(site))
