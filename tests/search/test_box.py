"""The search box in the header and the search page, as a reader uses them."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Publish, Site
from .library import ALIASES, HANDFUL, HOSTILE, LEDGER, TASK_FORCE, VIOLATIONS, made_up

pytestmark = pytest.mark.browser

BOX = "[data-search-input]"
PANEL = "[data-search-panel]"
OPTION = "[data-search-list] [role=option]"


@pytest.fixture(scope="module")
def site(publish: Publish) -> Site:
    return publish([*HANDFUL, *made_up(40, seed=3)], ALIASES)


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def test_typing_shows_groups_marks_and_a_count(page: Page, site: Site) -> None:
    page.goto(site.url(VIOLATIONS.url))
    page.locator(BOX).fill("违章率")
    first = page.locator(OPTION).first
    expect(first.locator(".cb-hit__title")).to_have_text(VIOLATIONS.title)
    expect(first.locator("mark")).to_have_text("违章率")
    expect(first.locator(".cb-hit__field")).to_have_text("成效")
    expect(page.locator(".cb-hits__heading").first).to_have_text("完全匹配案例")
    expect(page.locator("[data-search-count]")).to_contain_text("完全匹配 1 条")
    expect(page.locator(BOX)).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("offline", [False, True])
def test_enter_opens_the_first_hit(page: Page, site: Site, offline: bool) -> None:
    opened = site.as_files() if offline else site
    page.goto(opened.url(VIOLATIONS.url))
    page.locator(BOX).fill("党员突击队")
    page.locator(BOX).press("Enter")
    page.wait_for_url(opened.url(TASK_FORCE.url))


def test_arrows_choose_and_enter_opens_the_chosen(page: Page, site: Site) -> None:
    page.goto(site.url("index.html"))
    box = page.locator(BOX)
    box.fill("党员突击队")
    expect(page.locator(OPTION).first).to_be_visible()
    box.press("ArrowDown")
    box.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(chosen.locator(".cb-hit__title")).not_to_have_text(TASK_FORCE.title)
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    target = chosen.evaluate("(link) => link.href")
    box.press("Enter")
    page.wait_for_url(target)


def test_keys_open_and_close(page: Page, site: Site) -> None:
    page.goto(site.url("index.html"))
    box, panel = page.locator(BOX), page.locator(PANEL)
    page.keyboard.press("/")
    expect(box).to_be_focused()
    box.fill("违章")
    expect(panel).to_be_visible()
    box.press("Escape")
    expect(panel).to_be_hidden()
    expect(box).not_to_be_focused()
    page.keyboard.press("Control+k")
    expect(box).to_be_focused()
    expect(panel).to_be_visible()


def test_nothing_is_searched_during_a_composition(page: Page, site: Site) -> None:
    page.goto(site.url("index.html"))
    box = page.locator(BOX)
    box.focus()
    box.dispatch_event("compositionstart")
    box.fill("违章")
    page.wait_for_timeout(300)
    expect(page.locator(OPTION)).to_have_count(0)
    box.dispatch_event("compositionend")
    expect(page.locator(OPTION).first).to_be_visible()


def test_no_hit_gives_advice(page: Page, site: Site) -> None:
    page.goto(site.url("index.html"))
    page.locator(BOX).fill("量子计算机")
    expect(page.locator("[data-search-count]")).to_have_text("没有找到“量子计算机”。")
    expect(page.locator("[data-search-empty]")).to_be_visible()
    expect(page.locator(OPTION)).to_have_count(0)


def test_hostile_title_is_shown_as_it_is_written(page: Page, site: Site) -> None:
    page.goto(site.url("index.html"))
    page.locator(BOX).fill("敌意正文")
    expect(page.locator(f"{OPTION} .cb-hit__title")).to_have_text(HOSTILE.title)
    expect(page.locator(f"{OPTION} img")).to_have_count(0)


def test_a_missing_index_is_said(page: Page, site: Site) -> None:
    page.route("**/search/manifest.js*", lambda route: route.fulfill(body=""))
    page.goto(site.url("index.html"))
    page.locator(BOX).fill("违章")
    expect(page.locator("[data-search-count]")).to_contain_text("暂时不可用")


def test_on_a_phone_the_icon_opens_a_full_screen(phone: Page, site: Site) -> None:
    phone.goto(site.url("index.html"))
    form = phone.locator("[data-search-form]")
    expect(form).to_be_hidden()
    phone.locator("[data-search-open]").click()
    box = form.bounding_box()
    assert box is not None
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    phone.locator(BOX).fill("登记表")
    expect(phone.locator(OPTION).first).to_contain_text("登记表")
    phone.locator("[data-search-close]").click()
    expect(form).to_be_hidden()
    expect(phone.locator("[data-search-open]")).to_be_focused()


def test_a_wide_window_shows_the_input(page: Page, site: Site) -> None:
    page.goto(site.url("index.html"))
    box = page.locator(BOX).bounding_box()
    assert box is not None
    assert 300 <= box["width"] <= 340


def test_the_search_page_keeps_its_state_in_the_url(page: Page, site: Site) -> None:
    page.goto(site.url("search.html?q=党员突击队"))
    hits = page.locator("[data-find-list] a")
    expect(hits.first).to_contain_text(TASK_FORCE.title)
    page.get_by_role("button", name="表单").click()
    expect(hits).to_have_count(1)
    expect(hits.first).to_contain_text(LEDGER.title)
    expect(page.get_by_role("button", name="再看一些")).to_be_hidden()
    assert "kind=form" in page.url
    page.reload()
    expect(hits).to_have_count(1)
    expect(page.get_by_role("button", name="表单")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(hits.first).to_contain_text(TASK_FORCE.title)


def test_the_search_page_shows_more_on_request(page: Page, site: Site) -> None:
    page.goto(site.url("search.html"))
    page.locator("[data-find-input]").fill("党员")
    hits = page.locator("[data-find-list] a")
    expect(hits).to_have_count(20)
    page.get_by_role("button", name="再看一些").click()
    expect(hits).to_have_count(40)
    assert re.search(r"q=", page.url)


def test_all_results_open_the_search_page(page: Page, site: Site) -> None:
    page.goto(site.url(VIOLATIONS.url))
    page.locator(BOX).fill("党员")
    page.locator("[data-search-all]").click()
    page.wait_for_url(re.compile(r"/search\.html\?q="))
    expect(page.locator("[data-find-input]")).to_have_value("党员")
    expect(page.locator("[data-find-list] a").first).to_be_visible()


def test_a_page_pasted_into_a_box_makes_no_address_that_servers_refuse(
    page: Page, site: Site
) -> None:
    page.goto(site.url("search.html"))
    for place in (BOX, "[data-find-input]"):
        box = page.locator(place)
        box.focus()
        page.keyboard.insert_text("怎样让党员突击队降低现场违章率，" * 700)
        assert len(box.input_value()) == 500
    page.keyboard.press("Enter")
    expect(page.locator("[data-find-count]")).to_contain_text("找到")
    page.wait_for_url(re.compile(r"q="))
    assert len(page.url) < 8000
