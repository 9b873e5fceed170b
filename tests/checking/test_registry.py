"""A unit fills in its registry: what is told of branches, days, grades and decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking import Problem
from tests.checking.library import CASE, METHOD, MINI, Library, library_at

REGISTRY = "cases/tianjin/registry/2025-baodi.yml"
FORM = "cases/tianjin/forms/duty-list-2025-03.yml"
COLLECTION = "cases/tianjin/collection.yml"
OVER = Path(__file__).parent / "rounds"


@pytest.fixture(scope="module")
def rounds() -> Library:
    """The mini library with a registry, a filled form, and a form that can be counted up."""
    mini, over = library_at(MINI), library_at(OVER)
    return Library({**mini.texts, **over.texts}, {})


def only(library: Library) -> Problem:
    (problem,) = library.check().problems
    return problem


def mended(library: Library, path: str) -> str:
    """The one certain change of the one problem, and the text it goes in place of."""
    problem = only(library)
    (edit,) = problem.fix
    assert problem.file == path
    return edit.text


def test_a_registry_and_a_filled_form_in_order_pass(rounds: Library) -> None:
    assert rounds.codes() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "fix"),
    [
        ("registered: 2025-01-20", "registered: 2025.1.20", "S217", "2025-01-20"),
        ("registered: 2025-01-20", "registered: 20250120", "S217", "2025-01-20"),
        ("year: 2025", "year: 2025年", "S218", "2025"),
        ("key: true", "key: 否", "S219", "false"),
        ("key: true", "key: √", "S219", "true"),
        ("branch: 检修党支部", "branch: 检修 党支部", "L323", "检修党支部"),
    ],
)
def test_what_offices_type_is_mended_where_it_is_certain(
    rounds: Library, old: str, new: str, code: str, fix: str
) -> None:
    changed = rounds.changed(REGISTRY, old, new)
    assert only(changed).code == code
    assert mended(changed, REGISTRY) == fix


@pytest.mark.parametrize("typed", ["2025-01", "一月二十日", "2025.1"])
def test_a_day_that_nobody_knows_is_told_and_not_guessed(rounds: Library, typed: str) -> None:
    problem = only(rounds.changed(REGISTRY, "registered: 2025-01-20", f"registered: {typed}"))
    assert (problem.code, problem.fix) == ("S217", ())


@pytest.mark.parametrize(
    ("kind", "before", "after", "fits"),
    [
        ("merged", 2, 1, True),
        ("merged", 1, 1, False),
        ("split", 1, 2, True),
        ("split", 1, 1, False),
        ("renamed", 1, 1, True),
        ("renamed", 2, 1, False),
        ("withdrawn", 1, 0, True),
        ("withdrawn", 1, 1, False),
    ],
)
def test_a_change_adds_up(rounds: Library, kind: str, before: int, after: int, fits: bool) -> None:
    names = ["检修一班党支部", "检修二班党支部"][:before]
    others = ["检修党支部", "检修三党支部"][:after]
    changed = (
        rounds.changed(REGISTRY, "kind: merged", f"kind: {kind}")
        .changed(REGISTRY, "before: [检修一班党支部, 检修二班党支部]", f"before: {_list(names)}")
        .changed(REGISTRY, "after: [检修党支部]", f"after: {_list(others)}")
        .changed(REGISTRY, "branch: 检修党支部", "branch: 营销党支部")
    )
    assert changed.codes() == ([] if fits else ["V416"])


def test_a_renamed_branch_that_goes_on_reporting_gets_its_new_name(rounds: Library) -> None:
    changed = (
        rounds.changed(REGISTRY, "kind: merged", "kind: renamed")
        .changed(REGISTRY, "before: [检修一班党支部, 检修二班党支部]", "before: [检修一班党支部]")
        .changed(REGISTRY, "branch: 检修党支部", "branch: 检修一班党支部")
    )
    assert only(changed).code == "V424"
    assert mended(changed, REGISTRY) == "检修党支部"


def test_a_branch_may_report_up_to_the_day_on_which_it_ends(rounds: Library) -> None:
    changed = rounds.changed(REGISTRY, "branch: 检修党支部", "branch: 检修一班党支部")
    assert changed.changed(REGISTRY, "2025-08-28, done", "2025-06-30, done").codes() == []
    assert changed.changed(REGISTRY, "2025-08-28, done", "2025-07-01, done").codes() == ["V424"]


def test_a_branch_that_others_join_is_named_before_and_after(rounds: Library) -> None:
    joins = "after: [营销党支部]"
    changed = rounds.changed(REGISTRY, "after: [检修党支部]", joins)
    changed = changed.changed(REGISTRY, "branch: 检修党支部", "branch: 营销党支部")
    assert changed.codes() == ["L324"]
    named = changed.changed(REGISTRY, "检修二班党支部]\n    after", "营销党支部]\n    after")
    assert named.codes() == []


@pytest.mark.parametrize(
    ("grade", "wanted", "hint"), [("B", "B", "改成 A"), ("C", "A", "改成 B"), ("A", "A", "核对")]
)
def test_only_the_next_grade_can_be_asked_for(
    rounds: Library, grade: str, wanted: str, hint: str
) -> None:
    changed = rounds.changed(REGISTRY, "grade: B", f"grade: {grade}")
    changed = changed.changed(REGISTRY, "wanted: A", f"wanted: {wanted}")
    told = [p for p in changed.check().problems if p.code == "V421"]
    assert [problem.hint.startswith(hint) for problem in told] == [True]


def test_a_target_may_keep_the_baseline(rounds: Library) -> None:
    assert rounds.changed(REGISTRY, "target: 36", "target: 50").codes() == []
    assert rounds.changed(REGISTRY, "target: 90", "target: 79.9").codes() == ["V425"]


@pytest.mark.parametrize(
    ("professional", "party", "decision", "fits"),
    [
        ("5", "4", "outstanding", True),
        ("5", "3", "outstanding", False),
        ("5", None, "outstanding", False),
        ("5", "3", "registered", True),
        ("5", None, "registered", True),
        ("4", "4", "key", False),
        ("5", "3", None, True),
    ],
)
def test_a_decision_follows_from_both_scores(
    rounds: Library, professional: str, party: str | None, decision: str | None, fits: bool
) -> None:
    changed = rounds.changed(REGISTRY, "    case: zero-violation\n", "")
    changed = changed.changed(COLLECTION, "minimum_score: 3", "minimum_score: 4")
    changed = changed.changed(
        REGISTRY, "professional_score: 5", f"professional_score: {professional}"
    )
    given = f"      party_score: {party}\n" if party else ""
    changed = changed.changed(REGISTRY, "      party_score: 4\n", given)
    typed = f"      decision: {decision}\n" if decision else ""
    changed = changed.changed(REGISTRY, "      decision: outstanding\n", typed)
    assert changed.codes() == ([] if fits else ["V426"])


def test_a_case_says_what_the_registry_says(rounds: Library) -> None:
    problem = only(rounds.changed(CASE, "grade: A", "grade: B"))
    assert (problem.code, problem.file) == ("V427", REGISTRY)
    assert "grade 是 B，台账里是 A" in problem.message


def test_what_is_not_stated_does_not_disagree(rounds: Library) -> None:
    assert rounds.changed(CASE, "  professional_score: 5\n", "").codes() == []


def test_a_project_of_last_december_belongs_to_this_year_and_its_notes_do_not(
    rounds: Library,
) -> None:
    assert "registered: 2024-12-20" in str(rounds.texts[REGISTRY])
    changed = rounds.changed(REGISTRY, "{date: 2025-08-28", "{date: 2024-12-28")
    assert changed.codes() == ["V418"]


def test_one_mistake_in_a_project_hides_no_other(rounds: Library) -> None:
    changed = rounds.changed(
        REGISTRY, "    owner: 支部书记\n    registered: 2025", "    registered: 2025"
    )
    changed = changed.changed(REGISTRY, "target: 90", "target: 70")
    assert sorted(changed.codes()) == ["S202", "V425"]


@pytest.mark.parametrize(
    ("old", "new", "code", "fix"),
    [
        ('"9"', "9分", "V428", "'9'"),
        ('"2025-03-20"', "2025年3月20日", "V429", "'2025-03-20'"),
        ("已完成, ", '"已 完成", ', "V430", "已完成"),
        (", √]", ", ✓]", "V431", "√"),
        (", ×]", ", 否]", "V431", "×"),
        ("tool: duty-list", "tool: 责任清单", "L305", "duty-list"),
    ],
)
def test_a_filled_row_fits_its_columns(
    rounds: Library, old: str, new: str, code: str, fix: str
) -> None:
    changed = rounds.changed(FORM, old, new)
    assert only(changed).code == code
    assert mended(changed, FORM) == fix


def test_a_form_of_a_method_that_is_not_there_is_told_once(rounds: Library) -> None:
    assert rounds.changed(FORM, "method: duty-lists", "method: nobody").codes() == ["L303"]


def test_a_form_that_the_method_lacks_is_told_with_the_nearest(rounds: Library) -> None:
    problem = only(rounds.changed(FORM, "tool: duty-list", "tool: duty-lists"))
    assert problem.code == "L305"
    assert "duty-list" in problem.hint


def test_a_choice_is_never_mended_into_its_opposite(rounds: Library) -> None:
    problem = only(rounds.changed(FORM, "检查作业面, 已完成", "检查作业面, 完成"))
    assert (problem.code, problem.fix) == ("V430", ())
    assert problem.hint == "改成 已完成"


def test_the_rows_of_an_example_fit_like_filled_ones(rounds: Library) -> None:
    problem = only(rounds.changed(METHOD, '已完成, "2019-03"', "已完成, 当月"))
    assert (problem.code, problem.path) == ("V429", "tools[1].example.rows[1][3]")


def test_a_word_of_a_tally_that_is_spelt_otherwise_is_mended(rounds: Library) -> None:
    assert mended(rounds.changed(METHOD, "due: 期限", "due: 期 限"), METHOD) == "期限"


def test_two_hundred_projects_alike_are_no_copies(rounds: Library) -> None:
    text = str(rounds.texts[REGISTRY])
    head, _, note = text.partition("note: 测试用的台账。")
    item = head[head.index("  - id: xm-002") :]
    more = "".join(item.replace("xm-002", f"xm-{number}") for number in range(100, 300))
    assert rounds.with_text(REGISTRY, f"{head}{more}note: 测试用的台账。{note}").codes() == []


def _list(names: list[str]) -> str:
    return f"[{', '.join(names)}]"


def test_a_wrong_value_hides_none_of_what_else_is_wrong(rounds: Library) -> None:
    wrong = rounds.changed(REGISTRY, "registered: 2025-01-20", "registered: 不记得")
    before = wrong.codes()
    both = wrong.changed(REGISTRY, "branches: [", "branches: [重复党支部, 重复党支部, ")
    assert sorted(both.codes()) == sorted([*before, "L324"])
    odd_year = rounds.changed(REGISTRY, "year: 2025", "year: 去年")
    assert odd_year.codes() == ["S218"]  # What lies in the year cannot be told without one.


def test_a_project_behind_a_broken_one_is_told_at_its_own_place(rounds: Library) -> None:
    sound = rounds.changed(REGISTRY, "branch: 检修党支部", "branch: 没有的党支部")
    behind = sound.changed(REGISTRY, "projects:\n", "projects:\n  - id: broken\n    branch: [1]\n")
    place = only(sound).path
    (problem,) = [p for p in behind.check().problems if p.code == "L323"]
    number = int(place.partition("[")[2].partition("]")[0])
    assert problem.path == f"projects[{number + 1}].branch"


def test_what_stands_above_a_form_hides_nothing_in_its_rows(rounds: Library) -> None:
    odd = rounds.changed(FORM, "period: ", "period: 去年 # ")
    assert odd.codes() == ["S207"]
    assert odd.changed(FORM, "√", "也许").codes() == ["S207", "V431"]


@pytest.mark.parametrize("path", [REGISTRY, FORM])
def test_a_registry_or_form_needs_its_collection(rounds: Library, path: str) -> None:
    text = rounds.texts[path]
    moved = rounds.without(path).with_text(path.replace("/tianjin/", "/nowhere/"), text)
    assert "L307" in moved.codes()
