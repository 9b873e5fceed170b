"""Which cases resemble a case: by the rarity of the words they share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from math import log

from generator.library import Library, case_methods, case_terms
from generator.model import Case, VocabularyKind

NEIGHBOURS = 150
"""How many cases of one word are compared; keeps the work linear in the number of cases."""

COMPARED = (
    VocabularyKind.SCENARIOS,
    VocabularyKind.VEHICLES,
    VocabularyKind.INDICATORS,
    VocabularyKind.BUSINESS_LINES,
)


def _keys(case: Case) -> tuple[str, ...]:
    terms = chain.from_iterable(
        ((kind, term) for term in case_terms(case, kind)) for kind in COMPARED
    )
    methods = (("method", method) for method in case_methods(case))
    return tuple(f"{kind}:{word}" for kind, word in chain(terms, methods))


class Resemblance:
    """Finds the nearest cases; made once per library."""

    def __init__(self, library: Library) -> None:
        self._keys = {i: _keys(case) for i, case in library.listed_cases.items()}

    @cached_property
    def _holders(self) -> Mapping[str, tuple[str, ...]]:
        holders: dict[str, list[str]] = {}
        for case, keys in self._keys.items():
            for key in keys:
                holders.setdefault(key, []).append(case)
        return {key: tuple(cases) for key, cases in holders.items()}

    @cached_property
    def _place(self) -> Mapping[str, Mapping[str, int]]:
        return {
            key: {case: place for place, case in enumerate(cases)}
            for key, cases in self._holders.items()
        }

    def nearest(self, case: str, count: int = 3) -> tuple[str, ...]:
        """Ids of up to `count` cases that share the rarest words with `case`, nearest first."""
        total = len(self._keys)
        scores: dict[str, float] = {}
        for key in self._keys.get(case, ()):
            holders = self._holders[key]
            weight = log(1 + total / len(holders))
            place = self._place[key][case]
            start = max(0, min(place - NEIGHBOURS // 2, len(holders) - NEIGHBOURS))
            for other in holders[start : start + NEIGHBOURS]:
                scores[other] = scores.get(other, 0.0) + weight
        scores.pop(case, None)
        return tuple(nsmallest(count, scores, key=lambda other: (-scores[other], other)))
