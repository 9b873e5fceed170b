"""The finder: five questions that lead to the methods that fit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import FINDER
from generator.pages.page import Page


def finder_pages(site: SiteContext) -> Iterator[Page]:
    """The page of the five questions."""
    yield site.page(
        FINDER, "finder.html", "帮我选方法", "回答五个问题，找到合用的机制。", staged=True
    )


def finder_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """The data that the finder ranks: `data/finder.js`."""
    yield from ()
