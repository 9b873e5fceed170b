"""What the form loads: shapes of entries, words to choose from, checks with their messages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext


def form_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Address and content of the form's data file."""
    yield from ()
