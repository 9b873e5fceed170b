"""A reader sees on the page what the form asks, how it was filled once, and takes it along."""

from __future__ import annotations

from typing import Any

import pytest

from generator.library import Library
from generator.model import Column, Tally
from generator.pages.forms import column_hint, example_view, tally_words
from tests.pages.conftest import Bodies, render
from tests.pages.reading import Body
from tests.small import case, library, method

EXAMPLE = {"case": "anli", "rows": [["班长", ""], ["", "一号现场"]], "note": "谁包的原文没说"}
TOOL: dict[str, Any] = {
    "id": "ka",
    "title": "责任卡",
    "purpose": "写明责任。",
    "instructions": ["一人一卡。"],
    "columns": [{"title": "谁"}, {"title": "包哪里"}],
    "tally": {"kind": "check", "value": "谁", "good": ["是"]},
    "example": EXAMPLE,
}


def page_of(**more: Any) -> Body:
    held = library({"anli": case()}, {"baobao-fa": method(tools=[TOOL | more])})
    return render(held)["methods/baobao-fa.html"]


def test_a_form_can_be_taken_along_alone_or_with_all_the_rest() -> None:
    body = page_of()
    links = {attrs.get("href"): attrs for tag, attrs in body.tags if tag == "a"}
    for address in ("forms/baobao-fa/ka.xlsx", "forms/baobao-fa/ka.docx", "kits/baobao-fa.zip"):
        assert "download" in links[f"../{address}"], address
    assert links["../forms/baobao-fa/ka.docx"]["aria-label"] == "下载 Word：责任卡"
    assert "1 张空白表单（Excel 和 Word 各一份）、用过的案例。" in body.text


def test_the_instructions_stand_open_beside_the_form() -> None:
    body = page_of().page.body
    assert body.index("一人一卡。") < body.index("<table", body.index('id="form-ka"'))
    assert body.index("一人一卡。") < body.index("<details")


def test_the_example_shows_a_filled_row_and_leads_to_its_case() -> None:
    body = page_of()
    assert "填写示例：党员包保压降违章" in body.text
    assert "据《一篇文章》所载，原文没说的写“原文未载”。" in body.text
    assert "谁包的原文没说。" in body.text
    assert "cases/anli.html" in {path for path, _ in body.targets}
    cells = [attrs for tag, attrs in body.tags if tag == "td" and "data-column" in attrs]
    assert [attrs["data-column"] for attrs in cells] == ["谁", "包哪里"] * 2
    assert [attrs.get("class", "") for attrs in cells] == ["", "cb-unstated", "cb-unstated", ""]


def test_a_form_is_listed_without_an_example_and_without_a_tally() -> None:
    body = page_of(example=None, tally=None)
    assert "责任卡" in body.text
    assert "填写示例" not in body.text
    assert "怎样汇总" not in body.text


def test_the_example_of_a_draft_stays_with_the_draft() -> None:
    held = library({"anli": case(status="draft")}, {"baobao-fa": method(tools=[TOOL])})
    assert example_view(held, held.methods["baobao-fa"].tools[0]) is None
    assert "填写示例" not in render(held)["methods/baobao-fa.html"].text


def test_a_method_without_cases_does_not_promise_any() -> None:
    held = library({}, {"baobao-fa": method()})
    assert "各一份）。" in render(held)["methods/baobao-fa.html"].text


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (
            {"kind": "score", "value": "得分", "full": "标准分", "group": "类别"},
            "“得分”逐行相加，除以“标准分”的合计，得出得分率；按“类别”分开小计。",
        ),
        ({"kind": "score", "value": "累计"}, "“累计”逐行相加，得出总分。"),
        (
            {"kind": "check", "value": "结果", "good": ["合格", "良好"], "exempt": ["不涉及"]},
            "看“结果”一列，填“合格”、“良好”的算合格，得出合格的占几成；填“不涉及”的不计。",
        ),
        (
            {"kind": "loop", "value": "状态", "good": ["已办"], "due": "期限"},
            "看“状态”一列，填“已办”的算办结，其余算未办结；过了“期限”还没办结的算逾期。",
        ),
    ],
)
def test_how_a_form_is_counted_up_is_one_sentence(tally: dict[str, Any], words: str) -> None:
    assert tally_words(Tally.model_validate(tally)) == words


def test_a_column_says_what_goes_into_it() -> None:
    def hint(**more: Any) -> str:
        return column_hint(Column.model_validate({"title": "列", **more}))

    assert hint() == ""
    assert hint(kind="date") == "日期"
    assert hint(hint="写到人") == "写到人"
    assert hint(kind="choice", choices=["是", "否"], hint="按实填") == "按实填：是 / 否"


def test_every_form_of_the_library_can_be_taken_along(real: Bodies, real_library: Library) -> None:
    for method_id, entry in real_library.listed_methods.items():
        links = {path for path, _ in real[f"methods/{method_id}.html"].targets}
        assert f"kits/{method_id}.zip" in links
        for tool in entry.tools:
            for ending in ("xlsx", "docx"):
                assert f"forms/{method_id}/{tool.id}.{ending}" in links
