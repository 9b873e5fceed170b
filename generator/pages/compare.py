"""Two to four entries side by side; the body is filled by scripts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import COMPARE
from generator.pages.page import Page


def compare_pages(site: SiteContext) -> Iterator[Page]:
    """The page of the comparison."""
    yield site.page(COMPARE, "compare.html", "对比", "两到四个案例或机制，逐项对比。", staged=True)
