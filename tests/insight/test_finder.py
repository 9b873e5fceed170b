"""A branch says what hurts and what it has; the ranking says what fits and what is missing."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.checking import check_tree
from generator.insight import evidence_of
from generator.insight.finder import Answers, Fit, Profile, State, Verdict, rank
from generator.insight.profiles import nearest_cases, profiles_of, related_indicators
from generator.library import Library
from generator.model import Resource, Stage
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.insight.finder_library import (
    FAMILY,
    LIBRARIES,
    SPREAD,
    VECTORS,
    profiles,
    random_answers,
    vector_text,
)


def fits(library: Library, **answers: object) -> dict[str, Fit]:
    ranked = rank(profiles(library), Answers(**answers))  # type: ignore[arg-type]
    return {fit.method: fit for fit in ranked}


def states(fit: Fit) -> list[tuple[str, State]]:
    return [(condition.question, condition.state) for condition in fit.conditions]


def test_a_maintenance_branch_with_many_violations_finds_responsibility_zones() -> None:
    library = Library(check_tree(read_tree(ROOT)).entries)
    points = {i: evidence_of(library, i, 2026).points for i in library.methods}
    answers = Answers(
        scenario="xianchang-weizhang",
        indicator="xianchang-weizhang-lv",
        line="yunwei-jianxiu",
        stage="no_effect",
        members=12,
        resources=("records", "keeper"),
    )
    best, *others = rank(profiles_of(library, points), answers)
    assert (best.method, best.verdict, best.score) == ("dangyuan-baobao", Verdict.FULL, 100)
    assert all(fit.score < 100 for fit in others)
    near = nearest_cases(library, best.method, answers)
    assert near[0].case == "baodi-weizhang-baobao"
    assert near[0].alike == ("scenario", "indicator", "line")


def test_every_condition_is_met_unmet_or_unknown() -> None:
    found = fits(SPREAD, scenario="weizhang", stage="no_effect", members=2, resources=("records",))
    assert states(found["baobao"]) == [
        ("scenario", State.MET),
        ("stage", State.MET),
        ("members", State.UNMET),
        ("resource", State.MET),
        ("resource", State.UNMET),
    ]
    assert states(found["xunwen"]) == [
        ("scenario", State.MET),
        ("stage", State.UNKNOWN),
        ("members", State.UNKNOWN),
        ("resource", State.UNKNOWN),
    ]


def test_the_sum_can_be_checked_by_hand() -> None:
    found = fits(SPREAD, scenario="weizhang", stage="no_effect", members=2, resources=("records",))
    assert found["baobao"].score == round(100 * (5 + 2 + 0 + 1 / 2) / 9)
    assert found["xunwen"].score == round(100 * (5 + 2 / 2 + 1 / 2 + 1 / 2) / 9)


def test_a_case_is_enough_for_an_indicator_or_a_line_but_not_for_a_scenario() -> None:
    found = fits(SPREAD, indicator="zengshou")
    assert found["tuji"].verdict is Verdict.FULL
    assert fits(SPREAD, line="shudian")["baobao"].verdict is Verdict.FULL
    assert fits(FAMILY, scenario="loushou")["narrow"].verdict is Verdict.NONE


def test_a_broader_and_a_narrower_word_count_a_neighbour_does_not() -> None:
    for asked in ("weizhang", "gaochu", "gaochu-waibao"):
        found = fits(FAMILY, scenario=asked)
        kin = {i for i, fit in found.items() if fit.verdict is Verdict.FULL}
        assert kin == {"broad", "middle", "narrow"}
    assert fits(SPREAD, line="yunjian")["tuji"].verdict is Verdict.FULL
    assert fits(SPREAD, line="shudian")["tuji"].verdict is Verdict.NONE


def test_partial_fits_stand_below_full_ones_even_with_a_higher_score() -> None:
    found = fits(SPREAD, scenario="loushou", stage="no_handle", resources=("teams", "records"))
    order = [(fit.method, fit.verdict) for fit in found.values()]
    assert order[:2] == [("dafen", Verdict.FULL), ("tuji", Verdict.PARTIAL)]
    assert found["tuji"].score > found["dafen"].score


def test_where_nothing_fits_the_nearest_stands_first() -> None:
    found = list(fits(SPREAD, scenario="yiliu", line="yunjian").values())
    assert {fit.verdict for fit in found} == {Verdict.NONE}
    assert found[0].score == max(fit.score for fit in found)


def test_without_answers_the_better_evidenced_stands_first() -> None:
    found = fits(SPREAD)
    assert list(found)[:2] == ["baobao", "tuji"]
    assert {fit.verdict for fit in found.values()} == {Verdict.OPEN}


def test_deprecated_methods_and_cases_are_never_proposed() -> None:
    assert "tingyong" not in fits(SPREAD, scenario="weizhang")
    cases = [near.case for near in nearest_cases(SPREAD, "baobao", Answers(), count=9)]
    assert "e" not in cases


def test_the_cases_come_from_the_most_similar_units_then_the_best_evidenced() -> None:
    def names(answers: Answers) -> list[str]:
        return [near.case for near in nearest_cases(SPREAD, "tuji", answers)]

    assert names(Answers()) == ["b", "c"]
    assert names(Answers(line="yingxiao")) == ["a", "b"]
    assert names(Answers(scenario="weizhang", indicator="zengshou")) == ["c", "b"]


def test_the_indicators_of_a_problem_are_those_its_cases_and_mechanisms_name() -> None:
    assert related_indicators(SPREAD, "weizhang") == ("weizhang-lv", "zengshou")
    assert related_indicators(SPREAD, "yiliu") == ()


PROFILES = st.builds(
    Profile,
    id=st.sampled_from(("aa", "bb", "cc", "dd")),
    points=st.integers(0, 10),
    cases=st.integers(0, 9),
    scenario=st.sets(st.sampled_from("uvw"), min_size=1).map(tuple),
    indicator=st.sets(st.sampled_from("xyz")).map(tuple),
    line=st.sets(st.sampled_from("lmn")).map(tuple),
    stage=st.sets(st.sampled_from([s.value for s in Stage])).map(tuple),
    members=st.none() | st.integers(1, 30),
    resources=st.sets(st.sampled_from([r.value for r in Resource])).map(tuple),
)
ANSWERS = st.builds(
    Answers,
    scenario=st.none() | st.sampled_from("uvw"),
    indicator=st.none() | st.sampled_from("xyz"),
    line=st.none() | st.sampled_from("lmn"),
    stage=st.none() | st.sampled_from([s.value for s in Stage]),
    members=st.none() | st.integers(1, 40),
    resources=st.none() | st.sets(st.sampled_from([r.value for r in Resource])).map(tuple),
)


@given(st.lists(PROFILES, unique_by=lambda profile: profile.id), ANSWERS)
def test_a_verdict_says_what_the_conditions_say(known: list[Profile], answers: Answers) -> None:
    ranked = rank(known, answers)
    assert sorted(fit.method for fit in ranked) == sorted(profile.id for profile in known)
    verdicts = [list(Verdict).index(fit.verdict) for fit in ranked]
    assert verdicts == sorted(verdicts)
    for fit in ranked:
        held = {condition.state for condition in fit.conditions}
        assert (fit.score == 100) == (held == {State.MET})
        if fit.verdict is Verdict.FULL:
            assert State.UNMET not in held
            assert fit.score > 50
    for one, other in pairwise(ranked):
        assert one.verdict is not other.verdict or one.score >= other.score


@given(PROFILES, ANSWERS, st.sampled_from(list(Resource)))
def test_having_more_never_makes_a_method_fit_less(
    profile: Profile, answers: Answers, more: Resource
) -> None:
    have = answers.resources or ()
    (before,) = rank([profile], Answers(**{**vars(answers), "resources": have}))
    (after,) = rank([profile], Answers(**{**vars(answers), "resources": (*have, more.value)}))
    assert after.score >= before.score
    assert list(Verdict).index(after.verdict) <= list(Verdict).index(before.verdict)


def test_the_vectors_that_the_page_is_tested_with_are_those_of_today() -> None:
    assert VECTORS.read_text("utf-8") == vector_text(), "python -m tests.insight.finder_library"
    assert vector_text().count('"outcome"') >= 40


def test_random_answers_reach_every_verdict() -> None:
    chance = random.Random(1)
    reached = {
        fit.verdict
        for library in LIBRARIES.values()
        for _ in range(40)
        for fit in rank(profiles(library), random_answers(chance, library))
    }
    assert reached >= {Verdict.FULL, Verdict.PARTIAL, Verdict.NONE}
