"""Two to four entries side by side: scripts fill the page from the entries' data files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import COMPARE
from generator.pages.page import Page


def compare_pages(site: SiteContext) -> Iterator[Page]:
    """The page of the comparison."""
    yield site.page(
        COMPARE,
        "compare.html",
        "对比",
        "把 2 至 4 个案例或方法放在一起，逐项看哪里相同、哪里不同，可以打印，地址可以转发。",
        staged=True,
    )
