"""One data file per case and method: its elements in order, for the comparison and the plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext


def entry_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Address and content of the data file of every listed case and method."""
    yield from ()
