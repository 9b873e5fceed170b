"""Finding in Firefox, over http and from a folder: the same answers as in Chromium, no error."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.firefox import Firefox, FirefoxError
from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

CASE = "cases/baodi-weizhang-baobao.html"
OTHER = "yingxiao-fan-qiedian"
# What a reader types, and the first that is found in Chromium: kind, id, how well it fits.
FIRST = {
    "党员突击队": ["term", "vehicles/dangyuan-tujidui", "exact"],
    "違章": ["term", "scenarios/xianchang-weizhang", "exact"],
    "dytjd": ["term", "vehicles/dangyuan-tujidui", "exact"],
    "窃电 增收": ["case", OTHER, "all"],
    "违张": ["term", "scenarios/xianchang-weizhang", "partial"],
}
DRAWN = """return document.querySelector("[data-explorer-form]:not([hidden])")
  && document.querySelector("[data-explorer-list]:not([aria-busy])") && """
COUNT = DRAWN + "document.querySelector('[data-explorer-count]').textContent;"
CARDS = DRAWN + "document.querySelectorAll('[data-explorer-list] .cb-card').length;"
ROWS = DRAWN + "[...document.querySelectorAll('.cb-dense tbody th')].map((th) => th.textContent);"
CHIPS = "return document.querySelector('[data-explorer-chips]').textContent;"


@pytest.fixture(scope="session")
def started() -> Iterator[Firefox]:
    names = ("firefox-esr", "firefox")
    program = next(filter(None, map(shutil.which, names)), None)
    if not program:
        pytest.skip("NO FIREFOX: neither firefox-esr nor firefox found")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        try:
            browser = Firefox(program, Path(profile))
        except FirefoxError as error:
            pytest.skip(f"NO FIREFOX: {error}")
        with browser:
            yield browser


@pytest.fixture
def firefox(started: Firefox) -> Iterator[Firefox]:
    """The browser; a script error on any page that the test opened fails it."""
    yield started
    assert started.script_errors() == []


def test_no_page_needs_more_than_its_policy(firefox: Firefox, origin: str) -> None:
    for kind in ("home", "explorer", "case", "method", "search", "form", "compare", "missing"):
        firefox.open(origin + ADDRESSES[kind])
        firefox.until("return Boolean(window.casebook?.tray);")
        assert (kind, firefox.refused()) == (kind, [])
        assert firefox.run("return Object.keys(localStorage);") == []


def test_every_way_to_ask_finds_what_is_meant(firefox: Firefox, origin: str) -> None:
    firefox.open(origin + "index.html")
    found = firefox.run(
        """const found = {};
        for (const text of arguments[0]) {
          const [{ kind, id, tier }] = (await casebook.search.query(text)).hits;
          found[text] = [kind, id, tier];
        }
        return found;""",
        list(FIRST),
    )
    assert found == FIRST


def test_typing_in_the_header_offers_what_is_found(firefox: Firefox, origin: str) -> None:
    firefox.open(origin + "methods/index.html")
    firefox.type("[data-search-input]", "窃电")
    option = "[data-search-list] [role=option]"
    mark = f"return document.querySelector('{option} mark')?.textContent;"
    assert firefox.until(mark) == "窃电"
    firefox.click(option)
    firefox.until("return /(cases|scenarios|methods|indicators).+html$/.test(location.pathname);")
    firefox.until("return document.querySelector('main').textContent.includes('窃电');")


def test_filters_narrow_the_list_and_survive_a_reload(firefox: Firefox, origin: str) -> None:
    firefox.open(origin + "cases/index.html")
    everything = firefox.until(CARDS)
    assert everything >= 20
    firefox.click(".cb-facet .cb-option")
    label = firefox.run("return document.querySelector('.cb-option__label').textContent;")
    offered = firefox.run("return +document.querySelector('.cb-option__count').textContent;")
    assert firefox.until(COUNT) == f"{offered} 个案例符合，共 {everything} 个"
    assert label in firefox.run(CHIPS)
    firefox.reload()
    assert firefox.until(CARDS) == offered < everything
    assert label in firefox.run(CHIPS)
    firefox.click("[data-explorer-chips] button")
    firefox.until("return !location.search;")
    assert firefox.until(CARDS) == everything


def test_words_and_the_table_stand_in_the_address(firefox: Firefox, origin: str) -> None:
    firefox.open(origin + "cases/index.html")
    firefox.until(CARDS)
    firefox.type("[data-explorer-text]", "违章")
    firefox.until("return location.search.startsWith('?q=');")
    firefox.click("[data-explorer-view=table]")
    found = firefox.until(ROWS)
    assert "违章" in found[0]
    firefox.open(firefox.run("return location.href;"))
    assert firefox.until(ROWS) == found


def test_answers_in_an_address_rank_the_methods(firefox: Firefox, origin: str) -> None:
    firefox.open(origin + "finder.html?hurt=xianchang-weizhang&members=12&have=records~keeper")
    first = firefox.until("return document.querySelector('[data-finder-list] h3')?.textContent;")
    assert "党员责任区与包保" in first
    lead = "document.querySelector('[data-finder-list] .cb-answer__cases')?.textContent"
    assert "−28%" in firefox.until(f"return {lead};")
    assert firefox.run("return document.querySelector('[name=members]').value;") == "12"
    assert firefox.run("return document.querySelector('[name=scenario]:checked').value;") == (
        "xianchang-weizhang"
    )


def test_two_cases_stand_side_by_side(firefox: Firefox, origin: str) -> None:
    first = Path(CASE).stem
    firefox.open(f"{origin}compare.html?kind=case&ids={first}~{OTHER}")
    links = "[...document.querySelectorAll('[data-compare-table] thead a')]"
    firefox.until(f"return {links}.length === 2;")
    pages = firefox.run(f"return {links}.map((link) => link.href);")
    assert pages == [f"{origin}cases/{first}.html", f"{origin}cases/{OTHER}.html"]
    assert "−28%" in firefox.run("return document.querySelector('main').textContent;")


def test_the_overview_leads_to_the_cases_it_counts(firefox: Firefox, origin: str) -> None:
    firefox.open(origin + "matrix.html")
    cell = ".cb-matrix__table tbody .cb-cell a"
    number = firefox.run(f"return parseInt(document.querySelector('{cell}').textContent);")
    firefox.open(firefox.run(f"return document.querySelector('{cell}').href;"))
    assert firefox.until(CARDS) == number > 0


def test_a_case_put_aside_stands_in_the_plan(firefox: Firefox, origin: str) -> None:
    firefox.open(origin + CASE)
    title = firefox.run("return document.querySelector('h1').firstChild.textContent.trim();")
    firefox.click(".cb-tray-button")
    try:
        firefox.click(".cb-tray a[href$='plan.html']")
        firefox.until("return location.pathname.endsWith('plan.html');")
        assert firefox.until("return casebook.tray?.items().map(({ id }) => id);") == [
            Path(CASE).stem
        ]
        firefox.until(
            "return document.querySelector('main').innerText.includes(arguments[0]);", title
        )
    finally:
        firefox.run("casebook.tray.clear();")


def test_punctuation_keeps_its_width(firefox: Firefox, real_origin: str) -> None:
    """Kerning asked for by name squeezes it in Firefox, where Noto Sans CJK is the font."""
    firefox.open(real_origin + "cases/index.html")
    plain, pointed = firefox.run(
        """return ["字字字字字字字字", "字，字。字、字；"].map((text) => {
          const line = document.createElement("span");
          line.textContent = text;
          document.querySelector(".cb-lead").replaceChildren(line);
          return line.getBoundingClientRect().width;
        });"""
    )
    assert pointed == pytest.approx(plain, rel=0.02)


def test_no_heading_of_the_overview_needs_a_second_column(
    firefox: Firefox, real_origin: str
) -> None:
    firefox.open(real_origin + "matrix.html")
    widths = firefox.run(
        """return Object.fromEntries([...document.querySelectorAll(".cb-matrix__column > *")].map(
             (text) => [text.textContent, Math.round(text.getBoundingClientRect().width)]));"""
    )
    narrowest = min(widths.values())
    assert [text for text, width in widths.items() if width > narrowest] == []
