"""What readers come for, done with keys alone: nothing is clicked, nothing put in by a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import until
from tests.site.keys import NAME, reach
from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser


def press(page: Page, name: str) -> None:
    """Reach what bears this name, and press it."""
    reach(page, name)
    page.keyboard.press("Enter")


def put_aside(page: Page, origin: str, *kinds: str) -> None:
    for kind in kinds:
        page.goto(origin + ADDRESSES[kind])
        press(page, "放进方案")
        expect(page.locator(".cb-head .cb-tray-button")).to_have_attribute("aria-pressed", "true")


def test_from_a_cell_of_the_matrix_to_the_cases_behind_it(page: Page, real_origin: str) -> None:
    page.goto(real_origin + ADDRESSES["matrix"])
    reach(page, "做法与问题")
    page.keyboard.press("ArrowRight")
    reach(page, "2 个案例")
    page.keyboard.press("Enter")
    expect(page.locator("[data-explorer-count]")).to_contain_text("符合")
    assert page.locator("[data-explorer-chips] button").count() >= 1
    page.go_back()
    page.wait_for_url("**/matrix.html")


def test_five_questions_are_answered_and_a_method_put_aside(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "finder.html")
    reach(page, "业务领域")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert "scenario=" in page.url or "hurt=" in page.url, page.url
    reach(page, "党员")
    page.keyboard.type("12")
    reach(page, "有技术骨干")
    page.keyboard.press("Space")
    press(page, "放进方案：")
    expect(page.locator("aside.cb-tray")).to_be_visible()
    reach(page, "全部重答", "Shift+Tab")
    page.keyboard.press("Enter")
    until(page, lambda: "?" not in page.url)


def test_a_plan_is_put_in_order_filled_and_taken_along(
    page: Page, real_origin: str, tmp_path: Path
) -> None:
    put_aside(page, real_origin, "case", "method")
    page.goto(real_origin + ADDRESSES["plan"])
    titles = page.locator(".cb-plan__title a")
    expect(page.locator(".cb-plan__item")).to_have_count(2)
    first, second = titles.all_inner_texts()
    reach(page, "方案名称")
    page.keyboard.type("四季度压降现场违章")
    reach(page, "下移")
    page.keyboard.press("Enter")
    expect(titles).to_have_text([second, first])
    assert str(page.evaluate(NAME)).startswith("上移"), "the focus stays with what was moved"
    reach(page, "谁负责")
    page.keyboard.type("运检党支部书记")
    for name, ending in (("下载文档", "docx"), ("下载工作簿", "xlsx")):
        reach(page, name)
        with page.expect_download() as taken:
            page.keyboard.press("Enter")
        assert taken.value.suggested_filename == f"四季度压降现场违章.{ending}"
        taken.value.save_as(tmp_path / ending)
        assert (tmp_path / ending).stat().st_size > 2000
    press(page, "清空方案")
    expect(page.get_by_role("button", name="留着")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-plan-empty]")).to_be_visible()


def test_a_citation_is_copied(browser: Browser, real_origin: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(real_origin + ADDRESSES["case"])
    press(page, "复制引文")
    expect(page.locator("[data-citation-said]")).to_contain_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[EB/OL]" in copied or "[DB/OL]" in copied, copied
    assert real_origin + ADDRESSES["case"] in copied
    context.close()


def test_a_wide_table_is_moved_and_the_next_one_opened(page: Page, real_origin: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(real_origin + ADDRESSES["example table"])
    reach(page, "项目分布明细表")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    until(page, lambda: page.evaluate("document.activeElement.scrollLeft > 0"))
    press(page, "下一张：")
    page.wait_for_url("**/example/shili-dianli-2025--*.html")
    expect(page.locator("h1")).to_contain_text("动态调整表")


def test_what_is_kept_is_shown_and_cleared(page: Page, real_origin: str) -> None:
    put_aside(page, real_origin, "case")
    page.goto(real_origin + "privacy.html")
    press(page, "清除本站存下的全部内容")
    assert page.evaluate(NAME) == "留着"
    press(page, "确定清除")
    expect(page.locator("[data-kept-said]")).to_be_focused()
    expect(page.locator("[data-kept-said]")).to_contain_text("什么也没有存")
    assert page.evaluate("Object.keys(localStorage)") == []
