"""A case page says what the source says, and says plainly where the source is silent."""

from __future__ import annotations

from generator.library import Library
from generator.model import figures_in
from tests.pages.conftest import Bodies, render
from tests.small import case, figure, library

ABSENT = "原文未载"


def page_of(**more: object) -> str:
    return render(library({"a": case(**more)}))["cases/a.html"].page.body


def test_the_four_elements_stand_before_everything_else() -> None:
    body = page_of()
    places = [body.index(word) for word in ("问题", "指标", "载体", "成效", 'id="actions"')]
    assert places == sorted(places)


def test_what_the_source_does_not_say_is_named_as_such() -> None:
    body = page_of(problem=None, results=None)
    for said in (
        "来源没有写明这个项目针对什么问题",
        "来源没有写明要改变哪个数字",
        "来源没有写明成效",
        "来源没有印出任何数字",
        "来源没有写立项分级",
        "来源没有写哪里没做到",
    ):
        assert said in body
    assert body.count(ABSENT) >= 6


def test_a_silent_score_is_absent_and_a_stated_one_is_dots() -> None:
    body = page_of(appraisal={"grade": "A", "party_score": "4", "source": "wen"})
    assert "A 级" in body
    assert body.count("cb-dots__on") == 4
    assert "4 分" in body
    appraisal = body[body.index('id="appraisal"') : body.index('id="limits"')]
    assert appraisal.count(ABSENT) == 2


def test_a_relative_change_is_drawn_against_a_hundred() -> None:
    moved = {"name": "现场违章率", "better": "lower", "change": figure()}
    body = page_of(indicators=[moved])
    assert "−28%" in body
    assert 'width="72"' in body
    assert "以之前为 100" in body


def test_before_and_after_are_drawn_to_one_scale() -> None:
    moved = {"name": "违章数", "baseline": figure(50, "起"), "result": figure(20, "起")}
    body = page_of(indicators=[moved])
    assert 'width="100"' in body
    assert 'width="40"' in body
    assert "50 起 → 20 起" in body


def test_a_result_alone_is_not_drawn_and_says_why() -> None:
    body = page_of(indicators=[{"name": "报表", "result": figure(102, "张")}])
    assert "cb-bars__fill" not in body
    assert "之前的数值原文未载" in body


def test_every_figure_carries_its_phrase_and_its_source(
    real: Bodies, real_library: Library
) -> None:
    for case_id, entry in real_library.listed_cases.items():
        text = real[f"cases/{case_id}.html"].text
        for found in figures_in(entry):
            assert found.printed in text, f"{case_id}: {found.printed}"


def test_a_figure_that_an_indicator_shows_is_not_shown_twice() -> None:
    moved = {"name": "现场违章率", "change": figure()}
    results = {"summary": "下降。", "figures": [{"name": "违章率", **figure()}]}
    body = page_of(indicators=[moved], results=results)
    assert body.count('class="cb-printed"') == 1


def test_a_claim_without_a_number_is_marked() -> None:
    claims = [{"text": "风气好了。", "source": "wen"}]
    body = page_of(results={"summary": "好了。", "claims": claims})
    assert "定性" in body
    assert "风气好了。" in body


def test_an_action_leads_to_its_method() -> None:
    assert 'href="../methods/baobao-fa.html"' in page_of()


def test_a_deprecated_case_warns_and_a_moved_one_leads_on() -> None:
    found = render(
        library({"old": case(status="deprecated"), "gone": case(status="moved", moved_to="old")})
    )
    assert "已停用" in found["cases/old.html"].text
    assert ("cases/old.html", "") in list(found["cases/gone.html"].targets)
    assert "cases/gone.html" not in {path for path, _ in found["cases/index.html"].targets}
