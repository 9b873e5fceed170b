"""Cuts the sorted postings into shards of a few kilobytes, so that a query loads little.

A shard holds a range of tokens; the directory holds the first token of each. Both are written
front-coded: `党 员建|安全` stands for 党, 党员, 党建, 安全 (a blank: no second character).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.search.coding import packed

TARGET_BITS = 8 * 1100
"""A shard is closed when it holds this many bits (about 1.5 KB of base64)."""
TARGET_TOKENS = 330
"""... or this many tokens (about 1.5 KB of dictionary)."""


@dataclass(frozen=True)
class Shard:
    """A range of tokens: first token, dictionary, and the packed lists in the same order."""

    first: str
    tokens: int
    """How many; the fewer, the longer their lists."""
    dictionary: str
    bits: str


def cut(entries: Iterable[tuple[str, str]]) -> Iterator[Shard]:
    """Shards of (token, bits of its list), which come sorted by `sort_key`."""
    tokens: list[str] = []
    lists: list[str] = []
    size = 0
    for token, bits in entries:
        full = size + len(bits) > TARGET_BITS or len(tokens) >= TARGET_TOKENS
        if tokens and full:
            yield Shard(tokens[0], len(tokens), front_coded(tokens), packed(lists))
            tokens, lists, size = [], [], 0
        tokens.append(token)
        lists.append(bits)
        size += len(bits)
    if tokens:
        yield Shard(tokens[0], len(tokens), front_coded(tokens), packed(lists))


def sort_key(token: str) -> str:
    """A single character sorts as if a blank followed it, right before its pairs."""
    return token if len(token) == 2 else token + " "


def front_coded(tokens: Iterable[str]) -> str:
    """Groups by first character: the character, then the second character of each token."""
    groups: list[str] = []
    first = ""
    for token in tokens:
        if token[0] != first:
            first = token[0]
            groups.append(first)
        groups[-1] += token[1:] or " "
    return "|".join(groups)
