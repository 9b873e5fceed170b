"""The library in numbers: charts, each with its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.insight.facets import COMPARED, FACET_OF_KIND, MEASURED, QUALITATIVE
from generator.insight.statistics import Breakdown, Statistics, Tally, statistics_of
from generator.model import VocabularyKind
from generator.pages.bars import Bar
from generator.pages.charts import LEGEND, PERCENT_FROM, count_bars, share, share_bars
from generator.pages.context import SiteContext
from generator.pages.links import CASES, STATISTICS, Link, filtered_url, term_url
from generator.pages.page import Page

BARS_SHOWN = 15
"""Rows that a chart draws; its table holds them all."""


@dataclass(frozen=True)
class Subject:
    """A vocabulary as a sentence names it."""

    kind: VocabularyKind
    measure: str
    """The measure word between a number and the name."""
    name: str

    @property
    def unit(self) -> str:
        """What follows a number."""
        return self.measure + self.name


COMPANIES = Subject(VocabularyKind.ORGANISATIONS, "家", "企业")
PROBLEMS = Subject(VocabularyKind.SCENARIOS, "个", "问题")
LINES = Subject(VocabularyKind.BUSINESS_LINES, "个", "业务领域")
VEHICLES = Subject(VocabularyKind.VEHICLES, "种", "载体")

Address = Callable[[str], str]
"""The id of a row → an address; empty where there is none."""


@dataclass(frozen=True)
class NumberView:
    """A number and the cases that it counts."""

    value: str
    url: str


@dataclass(frozen=True)
class LineView:
    """A row of a table."""

    label: Link
    numbers: tuple[NumberView, ...]


@dataclass(frozen=True)
class ChartView:
    """A chart, the sentence that says what it shows, and its table."""

    id: str
    title: str
    says: str
    note: str
    bars: tuple[Bar, ...]
    rest: str
    """What the chart leaves to the table; empty where it draws everything."""
    column: str
    """What a row of the table is."""
    headings: tuple[str, ...]
    lines: tuple[LineView, ...]


def _nowhere(_: str) -> str:
    return ""


def _filter(facet: str) -> Address:
    return lambda value: filtered_url(facet, value) if value else ""


def _narrowed(url: str, numbers: str) -> str:
    return f"{url}&numbers={numbers}" if "?" in url else url


def _numbers(row: Tally, url: str) -> tuple[NumberView, ...]:
    narrower = (
        (row.measured, MEASURED.id),
        (row.compared, COMPARED.id),
        (row.qualitative, QUALITATIVE.id),
    )
    return (
        NumberView(str(row.cases), url),
        *(NumberView(str(n), _narrowed(url, name) if n else "") for n, name in narrower),
    )


COUNT_HEADINGS = ("案例", MEASURED.label, COMPARED.label, QUALITATIVE.label)
SHARE_HEADINGS = ("案例", "其中有数据", COMPARED.label)


def _rest(rows: tuple[Tally, ...], unit: str) -> str:
    more = len(rows) - BARS_SHOWN
    return f"其余 {more} {unit}见数据表。" if more > 0 else ""


def _counted(
    chart: tuple[str, str],
    column: tuple[str, str],
    found: Breakdown,
    says: str,
    note: str,
    *,
    cases: Address,
    page: Address = _nowhere,
    unstated: str = "",
) -> ChartView:
    """A chart of counts; `unstated` names the row of cases whose source does not say."""
    rows = found.rows
    drawn = rows[:BARS_SHOWN]
    if unstated and found.unstated.cases:
        extra = (replace(found.unstated, label=unstated),)
        rows, drawn = rows + extra, drawn + extra
    return ChartView(
        *chart,
        says,
        note,
        count_bars((row, cases(row.id)) for row in drawn),
        _rest(found.rows, column[1]),
        column[0],
        COUNT_HEADINGS,
        tuple(
            LineView(Link(row.label, page(row.id)), _numbers(row, cases(row.id))) for row in rows
        ),
    )


def _largest(found: Breakdown) -> str:
    """Which row holds most cases; several where they hold equally many."""
    most = found.rows[0].cases
    first = [row.label for row in found.rows if row.cases == most]
    each = "各 " if len(first) > 1 else ""
    return f"案例最多的是{'、'.join(first[:3])}{'等' if len(first) > 3 else ''}，{each}{most} 个"


def _words_say(found: Breakdown, subject: Subject) -> str:
    if not found.rows:
        return f"还没有案例注明{subject.name}。"
    missing = f"；另有 {len(found.without)} {subject.unit}还没有案例" if found.without else ""
    unsaid = f"；{found.unstated.cases} 个案例没有注明" if found.unstated.cases else ""
    return f"{len(found.rows)} {subject.unit}有案例，{_largest(found)}{missing}{unsaid}。"


def _years(found: Breakdown, total: int) -> ChartView:
    said = total - found.unstated.cases
    says = f"{total} 个案例的原文都没有写明时间"
    if found.rows:
        first, last = found.rows[0].id, found.rows[-1].id
        when = f"从 {first} 年到 {last} 年" if first != last else f"都在 {first} 年"
        says = f"{total} 个案例中 {said} 个写明了时间，{when}"
    latest = replace(found, rows=tuple(reversed(found.rows)))
    return _counted(
        ("years", "年份"),
        ("年份", "年"),
        latest,
        f"{says}。",
        "写明起止的案例，在其间每一年各算一次；只写明开始或结束的，只算那一年。",
        cases=_filter("year"),
        unstated="未注明",
    )


def _companies(found: Breakdown) -> ChartView:
    return _counted(
        ("companies", "企业"),
        (COMPANIES.name, COMPANIES.unit),
        found,
        f"案例来自 {len(found.rows)} {COMPANIES.unit}，{_largest(found)}。",
        "下属单位的案例归到所属企业，每个案例只算一次。",
        cases=_filter(FACET_OF_KIND[COMPANIES.kind]),
        page=lambda i: term_url(COMPANIES.kind, i),
    )


def _words(anchor: str, subject: Subject, found: Breakdown) -> ChartView:
    return _counted(
        (anchor, subject.name),
        (subject.name, subject.unit),
        found,
        _words_say(found, subject),
        f"一个案例可以有几{subject.unit}，在每{subject.measure}里各算一次，"
        "所以各行相加会大于案例总数。",
        cases=_filter(FACET_OF_KIND[subject.kind]),
        page=lambda i: term_url(subject.kind, i) if i else "",
        unstated="未注明",
    )


def _grades(found: Breakdown, total: int) -> ChartView:
    said = total - found.unstated.cases
    parts = "、".join(f"{row.label} {row.cases} 个" for row in found.rows)
    return _counted(
        ("grades", "立项分级"),
        ("分级", "级"),
        found,
        f"{total} 个案例中 {said} 个写明了立项分级：{parts}。"
        if said
        else f"{total} 个案例的原文都没有写明立项分级。",
        "分级由立项的单位评定；原文没有写的记作“原文未载”，不由编者补评。",
        cases=_filter("grade"),
        unstated="原文未载",
    )


def _shares(anchor: str, subject: Subject, found: Breakdown) -> ChartView:
    """How many of the cases of each word print a number."""
    rows = sorted(found.rows, key=lambda row: (-row.measured / row.cases, -row.cases))
    cases = _filter(FACET_OF_KIND[subject.kind])
    shown = sum(bool(row.measured) for row in rows)

    def numbers(row: Tally) -> tuple[NumberView, ...]:
        whole, measured, compared, _ = _numbers(row, cases(row.id))
        part = share(row.measured, row.cases)
        return whole, NumberView(part, measured.url), compared

    return ChartView(
        anchor,
        f"各{subject.name}的数据比例",
        f"{len(rows)} {subject.unit}有案例，其中 {shown} {subject.measure}有带数据的案例。",
        f"右边的数：有数据的案例 / 全部案例；不足 {PERCENT_FROM} 个案例的不折算百分比。",
        share_bars((row, cases(row.id)) for row in rows[:BARS_SHOWN]),
        _rest(tuple(rows), subject.unit),
        subject.name,
        SHARE_HEADINGS,
        tuple(
            LineView(Link(row.label, term_url(subject.kind, row.id)), numbers(row)) for row in rows
        ),
    )


def _whole(found: Tally) -> ChartView:
    """All cases in one bar."""
    return ChartView(
        "measured",
        "有数据的案例",
        f"{found.cases} 个案例中 {found.measured} 个有数据，其中 {found.compared} 个有变化幅度；"
        f"{found.qualitative} 个只有定性成效。",
        "“有数据”指原文印有至少一个成效数字；“有变化幅度”指印有增减多少，或前后两个数。",
        share_bars([(replace(found, label="全部案例"), CASES)]),
        "",
        "成效怎样写",
        ("案例",),
        tuple(
            LineView(Link(label, ""), (NumberView(str(n), filtered_url("numbers", name)),))
            for label, n, name in (
                (MEASURED.label, found.measured, MEASURED.id),
                (f"其中{COMPARED.label}", found.compared, COMPARED.id),
                (QUALITATIVE.label, found.qualitative, QUALITATIVE.id),
            )
        ),
    )


def charts_of(found: Statistics) -> tuple[ChartView, ...]:
    """Every chart of the page, in its order; none for a library without cases."""
    total = found.whole.cases
    if not total:
        return ()
    return (
        _whole(found.whole),
        _years(found.years, total),
        _companies(found.companies),
        _words("lines", LINES, found.business_lines),
        _words("vehicles", VEHICLES, found.vehicles),
        _grades(found.grades, total),
        _shares("by-problem", PROBLEMS, found.scenarios),
        _shares("by-line", LINES, found.business_lines),
    )


def statistics_pages(site: SiteContext) -> Iterator[Page]:
    """The page of statistics."""
    charts = charts_of(statistics_of(site.library))
    yield site.page(
        STATISTICS,
        "statistics.html",
        "统计",
        "案例按年份、企业、业务领域、载体和立项分级统计，各有多少带数据。",
        staged=True,
        charts=charts,
        sections=tuple(Link(chart.title, f"#{chart.id}") for chart in charts),
        legend=LEGEND,
        edition=site.edition,
    )
