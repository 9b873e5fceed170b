"""Codes for field masks, fitted to some of the documents only.

A code fitted to all of them would change with every edit, and every list with it. So only every
64th document, chosen by its id, is counted, and its counts are rounded to powers of two.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from generator.search.arrays import Bits, Integers, Masks, Words, np
from generator.search.fields import FIELDS
from generator.search.gathering import MASK_BITS
from generator.search.postings import Postings

LONG_LIST = 1000
"""A longer list tells of each document only the heaviest field. Nearly every document holds such a
gram, in so many fields that the masks cost ten bits each and rule out next to nothing."""
FEW = 1000
"""Up to so many documents are all counted."""
ONE_IN = 64
MASKS_WITH_A_CODE = 128

_ALL_MASKS = 1 << MASK_BITS


@dataclass(frozen=True)
class MaskCode:
    """A canonical Huffman code for field masks; the rarest masks share an escape code."""

    masks: tuple[int, ...]
    """Masks in canonical order; 0 is the escape."""
    lengths: tuple[int, ...]
    """Length in bits of each code of `masks`, never falling."""

    @cached_property
    def tables(self) -> tuple[Words, Integers]:
        """Mask → (code, its length), the escape and the raw mask together for those without one."""
        codes: dict[int, tuple[int, int]] = {}
        code, before = 0, 0
        for mask, length in zip(self.masks, self.lengths, strict=True):
            code <<= length - before
            codes[mask] = code, length
            code, before = code + 1, length
        escape, width = codes.pop(0)
        values = np.arange(_ALL_MASKS, dtype=np.uint64) | np.uint64(escape << len(FIELDS))
        lengths = np.full(_ALL_MASKS, width + len(FIELDS), np.int64)
        for mask, (value, length) in codes.items():
            values[mask], lengths[mask] = value, length
        return values, lengths


@dataclass(frozen=True)
class MaskCodes:
    """The codes of one index."""

    fine: MaskCode
    """For all fields of a posting."""
    coarse: MaskCode
    """For the heaviest field alone, in long lists."""

    @cached_property
    def tables(self) -> tuple[Words, Integers]:
        """Both tables, the coarse one behind the other."""
        (fine, fine_lengths), (coarse, coarse_lengths) = self.fine.tables, self.coarse.tables
        return np.concatenate((fine, coarse)), np.concatenate((fine_lengths, coarse_lengths))


def counted(documents: Sequence[tuple[str, str]]) -> Bits:
    """Which of the documents (kind, id) the codes are fitted to."""
    if len(documents) <= FEW:
        return np.ones(len(documents), np.bool_)
    return np.fromiter(map(_is_chosen, documents), np.bool_, len(documents))


def _is_chosen(document: tuple[str, str]) -> bool:
    name = "/".join(document).encode()
    return int.from_bytes(blake2b(name, digest_size=4).digest()) % ONE_IN == 0


def mask_codes(postings: Postings, chosen: Bits) -> MaskCodes:
    """The codes fitted to the rows of the chosen documents."""
    # A list counts as long where it is so among those, in proportion.
    share = int(chosen.sum()) / max(1, len(chosen))
    rows = np.flatnonzero(chosen[postings.documents])
    owners = np.searchsorted(postings.starts, rows, "right") - 1
    long = np.bincount(owners, minlength=len(postings.tokens)) > LONG_LIST * share
    masks = postings.masks[rows]
    coarse = long[owners]
    return MaskCodes(_fitted(masks[~coarse]), _fitted(heaviest(masks[coarse])))


def heaviest(masks: Masks) -> Masks:
    """Of each mask the lowest bit: the field that weighs most."""
    return masks & (~masks + np.uint16(1))


def _fitted(masks: Masks) -> MaskCode:
    counts = np.bincount(masks, minlength=_ALL_MASKS)
    held = np.flatnonzero(counts)
    return mask_code(dict(zip(held.tolist(), counts[held].tolist(), strict=True)) or {1: 1})


def mask_code(counts: Mapping[int, int]) -> MaskCode:
    """The code for masks that occur about `counts` times. At least one mask occurs."""
    rounded = {mask: 1 << count.bit_length() for mask, count in counts.items()}
    ranked = sorted(rounded.items(), key=lambda item: (-item[1], item[0]))
    frequent, rare = ranked[:MASKS_WITH_A_CODE], ranked[MASKS_WITH_A_CODE:]
    weights = [*frequent, (0, 1 << sum(count for _, count in rare).bit_length())]
    lengths = _huffman_lengths([count for _, count in weights])
    canonical = sorted(zip(lengths, [mask for mask, _ in weights], strict=True))
    return MaskCode(tuple(mask for _, mask in canonical), tuple(length for length, _ in canonical))


def _huffman_lengths(weights: Sequence[int]) -> list[int]:
    """Code length per weight; at least two weights. Ties go by position, for the same bytes."""
    lengths = [0] * len(weights)
    heap = [(weight, position, [position]) for position, weight in enumerate(weights)]
    heapq.heapify(heap)
    made = len(weights)
    while len(heap) > 1:
        left, right = heapq.heappop(heap), heapq.heappop(heap)
        members = left[2] + right[2]
        for member in members:
            lengths[member] += 1
        heapq.heappush(heap, (left[0] + right[0], made, members))
        made += 1
    return lengths
