"""A method page can be worked with on Monday: when, how, with which form, on what evidence."""

from __future__ import annotations

from typing import Any

from generator.insight import evidence_of
from generator.library import Library
from tests.pages.conftest import Bodies, render
from tests.small import case, library, method


def page_of(**more: Any) -> str:
    found = render(library({"a": case()}, {"baobao-fa": method(**more)}))
    return found["methods/baobao-fa.html"].page.body


def test_the_sum_of_the_evidence_stands_on_the_page(real: Bodies, real_library: Library) -> None:
    for method_id in real_library.listed_methods:
        text = " ".join(real[f"methods/{method_id}.html"].text.split())
        evidence = evidence_of(real_library, method_id, 2026)
        for part in evidence.parts:
            assert f"{part.name}{part.found}{part.points} / {part.most}" in text.replace(
                part.name + " ", part.name
            )
        assert f"{evidence.points} / {evidence.most}" in text


def test_every_form_can_be_seen_filled_in_and_downloaded() -> None:
    body = page_of()
    assert 'href="../forms/baobao-fa/ka.xlsx"' in body
    assert "包哪里" in body
    assert body.count('<tr class="cb-form__blank"') == 3
    assert body.count("cb-print-only") == 5


def test_rows_that_a_form_holds_are_shown() -> None:
    tool = {
        "id": "biao",
        "title": "自查表",
        "purpose": "自查。",
        "columns": [{"title": "项目"}, {"title": "结果", "kind": "tick"}],
        "rows": [["责任到人", ""]],
    }
    body = page_of(tools=[tool])
    assert "<td>责任到人</td>" in body
    assert "勾选" in body


def test_a_step_leads_to_its_form() -> None:
    steps = [
        {"title": "填卡", "what": "填写。", "who": "党员", "tool": "ka"},
        {"title": "查", "what": "查。"},
    ]
    body = page_of(steps=steps)
    assert 'href="#form-ka"' in body
    assert 'id="form-ka"' in body


def test_the_whole_structure_is_drawn(real: Bodies, real_library: Library) -> None:
    def titles(node: Any) -> list[str]:
        return [node.title, *(title for child in node.children for title in titles(child))]

    for method_id, entry in real_library.listed_methods.items():
        if entry.structure:
            text = real[f"methods/{method_id}.html"].text
            assert all(title in text for title in titles(entry.structure)), method_id


def test_many_branches_stand_below_each_other() -> None:
    def structure(count: int) -> dict[str, Any]:
        return {"title": "总", "children": [{"title": f"分{n}"} for n in range(count)]}

    assert "cb-tree--columns" in page_of(structure=structure(5))
    assert "cb-tree--rows" in page_of(structure=structure(6))


def test_a_method_without_cases_says_so() -> None:
    found = render(library({}))
    assert "还没有案例用到这种做法" in found["methods/baobao-fa.html"].text


def test_a_problem_puts_what_worked_on_it_first() -> None:
    moved = [{"name": "率", "result": {"value": 1, "unit": "%", "printed": "一", "source": "wen"}}]
    cases = {
        "other": case(scenarios=["loushou"], actions=[{"text": "做。", "method": "bie-chu"}]),
        "third": case(
            organisation="yi",
            scenarios=["loushou"],
            actions=[{"text": "做。", "method": "bie-chu"}],
            indicators=moved,
        ),
        "here": case(actions=[{"text": "做。", "method": "yong-guo"}]),
    }
    methods = {"yong-guo": method(title="用过的"), "bie-chu": method(title="别处的")}
    text = render(library(cases, methods))["scenarios/weizhang.html"].text
    assert text.index("用过的") < text.index("别处的")
    assert "用在这个问题上的有 1 个案例" in text
    assert "还没有用在这个问题上的案例；别处用过的有 2 个" in text


def test_what_a_method_needs_is_said_or_said_to_be_unknown() -> None:
    needs = {"members": 3, "resources": ["records", "keeper"]}
    body = page_of(stages=["start"], needs=needs)
    assert "<dd>想融不会融</dd>" in body
    assert "<dd>至少 3 名党员；有现成的业务记录；有专人登记跟踪</dd>" in body
    assert page_of().count("<dd>未注明</dd>") == 2
