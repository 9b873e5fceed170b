"""What the rest of the program makes an index with.

numpy is loaded where an index is made and not before: the tenth of a second that this takes is a
good part of a build in which nothing changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.search.model import Gathered, SearchDocument

if TYPE_CHECKING:
    from generator.search.making import Aliases, Made, Making
    from generator.search.manifest import Facets
    from generator.search.rearranging import Read
    from generator.search.state import IndexState


def build_index(
    documents: Sequence[SearchDocument], aliases: Aliases = ()
) -> Iterator[tuple[str, bytes]]:
    """The index as (path relative to the site root, bytes), the manifest last.

    `aliases` are pairs of another wording and a wording in the documents.
    The same documents in the same order give the same bytes. Raises ValueError for a field or
    kind that `fields` does not know, or an id that comes twice within a kind.
    """
    from generator.search.manifest import facets_of_documents  # noqa: PLC0415

    making = start_index()
    for document in documents:
        yield making.add(gather(document))
    yield from making.finish(facets_of_documents(documents), aliases).files.items()


def gather(document: SearchDocument) -> Gathered:
    """What an index keeps of a document; it can be made in any process and kept.

    Raises ValueError for a field or a kind that `fields` does not know.
    """
    from generator.search.gathering import gathered  # noqa: PLC0415

    return gathered(document)


def start_index() -> Making:
    """An empty index: `add` to it what is gathered of each document in order, then `finish`."""
    from generator.search.making import Making  # noqa: PLC0415

    return Making()


def update_index(
    state: IndexState, changed: Mapping[int, Gathered], facets: Facets, aliases: Aliases
) -> Made:
    """The index after some documents changed (number → what is gathered of it now), as if made
    from the start. Raises ValueError when a number has another document now."""
    from generator.search.updating import updated  # noqa: PLC0415

    return updated(state, changed, facets, aliases)


def rearrange_index(
    state: IndexState,
    documents: Sequence[int | Gathered],
    read: Read,
    facets: Facets,
    aliases: Aliases,
) -> Made:
    """The index of `documents` in their new order, each a number in `state` or what was gathered of
    it now, as if made from the start. `read` gives the old file at a path, for those that moved.

    Raises ValueError when a document comes twice, or what was read is no file of an index.
    """
    from generator.search.rearranging import rearranged  # noqa: PLC0415

    return rearranged(state, documents, read, facets, aliases)


def load_index(folder: Path) -> IndexState:
    """The state that `IndexState.to_files` kept in `folder`. Raises ValueError when it is missing,
    damaged or of another kind."""
    from generator.search.state import IndexState  # noqa: PLC0415

    return IndexState.from_files(folder)
