"""Cuts the sorted tokens into shards of a few kilobytes, so that a query loads little.

A shard holds a range of tokens and is named by the first; the directory holds the first token of
each. Both are written front-coded: `党 员建|安全` stands for 党, 党员, 党建, 安全 (a blank: no
second character).

An edit should move few borders: sizes are taken roughly, and at some tokens, chosen by themselves,
a shard begins whatever stood before.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.search.arrays import Bits, Integers, Words, np
from generator.search.tokens import CHARACTER_BITS

TARGET_BITS = 8 * 1050
"""A shard is closed when it would hold more bits than this (about 1.5 KB of base64)."""
TARGET_TOKENS = 330
"""... or more tokens than this (about 1.5 KB of dictionary)."""
BETWEEN_ANCHORS = 8
"""About one shard of so many begins at an anchor."""

_ROUGH_BITS = 3
_HASH_BITS = 32
_HASH = np.uint64(0x9E3779B97F4A7C15)
_CODE = np.uint64((1 << CHARACTER_BITS) - 1)


def cuts(tokens: Words, widths: Integers) -> list[int]:
    """Places of the tokens at which a shard begins, and one more: where the last one ends.

    `widths` are the bits of each token's list.
    """
    rough = _rough(widths)
    before = np.concatenate(([0], np.cumsum(rough)))
    anchors = [*np.flatnonzero(_anchors(tokens, rough)).tolist(), len(tokens)]
    found: list[int] = []
    place = 0
    for anchor in anchors:
        while place < anchor:
            found.append(place)
            full = int(np.searchsorted(before, before[place] + TARGET_BITS, "right")) - 1
            place = min(anchor, max(place + 1, full), place + TARGET_TOKENS)
    return [*found, len(tokens)]


def _rough(widths: Integers) -> Integers:
    """Each number with its first bits only: one more document seldom changes it."""
    low = np.maximum(np.frexp(widths)[1].astype(np.int64) - _ROUGH_BITS, 0)
    return widths >> low << low


def _anchors(tokens: Words, rough: Integers) -> Bits:
    """Tokens at which a shard begins in any case: the larger their lists, the more of them."""
    share = np.maximum(rough / TARGET_BITS, 1 / TARGET_TOKENS) / BETWEEN_ANCHORS
    mixed = tokens * _HASH >> np.uint64(_HASH_BITS)
    chosen: Bits = mixed < share * 2**_HASH_BITS
    return chosen


def characters(tokens: Words) -> tuple[str, str]:
    """The first characters of all tokens, and the second ones, a blank where there is none."""
    second = tokens & _CODE
    second[second == 0] = ord(" ")
    first = tokens >> np.uint64(CHARACTER_BITS)
    return _text(first), _text(second)


def _text(codes: Words) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le")


def front_coded(pairs: Iterable[tuple[str, str]]) -> str:
    """Groups by first character: the character, then the second character of each token."""
    groups: list[str] = []
    first = ""
    for one, second in pairs:
        if one != first:
            first = one
            groups.append(first)
        groups[-1] += second
    return "|".join(groups)


def shard_name(first: str, second: str) -> str:
    """The file of the shard that begins with a token, by the code points of its characters."""
    return f"{ord(first):x}" if second == " " else f"{ord(first):x}-{ord(second):x}"
