"""Postings where the rows of some documents are exchanged for others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from generator.search.arrays import Masks, Numbers, Words, np
from generator.search.gathering import MASK_BITS
from generator.search.postings import Postings

Values = TypeVar("Values", Numbers, Masks)

Row = tuple[int, int]
"""Key of a token, number of a document."""

_MASK = (1 << MASK_BITS) - 1


class Mended(NamedTuple):
    """Postings after some documents changed."""

    postings: Postings
    touched: Words
    """Keys of the tokens that have other rows than before, or have gone; rising."""


def mended(before: Postings, changed: Mapping[int, bytes]) -> Mended:
    """`before` with the rows of some documents (number → rows as gathered) in place of theirs."""
    old, places = _rows_of_documents(before, list(changed))
    new = {
        (int(row) >> MASK_BITS, number): int(row) & _MASK
        for number, rows in changed.items()
        for row in np.frombuffer(rows, np.uint64)
    }
    gone = [place for row, place in places.items() if row not in new]
    added = sorted(row for row in new if row not in old)
    other = [row for row, mask in new.items() if old.get(row, mask) != mask]
    masks = before.masks.copy()
    for row in other:
        masks[places[row]] = new[row]
    touched = {key for key, _ in (*added, *other, *(row for row in old if row not in new))}
    return Mended(
        _exchanged(before._replace(masks=masks), gone, added, new),
        np.array(sorted(touched), np.uint64),
    )


def _rows_of_documents(
    postings: Postings, numbers: list[int]
) -> tuple[dict[Row, int], dict[Row, int]]:
    """(Row → mask, row → its place) of some documents."""
    if len(numbers) == 1:
        places = np.flatnonzero(postings.documents == numbers[0])
    else:
        places = np.flatnonzero(np.isin(postings.documents, numbers))
    tokens = np.searchsorted(postings.starts, places, "right") - 1
    rows = list(
        zip(
            postings.tokens[tokens].tolist(),
            postings.documents[places].tolist(),
            strict=True,
        )
    )
    masks = postings.masks[places].tolist()
    return dict(zip(rows, masks, strict=True)), dict(zip(rows, places.tolist(), strict=True))


def _exchanged(
    before: Postings, gone: list[int], added: list[Row], masks: Mapping[Row, int]
) -> Postings:
    """Without the rows at the places `gone` (rising per document), and with the rows `added`."""
    if not gone and not added:
        return before
    at = [_place(before, key, document) for key, document in added]
    documents = _with(before.documents, gone, at, [document for _, document in added])
    new_masks = _with(before.masks, gone, at, [masks[row] for row in added])
    own = np.searchsorted(before.starts, gone, "right") - 1
    counts = np.diff(before.starts)
    np.subtract.at(counts, own, 1)
    keys = np.array([key for key, _ in added], np.uint64)
    fresh, fresh_counts = np.unique(keys, return_counts=True)
    known = np.isin(fresh, before.tokens)
    counts[np.searchsorted(before.tokens, fresh[known])] += fresh_counts[known]
    where = np.searchsorted(before.tokens, fresh[~known])
    tokens = np.insert(before.tokens, where, fresh[~known])
    counts = np.insert(counts, where, fresh_counts[~known])
    held = counts > 0
    starts = np.concatenate(([0], np.cumsum(counts[held])))
    return Postings(tokens[held], starts.astype(np.int64), documents, new_masks)


def _place(postings: Postings, key: int, document: int) -> int:
    """The row before which a new row of a token and a document belongs."""
    token = int(np.searchsorted(postings.tokens, np.uint64(key)))
    if token == len(postings.tokens) or int(postings.tokens[token]) != key:
        return int(postings.starts[token])
    rows = postings.rows_of(token)
    return int(rows.start + np.searchsorted(postings.documents[rows], document))


def _with(values: Values, gone: list[int], at: list[int], added: list[int]) -> Values:
    """`values` without those at `gone`, and `added` each before what stood at its place."""
    grown: Values = np.insert(values, at, added)
    if not gone:
        return grown
    # What was put in before a place moved it on.
    moved = np.array(gone) + np.searchsorted(np.array(at), gone, "right")
    return np.delete(grown, moved)
