"""Readers without a mouse: what has the focus is in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.conftest import until
from tests.site.keys import reach
from tests.site.kinds import ADDRESSES
from tests.site.seeing import complaints

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 700}
OLD_DESKTOP: ViewportSize = {"width": 1024, "height": 768}
DESKTOP: ViewportSize = {"width": 1440, "height": 700}

FOCUSED = """() => {
  const part = document.activeElement;
  const seen = part.closest("label") || part;
  const box = seen.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    text: seen.innerText.trim(),
    inside: part.closest(".md-content") !== null && !part.matches("[role=region]"),
    seen: Boolean(top) && (seen.contains(top) || top.contains(seen)),
  };
}"""


def test_the_navigation_comes_into_sight_when_the_focus_enters_it(
    page: Page, real_origin: str
) -> None:
    page.set_viewport_size(OLD_DESKTOP)
    page.goto(real_origin + "index.html")
    drawer = page.locator(".md-sidebar--primary")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)["text"] == "总览":
            break
    until(page, lambda: drawer.evaluate("drawer => drawer.getBoundingClientRect().x >= 0"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    until(page, lambda: page.evaluate(FOCUSED)["seen"])
    assert page.evaluate(FOCUSED)["text"] == "机制与问题"


@pytest.mark.parametrize(
    ("size", "url"),
    [
        (DESKTOP, "cases/index.html"),
        (DESKTOP, "matrix.html"),
        (PHONE, "finder.html?hurt=xianchang-weizhang"),
    ],
)
def test_no_bar_that_stays_covers_what_has_the_focus(
    page: Page, real_origin: str, size: ViewportSize, url: str
) -> None:
    page.set_viewport_size(size)
    page.goto(real_origin + url)
    page.locator("h1").click()
    seen = 0
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 30:
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        if focused["inside"]:
            assert focused["seen"], focused["text"]
            seen += 1
    assert seen > 40


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_whatever_has_the_focus_is_in_sight_and_looks_like_it(
    browser: Browser, real_origin: str, size: ViewportSize
) -> None:
    """On every kind of page; its mark against the ground 3:1. WCAG 2.2, 2.4.7 and 2.4.11."""
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for kind, address in ADDRESSES.items():
        page.goto(real_origin + address)
        page.keyboard.press("Tab")
        found[kind] = complaints(page, "focus")
    context.close()
    assert {kind: faults for kind, faults in found.items() if faults} == {}


def test_a_case_is_found_and_put_into_a_plan_with_keys_alone(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.keyboard.press("/")
    page.keyboard.type("窃电")
    expect(page.locator("[data-search-list] [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-panel]")).to_be_hidden()
    page.goto(real_origin + ADDRESSES["case"])
    reach(page, "放进方案")
    page.keyboard.press("Enter")
    expect(page.locator("aside.cb-tray")).to_be_visible()
    reach(page, "清空")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="留着")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("aside.cb-tray")).to_be_hidden()
    expect(page.locator(".cb-head .cb-tray-button")).to_be_focused()


def test_the_list_is_narrowed_and_widened_with_keys_alone(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "cases/index.html")
    page.locator("[data-explorer-form]").wait_for()
    count = page.locator("[data-explorer-count]")
    whole = count.inner_text()
    reach(page, "在案例里找")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(count).to_contain_text("符合")
    reach(page, "去掉条件")
    page.keyboard.press("Enter")
    expect(count).to_have_text(whole)
    expect(page.locator("[data-explorer-text]")).to_be_focused()
    reach(page, "表格")
    page.keyboard.press("Enter")
    reach(page, "导出")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="导出 CSV")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".cb-explorer__export summary")).to_be_focused()


def test_taking_one_out_of_a_comparison_keeps_the_focus_in_it(page: Page, real_origin: str) -> None:
    page.goto(real_origin + ADDRESSES["compare"])
    expect(page.locator(".cb-compare__title")).to_have_count(2)
    reach(page, "去掉")
    page.keyboard.press("Enter")
    expect(page.locator(".cb-compare__title")).to_have_count(1)
    expect(page.locator(".cb-compare__remove")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".cb-compare__title")).to_have_count(0)
    expect(page.locator("[data-compare-text]")).to_be_focused()


def test_nobody_meets_a_button_before_it_can_be_seen(page: Page, real_origin: str) -> None:
    """The way back to the top stays hidden where there is nothing to scroll."""
    page.goto(real_origin + ADDRESSES["missing"])
    for _ in range(100):
        page.keyboard.press("Tab")
        now = page.evaluate("[document.activeElement.className, document.activeElement.tagName]")
        assert not (now[0].startswith("md-top") and page.locator(".md-top[hidden]").count()), now
        if now[1] == "BODY":
            return
    raise AssertionError("the page has no end")


def test_the_scheme_is_changed_and_a_drawer_opened_with_keys_alone(
    page: Page, real_origin: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(real_origin + "collections/index.html")
    scheme = "document.body.dataset.mdColorScheme"
    before = page.evaluate(scheme)
    reach(page, "切换到")
    page.keyboard.press("Enter")
    assert page.evaluate(scheme) != before
    for name in ("首页", "工具箱", "下载"):
        page.goto(real_origin + "collections/index.html")
        reach(page, name)
        expect(page.locator(".md-nav__link:focus")).to_have_css("visibility", "visible")
