"""An index after documents came, went or changed places: made of what is kept of the old one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.search.arrays import Numbers, Words, np
from generator.search.files import digest, document_file, document_path, record_of
from generator.search.gathering import MASK_BITS
from generator.search.making import Aliases, Made, changes, finished
from generator.search.manifest import Facets
from generator.search.model import Gathered
from generator.search.postings import Postings, sorted_rows
from generator.search.sounds import Heard
from generator.search.state import IndexState

Read = Callable[[str], bytes]
"""Path of a file of the old index → its content."""


def rearranged(
    state: IndexState,
    documents: Sequence[int | Gathered],
    read: Read,
    facets: Facets,
    aliases: Aliases,
) -> Made:
    """The index of `documents` in their new order, each a number in `state` or what was gathered of
    it now; the same bytes as one made from the start. `read` is asked for those that moved.

    Raises:
        ValueError: when a document comes twice, or what was read is no file of an index.
    """
    keys = [
        state.documents[one] if isinstance(one, int) else (one.kind, one.id) for one in documents
    ]
    if len(set(keys)) < len(keys):
        raise ValueError("a search document comes twice")
    files: dict[str, bytes] = {}
    digests = np.empty(len(documents), np.uint64)
    for number, one in enumerate(documents):
        if one == number:
            digests[number] = state.document_digests[number]
            continue
        record = record_of(read(document_path(one))) if isinstance(one, int) else one.record
        path, content = document_file(number, record)
        files[path], digests[number] = content, digest(content)
    kept = {one for one in documents if isinstance(one, int)}
    heard = Heard.from_json(state.heard)
    heard.change(
        (name for n, names in enumerate(state.names) if n not in kept for name in names),
        (name for one in documents if not isinstance(one, int) for name in one.names),
    )
    made = finished(
        tuple(keys),
        tuple(state.names[one] if isinstance(one, int) else one.names for one in documents),
        digests,
        heard,
        _postings(state, documents),
        facets,
        aliases,
    )
    return changes(state, made._replace(files=files | made.files))


def _postings(state: IndexState, documents: Sequence[int | Gathered]) -> Postings:
    rows, numbers = _rows_of_kept(state, documents)
    fresh = {n: one.postings for n, one in enumerate(documents) if not isinstance(one, int)}
    added = np.frombuffer(b"".join(fresh.values()), np.uint64)
    counts = [len(own) // added.itemsize for own in fresh.values()]
    own = np.repeat(np.array([*fresh], np.uint32), np.array(counts, np.int64))
    both = np.concatenate((numbers, own))
    return sorted_rows(
        np.concatenate((rows, added)), lambda start, end: both[start:end], len(documents)
    )


def _rows_of_kept(state: IndexState, documents: Sequence[int | Gathered]) -> tuple[Words, Numbers]:
    """The rows of the documents that stayed, each with its document's new number."""
    nowhere = np.uint32(len(documents))
    numbers = np.full(len(state.documents), nowhere)
    for number, one in enumerate(documents):
        if isinstance(one, int):
            numbers[one] = number
    postings = state.postings
    own = numbers[postings.documents]
    stayed = own != nowhere
    keys = np.repeat(postings.tokens, np.diff(postings.starts))[stayed]
    return keys << np.uint64(MASK_BITS) | postings.masks[stayed], own[stayed]
