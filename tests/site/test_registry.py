"""The registry in a browser: on a phone, at a desk, on paper; and apart from what is real."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from generator.pages.registry.shelf import MARK
from tests.site.test_in_a_browser import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def example(real_site: Path) -> list[str]:
    """Addresses of the pages below `example/`, by kind of page one."""
    found = sorted(path.name for path in (real_site / "example").glob("*.html"))
    kinds = (
        *(r"-\d{4}\.html", "--projects", r"--sheet-\d", "--scores", "--outstanding", "--unit--"),
        *("--changes", "--promotions", "--forms", "--tool--", "--form--", "--slips"),
    )
    held = [next((name for name in found if re.search(kind, name)), "") for kind in kinds]
    assert all(held), held
    return [f"example/{name}" for name in ("index.html", *held)]


def test_a_secretary_on_a_phone_reads_the_table_of_a_whole_company(
    page: Page, real_origin: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(real_origin + "example/index.html")
    expect(page.get_by_role("note").first).to_have_text(MARK)
    page.get_by_role("main").get_by_role("link", name="项目分布明细表").click()
    region = page.get_by_role("region", name="项目分布明细表")
    head, first = region.locator("thead th:visible").first, region.locator("tbody th").nth(1)
    region.evaluate("box => box.scrollTo(400, 900)")
    box, shown = region.bounding_box(), head.bounding_box()
    assert box
    assert shown
    assert abs(shown["y"] - box["y"]) < 4
    assert abs(shown["x"] - box["x"]) < 4
    assert first.evaluate("cell => getComputedStyle(cell).position") == "sticky"


@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_of_the_registry_is_wider_than_its_screen(
    page: Page, real_origin: str, example: list[str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for url in ("registry/index.html", *example):
        page.goto(real_origin + url)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, url


def test_a_thumb_hits_every_link_and_a_command_is_read_whole(
    page: Page, real_origin: str, example: list[str]
) -> None:
    page.set_viewport_size(PHONE)
    small = """() => [...document.querySelectorAll(".cb-page a")].filter(link => {
      const box = link.getBoundingClientRect();
      const alone = link.parentElement.textContent.trim() === link.textContent.trim();
      return alone && box.height > 0 && box.height < 43.5;
    }).map(link => link.outerHTML)"""
    for url in ("registry/index.html", "downloads/index.html", *example[:6]):
        page.goto(real_origin + url)
        assert page.evaluate(small) == [], url
    page.goto(real_origin + "registry/index.html")
    for code in page.locator("pre > code").all():
        assert code.evaluate("e => e.scrollWidth <= e.clientWidth"), code.inner_text()


def test_every_page_of_the_example_says_on_screen_and_on_paper_what_it_is(
    page: Page, real_origin: str, example: list[str]
) -> None:
    for url in example:
        page.goto(real_origin + url)
        expect(page.locator(".cb-reg__banner")).to_be_visible()
        expect(page.locator(".cb-reg__banner")).to_contain_text("虚构的公司")
    page.emulate_media(media="print")
    page.goto(real_origin + example[2])
    expect(page.locator(".cb-reg__banner")).to_be_visible()
    expect(page.locator("thead .cb-reg__printed th").first).to_be_visible()
    scroll = page.locator(".cb-reg__scroll").first
    assert scroll.evaluate("box => getComputedStyle(box).overflow") == "visible"
    assert page.locator("thead").first.evaluate("e => getComputedStyle(e).display") == (
        "table-header-group"
    )


def test_the_workbook_of_the_example_has_the_lines_of_its_pages(real_site: Path) -> None:
    book = next((real_site / "example").glob("*.xlsx"))
    found = load_workbook(BytesIO(book.read_bytes()), read_only=True)
    for sheet, key in (
        ("项目分布明细表", "projects"),
        ("晋级申报表", "promotions"),
        ("双向打分表", "scores"),
        ("突出贡献项目清单", "outstanding"),
    ):
        html = (book.parent / f"{book.stem}--{key}.html").read_text("utf-8")
        lines = [row for row in found[sheet].iter_rows(values_only=True) if type(row[0]) is int]
        assert len(lines) == html.count('<th scope="row">') > 0, sheet
        assert any(row[0] == MARK for row in found[sheet].iter_rows(max_row=3, values_only=True))


def test_nothing_real_counts_or_finds_the_example(
    page: Page, real_origin: str, real_site: Path
) -> None:
    page.goto(real_origin + "index.html")
    for word in ("虚构", "示例城东供电公司"):
        hits = page.evaluate(
            "async (q) => (await casebook.search.query(q, {limit: 100})).hits"
            ".filter(h => h.tier === 'exact').map(h => h.kind)",
            word,
        )
        assert set(hits) <= {"page"}, word
    for folder in ("cases", "organisations", "collections", "api"):
        for path in (real_site / folder).rglob("*"):
            if path.is_file() and path.suffix in {".html", ".json"}:
                assert "示例城东" not in path.read_text("utf-8"), path
