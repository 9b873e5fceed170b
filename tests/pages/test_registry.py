"""Rounds and filled forms on the site: what the pages show is what follows from the files."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.insight.registry import Entered, Round, rounds_of
from generator.library import Library
from generator.model import Entries, Project
from generator.pages import SiteContext
from generator.pages.links import DOWNLOADS, EXAMPLE, REGISTRY
from generator.pages.registry.filled import filled_forms, said_of
from generator.pages.registry.ranking import rankings_of, series_of
from generator.pages.registry.rounds import round_tables
from generator.pages.registry.shelf import MARK, Shelf
from generator.pages.registry.table import Table
from generator.pages.registry.tables import projects_table, sheet_table
from generator.pages.registry.views import TONES, table_view
from tests.pages.conftest import TEMPLATES, Bodies, render
from tests.pages.reading import Body
from tests.pages.rounds import project, round_library
from tests.small import library

ROUND = "registry/xiangmuji-2025"


@pytest.fixture(scope="module")
def pages() -> dict[str, Body]:
    return render(round_library())


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(SiteContext(round_library(), TEMPLATES, "2026-11-21"), round_library())


@pytest.fixture(scope="module")
def held(shelf: Shelf) -> Round:
    return rounds_of(shelf.library)[0]


def values(table: Table, title: str) -> list[object]:
    return [line.values[table.place(title)] for line in table.lines]


def test_a_secretary_goes_from_the_index_over_the_round_to_the_own_unit(pages: Bodies) -> None:
    assert f"{ROUND}.html" in {path for path, _ in pages[REGISTRY].targets}
    unit = f"{ROUND}--unit--jia-yi.html"
    assert unit in {path for path, _ in pages[f"{ROUND}.html"].targets}
    for text in ("项目分布明细表", "动态调整表", "晋级申报表", "双月公开单", "突出贡献项目清单"):
        assert text in pages[unit].text
    assert "覆盖外包" in pages[unit].text
    assert "甲支部" not in pages[unit].text


def test_the_numbers_of_the_overview_are_those_of_insight(pages: Bodies, held: Round) -> None:
    total = held.total
    assert (total.branches, total.projects, total.outstanding) == (5, 4, 1)
    text = pages[f"{ROUND}.html"].text
    for amount in (total.branches, total.projects, total.outstanding, total.share):
        assert str(amount) in text
    assert total.share == Decimal("25.0")


def test_every_table_has_as_many_lines_as_insight_knows(shelf: Shelf, held: Round) -> None:
    tables = {table.key: table for table in round_tables(shelf, held)}
    assert len(tables["changes"].lines) == len(held.adjustments)
    assert len(tables["promotions"].lines) == len(held.promotions)
    assert len(tables["scores"].lines) == len(held.outcomes)
    assert len(tables["outstanding"].lines) == len(held.outstanding)
    for period in held.periods:
        assert len(tables[f"sheet-{period}"].lines) == len(held.sheet(period))


def test_a_page_draws_every_line_of_its_table(pages: Bodies, shelf: Shelf, held: Round) -> None:
    for table in round_tables(shelf, held):
        view = table_view(shelf, held, table)
        body = pages[f"{ROUND}--{table.key}.html"]
        heads = [attrs for tag, attrs in body.tags if tag == "th" and attrs.get("scope") == "row"]
        assert len(heads) == view.count == len(table.lines)


def test_branches_without_a_project_are_listed_and_told_why(shelf: Shelf, held: Round) -> None:
    table = projects_table(shelf.library, held)
    named = dict(zip(values(table, "党支部"), values(table, "项目名称"), strict=True))
    assert named["四支部"] == "没有立项"
    assert named["三支部"] == "没有立项（合并，2025-06-30）"
    assert len(table.lines) == len(held.entered) + 2


def test_the_grade_is_that_of_today_and_that_of_the_day(shelf: Shelf, held: Round) -> None:
    table = projects_table(shelf.library, held)
    line = next(line for line in table.lines if line.case)
    grades = [line.values[table.place(title)] for title in ("立项分级", "现分级")]
    assert grades == ["B", "A"]
    assert values(sheet_table(shelf.library, held, 2), "分级")[0] == "B"
    assert values(sheet_table(shelf.library, held, 6), "分级")[0] == "A"


def test_the_sheet_tells_late_silent_and_ended_projects_apart(shelf: Shelf, held: Round) -> None:
    def paces(period: int) -> list[object]:
        return values(sheet_table(shelf.library, held, period), "进度")

    assert paces(2) == ["按计划", "按计划", "中止"]
    assert paces(3) == ["未报", "未报", "此前已中止"]
    assert paces(6) == ["已完成", "未报", "未报", "此前已中止"]


def test_a_project_that_was_taken_up_again_owes_its_notes(shelf: Shelf, held: Round) -> None:
    progress = [
        {"date": "2025-04-28", "done": "停工清点", "pace": "stopped", "next": "等设备到货"},
        {"date": "2025-06-28", "done": "重新开工"},
    ]
    resumed = Project.model_validate(project("xm-9", "运检党支部", progress=progress))
    round_ = replace(held, entered=(Entered("jia", resumed),))

    def pace(period: int) -> list[object]:
        return values(sheet_table(shelf.library, round_, period), "进度")

    assert [pace(period) for period in (2, 3, 4)] == [["中止"], ["按计划"], ["未报"]]


def test_an_early_silence_is_not_excused_by_a_later_end(shelf: Shelf, held: Round) -> None:
    first = sheet_table(shelf.library, held, 1)
    assert set(values(first, "进度")) == {"未报"}


def test_outstanding_is_who_has_both_scores_and_never_the_average(shelf: Shelf) -> None:
    round_ = rounds_of(shelf.library)[0]
    both = [
        item.project.title
        for item in round_.entered
        if (s := item.project.scoring)
        and min(s.professional_score or 0, s.party_score or 0) >= round_.minimum
    ]
    tables = {table.key: table for table in round_tables(shelf, round_)}
    assert values(tables["outstanding"], "项目名称") == both == ["项目xm-1"]
    assert values(tables["scores"], "是否突出贡献") == ["是", "否", "待定"]
    assert values(tables["scores"], "差在哪")[1] == "党建部门评分 3 分，不到 4 分"


def test_a_project_leads_to_its_case_where_the_library_has_it(pages: Bodies) -> None:
    found = {path for path, _ in pages[f"{ROUND}--outstanding.html"].targets}
    assert "cases/anli.html" in found


def test_neighbouring_sheets_are_linked(pages: Bodies) -> None:
    found = {path for path, _ in pages[f"{ROUND}--sheet-2.html"].targets}
    assert f"{ROUND}--promotions.html" in found
    assert f"{ROUND}--sheet-6.html" in found


def test_a_filled_form_shows_its_points_and_what_is_left(shelf: Shelf, pages: Bodies) -> None:
    said = {filled.id: said_of(filled) for filled in filled_forms(shelf, "xiangmuji")}
    assert said["yi-3"] == "得 15 / 20 分（75.0%）"
    assert said["wen-ti"] == "办结 1 / 3 项，未办结 2 项，其中逾期 1 项"
    text = pages["registry/xiangmuji--form--wen-ti.html"].text
    assert text.index("少锁") < text.index("缺灯") < text.index("漏油")


def test_months_make_a_series_and_branches_a_ranking(shelf: Shelf) -> None:
    held = [f for f in filled_forms(shelf, "xiangmuji") if f.form.tool == "kaohe"]
    (ranking,) = rankings_of(shelf, held)
    assert [(row.place, row.name[-3:]) for row in ranking.rows] == [(1, "二支部"), (2, "一支部")]
    (series,) = series_of(shelf, held)
    assert [bar.value for bar in series.bars] == ["75.0%", "90.0%"]


def test_every_link_of_the_registry_leads_somewhere(pages: Bodies) -> None:
    books = {f"{ROUND}.xlsx", f"{ROUND}--unit--jia-yi.xlsx", f"{ROUND}--unit--yi.xlsx"}
    for url, body in pages.items():
        if not url.startswith("registry/"):
            continue
        for path, fragment in body.targets:
            if path in books or path.startswith(("forms/", "contribute/")):
                continue
            assert path in pages, f"{url} links {path}"
            assert not fragment or fragment in pages[path].ids, f"{url} links {path}#{fragment}"


def test_a_collection_leads_to_its_rounds_and_forms(pages: Bodies) -> None:
    found = {path for path, _ in pages["collections/xiangmuji.html"].targets}
    assert {f"{ROUND}.html", "registry/xiangmuji--forms.html"} <= found


def test_what_tianjin_states_is_shown_and_nothing_is_divided(real: Bodies) -> None:
    body = real[REGISTRY]
    for printed in ("305个基层党支部", "213个支部项目", "113个突出贡献项目", "均为1至5分"):
        assert printed in body.text
    assert "原文未载" in body.text
    assert "53%" not in body.text
    assert "53.1" not in body.text
    assert ("registry/index.html", "stated-tianjin-zhuoyue") in real[
        "collections/tianjin-zhuoyue.html"
    ].targets


def test_collections_without_a_registry_are_named_and_fill_no_table(real: Bodies) -> None:
    body = real[REGISTRY]
    assert "另外 4 个项目集没有台账文件" in body.text
    assert len(body.with_class("cb-reg__holdings")) == 1
    linked = {path for path, _ in body.targets if path.startswith("collections/")}
    assert len(linked) == 5


def test_a_table_taken_off_the_printer_says_whose_it_is_and_of_which_year(pages: Bodies) -> None:
    title = "项目集（2025 年度）"
    tables = [url for url in pages if url.startswith(f"{ROUND}--")]
    assert len(tables) > 5
    for url in tables:
        assert title in pages[url].text, url


def test_the_colours_of_the_periods_are_told(pages: Bodies) -> None:
    assert len(pages[f"{ROUND}.html"].with_class("cb-reg__swatch")) == len(TONES)


def test_the_first_page_leads_to_what_can_be_taken_away(real: Bodies) -> None:
    assert {DOWNLOADS, REGISTRY} <= {path for path, _ in real["index.html"].targets}


def test_a_library_without_anything_has_both_pages_and_no_others() -> None:
    found = render(Library(Entries()))
    assert {url for url in found if url.startswith(("registry/", "example/"))} == {
        REGISTRY,
        EXAMPLE,
    }
    assert "没有生成示例" in found[EXAMPLE].text


def test_every_page_of_an_illustration_says_so_and_nothing_real_holds_it() -> None:
    real = library()
    made = render(real, example=round_library())
    without = render(real)
    shown = {url for url in made if url.startswith("example/")}
    assert len(shown) > 10
    for url in shown:
        banner = made[url].with_class("cb-banner")
        assert banner, url
        assert MARK in made[url].text, url
        assert MARK in made[url].page.description, url
        assert url == EXAMPLE or made[url].page.title.startswith("示例"), url
    for url, body in without.items():
        if url not in (REGISTRY, EXAMPLE):
            assert made[url].page == body.page, url
            assert not shown & {path for path, _ in body.targets} - {EXAMPLE}, url


def test_an_illustration_links_no_case_and_no_unit_as_if_real() -> None:
    made = render(library(), example=round_library())
    for url in (u for u in made if u.startswith("example/") and u != EXAMPLE):
        for path, _ in made[url].targets:
            assert not path.startswith(("cases/", "organisations/", "collections/")), url
