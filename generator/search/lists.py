"""Postings → bits, many lists at once: how wide each list is, and the lists packed into bytes.

A list is its documents as `coding.document_list` writes them, then the mask of each. The client
reads the same in `assets/search/postings.js`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.search.arrays import Integers, Words, np
from generator.search.coding import RICE_BITS, SHARE_OF_MEAN, document_bits
from generator.search.masks import LONG_LIST, MaskCodes, heaviest
from generator.search.postings import STEP, Postings
from generator.search.tape import Tape

_BYTE = 8
_LONGEST = 64


class _Parts(NamedTuple):
    """The lists of some tokens, in order: what is written, and how wide it is."""

    heads: Words
    head_bits: Integers
    """Per list: its length; then the Rice parameter, or the only document."""
    gaps: Words
    parameters: Integers
    gap_bits: Integers
    """Per row; no bits where the list has one row."""
    masks: Words
    mask_bits: Integers
    """Per row."""
    starts: Integers
    """The first row of each list."""


def widths(postings: Postings, codes: MaskCodes, total: int) -> Integers:
    """Bits of the list of each token, out of `total` documents."""
    found = [
        _list_bits(_parts(postings, codes, total, first, last))
        for first, last in _steps(postings, range(len(postings.tokens) + 1))
    ]
    return np.concatenate(found) if found else np.empty(0, np.int64)


def packed_lists(
    postings: Postings, codes: MaskCodes, total: int, bounds: Sequence[int]
) -> Iterator[bytes]:
    """For each neighbouring two of `bounds`, places of tokens, the lists between them."""
    place = 0
    for first, last in _steps(postings, bounds):
        own = [0]
        while bounds[place] < last:
            place += 1
            own.append(bounds[place] - first)
        yield from _packed(_parts(postings, codes, total, first, last), own)


def _steps(postings: Postings, bounds: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ranges of tokens between some of `bounds`, of about `STEP` rows or one bound each."""
    rows = postings.starts[np.asarray(bounds, np.int64)]
    place = 0
    while place < len(bounds) - 1:
        end = int(np.searchsorted(rows, rows[place] + STEP, "right")) - 1
        end = max(place + 1, end)
        yield bounds[place], bounds[end]
        place = end


def _parts(postings: Postings, codes: MaskCodes, total: int, first: int, last: int) -> _Parts:
    starts = postings.starts[first : last + 1]
    rows = slice(int(starts[0]), int(starts[-1]))
    counts, starts = np.diff(starts), starts[:-1] - starts[0]
    documents = postings.documents[rows].astype(np.int64)
    gaps = np.diff(documents, prepend=-1) - 1
    gaps[starts] = documents[starts]
    ends = documents[starts + counts - 1]
    single = counts == 1
    mean = (ends + 1 - counts) / counts
    parameters = np.maximum(0, _bit_length((mean * SHARE_OF_MEAN).astype(np.int64)) - 1)
    own = np.repeat(parameters, counts)
    gap_bits = (gaps >> own) + 1 + own
    gap_bits[starts[single]] = 0
    gamma_bits = 2 * _bit_length(counts) - 1
    width = document_bits(total)
    heads = np.where(single, 1 << width | ends, counts << RICE_BITS | parameters)
    masks = postings.masks[rows]
    long = np.repeat(counts > LONG_LIST, counts)
    values, lengths = codes.tables
    places = np.where(long, heaviest(masks), masks) + long * np.int64(len(values) // 2)
    return _Parts(
        heads.astype(np.uint64),
        np.where(single, 1 + width, gamma_bits + RICE_BITS),
        gaps.astype(np.uint64),
        own,
        gap_bits,
        values[places],
        lengths[places],
        starts,
    )


def _bit_length(numbers: Integers) -> Integers:
    """`int.bit_length` of each; exact below 2**53."""
    return np.frexp(numbers)[1].astype(np.int64)


def _list_bits(parts: _Parts) -> Integers:
    rows = np.add.reduceat(parts.gap_bits + parts.mask_bits, parts.starts)
    return parts.head_bits + rows


def _packed(parts: _Parts, bounds: Sequence[int]) -> Iterator[bytes]:
    """The lists between each neighbouring two of `bounds`, filled with zeros to whole bytes."""
    ends = np.cumsum(_list_bits(parts))
    begins = np.concatenate(([0], ends))
    sizes = -(-np.diff(begins[list(bounds)]) // _BYTE)
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    tape = Tape(int(offsets[-1]) * _BYTE)
    moved = offsets[:-1] * _BYTE - begins[list(bounds[:-1])]
    lists = begins[:-1] + np.repeat(moved, np.diff(bounds))
    tape.write(lists, parts.heads, parts.head_bits)
    counts = np.diff(parts.starts, append=len(parts.gaps))
    gaps = _following(lists + parts.head_bits, parts.gap_bits, parts.starts, counts)
    _write_gaps(tape, gaps, parts)
    gap_ends = lists + parts.head_bits + np.add.reduceat(parts.gap_bits, parts.starts)
    masks = _following(gap_ends, parts.mask_bits, parts.starts, counts)
    tape.write(masks, parts.masks, parts.mask_bits)
    content = tape.content()
    for start, end in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True):
        yield content[start:end]


def _following(begins: Integers, lengths: Integers, starts: Integers, counts: Integers) -> Integers:
    """Where each row is written, one after another from where its list begins."""
    before = np.cumsum(lengths) - lengths
    places: Integers = before + np.repeat(begins - before[starts], counts)
    return places


def _write_gaps(tape: Tape, places: Integers, parts: _Parts) -> None:
    """Rice codes: ones for the quotient, a zero, the remainder."""
    cut = np.maximum(parts.gap_bits - _LONGEST, 0)
    width = parts.parameters.astype(np.uint64)
    ones = np.maximum(parts.gap_bits - cut - 1 - parts.parameters, 0).astype(np.uint64)
    one = np.uint64(1)
    codes = ((one << ones) - one) << (width + one) | parts.gaps & ((one << width) - one)
    tape.write(places + cut, codes, parts.gap_bits - cut)
    far = np.flatnonzero(cut)
    tape.ones(places[far], cut[far])
