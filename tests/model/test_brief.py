"""A brief says of a case what lists, counts and neighbours need, and tells when that changed."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import given, settings

from generator.checking import check_tree
from generator.library import Library, case_methods, case_terms
from generator.model import Case, VocabularyKind, brief_of, figures_in
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.insight.made_up import libraries
from tests.small import case, figure

NUMBERS = {
    "indicators": [
        {"name": "违章", "baseline": figure(40, "起"), "result": figure(30, "起")},
        {"name": "率", "target": figure(5), "change": figure(-28)},
    ],
    "results": {"summary": "少了。", "figures": [figure(520, "户", name="服务")]},
    "scale": [figure(12, "人", name="党员"), figure(3, "组", name="小组")],
}


def brief(made: Case) -> Any:
    return brief_of("anli", "xiangmuji", made)


def agrees(case_id: str, collection: str, made: Case) -> None:
    found = brief_of(case_id, collection, made)
    assert (found.id, found.collection, found.title) == (case_id, collection, made.title)
    assert all(found.terms(kind) == case_terms(made, kind) for kind in VocabularyKind)
    assert found.methods == case_methods(made)
    assert found.figures == sum(1 for _ in figures_in(made))
    assert len(found.moved) == sum(indicator.measured for indicator in made.indicators)
    assert found.measured == bool(found.moved or found.counted)
    assert found.measured >= found.compared
    assert found.appraised == (made.appraisal is not None)
    assert found.grade == (made.appraisal.grade if made.appraisal else None)


def test_a_brief_of_the_real_library_agrees_with_its_case() -> None:
    entries = check_tree(read_tree(ROOT)).entries
    for case_id, made in entries.cases.items():
        agrees(case_id, entries.collection_of[case_id], made)


@settings(max_examples=40, deadline=None)
@given(libraries())
def test_a_brief_of_any_case_agrees_with_it(found: Library) -> None:
    for case_id, made in found.cases.items():
        agrees(case_id, "xiangmuji", made)


def test_every_figure_counts_wherever_it_stands() -> None:
    assert brief(case(**NUMBERS)).figures == 7


def test_a_brief_goes_from_one_process_to_another() -> None:
    appraisal = {"grade": "A", "party_score": 4, "decision": "key", "source": "wen"}
    made = brief(case(**NUMBERS, appraisal=appraisal, period={"start": "2020"}))
    assert pickle.loads(pickle.dumps(made)) == made


@pytest.mark.parametrize(
    "more",
    [
        {"title": "另一个标题"},
        {"summary": "另一个摘要。"},
        {"problem": {"statement": "另一个问题。"}},
        {"scenarios": ["loushou"]},
        {"organisation": "yi"},
        {"status": "deprecated"},
        {"indicators": [{"name": "率", "change": figure()}]},
        {"scale": [figure(12, "人", name="党员")]},
        {"period": {"start": "2020"}},
        {"appraisal": {"printed": "评为突出贡献项目", "source": "wen"}},
        {"appraisal": {"professional_score": 5, "source": "wen"}},
    ],
)
def test_what_a_list_may_show_changes_both_digests(more: dict[str, Any]) -> None:
    before, after = brief(case()), brief(case(**more))
    assert before.fingerprint != after.fingerprint
    assert before.shown != after.shown


@pytest.mark.parametrize(
    "more",
    [
        {"actions": [{"text": "换一种说法。", "method": "baobao-fa"}]},
        {"vehicle": {"kinds": ["baobao"], "how": "另一种。"}},
        {"limits": [{"text": "覆盖不全。"}]},
        {"conditions": ["有计划。"]},
    ],
)
def test_what_only_its_own_page_shows_leaves_lists_alone(more: dict[str, Any]) -> None:
    before, after = brief(case()), brief(case(**more))
    assert before.fingerprint != after.fingerprint
    assert before.shown == after.shown


def test_where_a_case_lies_is_shown_but_not_typed() -> None:
    here, there = brief_of("anli", "jia", case()), brief_of("anli", "yi", case())
    assert here.fingerprint == there.fingerprint
    assert here.shown != there.shown
