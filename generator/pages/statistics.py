"""The library in numbers: charts, each with its table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import STATISTICS
from generator.pages.page import Page


def statistics_pages(site: SiteContext) -> Iterator[Page]:
    """The page of statistics."""
    yield site.page(
        STATISTICS,
        "statistics.html",
        "统计",
        "案例按年份、单位、专业、载体和分级统计。",
        staged=True,
    )
