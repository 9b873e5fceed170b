"""The matrix of mechanisms against what hurts, and against business lines."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import MATRIX
from generator.pages.page import Page


def matrix_pages(site: SiteContext) -> Iterator[Page]:
    """The page of both matrices."""
    yield site.page(MATRIX, "matrix.html", "机制与问题", "哪个机制对哪个问题有案例。", staged=True)
