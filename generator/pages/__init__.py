"""Library → page bodies, one module per kind of page.

`staged_pages` are the few dozen that stand in the navigation; `entry_pages` yields the rest one by
one, so that a large library needs no memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.pages.case import case_pages
from generator.pages.checks import check_index, check_pages
from generator.pages.collections import collection_index, collection_pages
from generator.pages.compare import compare_pages
from generator.pages.context import SiteContext
from generator.pages.downloads import download_pages
from generator.pages.explorer import explorer_pages
from generator.pages.fields import field_pages
from generator.pages.finder import finder_pages
from generator.pages.form import form_pages
from generator.pages.home import home_pages
from generator.pages.matrix import matrix_pages
from generator.pages.method import method_pages
from generator.pages.page import Page
from generator.pages.plan import plan_pages
from generator.pages.registry import registry_index, registry_pages
from generator.pages.search import search_pages
from generator.pages.sources import sources_pages
from generator.pages.statistics import statistics_pages
from generator.pages.templates import Templates
from generator.pages.terms import term_indexes, term_pages
from generator.pages.toolbox import toolbox_pages

__all__ = [
    "STAGED_READING_CASES",
    "STAGED_READING_DOWNLOADS",
    "STAGED_READING_WORDS",
    "Page",
    "SiteContext",
    "Templates",
    "build_pages",
    "entry_pages",
    "staged_pages",
]

STAGED_READING_CASES = (
    home_pages,
    finder_pages,
    term_indexes,
    toolbox_pages,
    explorer_pages,
    collection_index,
    matrix_pages,
    statistics_pages,
    sources_pages,
    registry_index,
)
"""What lists or counts cases, or goes by the evidence that they give."""

STAGED_READING_DOWNLOADS = (download_pages,)
"""What tells of the files of `SiteContext.downloads`."""

STAGED_READING_WORDS = (
    plan_pages,
    compare_pages,
    search_pages,
    form_pages,
    field_pages,
    check_index,
)
"""What reads no case."""

STAGED = (*STAGED_READING_CASES, *STAGED_READING_DOWNLOADS, *STAGED_READING_WORDS)
FILLED = (case_pages, method_pages, collection_pages, registry_pages, term_pages, check_pages)


def staged_pages(site: SiteContext) -> Iterator[Page]:
    """Pages that stand in the navigation."""
    return chain.from_iterable(make(site) for make in STAGED)


def entry_pages(site: SiteContext) -> Iterator[Page]:
    """Pages of entries, words and rules."""
    return chain.from_iterable(make(site) for make in FILLED)


def build_pages(site: SiteContext) -> Iterator[Page]:
    """Every page of the site."""
    return chain(staged_pages(site), entry_pages(site))
