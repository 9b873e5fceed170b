"""A round of the registry: what follows from it holds whatever the files say."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.insight.registry import (
    PERIODS,
    Entered,
    Round,
    grade_on,
    outcome_of,
    period_of,
    rounds_of,
)
from generator.library import Library
from generator.model import Collection, Entries, Grade, Pace, Project, Registry

DAYS = st.builds(lambda m, d: f"2025-{m:02}-{d:02}", st.integers(1, 12), st.integers(1, 28))
SCORES = st.none() | st.integers(1, 5)
UNITS = ("jia", "yi")


def project(**more: Any) -> dict[str, Any]:
    return {
        "id": "xm-001",
        "branch": "运检党支部",
        "title": "违章清零",
        "business": "yunjian",
        "problem": "违章多",
        "mechanism": "包保",
        "indicator": {
            "name": "违章",
            "unit": "次",
            "better": "lower",
            "baseline": "12",
            "target": "6",
        },
        "owner": "支部书记",
        "registered": "2025-01-10",
        "grade": "C",
        **more,
    }


def round_of(projects: list[dict[str, Any]], minimum: int | None = None, **more: Any) -> Round:
    """A round of two units that share the projects out in turn."""
    collection = Collection.model_validate(
        {
            "title": "项目集",
            "summary": "一年的项目。",
            "organisation": "jia",
            "admission": {"rule": "两个分数。", "minimum_score": minimum},
            "sources": ["wen"],
        }
    )
    registries = {
        ("ji", unit): Registry.model_validate(
            {
                "organisation": unit,
                "year": "2025",
                "branches": ["运检党支部", "营销党支部"],
                "projects": projects[place::2],
                **more,
            }
        )
        for place, unit in enumerate(UNITS)
    }
    (found,) = rounds_of(Library(Entries(collections={"ji": collection}, registries=registries)))
    return found


scorings = st.none() | st.fixed_dictionaries(
    {"department": st.just("安监部"), "professional_score": SCORES, "party_score": SCORES}
)
notes = st.lists(
    st.fixed_dictionaries(
        {
            "date": DAYS,
            "done": st.just("检查一次"),
            "value": st.none() | st.integers(0, 20),
            "pace": st.sampled_from([pace.value for pace in Pace]),
        }
    ),
    max_size=4,
)
promotions = st.lists(
    st.fixed_dictionaries(
        {
            "date": DAYS,
            "wanted": st.sampled_from("AB"),
            "improvement": st.just("扩大范围"),
            "ruling": st.sampled_from(["approved", "declined", "pending"]),
        }
    ),
    max_size=3,
)
projects = st.lists(
    st.builds(
        project,
        registered=DAYS,
        scoring=scorings,
        progress=notes,
        promotions=promotions,
        grade=st.sampled_from("ABC"),
    ),
    max_size=8,
)


@given(projects, st.none() | st.integers(1, 5))
def test_a_project_is_outstanding_exactly_if_both_scores_reach_the_minimum(
    made: list[dict[str, Any]], minimum: int | None
) -> None:
    found = round_of(made, minimum)
    least = minimum or 4
    for item in found.entered:
        scoring = item.project.scoring
        scores = (scoring.professional_score, scoring.party_score) if scoring else (None, None)
        reached = all(score is not None and score >= least for score in scores)
        assert (item in found.outstanding) is reached
        outcome = outcome_of(item.project, found.minimum)
        assert bool(outcome.lacking) is not bool(outcome.outstanding)
        assert (outcome.outstanding is None) is (None in scores)


@given(projects)
def test_the_shares_of_the_units_add_up_to_the_whole(made: list[dict[str, Any]]) -> None:
    found = round_of(made)
    total = found.total
    assert total.branches == 2 * len(UNITS)
    assert total.projects == len(made) == len(found.entered)
    assert total.outstanding == len(found.outstanding) <= total.scored <= total.projects
    assert [found.of_unit(unit).total.projects for unit in UNITS] == [
        share.projects for share in found.shares
    ]
    for share in (total, *found.shares):
        assert (share.share is None) is (share.projects == 0)
        assert share.share is None or Decimal(0) <= share.share <= Decimal(100)


@given(projects)
def test_a_sheet_shows_what_was_registered_by_its_end_and_only_notes_of_its_months(
    made: list[dict[str, Any]],
) -> None:
    found = round_of(made)
    for period in range(1, PERIODS + 1):
        sheet = found.sheet(period)
        shown = [noted.entered for noted in sheet]
        assert shown == [e for e in found.entered if period_of(e.project.registered) <= period]
        for noted in sheet:
            assert noted.note is None or period_of(noted.note.date) == period
            assert noted.ended is None or period_of(noted.ended.date) < period
            earlier = [
                note
                for note in noted.entered.project.progress
                if period_of(note.date) < period and note.value is not None
            ]
            if not earlier:
                assert noted.before == noted.entered.project.indicator.baseline
    reported = {period_of(note.date) for item in found.entered for note in item.project.progress}
    assert found.periods == tuple(sorted(reported))


@given(projects, DAYS)
def test_only_what_was_approved_changes_the_grade(made: list[dict[str, Any]], day: str) -> None:
    for data in made:
        whole = Project.model_validate(data)
        approved = [p for p in whole.promotions if p.ruling.value == "approved"]
        without = Project.model_validate(
            {**data, "promotions": [p for p in data["promotions"] if p["ruling"] == "approved"]}
        )
        assert grade_on(whole, day) is grade_on(without, day)
        assert grade_on(whole, "2025-00-00") is whole.grade
        if not approved:
            assert Entered("jia", whole).grade is whole.grade


def test_a_request_is_shown_with_the_grade_that_was_held_then() -> None:
    asked = [
        {"date": "2025-07-05", "wanted": "B", "improvement": "扩大", "ruling": "approved"},
        {"date": "2025-10-05", "wanted": "A", "improvement": "再扩大"},
    ]
    found = round_of([project(promotions=asked)])
    assert [item.held for item in found.promotions] == [Grade.C, Grade.B]
    (entered,) = found.entered
    assert entered.grade is Grade.B


def test_a_sheet_compares_with_the_last_value_before_its_months_and_shows_the_grade_held_then() -> (
    None
):
    progress = [
        {"date": "2025-06-28", "done": "检查", "value": 8},
        {"date": "2025-01-28", "done": "检查", "value": 11},
        {"date": "2025-04-28", "done": "检查"},
    ]
    asked = [{"date": "2025-04-30", "wanted": "B", "improvement": "扩大", "ruling": "approved"}]
    found = round_of([project(progress=progress, promotions=asked)])
    sheets = [found.sheet(period)[0] for period in range(1, PERIODS + 1)]
    assert [noted.before for noted in sheets] == [12, 11, 11, 8, 8, 8]
    assert [noted.grade for noted in sheets] == [Grade.C, *[Grade.B] * 5]
    assert [noted.note.value if noted.note else None for noted in sheets[:4]] == [11, None, 8, None]


def test_a_share_is_rounded_as_a_spreadsheet_rounds_it() -> None:
    scoring = {"department": "安监部", "professional_score": 5, "party_score": 4}
    made = [project(id=f"xm-{n:03}", scoring=scoring if n == 0 else None) for n in range(32)]
    found = round_of(made)
    assert [share.share for share in found.shares] == [Decimal("6.3"), Decimal("0.0")]
    assert found.total.share == Decimal("3.1")


def test_a_stopped_project_is_not_called_unreported_later() -> None:
    progress = [{"date": "2025-04-28", "done": "清点", "pace": "stopped", "next": "移交"}]
    found = round_of([project(progress=progress)])
    before, at, after = (found.sheet(period)[0] for period in (1, 2, 3))
    assert before.note is before.ended is None
    assert at.note is not None
    assert after.note is None
    assert after.ended is at.note


def test_a_change_names_the_projects_it_touches_and_no_later_one() -> None:
    change = {
        "date": "2025-06-30",
        "kind": "merged",
        "before": ["运检党支部", "营销党支部"],
        "after": ["运营党支部"],
        "reason": "整合",
    }
    made = [
        project(id="xm-001"),
        project(id="yi-001"),
        project(id="xm-002", branch="运营党支部"),
        project(id="yi-002", branch="运营党支部"),
        project(id="xm-003", branch="运营党支部", registered="2025-08-01"),
    ]
    found = round_of(made, changes=[change])
    touched = [[p.id for p in adjusted.projects] for adjusted in found.adjustments]
    assert touched == [["xm-001", "xm-002"], ["yi-001", "yi-002"]]
