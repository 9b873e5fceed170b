"""Filled forms counted up: what a secretary reads off a filled sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.insight.tally import Counted, count_up, number_in
from generator.model import Tool

STATES = ("未完成", "已完成", "不涉及")
LOOP = {
    "kind": "loop",
    "value": "状态",
    "good": ["已完成"],
    "exempt": ["不涉及"],
    "due": "期限",
    "group": "类别",
}


def tool(tally: dict[str, Any] | None) -> Tool:
    data = {
        "id": "qingdan",
        "title": "清单",
        "purpose": "逐项销号。",
        "columns": [
            {"title": "类别"},
            {"title": "状态", "kind": "choice", "choices": list(STATES)},
            {"title": "期限", "kind": "date"},
            {"title": "标准分", "kind": "number"},
            {"title": "得分", "kind": "number"},
        ],
        "tally": tally,
    }
    return Tool.model_validate(data)


def counted(tally: dict[str, Any], rows: list[list[str]], day: str = "2025-06-30") -> Counted:
    found = count_up(tool(tally), rows, day)
    assert found is not None
    return found


def test_a_list_tells_what_is_closed_open_and_overdue() -> None:
    rows = [
        ["安全", "已完成", "2025-06-01", "", ""],
        ["安全", "未完成", "2025-06-29", "", ""],
        ["学习", "未完成", "2025-06-30", "", ""],
        ["学习", "", "2025-05", "", ""],
        ["学习", "不涉及", "2025-01-01", "", ""],
        ["", "", "", "", ""],
    ]
    found = counted(LOOP, rows)
    assert (found.whole.reached, found.whole.full, found.whole.share) == (1, 4, Decimal("25.0"))
    assert [(row.place, row.overdue) for row in found.open] == [(1, True), (2, False), (3, False)]
    assert (found.overdue, found.blank) == (1, 1)
    assert [(group.name, group.full) for group in found.groups] == [("安全", 2), ("学习", 2)]


def test_a_line_that_the_form_prints_a_group_for_is_no_matter_until_somebody_fills_it() -> None:
    rows = [["安全", "", "", "", ""], ["学习", "", "2025-06-01", "", ""], ["", "", "", "", ""]]
    found = counted(LOOP, rows)
    assert [(row.place, row.overdue) for row in found.open] == [(1, True)]
    assert (found.whole.full, found.blank) == (1, 1)


def test_points_are_added_up_against_full_points() -> None:
    score = {"kind": "score", "value": "得分", "full": "标准分"}
    rows = [["甲", "", "", "10", "9.5"], ["乙", "", "", "10", ""], ["丙", "", "", "5", "5分"]]
    found = counted(score, rows)
    assert (found.whole.reached, found.whole.full) == (Decimal("9.5"), 25)
    assert found.blank == 2
    assert found.open == ()


def test_a_form_without_a_tally_and_a_short_row_are_no_accident() -> None:
    assert count_up(tool(None), [["甲"]], "2025-06-30") is None
    found = counted(LOOP, [["", "", "2025-06-30"]])
    assert (found.whole.full, found.blank) == (1, 1)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["安全", "学习", ""]),
            st.sampled_from([*STATES, ""]),
            st.sampled_from(["", "2025-06-01", "2025-07-01", "每月"]),
            st.just(""),
            st.just(""),
        ).map(list),
        max_size=12,
    )
)
def test_groups_add_up_and_every_row_that_counts_is_closed_or_open(rows: list[list[str]]) -> None:
    found = counted(LOOP, rows)
    assert found.whole.reached + len(found.open) == found.whole.full
    assert sum(group.full for group in found.groups) == found.whole.full
    assert sum(group.reached for group in found.groups) == found.whole.reached
    assert found.overdue <= len(found.open)
    assert found.whole.share is None or 0 <= found.whole.share <= 100


@given(st.text(max_size=6))
def test_no_cell_is_too_odd_to_be_read(text: str) -> None:
    value = number_in(text)
    assert value is None or value.is_finite()
