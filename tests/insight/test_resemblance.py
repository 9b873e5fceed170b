"""The nearest cases share the rarest words, however many cases there are."""

from __future__ import annotations

from itertools import product
from math import isclose, log

from hypothesis import given, settings

from generator.insight import Resemblance
from generator.insight.similar import COMPARED, NEIGHBOURS
from generator.library import Library
from generator.model import Brief
from tests.insight.made_up import libraries
from tests.small import case, library


def words(brief: Brief) -> set[tuple[str, str]]:
    named = {(kind.value, term) for kind in COMPARED for term in brief.terms(kind)}
    return named | {("method", method) for method in brief.methods}


def likeness(found: Library, one: str, other: str) -> float:
    """The sum over shared words of log(1 + cases / cases that hold the word)."""
    briefs = found.listed_briefs
    shared = words(briefs[one]) & words(briefs[other])
    held = (sum(word in words(brief) for brief in briefs.values()) for word in shared)
    return sum(log(1 + len(briefs) / count) for count in held)


@settings(max_examples=60, deadline=None)
@given(libraries())
def test_no_case_left_out_is_nearer_than_one_that_is_shown(found: Library) -> None:
    resemblance = Resemblance(found)
    for one in found.listed_briefs:
        nearest = resemblance.nearest(one)
        values = {i: likeness(found, one, i) for i in found.listed_briefs if i != one}
        assert one not in nearest
        assert len(nearest) == min(3, sum(value > 0 for value in values.values()))
        told = [values[i] for i in nearest]
        best = sorted(values.values(), reverse=True)
        assert all(isclose(a, b) for a, b in zip(told, best, strict=False))


def test_of_equals_the_first_by_id_is_shown() -> None:
    cases = {name: case() for name in ("d", "b", "c", "a", "e")}
    assert Resemblance(library(cases)).nearest("c") == ("a", "b", "d")


def test_among_very_many_only_neighbours_are_compared() -> None:
    count = 4 * NEIGHBOURS
    cases = {f"c{place:04}": case() for place in range(count)}
    ids = list(cases)
    resemblance = Resemblance(library(cases))
    for place, one in product((0, count // 2, count - 1), (1, 3)):
        for other in resemblance.nearest(ids[place], one):
            assert abs(ids.index(other) - place) <= NEIGHBOURS


def test_a_word_named_twice_counts_once() -> None:
    indicator = {"name": "违章率", "indicator": "weizhang-lv"}
    cases = {
        "a": case(indicators=[indicator]),
        "twice": case(indicators=[indicator, indicator], scenarios=["loushou"]),
        "alike": case(indicators=[indicator]),
    }
    assert Resemblance(library(cases)).nearest("a") == ("alike", "twice")


def test_an_unknown_or_unlisted_case_has_no_neighbours() -> None:
    found = library({"a": case(), "draft": case(status="draft")})
    assert Resemblance(found).nearest("draft") == Resemblance(found).nearest("nobody") == ()
