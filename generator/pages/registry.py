"""The registry on the site: rounds with their tables, and filled forms with their sums.

The real library stands below `registry/`, the illustration below `example/`; both are the same
pages, and every page of the illustration says what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import EXAMPLE, REGISTRY
from generator.pages.page import Page


def registry_index(site: SiteContext) -> Iterator[Page]:
    """The two pages that stand in the navigation."""
    yield site.page(
        REGISTRY,
        "registry.html",
        "项目台账",
        "各项目集的立项、分级、进展和评选，由台账文件汇总而成。",
        staged=True,
    )
    yield site.page(
        EXAMPLE,
        "registry.html",
        "示例：一年的台账",
        "一家虚构公司一年的台账，从立项到评选，只作示范。",
        staged=True,
    )


def registry_pages(site: SiteContext) -> Iterator[Page]:
    """One page per table of each round, per unit, and per filled form."""
    yield from ()
