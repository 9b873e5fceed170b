"""What can be taken away: the page of downloads."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import DOWNLOADS, Link
from generator.pages.page import Page

BOOKS = "books"
"""Id of the group of books, which is missing where a machine has no Chinese font."""


def download_pages(site: SiteContext) -> Iterator[Page]:
    """The page of downloads."""
    yield site.page(
        DOWNLOADS,
        "downloads.html",
        "下载",
        "项目集和机制手册的成书、文档、表格、表单包，以及整个网站。",
        staged=True,
        groups=site.downloads,
        sections=tuple(
            Link(group.title, f"{DOWNLOADS}#{group.id}")
            for group in site.downloads
            if not group.online_only
        ),
        edition=site.edition,
        no_font=site.kits and all(group.id != BOOKS for group in site.downloads),
    )
