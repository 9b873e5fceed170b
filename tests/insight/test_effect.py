"""Cases are compared by what they print: percent with percent, never with percentage points."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.insight.effect import Effect, effect_of
from generator.model import Qualifier
from tests.small import case, figure, library


def effect(*indicators: dict[str, Any]) -> Effect | None:
    found = library({"a": case(indicators=list(indicators))})
    return effect_of(found, found.briefs["a"])


def indicator(**more: Any) -> dict[str, Any]:
    return {"name": "违章起数", "better": "lower", **more}


def test_a_fall_of_what_should_fall_is_an_improvement() -> None:
    found = effect(indicator(change=figure(-28)))
    assert found
    assert (found.movement, found.improvement, found.doubtful) == (-28, 28, False)


def test_before_and_after_give_the_relative_change() -> None:
    found = effect(indicator(baseline=figure(40, "起"), result=figure(30, "起")))
    assert found
    assert found.movement == Decimal("-25.0")


def test_the_wrong_way_is_no_improvement() -> None:
    found = effect(indicator(change=figure(12)))
    assert found
    assert found.improvement == -12


def test_a_share_may_have_fallen_by_points_so_it_stands_behind_what_is_beyond_doubt() -> None:
    share = indicator(unit="%", change=figure(-28))
    sure = indicator(name="起数", change=figure(-5))
    found = effect(share)
    assert found
    assert found.doubtful
    assert effect(share, sure) == effect(sure)


@pytest.mark.parametrize(
    "silent",
    [
        {"name": "说不清好坏的数", "change": figure(-28)},
        indicator(change=figure(-3, "个百分点")),
        indicator(change=figure(-3, "起")),
        indicator(result=figure(102, "起")),
        indicator(baseline=figure(0, "起"), result=figure(3, "起")),
        indicator(baseline=figure(40, "起"), result=figure(3, "%")),
    ],
)
def test_what_cannot_be_compared_is_left_out(silent: dict[str, Any]) -> None:
    assert effect(silent) is None


def test_the_direction_comes_from_the_term_where_the_case_is_silent() -> None:
    found = effect({"name": "现场违章率", "indicator": "weizhang-lv", "change": figure(-28)})
    assert found
    assert found.improvement == 28


def test_about_stays_about() -> None:
    loose = indicator(baseline=figure(40, "起", qualifier="about"), result=figure(30, "起"))
    found = effect(loose)
    assert found
    assert found.qualifier is Qualifier.ABOUT
    above = effect(indicator(change=figure(-28, qualifier="more_than")))
    assert above
    assert above.qualifier is Qualifier.MORE_THAN


@settings(deadline=None)
@given(st.lists(st.integers(-99, 99), min_size=1, max_size=5))
def test_the_largest_improvement_counts(changes: list[int]) -> None:
    found = effect(*(indicator(change=figure(change)) for change in changes))
    assert found
    assert found.improvement == -min(changes)
