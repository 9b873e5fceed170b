"""A kit per method, and one for the whole toolbox: forms, card, cases, checklist of steps."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.about import About
from generator.library import Library


def kit_files(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    """Address and content of every kit."""
    yield from ()
