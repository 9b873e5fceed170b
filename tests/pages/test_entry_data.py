"""Data files of entries: every listed entry has one, in the words of its page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.library import Library
from generator.pages import SiteContext
from generator.pages.elements import Shelf
from generator.pages.entry_data import case_data_file, entry_files
from tests.pages.conftest import TEMPLATES, Bodies
from tests.small import case, figure, library, method


def payloads(of: Library) -> dict[str, Any]:
    """Address → what the file hands to the page."""
    site = SiteContext(of, TEMPLATES, "2026-11-21")
    found = {}
    for address, content in entry_files(site):
        name = address.removeprefix("data/entries/").removesuffix(".js")
        text = content.decode()
        start = f'casebook.data("{name}",'
        assert text.startswith(start), address
        assert text.endswith(");\n"), address
        found[name] = json.loads(text.removeprefix(start).removesuffix(");\n"))
    return found


def lines(payload: Any, name: str) -> list[str]:
    found: list[str] = next(e["lines"] for e in payload["elements"] if e["name"] == name)
    return found


def test_every_listed_entry_has_its_file_and_nothing_else_has(real_library: Library) -> None:
    wanted = {f"cases/{i}" for i in real_library.listed_cases}
    wanted |= {f"methods/{i}" for i in real_library.listed_methods}
    assert set(payloads(real_library)) == wanted


def test_entries_of_a_kind_have_the_same_elements_in_the_same_order(real_library: Library) -> None:
    for kind, first in (("case", "problem"), ("method", "scenarios")):
        rows = {
            tuple((e["name"], e["label"]) for e in entry["elements"])
            for entry in payloads(real_library).values()
            if entry["kind"] == kind
        }
        assert len(rows) == 1
        assert next(iter(rows))[0][0] == first


def test_the_four_elements_come_first(real_library: Library) -> None:
    entry = payloads(real_library)["cases/baodi-weizhang-baobao"]
    labels = [element["label"] for element in entry["elements"]]
    order = [labels.index(label) for label in ("问题", "指标", "载体", "做法", "成效")]
    assert order == sorted(order)
    assert labels[-1] == "来源"


def test_a_figure_reads_as_on_its_page(real: Bodies, real_library: Library) -> None:
    for name, entry in payloads(real_library).items():
        if entry["kind"] == "case":
            page = "".join(real[f"{name}.html"].text.split())
            for text, printed, _ in entry["figures"]:
                assert "".join(text.split()[-1]) in page, f"{name}: {text}"
                assert all(part in page for part in "".join(printed.split()).split("”“")), name


def test_what_no_source_says_is_an_empty_element_and_named_as_such() -> None:
    silent = payloads(library({"an": case(problem=None, results=None)}))["cases/an"]
    empty = {e["name"]: e["none"] for e in silent["elements"] if not e["lines"]}
    assert empty["problem"] == empty["results"] == empty["limits"] == "原文未载"
    assert empty["conditions"] == "编者未整理"
    assert silent["figures"] == []


def test_a_number_without_a_value_is_not_made_up() -> None:
    one = case(indicators=[{"name": "违章率"}, {"name": "工时", "target": figure(8, "小时")}])
    assert lines(payloads(library({"an": one}))["cases/an"], "indicators") == [
        "违章率（数值原文未载）",
        "工时（数值原文未载）（目标 8 小时）",
    ]


def test_a_change_is_told_with_the_values_it_goes_between() -> None:
    moved = {
        "name": "违章率",
        "baseline": figure(5, printed="由5%"),
        "result": figure(4, printed="降到4%"),
    }
    entry = payloads(library({"an": case(indicators=[moved])}))["cases/an"]
    assert lines(entry, "indicators") == ["违章率 5% → 4%"]
    assert entry["figures"][0][:2] == ["违章率 5% → 4%", "由5%”“降到4%"]
    assert "一篇文章" in entry["figures"][0][2]


def test_a_figure_that_an_indicator_shows_is_listed_once() -> None:
    twice = case(
        indicators=[{"name": "违章率", "change": figure()}],
        results={"summary": "少了。", "figures": [{**figure(), "name": "违章率的变化"}]},
    )
    entry = payloads(library({"an": twice}))["cases/an"]
    assert [text for text, _, _ in entry["figures"]] == ["违章率 −28%"]


def test_a_claim_without_a_number_says_so() -> None:
    claimed = case(results={"summary": "好了。", "claims": [{"text": "风气好转"}]})
    entry = payloads(library({"an": claimed}))["cases/an"]
    assert "定性：风气好转" in lines(entry, "results")


def test_steps_tell_who_when_and_what_comes_out() -> None:
    step = {"title": "找", "what": "**找**问题", "who": "书记", "when": "每月", "output": "清单"}
    entry = payloads(library({}, {"fa": method(steps=[step, step])}))["methods/fa"]
    assert lines(entry, "steps")[0] == "1. 找：找问题（谁来做：书记；何时：每月；产出：清单）"
    assert entry["steps"][1]["what"] == "找问题"
    assert lines(entry, "evidence")[0].startswith("有待验证")


def test_markup_of_an_entry_stays_text_in_the_script() -> None:
    hostile = case(title="</script><b>甲\u2028乙", summary="<!--")
    site = SiteContext(library({"an": hostile}), TEMPLATES, "2026-11-21")
    content = next(iter(entry_files(site)))[1].decode()
    assert "<" not in content
    assert "\u2028" not in content
    assert payloads(library({"an": hostile}))["cases/an"]["title"] == "</script><b>甲\u2028乙"


def test_the_file_of_one_case_can_be_had_alone_and_one_that_is_not_listed_has_none() -> None:
    held = library(
        {"an": case(), "jiu": case(status="moved", moved_to="an"), "gao": case(status="draft")}
    )
    site = SiteContext(held, TEMPLATES, "2026-11-21")
    files = dict(entry_files(site))
    address, content = case_data_file(Shelf.of(held), "an")
    assert files[address] == content
    assert set(files) == {address, "data/entries/methods/baobao-fa.js"}
    for unlisted in ("jiu", "gao", "mei-you"):
        with pytest.raises(KeyError):
            case_data_file(Shelf.of(held), unlisted)
