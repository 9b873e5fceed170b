"""Nothing on a page jumps while it loads: what scripts add has its place from the start."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

KINDS = (
    tuple(ADDRESSES)
    if os.environ.get("CASEBOOK_SHIFT") == "whole"
    else ("home", "explorer", "case", "finder", "compare", "search", "form")
)
MOST = 0.02
"""Of the layout shift of a page; what is called good ends at 0.1."""

_WATCH = """
window.jumps = 0;
new PerformanceObserver((list) => {
  for (const jump of list.getEntries()) if (!jump.hadRecentInput) jumps += jump.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(params=[390, 1440])
def watched(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 860})
    page = context.new_page()
    page.add_init_script(_WATCH)
    yield page
    context.close()


def shift(page: Page, address: str) -> float:
    page.goto(address, wait_until="networkidle")
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(100)
    return float(page.evaluate("jumps"))


def test_no_kind_of_page_jumps(watched: Page, real_origin: str) -> None:
    found = {kind: shift(watched, real_origin + ADDRESSES[kind]) for kind in KINDS}
    assert {kind: value for kind, value in found.items() if value > MOST} == {}


def test_a_jump_is_seen(watched: Page, real_origin: str) -> None:
    def without_room(route: Route) -> None:
        sheet = route.fetch().text().replace("visibility: hidden;", "display: none;")
        route.fulfill(body=sheet, content_type="text/css")

    watched.route("**/explorer/explorer.css", without_room)
    assert shift(watched, real_origin + ADDRESSES["explorer"]) > MOST


def test_the_room_is_given_back_when_the_filters_do_not_come(
    watched: Page, real_origin: str
) -> None:
    watched.route("**/data/cases.js", lambda route: route.abort())
    watched.goto(real_origin + ADDRESSES["explorer"])
    expect(watched.get_by_text("筛选没有加载成功")).to_be_visible()
    list_box = watched.locator(".cb-explorer__results").bounding_box()
    page_box = watched.locator(".cb-explorer").bounding_box()
    assert list_box
    assert page_box
    assert list_box["width"] == page_box["width"]
    assert watched.locator("[data-explorer-form]").count() == 0


def test_without_scripts_no_room_is_kept(browser: Browser, real_origin: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    page.goto(real_origin + ADDRESSES["explorer"])
    list_box = page.locator(".cb-explorer__results").bounding_box()
    page_box = page.locator(".cb-explorer").bounding_box()
    assert list_box
    assert list_box == page_box
    context.close()
