"""The documents themselves, in blocks of a few kilobytes: loaded for the hits on screen only."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.search.model import SearchDocument

TARGET_CHARACTERS = 900
"""A block holds about this many characters (3 bytes each where the text is Chinese)."""
ONE_BLOCK_CHARACTERS = 8000
"""A library no larger than this is one block."""


def per_block(documents: Sequence[SearchDocument]) -> int:
    """How many documents go into each block, the same for all, so that no table is needed."""
    size = sum(len(text) for document in documents for _, text in texts(document))
    if size <= ONE_BLOCK_CHARACTERS:
        return max(1, len(documents))
    return max(1, round(TARGET_CHARACTERS * len(documents) / size))


def texts(document: SearchDocument) -> Iterator[tuple[str, str]]:
    """(field name, text) of all that is searched, the title first."""
    yield "title", document.title
    yield from document.fields


def record(document: SearchDocument, places: Mapping[str, int]) -> list[Any]:
    """What the client needs to check and show a hit: id, kind, url, (field place, text) in turn."""
    parts: list[Any] = [document.id, document.kind, document.url]
    for name, text in texts(document):
        parts += [places[name], text]
    return parts
