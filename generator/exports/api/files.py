"""Everything below `api/v1/`, the feeds and `llms.txt`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.about import About
from generator.library import Library


def api_files(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    """Address and content of every machine face."""
    yield from ()
