"""What a reader does with the list of cases: orders it, sends its address on, takes it along."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from playwright.sync_api import Browser, Download, Page, ViewportSize, expect

from generator.checking import check_tree
from generator.exports.table.separated import harmless
from generator.insight.effect import effect_of
from generator.insight.facets import Facet, facets_of
from generator.library import Library
from generator.pages.cards import by_strength
from generator.reading import read_tree
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
LIST = "cases/index.html"


@pytest.fixture(scope="module")
def cases() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


def facet(cases: Library, name: str) -> Facet:
    return next(facet for facet in facets_of(cases) if facet.name == name)


def held(cases: Library, name: str) -> list[str]:
    """Ids of the values of a facet that a case holds, in their order on screen."""
    found = facet(cases, name)
    places = {place for column in found.column for place in column}
    return [value.id for place, value in enumerate(found.values) if place in places]


def held_by(cases: Library, scenario: str) -> list[str]:
    found = facet(cases, "scenario")
    place = [value.id for value in found.values].index(scenario)
    listed = list(cases.listed_cases)
    return [listed[n] for n, places in enumerate(found.column) if place in places]


def open_list(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-explorer-form]").wait_for()
    page.locator("[data-explorer-list]:not([aria-busy])").wait_for()


def titles(page: Page) -> list[str]:
    page.locator("[data-explorer-list]:not([aria-busy])").wait_for()
    return page.locator(".cb-card__title, .cb-dense tbody th").all_inner_texts()


def table(page: Page) -> list[list[str]]:
    """Texts of the table on screen, head first, without the column of buttons."""
    rows = page.evaluate(
        """[...document.querySelectorAll(".cb-dense tr")].map((row) =>
             [...row.children].filter((cell) => !cell.classList.contains("cb-dense__tray"))
               .map((cell) => cell.textContent))"""
    )
    return [list(row) for row in rows]


def exported(page: Page, kind: str) -> Download:
    export = page.locator(".cb-explorer__export")
    if not export.evaluate("(details) => details.open"):
        export.locator("summary").click()
    with page.expect_download() as found:
        page.get_by_role("button", name=f"导出 {kind}").click()
    return found.value


def test_what_is_exported_is_what_the_screen_shows(page: Page, origin: str, cases: Library) -> None:
    scenario = max(held(cases, "scenario"), key=lambda i: len(held_by(cases, i)))
    open_list(page, f"{origin}{LIST}?scenario={scenario}&sort=year&view=table")
    shown = table(page)
    assert len(shown) == len(held_by(cases, scenario)) + 1
    saved = exported(page, "CSV")
    label = next(v.label for v in facet(cases, "scenario").values if v.id == scenario)
    assert saved.suggested_filename == f"案例-{label}-{len(shown) - 1}条.csv"
    content = Path(saved.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row[:-1] for row in rows] == shown
    pages = page.locator(".cb-dense tbody th a").evaluate_all("(links) => links.map((a) => a.href)")
    # From a folder the way within it: nobody need know whose folder it was.
    hidden = "" if origin.startswith("http") else origin
    assert [row[-1] for row in rows] == ["地址", *(link.removeprefix(hidden) for link in pages)]
    expect(page.locator("[data-explorer-note]")).to_contain_text(f"已导出 {len(rows) - 1} 个案例")

    saved = exported(page, "Excel")
    assert saved.suggested_filename == f"案例-{label}-{len(shown) - 1}条.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(Path(saved.path()).read_bytes()))
    sheet = [["" if v is None else str(v) for v in row] for row in book.worksheets[0].values]
    assert sheet == rows


def test_copied_rows_paste_into_a_sheet(real_origin: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_list(page, f"{real_origin}{LIST}?numbers=measured&view=table")
    page.locator(".cb-explorer__export summary").click()
    page.get_by_role("button", name="复制到表格").click()
    expect(page.locator("[data-explorer-note]")).to_contain_text("已复制")
    text = page.evaluate("navigator.clipboard.readText()")
    assert [line.split("\t")[:-1] for line in text.splitlines()] == table(page)
    context.close()


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "＝", "\t=", "\r=", "甲;=", "'=", "甲\n'=", '"=']
)
def test_no_exported_cell_runs_as_a_formula(page: Page, real_origin: str, start: str) -> None:
    open_list(page, real_origin + LIST)
    hostile = f'{start}HYPERLINK("a","b"),\n乙'
    sheet = {"titles": ["标题", "乙"], "rows": [[hostile, "末"]]}
    written = page.evaluate("(sheet) => casebook.explorer.csv(sheet)", sheet)
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert rows == [["标题", "乙"], [harmless(hostile), "末"]]
    assert rows[1][0].replace("'", "") == hostile.replace("'", "")
    pasted = page.evaluate("(sheet) => casebook.explorer.tsv(sheet)", sheet)
    _, (cell, last) = csv.reader(io.StringIO(pasted, newline=""), delimiter="\t")
    assert last == "末"
    assert not re.match(r'["\s]*[=+@＝-]', cell)


def test_an_export_holds_more_than_the_screen_has_drawn(page: Page, sample_origin: str) -> None:
    open_list(page, f"{sample_origin}{LIST}?view=table&year=2020.2019")
    count = int(page.locator("[data-explorer-count]").inner_text().split()[0])
    assert count > 60
    shown = table(page)
    assert len(shown) == 61
    content = Path(exported(page, "CSV").path()).read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert len(rows) == count + 1
    assert [row[:-1] for row in rows[:61]] == shown
    page.get_by_role("button", name="再看一些").click()
    expect(page.locator(".cb-dense tbody tr")).to_have_count(120)
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 61
    assert table(page) == [row[:-1] for row in rows[:121]]


def test_one_state_has_one_short_address(page: Page, origin: str, cases: Library) -> None:
    first, second = held(cases, "organisation")[:2]
    evidence = held(cases, "evidence")[-1]
    asked = (
        f"{LIST}?view=table&evidence={evidence}&sort=strength&organisation={second}"
        f"&organisation={first}&utm=x"
    )
    open_list(page, origin + asked)
    settled = f"{LIST}?evidence={evidence}&organisation={first}.{second}&view=table"
    assert page.url == origin + settled
    shown = titles(page)
    page.reload()
    expect(page.locator(".cb-dense tbody th")).to_have_text(shown)
    assert page.url == origin + settled


def test_the_state_survives_back_and_a_visit_to_a_case(page: Page, origin: str) -> None:
    open_list(page, origin + LIST)
    page.get_by_role("button", name="表格").click()
    page.get_by_label("排序").select_option("year")
    ordered = titles(page)
    expect(page).to_have_url(f"{origin}{LIST}?sort=year&view=table")
    page.locator(".cb-dense tbody th a").first.click()
    page.go_back()
    expect(page.locator(".cb-dense tbody th")).to_have_text(ordered)
    page.go_back()
    expect(page).to_have_url(f"{origin}{LIST}?view=table")
    page.go_back()
    expect(page.locator("[data-explorer-list] .cb-card").first).to_be_visible()
    expect(page).to_have_url(origin + LIST)
    page.go_forward()
    expect(page.locator(".cb-dense")).to_be_visible()


def test_typing_a_word_is_one_step_in_the_history(page: Page, real_origin: str) -> None:
    open_list(page, real_origin + LIST)
    page.get_by_role("button", name="表格").click()
    entries = page.evaluate("history.length")
    page.get_by_label("在案例里找").press_sequentially("违章", delay=150)
    expect(page.locator("[data-explorer-count]")).to_contain_text("符合")
    expect(page).to_have_url(f"{real_origin}{LIST}?q={quote('违章')}&view=table")
    assert page.evaluate("history.length") == entries


def test_a_condition_of_another_edition_is_left_out_and_said(
    page: Page, origin: str, cases: Library
) -> None:
    known = held(cases, "scenario")[0]
    open_list(page, f"{origin}{LIST}?scenario=gone.{known}&line=never&sort=nonsense")
    note = page.locator("[data-explorer-note]")
    expect(note).to_have_text("地址里有 2 个条件已不存在，已略去。")
    assert page.url == f"{origin}{LIST}?scenario={known}"
    assert sorted(titles(page)) == sorted(cases.cases[i].title for i in held_by(cases, known))


def test_the_orders_are_what_they_say(page: Page, real_origin: str, cases: Library) -> None:
    listed = cases.listed_cases
    open_list(page, real_origin + LIST)
    assert titles(page) == [listed[i].title for i in by_strength(cases, listed)]
    page.get_by_role("button", name="表格").click()
    page.locator(".cb-dense").wait_for()
    for sort, head in (("year", "年份"), ("change", "变化幅度"), ("evidence", "证据")):
        page.locator(".cb-dense").get_by_role("button", name=head).click()
        expect(page).to_have_url(f"{real_origin}{LIST}?sort={sort}&view=table")
        expect(page.get_by_role("columnheader", name=head)).to_have_attribute(
            "aria-sort", "descending"
        )
        assert page.evaluate("document.activeElement.textContent") == head
        shown = table(page)
        column = [row[shown[0].index(head)] for row in shown[1:]]
        assert column == sorted(column, key=order(sort), reverse=sort == "year")
    briefs = cases.listed_briefs
    effects = {i: effect_of(cases, briefs[i]) for i in by_strength(cases, listed)}
    moved = [(e.doubtful, -e.improvement, listed[i].title) for i, e in effects.items() if e]
    assert moved
    page.get_by_label("排序").select_option("change")
    wanted = [title for *_, title in sorted(moved, key=lambda found: found[:2])]
    assert titles(page)[: len(moved)] == wanted
    assert "relevance" not in page.get_by_label("排序").inner_html()


def order(sort: str) -> Any:
    """What a cell of a column is worth; what is not stated comes last in each order."""
    levels = ["证据充分", "证据较好", "初步证据", "有待验证"]
    return {
        "year": lambda cell: "" if cell == "—" else cell[-4:],
        "change": lambda cell: cell == "—",
        "evidence": levels.index,
    }[sort]


def test_a_text_orders_by_relevance_unless_told_otherwise(page: Page, origin: str) -> None:
    open_list(page, origin + LIST)
    page.get_by_label("在案例里找").fill("违章")
    expect(page.get_by_label("排序")).to_have_value("relevance")
    places = page.evaluate(
        """async () => (await casebook.search.places("违章", "case"))
             .filter(({ tier }) => tier !== "partial").length"""
    )
    expect(page.locator("[data-explorer-count]")).to_contain_text(f"{places} 个案例符合")
    expect(page.locator(".cb-card__title").first).to_contain_text("违章")
    page.get_by_label("排序").select_option("strength")
    assert "sort=strength" in page.url
    page.get_by_role("button", name="去掉条件：“违章”").click()
    expect(page).to_have_url(origin + LIST)
    expect(page.get_by_label("在案例里找")).to_have_value("")
    expect(page.get_by_label("在案例里找")).to_be_focused()


def test_parts_of_a_text_are_better_than_nothing_and_said_so(page: Page, real_origin: str) -> None:
    open_list(page, f"{real_origin}{LIST}?q={quote('无人机 龘靐 线损')}")
    expect(page.locator("[data-explorer-note]")).to_contain_text("按部分匹配")
    assert titles(page)


def test_without_the_index_the_other_filters_still_work(
    real_origin: str, browser: Browser, cases: Library
) -> None:
    context = browser.new_context()
    lame = context.new_page()
    lame.route("**/search/manifest.js*", lambda route: route.abort())
    scenario = held(cases, "scenario")[0]
    open_list(lame, f"{real_origin}{LIST}?scenario={scenario}&q=x")
    expect(lame.locator("[data-explorer-note]")).to_contain_text("搜索没有加载成功")
    assert sorted(titles(lame)) == sorted(cases.cases[i].title for i in held_by(cases, scenario))
    context.close()


def test_the_old_list_stands_until_the_new_one_is_there(
    real_origin: str, browser: Browser, cases: Library
) -> None:
    context = browser.new_context()
    slow = context.new_page()
    held_back: list[Any] = []
    slow.route("**/search/manifest.js*", lambda route: held_back.append(route))
    open_list(slow, real_origin + LIST)
    slow.get_by_label("在案例里找").fill("违章")
    expect(slow.locator("[data-explorer-list]")).to_have_attribute("aria-busy", "true")
    assert slow.locator(".cb-card").count() == len(cases.listed_cases)
    held_back[0].continue_()
    expect(slow.locator("[data-explorer-count]")).to_contain_text("符合")
    context.close()


def test_a_long_facet_is_opened_and_searched(page: Page, real_origin: str, cases: Library) -> None:
    name, label = "method", "机制与工作法"
    open_list(page, real_origin + LIST)
    group = page.locator(".cb-facet", has=page.locator("legend", has_text=label))
    options = group.locator(".cb-option:visible")
    values = held(cases, name)
    assert len(values) > 12
    expect(options).to_have_count(6)
    more = group.get_by_role("button", name=f"全部 {len(values)} 项")
    more.press("Enter")
    expect(options).to_have_count(len(values))
    wanted = next(value for value in facet(cases, name).values if value.id == values[-1])
    seek = group.get_by_role("searchbox", name=f"在{label}里找")
    seek.fill(wanted.label)
    expect(options.filter(has_text=wanted.label)).to_be_visible()
    group.get_by_role("checkbox", name=wanted.label).press("Space")
    expect(page.locator("[data-explorer-chips]")).to_contain_text(wanted.label)
    expect(group.get_by_role("checkbox", name=wanted.label)).to_be_focused()
    seek.fill("没有的选项")
    expect(group.get_by_role("status")).to_have_text("没有这样的选项")
    group.get_by_role("button", name="收起").click()
    expect(group.get_by_role("checkbox", name=wanted.label)).to_be_checked()


def test_escape_closes_the_filters_of_a_phone(page: Page, real_origin: str) -> None:
    page.set_viewport_size(PHONE)
    open_list(page, real_origin + LIST)
    toggle = page.get_by_role("button", name="筛选")
    toggle.click()
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator("[data-explorer-facets]")).to_be_hidden()
    expect(toggle).to_be_focused()


def test_escape_closes_the_ways_to_export(page: Page, real_origin: str) -> None:
    open_list(page, real_origin + LIST)
    summary = page.locator(".cb-explorer__export summary")
    summary.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="导出 CSV")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="导出 CSV")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_block_that_does_not_load_leaves_the_list_and_says_so(
    real_origin: str, browser: Browser, cases: Library
) -> None:
    context = browser.new_context()
    lame = context.new_page()
    lame.route("**/data/cases/*.js*", lambda route: route.abort())
    open_list(lame, real_origin + LIST)
    expect(lame.locator("[data-explorer-note]")).to_contain_text("案例没有加载成功")
    assert len(titles(lame)) == len(cases.listed_cases)
    context.close()


@pytest.mark.parametrize("width", [390, 800, 1000, 1280, 1440])
def test_the_table_fits_every_screen(page: Page, real_origin: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_list(page, f"{real_origin}{LIST}?view=table")
    page.locator(".cb-dense").wait_for()
    over = page.evaluate(
        """[document.documentElement.scrollWidth - innerWidth,
            document.querySelector(".cb-dense").scrollWidth
              - document.querySelector("[data-explorer-list]").clientWidth]"""
    )
    assert max(over) <= 0
    expect(page.get_by_role("table", name="案例")).to_be_visible()
    assert page.get_by_role("rowheader").count() == page.locator(".cb-dense tbody tr").count()


def test_on_paper_stand_the_conditions_the_count_and_the_list(
    page: Page, real_origin: str, cases: Library
) -> None:
    scenario = held(cases, "scenario")[0]
    open_list(page, f"{real_origin}{LIST}?scenario={scenario}&view=table")
    page.emulate_media(media="print")
    for shown in ("[data-explorer-count]", "[data-explorer-chips]", ".cb-dense thead", ".cb-dense"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in ("[data-explorer-form]", "[data-explorer-tools]", ".cb-dense tbody button"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_a_case_is_put_aside_from_the_list(page: Page, real_origin: str) -> None:
    open_list(page, real_origin + LIST)
    page.locator(".cb-card .cb-tray-button").first.click()
    page.get_by_role("button", name="表格").click()
    button = page.locator(".cb-dense .cb-tray-button").first
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("casebook.tray.items().length") == 1
    page.evaluate("casebook.tray.clear()")
