"""The finding of a library of 2,000 cases, over http and from a folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(params=["http", "file"])
def origin(request: pytest.FixtureRequest, sample_origin: str, sample_site: Path) -> str:
    return sample_origin if request.param == "http" else sample_site.as_uri() + "/"


def test_a_word_in_the_header_finds_among_two_thousand_cases(page: Page, origin: str) -> None:
    page.goto(origin + "methods/index.html")
    page.locator("[data-search-input]").fill("突击队")
    options = page.locator("[data-search-list] [role=option]")
    expect(options.first.locator("mark").first).to_have_text("突击队")
    assert options.count() == 8


def test_two_thousand_cases_are_narrowed_and_the_address_keeps_it(page: Page, origin: str) -> None:
    page.goto(origin + "cases/index.html")
    count = page.locator("[data-explorer-count]")
    expect(count).to_contain_text("2000")
    option = page.locator("[data-explorer-facets] label").first
    told = int(option.locator(".cb-option__count").inner_text())
    option.locator("input").check()
    expect(count).to_have_text(re.compile(rf"^{told} 个案例符合"))
    assert 0 < told < 2000
    page.reload()
    expect(count).to_have_text(re.compile(rf"^{told} 个案例符合"))


def test_the_finder_and_the_matrix_open(page: Page, origin: str) -> None:
    page.goto(origin + "matrix.html")
    link = page.locator("main table a[href*='method=']").first
    told = int(re.search(r"\d+", link.inner_text()).group())  # type: ignore[union-attr]
    link.click()
    expect(page.locator("[data-explorer-count]")).to_have_text(re.compile(rf"^{told} 个案例符合"))
    page.goto(origin + "finder.html")
    expect(page.get_by_role("link", name="看方法").first).to_be_visible()
