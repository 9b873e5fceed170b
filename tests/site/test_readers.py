"""What readers pay for a case page, and that search is there when they ask for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.benchmarks.readers import HERE, Reading, gzipped, read, readers_table

pytestmark = pytest.mark.browser

CASES = ("cases/baodi-weizhang-baobao.html", "cases/yingxiao-fan-qiedian.html")
ANSWER = "**/assets/casebook/answer.js"


@pytest.fixture(scope="module")
def reading(browser: Browser, real_site: Path) -> Reading:
    with gzipped(real_site) as server:
        return read(browser, server, CASES, HERE)


def test_a_case_page_costs_little_on_a_first_visit(reading: Reading) -> None:
    assert reading.first.sent <= 100_000
    assert reading.first.requests <= 10


def test_the_next_case_page_costs_little_more_than_its_text(reading: Reading) -> None:
    assert reading.next.sent <= 15_000
    assert reading.next.requests == 1


def test_nothing_jumps_while_a_case_page_loads(reading: Reading) -> None:
    assert reading.first.shift == reading.next.shift == 0


def test_a_late_script_moves_nothing(page: Page, real_origin: str) -> None:
    def later(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/casebook.js", later)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(real_origin + CASES[0], wait_until="commit")
    place = "document.querySelector('#similar, #sources').offsetTop"
    page.locator(".cb-foot").wait_for(state="attached")
    assert page.evaluate("document.querySelector('.cb-tray-button').hidden")
    before = page.evaluate(place)
    expect(page.locator(".cb-head .cb-tray-button")).to_be_visible()
    assert page.evaluate(place) == before


def test_the_table_tells_what_each_profile_reaches(reading: Reading) -> None:
    head, _, line = readers_table([reading]).splitlines()
    assert head.startswith("profile")
    assert HERE.name in line
    assert f"{reading.first.sent / 1000:.1f}" in line


def test_search_is_fetched_by_who_turns_to_it(page: Page, real_origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(real_origin + CASES[0], wait_until="networkidle")
    assert not [url for url in asked if "answer.js" in url or "/search/" in url]
    page.keyboard.press("/")
    page.locator("[data-search-input]").fill("窃电")
    expect(page.locator("[data-search-list] [role=option]").first).to_contain_text("窃电")
    assert len([url for url in asked if "answer.js" in url]) == 1


@pytest.mark.parametrize("answer", ["", "<!doctype html><title>登录</title>"])
def test_a_search_that_could_not_be_fetched_says_so_and_tries_again(
    browser: Browser, real_origin: str, answer: str
) -> None:
    """A cut line, or a proxy that answers with a page of its own."""
    context = browser.new_context()
    page = context.new_page()

    def refuse(route: Route) -> None:
        if answer:
            route.fulfill(body=answer, content_type="text/javascript")
        else:
            route.abort()

    page.route(ANSWER, refuse)
    page.goto(real_origin + CASES[0])
    box = page.locator("[data-search-input]")
    box.fill("窃电")
    expect(page.locator("[data-search-count]")).to_have_text(re.compile("搜索暂时不可用"))
    page.unroute(ANSWER)
    box.fill("违章")
    expect(page.locator("[data-search-list] [role=option]").first).to_contain_text("违章")
    context.close()
