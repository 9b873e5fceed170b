"""The real site in Chromium, as its readers use it: on a phone, at a desk, and from a folder."""

from __future__ import annotations

import random
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.checking import check_tree
from generator.library import Library
from generator.reading import read_tree
from generator.search.documents import library_documents
from generator.search.normalise import normalise
from tests.conftest import ROOT
from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


def test_a_secretary_on_a_phone_goes_from_a_problem_to_a_blank_form(
    page: Page, origin: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(origin + "index.html")
    page.get_by_role("main").get_by_role("link", name="现场违章多").first.click()
    page.get_by_role("main").get_by_role("link", name="党员责任区与包保").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("包保")
    expect(page.get_by_text("证据", exact=False).first).to_be_visible()
    forms = page.locator('a[href$=".xlsx"]')
    expect(forms.first).to_be_visible()
    link = forms.first.get_attribute("href") or ""
    assert link.startswith("../forms/dangyuan-baobao/")
    page.locator('#cases a[href*="cases/baodi-weizhang-baobao"]').first.click()
    expect(page.get_by_role("main")).to_contain_text("28%")


def test_typing_a_word_in_the_header_leads_to_the_case(page: Page, origin: str) -> None:
    page.goto(origin + "methods/index.html")
    page.keyboard.press("/")
    page.locator("[data-search-input]").fill("窃电")
    first = page.locator("[data-search-list] [role=option]").first
    expect(first).to_contain_text("窃电")
    expect(first.locator("mark").first).to_have_text("窃电")
    page.locator("[data-search-input]").press("Enter")
    page.wait_for_url(re.compile("(cases|scenarios|methods|indicators)/.+html"))


def test_any_piece_of_text_finds_every_entry_that_holds_it(page: Page, origin: str) -> None:
    """Truth from the texts, not from the engine: one to eight characters from anywhere."""
    library = Library(check_tree(read_tree(ROOT)).entries)
    texts = {
        (document.kind, document.id): [normalise(t) for _, t in document.fields]
        + [normalise(document.title)]
        for document in library_documents(library)
    }
    chance = random.Random(20261121)
    pool = [text for parts in texts.values() for text in parts if len(text) > 8]
    queries = ["窃", "突击", "违章", "28%", "520多户", "三表一单", "包保"]
    for length in (1, 2, 2, 3, 4, 5, 6, 8) * 6:
        text = chance.choice(pool)
        start = chance.randrange(len(text) - length)
        piece = text[start : start + length].strip()
        if piece and normalise(piece) == piece and piece.isalnum():
            queries.append(piece)
    assert len(queries) > 40
    page.goto(origin + "index.html")
    for query in queries:
        wanted = {key for key, parts in texts.items() if any(query in part for part in parts)}
        found = page.evaluate(
            "async (q) => (await casebook.search.query(q, {limit: 1000})).hits"
            ".filter(h => h.tier === 'exact').map(h => [h.kind, h.id])",
            query,
        )
        exact = {(kind, i) for kind, i in found if kind != "page"}
        assert exact == {key for key in wanted if key[0] != "page"}, query


def test_traditional_characters_find_simplified_text(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "search.html?q=違章")
    expect(page.locator("[data-find-list] mark").first).to_have_text("违章")


def test_filters_narrow_the_list_and_stay_in_the_address(page: Page, origin: str) -> None:
    page.goto(origin + "cases/index.html")
    cards = page.locator("[data-explorer-list] article")
    everything = cards.count()
    assert everything >= 20
    box = page.locator(".cb-facet", has_text="企业").locator("label", has_text="天津").first
    box.click()
    expect(page.locator("[data-explorer-chips]")).to_contain_text("天津")
    narrowed = cards.count()
    assert 0 < narrowed < everything
    page.reload()
    expect(cards).to_have_count(narrowed)
    page.locator("[data-explorer-text]").fill("查无此词查无此词")
    expect(page.locator("[data-explorer-count]")).to_contain_text("没有")
    page.locator("[data-explorer-chips] button", has_text="全部清除").click()
    expect(cards).to_have_count(everything)


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_is_wider_than_its_screen(page: Page, real_origin: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for url in ADDRESSES.values():
        page.goto(real_origin + url)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, url


def test_no_request_leaves_the_site(page: Page, real_origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for url in ADDRESSES.values():
        page.goto(real_origin + url)
    page.locator("[data-search-input]").first.evaluate("box => box.focus()")
    assert [url for url in asked if not url.startswith((real_origin, "data:"))] == []


def test_pages_are_readable_without_scripts(browser: Browser, real_origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_origin + "cases/index.html")
    assert page.locator("article a[href]").count() >= 20
    page.goto(real_origin + "cases/baodi-weizhang-baobao.html")
    for element in ("问题", "指标", "载体", "成效"):
        expect(page.get_by_role("heading", name=element).first).to_be_visible()
    context.close()


def test_the_dark_scheme_follows_the_reader(browser: Browser, real_origin: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(real_origin + "index.html")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    context.close()


def test_names_in_a_table_of_a_guide_stay_whole_on_a_phone(page: Page, real_origin: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(real_origin + "performance.html")
    lines = page.get_by_role("cell", name="Zensical", exact=True).first.evaluate(
        """cell => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
        }"""
    )
    assert lines == 1
