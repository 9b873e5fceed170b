"""How much two texts have in common, and which of two heaps belong together by it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

MOST_PAIRS = 40_000
"""Pairs that are compared; beyond it nothing is taken for the same."""

Key = TypeVar("Key", bound=Hashable)
Shingles = frozenset[str]


def shingles(text: str, length: int) -> Shingles:
    """Every run of `length` characters, blanks left out; a shorter text is one run."""
    solid = "".join(text.split())
    return frozenset(solid[i : i + length] for i in range(max(1, len(solid) - length + 1)))


def likeness(one: Shingles, other: Shingles) -> float:
    """From 0 (nothing in common) to 1 (the same runs)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def best_pairs(
    old: Mapping[Key, Shingles], new: Mapping[Key, Shingles], least: float
) -> Iterable[tuple[Key, Key]]:
    """Pairs of an old and a new key, the likest first, each key once, none below `least`."""
    if len(old) * len(new) > MOST_PAIRS:
        return
    scored = [
        (-likeness(one, other), place, a, b)
        for place, (a, one) in enumerate(old.items())
        for b, other in new.items()
        if min(len(one), len(other)) * 2 >= least * (len(one) + len(other))
    ]
    taken_old: set[Key] = set()
    taken_new: set[Key] = set()
    for score, _, a, b in sorted(scored, key=lambda item: item[:2]):
        if -score < least:
            break
        if a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            yield a, b
