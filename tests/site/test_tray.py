"""What a reader puts aside: from a page to a plan, kept in this browser and nowhere else."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

CASE = "cases/baodi-weizhang-baobao.html"
OTHER = "cases/baoding-sanwu-yichuang.html"
METHOD = "methods/dangyuan-baobao.html"
KEY = "/casebook.tray"


def head_button(page: Page) -> Locator:
    return page.locator(".cb-head .cb-tray-button")


def put_aside(page: Page, origin: str, *pages: str) -> None:
    for address in pages:
        page.goto(origin + address)
        head_button(page).click()
        expect(head_button(page)).to_have_attribute("aria-pressed", "true")


def bar(page: Page) -> Locator:
    return page.locator("aside.cb-tray")


def titles(page: Page) -> list[str]:
    return page.locator(".cb-plan__title a").all_inner_texts()


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("casebook.storage.get('tray')"))


def test_two_cases_are_put_aside_compared_and_made_into_a_plan(page: Page, origin: str) -> None:
    put_aside(page, origin, CASE)
    expect(bar(page)).to_contain_text("1 项")
    put_aside(page, origin, OTHER)
    bar(page).get_by_role("link", name="对比").click()
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    bar(page).get_by_role("link", name="打开方案").click()
    expect(page.locator(".cb-plan__item")).to_have_count(2)
    first, second = titles(page)
    page.get_by_label("方案名称").fill("压降违章方案")
    item = page.locator(".cb-plan__item").nth(1)
    item.get_by_label("谁负责").fill("支部书记")
    item.get_by_label("何时完成").fill("2026-12-20")
    item.get_by_label("看什么指标").fill("现场违章率")
    item.get_by_label("备注").fill("先在两个班组试")
    item.get_by_role("button", name="上移").click()
    expect(page.locator(".cb-plan__title a").first).to_have_text(second)
    page.reload()
    expect(page.locator(".cb-plan__title a")).to_have_text([second, first])
    again = page.locator(".cb-plan__item").first
    expect(again.get_by_label("谁负责")).to_have_value("支部书记")
    expect(again.get_by_label("何时完成")).to_have_value("2026-12-20")
    expect(again.get_by_label("看什么指标")).to_have_value("现场违章率")
    expect(again.get_by_label("备注")).to_have_value("先在两个班组试")
    expect(page.get_by_label("方案名称")).to_have_value("压降违章方案")


def test_taking_out_is_the_same_button_again(page: Page, real_origin: str) -> None:
    put_aside(page, real_origin, CASE)
    page.reload()
    expect(head_button(page)).to_have_text("已放进方案")
    head_button(page).click()
    expect(head_button(page)).to_have_attribute("aria-pressed", "false")
    expect(bar(page)).to_be_hidden()


def test_the_plan_is_ordered_and_emptied_by_keyboard_alone(page: Page, real_origin: str) -> None:
    put_aside(page, real_origin, CASE, OTHER, METHOD)
    page.goto(real_origin + "plan.html")
    before = titles(page)
    page.locator(".cb-plan__item").nth(2).get_by_role("button", name="上移").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".cb-plan__title a")).to_have_text([before[2], before[0], before[1]])
    expect(page.locator("[data-plan-status]")).to_have_text("已移到第 1 项。")
    focused = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused) == f"下移：{before[2]}"
    page.locator(".cb-plan__item").first.get_by_role("button", name="取出").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cb-plan__item")).to_have_count(2)
    assert page.evaluate("document.activeElement.textContent") == before[0]
    page.get_by_role("button", name="清空方案").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="清空方案")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="方案里还没有东西")).to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == "帮我选方法"


def test_an_empty_plan_says_how_to_fill_it(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "plan.html")
    empty = page.locator("[data-plan-empty]")
    expect(empty).to_be_visible()
    for target in ("finder.html", "methods/index.html", "cases/index.html"):
        expect(empty.locator(f'a[href="{target}"]')).to_be_visible()
    expect(page.locator("[data-plan]")).to_be_hidden()


def test_the_bar_says_why_there_is_nothing_to_compare(page: Page, real_origin: str) -> None:
    put_aside(page, real_origin, CASE, METHOD)
    bar(page).get_by_role("button", name="对比").click()
    expect(bar(page)).to_contain_text("1 个案例、1 种方法")
    put_aside(page, real_origin, OTHER)
    expect(bar(page).get_by_role("link", name="对比")).to_have_attribute(
        "href", re.compile("kind=case&ids=baodi-weizhang-baobao~baoding-sanwu-yichuang$")
    )


def test_emptying_asks_first(page: Page, real_origin: str) -> None:
    put_aside(page, real_origin, CASE)
    bar(page).get_by_role("button", name="清空").click()
    bar(page).get_by_role("button", name="留着").click()
    expect(head_button(page)).to_have_attribute("aria-pressed", "true")
    bar(page).get_by_role("button", name="清空").click()
    bar(page).get_by_role("button", name="清空").click()
    expect(bar(page)).to_be_hidden()
    expect(head_button(page)).to_have_attribute("aria-pressed", "false")


def test_what_one_tab_does_the_other_shows(page: Page, origin: str) -> None:
    page.goto(origin + CASE)
    other = page.context.new_page()
    other.goto(origin + CASE)
    head_button(other).click()
    expect(head_button(page)).to_have_attribute("aria-pressed", "true")
    expect(bar(page)).to_contain_text("1 项")
    page.goto(origin + "plan.html")
    other.goto(origin + "plan.html")
    page.get_by_label("谁负责").fill("支部书记")
    expect(other.get_by_label("谁负责")).to_have_value("支部书记")
    other.get_by_label("备注").fill("另一页写的")
    expect(page.get_by_label("备注")).to_have_value("另一页写的")
    expect(page.get_by_label("谁负责")).to_have_value("支部书记")


FORBID = """
const read = Storage.prototype.getItem;
Storage.prototype.getItem = function (key) {
  if (key.endsWith("/casebook.tray")) throw new DOMException("denied", "SecurityError");
  return read.call(this, key);
};
"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full'); }"


@pytest.mark.parametrize("refusal", [FORBID, FULL])
def test_a_browser_that_keeps_nothing_says_so(page: Page, origin: str, refusal: str) -> None:
    page.add_init_script(refusal)
    page.goto(origin + CASE)
    head_button(page).click()
    expect(head_button(page)).to_have_attribute("aria-pressed", "true")
    expect(bar(page)).to_contain_text("不允许保存")
    page.evaluate("casebook.tray.add({kind: 'case', id: 'baoding-sanwu-yichuang', title: '乙'})")
    assert page.evaluate("casebook.tray.items().length") == 2


DAMAGED = [
    "{",
    "null",
    "[]",
    '"text"',
    '{"version":99,"items":[{"kind":"case","id":"aa"}]}',
    '{"version":1,"items":"none"}',
    '{"version":1,"title":7,"items":[null,3,{"kind":"constructor","id":"aa"},'
    '{"kind":"case","id":"../../x"},{"kind":"case","id":["aa"]}]}',
]


def test_what_cannot_be_read_is_an_empty_tray(page: Page, real_origin: str) -> None:
    page.goto(real_origin + CASE)
    for left in DAMAGED:
        page.evaluate("([key, left]) => localStorage.setItem(key, left)", [KEY, left])
        assert page.evaluate("casebook.tray.items()") == [], left
        assert page.evaluate("casebook.tray.head()") == {"title": "", "unit": ""}, left
    page.reload()
    head_button(page).click()
    assert [item["id"] for item in kept(page)["items"]] == ["baodi-weizhang-baobao"]


def test_a_title_is_text_wherever_it_stands(page: Page, real_origin: str) -> None:
    """An entry that the site no longer has is shown by the title that was kept."""
    hostile = '<img src=x onerror="window.hit=1">&lt;b&gt;'
    item = {"kind": "case", "id": "no-such-case", "title": hostile, "url": "javascript:alert(1)"}
    page.goto(real_origin + CASE)
    page.evaluate("item => casebook.tray.add(item)", item)
    missing = page.context.new_page()  # A missing file is an error on the console of its page.
    missing.goto(real_origin + "plan.html")
    expect(missing.locator(".cb-plan__title a")).to_have_text(hostile)
    expect(missing.locator(".cb-plan__facts")).to_contain_text("没有这一条")
    link = missing.locator(".cb-plan__title a").get_attribute("href")
    assert link == f"{real_origin}cases/no-such-case.html"
    missing.evaluate("window.print = () => {}")
    missing.get_by_role("button", name="打印").click()
    expect(missing.locator(".cb-paper td", has_text=hostile)).to_have_count(1)
    assert missing.locator(".cb-plan img").count() == 0
    assert missing.evaluate("window.hit") is None
    missing.close()


def test_the_tray_holds_fifty_and_says_when_it_is_full(page: Page, real_origin: str) -> None:
    page.goto(real_origin + CASE)
    added = page.evaluate(
        "Array.from({length: 51}, (_, n) =>"
        " casebook.tray.add({kind: 'case', id: 'aa-' + n, title: '第' + n}))"
    )
    assert added == [True] * 50 + [False]
    expect(bar(page)).to_contain_text("最多放 50 项")
    head_button(page).click()
    expect(head_button(page)).to_have_attribute("aria-pressed", "false")


def test_a_long_text_is_cut_and_the_rest_of_the_plan_stays(page: Page, real_origin: str) -> None:
    put_aside(page, real_origin, CASE)
    page.evaluate(
        "casebook.tray.update('case', 'baodi-weizhang-baobao', {note: '长'.repeat(9999), evil: 1})"
    )
    item = kept(page)["items"][0]
    assert len(item["note"]) == 2000
    assert "evil" not in item
    assert item["title"]


def test_the_bar_covers_no_content_and_no_paper(page: Page, real_origin: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    put_aside(page, real_origin, CASE)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    foot = page.locator(".md-footer").bounding_box()
    covering = bar(page).bounding_box()
    assert foot
    assert covering
    assert foot["y"] + foot["height"] <= covering["y"] + 1
    assert covering["height"] <= 60
    for control in bar(page).locator("a, button").all():
        box = control.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= 390
    page.emulate_media(media="print")
    expect(bar(page)).to_be_hidden()
    expect(head_button(page)).to_be_hidden()


def test_paper_shows_the_plan_and_nothing_of_the_form(page: Page, real_origin: str) -> None:
    put_aside(page, real_origin, METHOD)
    page.goto(real_origin + "plan.html")
    page.get_by_label("方案名称").fill("压降违章方案")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印").click()
    page.emulate_media(media="print")
    expect(page.locator(".cb-paper")).to_contain_text("压降违章方案")
    expect(page.locator(".cb-paper th", has_text="谁负责")).to_be_visible()
    expect(page.locator(".cb-paper th", has_text="产出")).to_be_visible()
    expect(page.locator(".cb-plan__page")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()


def test_without_scripts_no_dead_button_stands_there(browser: Browser, real_origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_origin + CASE)
    expect(page.locator(".cb-tray-button")).to_be_hidden()
    page.goto(real_origin + "plan.html")
    assert "排方案需要启用脚本" in page.content()
    context.close()
