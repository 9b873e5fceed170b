"""Numbers as the screen shows them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Figure, Indicator, Period, movement, number, phrase
from generator.pages.figures import indicator_view
from generator.pages.plain import clip, plain
from generator.pages.spans import moment, span
from tests.small import figure, library


def indicator(**more: Any) -> Indicator:
    return Indicator.model_validate({"name": "现场违章率", **more})


@pytest.mark.parametrize(
    ("value", "shown"),
    [("-28", "−28"), ("2000", "2,000"), ("99.50", "99.50"), ("0", "0"), ("20000000", "20,000,000")],
)
def test_numbers_keep_their_digits(value: str, shown: str) -> None:
    assert number(Decimal(value)) == shown


def test_a_qualifier_stands_before_the_number() -> None:
    more = Figure.model_validate(figure(520, "户", qualifier="more_than"))
    assert phrase(more) == "超过 520 户"
    assert phrase(Figure.model_validate(figure(28))) == "28%"


def test_a_movement_shows_its_direction() -> None:
    assert movement(indicator(change=figure(5, "个百分点"))) == "+5 个百分点"
    assert movement(indicator(baseline=figure(3), result=figure(2))) == "3% → 2%"
    assert movement(indicator()) == ""


def test_better_comes_from_the_word_where_the_case_is_silent() -> None:
    moved = {"indicator": "weizhang-lv", "change": figure(-28)}
    assert indicator_view(library(), indicator(**moved)).improved
    assert not indicator_view(library(), indicator(**moved, better="higher")).improved
    assert not indicator_view(library(), indicator(change=figure(-28))).improved


def test_a_drop_of_everything_or_a_change_in_another_unit_is_not_drawn() -> None:
    for change in (figure(-100), figure(-5, "起")):
        assert indicator_view(library(), indicator(change=change)).bars == ()


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_bars_keep_the_order_of_their_values(before: int, after: int) -> None:
    view = indicator_view(
        library(), indicator(baseline=figure(before, "起"), result=figure(after, "起"))
    )
    if view.bars:
        first, second = (bar.length for bar in view.bars)
        assert max(first, second) == 100
        assert (before <= after) == (first <= second) or first == second


def test_times_read_as_chinese() -> None:
    assert moment("2020-09-07") == "2020 年 9 月 7 日"
    assert span(Period(start="2016")) == "2016 年起"
    assert span(Period(start="2016", end="2017-03")) == "2016 年至 2017 年 3 月"
    assert span(Period()) == span(None) == ""


def test_a_description_is_plain_and_short() -> None:
    assert plain("**甲**\n\n- [乙](https://e.org)\n- 丙") == "甲乙丙"
    assert plain("GB 50150 标准") == "GB 50150 标准"
    assert clip("一二三四五六", 4) == "一二三…"
