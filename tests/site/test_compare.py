"""Entries side by side: chosen, marked, narrowed to the differences, sent as an address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

IDS = ("baodi-weizhang-baobao", "baoding-sanwu-yichuang", "yingxiao-fan-qiedian")
PAIR = f"compare.html?kind=case&ids={IDS[0]}~{IDS[1]}"


def test_an_address_opens_a_comparison_element_by_element(page: Page, origin: str) -> None:
    page.goto(origin + PAIR)
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    rows = page.locator(".cb-compare__element").all_inner_texts()
    assert rows[:2] == ["问题", "指标"]
    assert rows.index("载体") < rows.index("成效") < rows.index("来源")
    expect(page.locator(".cb-compare__table")).to_contain_text("现场违章率 −28%")
    expect(page.locator("[data-compare-status]")).to_contain_text("2 个案例")


def test_only_the_differences_are_left_where_they_are_asked_for(page: Page, origin: str) -> None:
    page.goto(origin + PAIR)
    equal = page.locator(".cb-compare__row--same, .cb-compare__row--absent")
    different = page.locator(".cb-compare__row--different, .cb-compare__row--partly")
    expect(equal.first).to_be_visible()
    shown = different.count()
    page.get_by_label("只看不同").check()
    expect(equal.first).to_be_hidden()
    assert different.evaluate_all("rows => rows.filter(r => r.offsetParent).length") == shown
    assert "only=1" in page.url
    page.reload()
    expect(page.get_by_label("只看不同")).to_be_checked()
    expect(page.locator(".cb-compare__row--absent").first).to_be_hidden()


def test_entries_are_found_added_and_taken_out_on_the_page(page: Page, origin: str) -> None:
    page.goto(f"{origin}compare.html?kind=case&ids={IDS[0]}")
    expect(page.locator("[data-compare-status]")).to_contain_text("再选一个案例")
    assert set(page.locator(".cb-compare__state").all_inner_texts()) == {""}
    page.get_by_label("加入一个案例").fill("窃电")
    page.get_by_role("button", name="加入：").first.click()
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    assert "~" in page.url
    page.get_by_role("button", name="去掉：").first.click()
    expect(page.locator(".cb-compare__title")).to_have_count(1)
    page.go_back()
    expect(page.locator(".cb-compare__title")).to_have_count(2)


def test_a_hit_is_taken_by_the_keyboard(page: Page, real_origin: str) -> None:
    page.goto(f"{real_origin}compare.html?kind=case&ids={IDS[0]}")
    page.get_by_label("加入一个案例").fill("突击队")
    expect(page.locator("[data-compare-found] button").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    expect(page.get_by_label("加入一个案例")).to_be_focused()


def test_methods_are_compared_as_well(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "compare.html")
    expect(page.locator("[data-compare-status]")).to_contain_text("先选要对比的案例")
    page.get_by_label("方法", exact=True).check()
    for word in ("包保", "清单"):
        page.get_by_label("加入一种方法").fill(word)
        page.get_by_role("button", name="加入：").first.click()
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    expect(page.locator(".cb-compare__table")).to_contain_text("谁来做")
    assert "kind=method" in page.url


def test_what_was_put_aside_is_offered(page: Page, real_origin: str) -> None:
    page.goto(real_origin + f"cases/{IDS[1]}.html")
    page.locator(".cb-head .cb-tray-button").click()
    page.goto(f"{real_origin}compare.html?kind=case&ids={IDS[0]}")
    page.locator("[data-compare-chips] button").click()
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    expect(page.locator("[data-compare-aside]")).to_be_hidden()


def test_a_fifth_is_refused_in_plain_words(page: Page, real_site: Path, real_origin: str) -> None:
    ids = sorted(p.stem for p in (real_site / "data/entries/cases").glob("*.js"))[:6]
    page.goto(f"{real_origin}compare.html?kind=case&ids={'~'.join(ids)}")
    expect(page.locator(".cb-compare__title")).to_have_count(4)
    expect(page.locator("[data-compare-status]")).to_contain_text("后面的 2 个没有放进来")
    expect(page.locator("[data-compare-full]")).to_be_visible()
    expect(page.locator("[data-compare-text]")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("unknown", ["no-such-case", "../../search/manifest", "<img src=x>"])
def test_an_unknown_id_is_named_and_the_rest_is_shown(
    browser: Browser, real_origin: str, unknown: str
) -> None:
    context = browser.new_context()  # A missing file is an error on the console of its page.
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{real_origin}compare.html?kind=case&ids={IDS[0]}~{unknown}~{IDS[1]}")
    expect(page.locator("[data-compare-status]")).to_contain_text(f"没有编号为“{unknown}”的案例")
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    data = [url for url in asked if "/data/" in url]
    assert all(url.startswith(f"{real_origin}data/entries/cases/") for url in data)
    context.close()


@pytest.mark.parametrize("width", [390, 800, 1440])
def test_a_comparison_fits_every_screen(page: Page, real_origin: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{real_origin}compare.html?kind=case&ids={'~'.join(IDS[:2])}")
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    named = page.locator("tbody .cb-compare__who").first
    expect(named).to_be_visible() if width < 960 else expect(named).to_be_hidden()
    expect(page.get_by_role("rowheader", name="问题")).to_be_visible()


def element(name: str, *lines: str) -> dict[str, Any]:
    return {"name": name, "label": name, "none": "原文未载", "lines": list(lines)}


def test_what_is_shared_is_counted_line_by_line(page: Page) -> None:
    entries = [
        {
            "elements": [
                element("a", "同"),
                element("b", "甲", "同"),
                element("c"),
                element("d", "1"),
            ]
        },
        {"elements": [element("a", "同"), element("b", "同 "), element("c"), element("d", "2")]},
        {"elements": [element("a", "同"), element("b", "乙"), element("c"), element("e", "3")]},
    ]
    page.set_content("<p>")
    page.add_script_tag(path=ROOT / "site_templates/assets/compare/differences.js")
    rows = page.evaluate("entries => casebook.compare.rows(entries)", entries)
    assert [(row["name"], row["state"]) for row in rows] == [
        ("a", "same"),
        ("b", "partly"),
        ("c", "absent"),
        ("d", "different"),
        ("e", "different"),
    ]
    assert [line["holders"] for line in rows[1]["cells"][0]["lines"]] == [1, 2]
    assert rows[4]["cells"][0]["lines"] == []


def test_marks_are_words_and_not_only_colours(page: Page, real_site: Path) -> None:
    address = (real_site / "compare.html").as_uri()
    page.goto(f"{address}?kind=case&ids={'~'.join(IDS)}")
    marks = page.locator(".cb-compare__mark")
    expect(marks.first).to_be_visible()
    assert set(marks.all_inner_texts()) <= {"共有", "独有", "2 个有"}
    states = page.locator(".cb-compare__state").all_inner_texts()
    assert set(states) <= {"相同", "都没有", "部分相同", "不同"}


def test_paper_holds_the_table_alone(page: Page, real_origin: str) -> None:
    page.goto(real_origin + PAIR)
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    page.emulate_media(media="print")
    expect(page.locator(".cb-compare__tools")).to_be_hidden()
    expect(page.locator(".cb-compare__buttons").first).to_be_hidden()
    expect(page.locator(".cb-compare__table")).to_be_visible()
