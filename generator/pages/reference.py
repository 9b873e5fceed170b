"""What a page offers to those who quote an entry: its citation, its sources, its data, its feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.pages.citation import Cited, cited, source_citations
from generator.pages.context import SiteContext
from generator.pages.links import api_url


@dataclass(frozen=True)
class ReferenceView:
    """The block 引用本条."""

    entry: Cited
    sources: tuple[str, ...]
    api: str
    feed: str
    """The feed of the entry's cases; empty where it has none."""


def reference(
    site: SiteContext, url: str, title: str, sources: Iterable[str], feed: str = ""
) -> ReferenceView:
    """The block for the entry at `url`."""
    entry = cited(title, url, name=site.name, edition=site.edition, site_url=site.site_url)
    return ReferenceView(entry, source_citations(site.library, sources), api_url(url), feed)
