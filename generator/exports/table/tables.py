"""Which tables a selection makes, with typed cells: rows of data, nothing about any file format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from generator.exports.about import About
from generator.exports.selection import Selection
from generator.exports.telling import Told, told_cases, told_methods
from generator.library import Library, case_terms
from generator.model import Figure, Indicator, VocabularyKind
from generator.pages.elements import UNSTATED, Shelf
from generator.pages.spans import moment

Cell: TypeAlias = str | Decimal | int | date | None


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    title: str
    width: int
    """Characters of Latin text."""


@dataclass(frozen=True)
class Table:
    """Rows of one kind of thing."""

    name: str
    """As it is asked for: cases, indicators, figures, methods, sources."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


TABLES: Mapping[str, str] = {
    "cases": "案例",
    "indicators": "指标",
    "figures": "数据",
    "methods": "方法",
    "sources": "来源",
}
"""The tables in their order, with their names on screen."""

_CASES = (
    Column("编号", 24),
    Column("标题", 32),
    Column("企业", 20),
    Column("单位", 20),
    Column("党支部", 18),
    Column("项目集", 24),
    Column("开始", 11),
    Column("结束", 11),
    Column("适用场景", 20),
    Column("业务领域", 16),
    Column("载体类型", 18),
    Column("所用方法", 24),
    Column("摘要", 44),
    Column("问题", 44),
    Column("指标", 36),
    Column("载体", 44),
    Column("做法", 52),
    Column("分工", 36),
    Column("成效", 44),
    Column("规模与投入", 30),
    Column("不足", 30),
    Column("推广条件", 36),
    Column("立项分级", 9),
    Column("专业部门评分", 9),
    Column("党建部门评分", 9),
    Column("评定", 11),
    Column("证据等级", 20),
    Column("数字个数", 9),
    Column("来源", 40),
    Column("状态", 9),
    Column("页面", 36),
)
_VALUES = ("基线", "目标", "结果", "变化")
_INDICATORS = (
    Column("案例编号", 24),
    Column("案例", 32),
    Column("指标", 22),
    Column("方向", 11),
    *(column for name in _VALUES for column in (Column(name, 10), Column(f"{name}的单位", 9))),
    Column("时间", 12),
)
_FIGURES = (
    Column("条目编号", 24),
    Column("条目", 32),
    Column("类别", 11),
    Column("单位", 24),
    Column("名称", 26),
    Column("限定", 9),
    Column("数值", 12),
    Column("计量单位", 10),
    Column("原文写法", 34),
    Column("出处", 44),
)
_METHODS = (
    Column("编号", 20),
    Column("名称", 24),
    Column("类别", 11),
    Column("单位", 22),
    Column("时间", 14),
    Column("摘要", 44),
    Column("适用场景", 24),
    Column("何时用", 36),
    Column("何时不用", 36),
    Column("适合哪一步", 18),
    Column("需要什么", 18),
    Column("步骤", 60),
    Column("分工", 40),
    Column("表单", 26),
    Column("可带动的指标", 24),
    Column("注意事项", 40),
    Column("不足", 30),
    Column("证据等级", 20),
    Column("案例个数", 9),
    Column("来源", 40),
    Column("页面", 30),
)
_SOURCES = (
    Column("编号", 14),
    Column("题名", 36),
    Column("所述单位", 20),
    Column("刊发者", 20),
    Column("日期", 12),
    Column("日期说明", 30),
    Column("来源质量", 14),
    Column("文本缺陷", 40),
    Column("链接", 30),
    Column("案例个数", 9),
)


def tables_of(library: Library, selection: Selection, about: About) -> tuple[Table, ...]:
    """Every table of a selection, in the order of TABLES.

    A number or a date that no source states is an empty cell; a text says 原文未载.
    """
    shelf = Shelf.of(library)
    cases = told_cases(library, selection.cases)
    methods = told_methods(library, selection.methods, about.year)
    rows: Mapping[str, tuple[tuple[Column, ...], list[tuple[Cell, ...]]]] = {
        "cases": (_CASES, [_case_row(shelf, told, about) for told in cases]),
        "indicators": (
            _INDICATORS,
            [
                _indicator_row(told, indicator)
                for told in cases
                for indicator in library.cases[told.id].indicators
            ],
        ),
        "figures": (_FIGURES, [row for told in (*cases, *methods) for row in _figure_rows(told)]),
        "methods": (_METHODS, [_method_row(library, told, about) for told in methods]),
        "sources": (_SOURCES, _source_rows(library, cases, methods)),
    }
    return tuple(
        Table(name, title, rows[name][0], tuple(rows[name][1])) for name, title in TABLES.items()
    )


def day(text: str | None) -> Cell:
    """A whole day as a date; less than that in words; None where nothing is stated."""
    if text and len(text) == len("2026-11-21"):
        return date.fromisoformat(text)
    return moment(text) or None


def _lines(told: Told, name: str) -> str:
    """An element on the lines of one cell; what to say where it is missing."""
    element = told.element(name)
    return "\n".join(element["lines"]) or element["none"] if element else UNSTATED


def _words(told: Told, name: str) -> str:
    return _lines(told, name).replace("\n", "、")


def _page(told: Told, about: About) -> str:
    return f"{about.site_url}{told.address}"


def _case_row(shelf: Shelf, told: Told, about: About) -> tuple[Cell, ...]:
    library = shelf.library
    case = library.cases[told.id]
    company = library.root_organisation(case.organisation)
    home = library.entries.collection_of.get(told.id, "")
    collection = library.collections.get(home)
    appraisal = case.appraisal
    kinds = shelf.terms(VocabularyKind.VEHICLES, case_terms(case, VocabularyKind.VEHICLES))
    return (
        told.id,
        told.title,
        library.label(VocabularyKind.ORGANISATIONS, company),
        library.label(VocabularyKind.ORGANISATIONS, case.organisation),
        told.branch or UNSTATED,
        collection.title if collection else home,
        day(case.period.start) if case.period else None,
        day(case.period.end) if case.period else None,
        _words(told, "scenarios"),
        _words(told, "business-lines"),
        "、".join(kinds),
        _words(told, "methods"),
        told.summary,
        *(_lines(told, name) for name in ("problem", "indicators", "vehicle", "actions", "roles")),
        *(_lines(told, name) for name in ("results", "scale", "limits", "conditions")),
        appraisal.grade.label if appraisal and appraisal.grade else UNSTATED,
        appraisal.professional_score if appraisal else None,
        appraisal.party_score if appraisal else None,
        appraisal.decision.label if appraisal and appraisal.decision else UNSTATED,
        told.evidence,
        len(told.figures),
        "\n".join(told.sources),
        case.status.label,
        _page(told, about),
    )


def _indicator_row(told: Told, indicator: Indicator) -> tuple[Cell, ...]:
    values = (indicator.baseline, indicator.target, indicator.result, indicator.change)
    return (
        told.id,
        told.title,
        indicator.name,
        indicator.better.label if indicator.better else UNSTATED,
        *(cell for value in values for cell in _amount(value)),
        moment(indicator.period) or UNSTATED,
    )


def _amount(figure: Figure | None) -> tuple[Cell, Cell]:
    return (figure.value, figure.unit) if figure else (None, None)


def _figure_rows(told: Told) -> list[tuple[Cell, ...]]:
    entry = (told.id, told.title, told.sort, told.organisation or UNSTATED)
    return [
        (*entry, f.name, f.qualifier, f.value, f.unit, f.printed, f.source) for f in told.figures
    ]


def _method_row(library: Library, told: Told, about: About) -> tuple[Cell, ...]:
    texts = ("scenarios", "fits", "not-for", "stages", "needs", "steps", "roles", "tools")
    return (
        told.id,
        told.title,
        told.sort,
        told.organisation or UNSTATED,
        told.period or UNSTATED,
        told.summary,
        *(_lines(told, name) for name in (*texts, "indicators", "cautions", "limits")),
        told.evidence,
        len(library.cases_of_method(told.id)),
        "\n".join(told.sources),
        _page(told, about),
    )


def _source_rows(
    library: Library, cases: Sequence[Told], methods: Sequence[Told]
) -> list[tuple[Cell, ...]]:
    """The sources that the entries cite, in the library's order."""
    entries = [library.cases[told.id] for told in cases]
    cited = {source for case in entries for source in case.sources}
    cited |= {source for told in methods for source in library.methods[told.id].sources}
    return [
        (
            id_,
            source.title,
            library.label(VocabularyKind.ORGANISATIONS, source.about),
            source.publisher or "未注明",
            day(source.date),
            source.date_note,
            source.quality.label,
            "\n".join(source.caveats),
            source.link,
            sum(id_ in case.sources for case in entries),
        )
        for id_, source in library.sources.items()
        if id_ in cited
    ]
