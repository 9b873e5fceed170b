"""Which cases resemble a case: by the rarity of the words they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from heapq import nlargest
from math import log
from typing import NamedTuple

from generator.library import Library
from generator.model import Brief, VocabularyKind

NEIGHBOURS = 150
"""How many cases of one word are compared; keeps the work linear in the number of cases."""

COMPARED = (
    VocabularyKind.SCENARIOS,
    VocabularyKind.VEHICLES,
    VocabularyKind.INDICATORS,
    VocabularyKind.BUSINESS_LINES,
)


class _Holders(NamedTuple):
    """The cases that hold a word."""

    cases: tuple[str, ...]
    place: Mapping[str, int]
    """Case → its place in `cases`."""
    weight: float
    """How much sharing the word says: the more, the fewer hold it."""


def _keys(case: Brief) -> tuple[str, ...]:
    terms = (f"{kind}:{term}" for kind in COMPARED for term in case.terms(kind))
    return tuple(dict.fromkeys((*terms, *(f"method:{method}" for method in case.methods))))


class Resemblance:
    """Finds the nearest cases; made once per library."""

    def __init__(self, library: Library) -> None:
        self._keys = {i: _keys(case) for i, case in library.listed_briefs.items()}

    @cached_property
    def _holders(self) -> Mapping[str, _Holders]:
        found: dict[str, list[str]] = {}
        for case, keys in self._keys.items():
            for key in keys:
                found.setdefault(key, []).append(case)
        total = len(self._keys)
        return {
            key: _Holders(
                tuple(cases),
                {case: place for place, case in enumerate(cases)},
                log(1 + total / len(cases)),
            )
            for key, cases in found.items()
        }

    def nearest(self, case: str, count: int = 3) -> tuple[str, ...]:
        """Ids of up to `count` cases that share the rarest words with `case`, nearest first."""
        scores: dict[str, float] = defaultdict(float)
        for key in self._keys.get(case, ()):
            cases, places, weight = self._holders[key]
            start = max(0, min(places[case] - NEIGHBOURS // 2, len(cases) - NEIGHBOURS))
            near = cases[start : start + NEIGHBOURS]
            if not scores:
                scores.update(dict.fromkeys(near, weight))
                continue
            for other in near:
                scores[other] += weight
        scores.pop(case, None)
        # Hundreds share a word: first how high the best stand, and only those by their names.
        least = min(nlargest(count, scores.values()), default=0.0)
        best = [(-score, other) for other, score in scores.items() if score >= least]
        return tuple(other for _, other in sorted(best)[:count])
