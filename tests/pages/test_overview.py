"""The matrix, the statistics and what methods share, as their pages show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest

from generator.insight.facets import facets_of
from generator.insight.statistics import Tally, statistics_of
from generator.library import Library
from generator.model import Entries, VocabularyKind
from generator.pages import SiteContext
from generator.pages.bars import Bar
from generator.pages.charts import count_bars, share, share_bars
from generator.pages.links import CASES
from generator.pages.matrix import CellView, MatrixView, matrix_view
from generator.pages.relations import MANY, THICKEST, WIDTH, drawing, relations_view
from generator.pages.statistics import BARS_SHOWN, ChartView, charts_of
from tests.insight.made_up import COMPARED, three_methods, with_narrower
from tests.pages.conftest import TEMPLATES, Bodies
from tests.pages.reading import Body
from tests.small import case, library

Render = Callable[..., dict[str, Body]]


def site_of(found: Library) -> SiteContext:
    return SiteContext(found, TEMPLATES, "2026-11-21")


def matrices(found: Library) -> Iterator[MatrixView]:
    for kind in (VocabularyKind.SCENARIOS, VocabularyKind.BUSINESS_LINES):
        yield matrix_view(site_of(found), kind, "problems", "做法与问题", "个问题")


def cells(view: MatrixView) -> Iterator[CellView]:
    yield from (*view.totals, view.whole)
    for group in view.groups:
        for row in group.rows:
            yield from (*row.cells, row.total)


def listed_at(found: Library, url: str) -> int:
    """How many cases the list shows at this address."""
    address = urlsplit(url)
    assert address.path == CASES
    facets = {facet.name: facet for facet in facets_of(found)}
    passing = set(range(len(found.listed_cases)))
    for name, value in parse_qsl(address.query, strict_parsing=bool(address.query)):
        place = [v.id for v in facets[name].values].index(value)
        passing &= {i for i, places in enumerate(facets[name].column) if place in places}
    return len(passing)


def test_a_number_in_the_matrix_leads_to_that_many_cases(real_library: Library) -> None:
    for view in matrices(real_library):
        for cell in cells(view):
            assert listed_at(real_library, cell.url) == cell.count, cell.url


def test_the_phone_reads_the_same_cells_as_the_desk(real_library: Library) -> None:
    for view in matrices(real_library):
        for group in view.groups:
            for row in group.rows:
                labels = [column.text for column in view.columns]
                shown = {labels[i]: c for i, c in enumerate(row.cells) if c.count}
                assert {line.label: line.cell for line in row.lines} == shown
                gaps = [labels[i] for i, c in enumerate(row.cells) if c.gap]
                assert list(row.gaps) == gaps


def test_the_table_names_its_rows_and_columns(real: Bodies, real_library: Library) -> None:
    body = real["matrix.html"]
    scopes = [attrs.get("scope") for tag, attrs in body.tags if tag == "th"]
    assert None not in scopes
    methods = len(real_library.listed_methods)
    assert scopes.count("row") == 2 * (methods + 1)
    words = sum(
        len(real_library.terms(kind))
        for kind in (VocabularyKind.SCENARIOS, VocabularyKind.BUSINESS_LINES)
    )
    assert scopes.count("col") == words + 2 * 2
    assert body.count("caption") == 2


def test_a_gap_invites_to_write_a_case(rendered: Render) -> None:
    body = rendered(with_narrower(library({}, three_methods())))["matrix.html"]
    gaps = body.with_class("cb-cell--gap")
    # Each of the three fits two problems, a broader one included; the system also names a line.
    assert len(gaps) == 3 * 2 + 1
    assert "6 处适用但缺案例" in body.text
    assert "1 处适用但缺案例" in body.text
    links = [attrs.get("href") for tag, attrs in body.tags if tag == "a"]
    assert links.count("contribute/index.html#entry") >= len(gaps)


def test_what_only_praise_shows_is_called_qualitative(rendered: Render) -> None:
    body = rendered(library({"a": case()}))["matrix.html"]
    (cell,) = {attrs["class"] for attrs in body.with_class("cb-cell--claimed")}
    assert cell == "cb-cell cb-cell--claimed"
    assert not body.with_class("cb-cell--measured")
    assert "定性" in body.text


def test_an_empty_library_says_so(empty: Bodies) -> None:
    assert "还没有可以对照" in empty["matrix.html"].text
    assert "还没有案例可以统计" in empty["statistics.html"].text
    assert empty["statistics.html"].count("table") == 0


def numbers_with_links(chart: ChartView) -> Iterator[tuple[str, str]]:
    for line in chart.lines:
        for number in line.numbers:
            if number.url:
                yield number.value, number.url


def test_a_number_in_the_statistics_leads_to_that_many_cases(real_library: Library) -> None:
    followed = 0
    for chart in charts_of(statistics_of(real_library)):
        for value, url in numbers_with_links(chart):
            assert listed_at(real_library, url) == int(value.split(" ")[0]), (chart.id, url)
            followed += 1
        for bar in chart.bars:
            if bar.url and "/" not in bar.value:
                assert listed_at(real_library, bar.url) == int(bar.value.split(" ")[0])
    assert followed > 50


def test_every_chart_has_a_sentence_and_its_table(real: Bodies, real_library: Library) -> None:
    charts = charts_of(statistics_of(real_library))
    body = real["statistics.html"]
    assert body.count("table") == len(charts) == len(body.with_class("cb-chart"))
    for chart in charts:
        assert chart.says.endswith("。")
        assert chart.says in body.text
        assert {bar.label for bar in chart.bars} <= {line.label.text for line in chart.lines} or (
            chart.id == "measured"
        )
    assert {chart.id for chart in charts} >= {"years", "companies", "lines", "vehicles", "grades"}


def test_a_large_library_draws_the_first_rows_and_lists_all() -> None:
    cases = {f"c{n}": case(period={"start": str(1990 + n)}) for n in range(20)}
    charts = {chart.id: chart for chart in charts_of(statistics_of(library(cases)))}
    years = charts["years"]
    assert len(years.bars) == BARS_SHOWN
    assert years.bars[0].label == "2009 年"
    assert years.rest == "其余 5 年见数据表。"
    assert len(years.lines) == 20


def test_the_sentence_says_who_has_most() -> None:
    cases = {"a": case(), "b": case(organisation="yi"), "c": case(organisation="jia")}
    charts = {chart.id: chart for chart in charts_of(statistics_of(library(cases)))}
    assert charts["companies"].says == "案例来自 2 家企业，案例最多的是甲公司，2 个。"
    assert charts["grades"].says == "3 个案例的原文都没有写明立项分级。"
    assert charts["lines"].says == "还没有案例注明业务领域。"


def ends(bar: Bar) -> float:
    last = bar.pieces[-1]
    return float(last.start.rstrip("%")) + float(last.width.rstrip("%"))


def test_bars_are_as_long_as_their_numbers() -> None:
    rows = [(Tally("a", "甲", 8, 4, 1), "x"), (Tally("b", "乙", 2, 0, 0), "")]
    first, second = count_bars(rows)
    assert [(p.kind, p.start, p.width) for p in first.pieces] == [
        ("compared", "0%", "12.5%"),
        ("measured", "12.5%", "37.5%"),
        ("qualitative", "50%", "50%"),
    ]
    assert (ends(first), ends(second)) == (100, 25)
    assert (first.value, second.value) == ("8 个，4 个有数据", "2 个")
    assert [ends(bar) for bar in share_bars(rows)] == [100, 100]
    (empty,) = count_bars([(Tally("", "", 0, 0, 0), "")])
    assert empty.pieces == ()


def test_few_cases_are_not_turned_into_per_cent() -> None:
    assert share(1, 2) == "1 / 2"
    assert share(3, 10) == "3 / 10（30%）"


def together(count: int) -> dict[str, object]:
    methods = ("baobao-fa", "qingdan-fa", "tixi")[:count]
    return {"actions": [{"text": "做。", "method": one} for one in methods]}


def test_a_method_shows_what_else_its_cases_used(rendered: Render) -> None:
    cases = {"a": case(title="甲地做法", **together(3)), "b": case(**together(2)), "c": case()}
    body = rendered(library(cases, three_methods()))["methods/baobao-fa.html"]
    assert "用到它的 3 个案例中，2 个还用到别的做法" in body.text
    assert "甲地做法" in body.text
    assert "shared" in body.ids
    assert "#shared" in [attrs.get("href") for tag, attrs in body.tags if tag == "a"]


def test_a_method_alone_says_nothing_about_others(rendered: Render) -> None:
    body = rendered(library({"a": case(**COMPARED)}, three_methods()))["methods/baobao-fa.html"]
    assert "shared" not in body.ids
    assert "#shared" not in [attrs.get("href") for tag, attrs in body.tags if tag == "a"]


def test_the_drawing_says_what_the_list_says(real_library: Library) -> None:
    drawn = 0
    for method in real_library.listed_methods:
        view = relations_view(site_of(real_library), method)
        if view:
            drawn += 1
            named = [("".join(t.text for t in b.label), b.count) for b in view.drawing.branches]
            assert named == [(one.link.text, one.count) for one in view.shown]
            assert view.together <= view.cases
    assert drawn > 10


def test_large_counts_push_the_names_aside() -> None:
    few, many = (drawing("甲", [("乙" * 12, count)]) for count in (9, 12345))
    assert many.label_x >= many.fork + many.count_width > few.fork + few.count_width
    (branch,) = many.branches
    assert all(many.label_x + 12 * len(line.text) <= WIDTH + 2 for line in branch.label)


@pytest.mark.parametrize("count", [1, 3, 6])
def test_a_drawing_stays_within_its_frame(count: int) -> None:
    long = "一种名字特别长而且带有“引号”的做法，长得一行写不下"
    made = drawing(long, [(long, n + 1) for n in range(count)])
    texts = [line for branch in made.branches for line in branch.label]
    assert all(0 < line.y < made.height for line in (*texts, *made.root_label))
    assert all(made.label_x + 12 * len(line.text) <= WIDTH + 2 for line in texts)
    assert made.root_y >= 0
    assert made.root_y + made.root_height <= made.height
    thickest = max(float(branch.thickness) for branch in made.branches)
    assert (thickest == THICKEST) == (count >= MANY)
    assert not [line for line in texts if re.match("[”，]", line.text) or line.text.endswith("“")]


def test_nothing_to_draw_for_an_empty_library() -> None:
    assert charts_of(statistics_of(Library(Entries()))) == ()


def test_two_that_hold_equally_many_are_both_named() -> None:
    cases = {"a": case(), "b": case(organisation="yi")}
    charts = {chart.id: chart for chart in charts_of(statistics_of(library(cases)))}
    assert charts["companies"].says.endswith("，各 1 个。")
