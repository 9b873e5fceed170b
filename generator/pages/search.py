"""The page of search results; its body is filled by scripts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import SEARCH
from generator.pages.page import Page


def search_pages(site: SiteContext) -> Iterator[Page]:
    """The page of search results."""
    yield site.page(
        SEARCH,
        "search.html",
        "搜索",
        "搜索案例、机制、表单和词条；一个字也能搜。",
        staged=True,
    )
