"""Which item of a list became which: the equal one, the namesake, the likest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.contributing.review.likeness import best_pairs, shingles
from generator.reading import Value

LEAST_LIKENESS = 0.4
_RUN = 2
_LONGEST = 1000
"""Characters of an item that are compared."""


class Match(NamedTuple):
    """The places of one item in both lists, from 0; None where it is not there."""

    old: int | None
    new: int | None


def match_items(
    old: Sequence[Value],
    new: Sequence[Value],
    name: Callable[[Value], str],
    text: Callable[[Value], str],
) -> list[Match]:
    """Every item of both lists once, in the order of `new`, the lost ones at their old place.

    Args:
        old: the list before.
        new: the list after.
        name: what an item is called; empty where items of this kind have no name.
        text: everything an item says; empty where likeness means nothing, as for ids.
    """
    found: dict[int, int] = {}
    _by(found, old, new, repr)
    _by(found, old, new, name)
    left_old = [i for i in range(len(old)) if i not in set(found.values())]
    left_new = [i for i in range(len(new)) if i not in found]
    texts_old = {i: shingles(text(old[i])[:_LONGEST], _RUN) for i in left_old if text(old[i])}
    texts_new = {i: shingles(text(new[i])[:_LONGEST], _RUN) for i in left_new if text(new[i])}
    for a, b in best_pairs(texts_old, texts_new, LEAST_LIKENESS):
        found[b] = a
    return _in_order(found, len(old), len(new))


def is_reordered(matches: Sequence[Match]) -> bool:
    """Whether items that stand in both lists stand in another order."""
    places = [match.old for match in matches if match.old is not None and match.new is not None]
    return places != sorted(places)


def _by(
    found: dict[int, int],
    old: Sequence[Value],
    new: Sequence[Value],
    key: Callable[[Value], str],
) -> None:
    """Pair what has the same key and no partner yet; of several, first with first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    taken = set(found.values())
    for place, item in enumerate(old):
        if place not in taken:
            waiting[key(item)].append(place)
    waiting.pop("", None)
    for place, item in enumerate(new):
        if place not in found and (places := waiting.get(key(item))):
            found[place] = places.pop(0)


def _in_order(found: dict[int, int], old: int, new: int) -> list[Match]:
    kept = {a: b for b, a in found.items()}
    matches = [Match(found.get(place), place) for place in range(new)]
    after: dict[int, list[Match]] = defaultdict(list)
    last = -1
    for place in range(old):
        if place in kept:
            last = kept[place]
        else:
            after[last].append(Match(place, None))
    ordered = [*after[-1]]
    for place, match in enumerate(matches):
        ordered += [match, *after[place]]
    return ordered
