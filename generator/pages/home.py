"""The first page: from a problem to a method in two taps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight.facets import MEASURED
from generator.model import MethodKind, VocabularyKind
from generator.pages.cards import by_strength, case_cards, method_cards
from generator.pages.context import SiteContext
from generator.pages.links import (
    CASES,
    COLLECTIONS,
    DOWNLOADS,
    FIELDS,
    FINDER,
    GUIDE,
    HOME,
    MATRIX,
    REGISTRY,
    SEARCH,
    SOURCES,
    STATISTICS,
    TOOLBOX,
    Link,
    filtered_url,
    kind_url,
    term_url,
)
from generator.pages.page import Page
from generator.pages.terms import term_groups

CASES_SHOWN = 6
MECHANISMS_SHOWN = 6
"""On a phone each is a screen; the others are one tap away."""
SUGGESTIONS = 6


@dataclass(frozen=True)
class Count:
    """A number of the library and what it counts."""

    value: int
    label: str
    meaning: str
    url: str


@dataclass(frozen=True)
class Door:
    """A way to take part."""

    title: str
    text: str
    url: str
    outside: bool = False
    """Whether the address is a full one."""


def _counts(site: SiteContext) -> tuple[Count, ...]:
    totals = site.totals
    return (
        Count(totals.cases, "个案例", "每个案例讲一个项目的问题、指标、载体和成效", CASES),
        Count(
            totals.measured_cases,
            "个案例有数据",
            "原文印有至少一个成效数字",
            filtered_url("numbers", MEASURED.id),
        ),
        Count(
            totals.systems + totals.mechanisms,
            "种做法",
            f"{totals.systems} 个工作体系，{totals.mechanisms} 个典型机制",
            TOOLBOX,
        ),
        Count(totals.forms, "张空白表单", "在做法页面上查看、打印或下载", TOOLBOX),
        Count(totals.figures, "个数字", "每个都附原文写法和出处", SOURCES),
        Count(
            totals.companies,
            "家企业",
            f"内容出自 {totals.sources} 篇文章",
            kind_url(VocabularyKind.ORGANISATIONS),
        ),
    )


def _suggestions(site: SiteContext) -> tuple[Link, ...]:
    """Indicators that a case has moved: what readers may ask for by name."""
    kind = VocabularyKind.INDICATORS
    terms = site.library.terms(kind)
    held = [i for i in terms if site.library.cases_of_term(kind, i)]
    return tuple(Link(terms[i].label, term_url(kind, i)) for i in held[:SUGGESTIONS])


def _doors(site: SiteContext) -> tuple[Door, ...]:
    """Ways to take part."""
    report = site.report_url(HOME, site.name)
    return (
        Door(
            "把做过的项目写成案例",
            "一个案例一个文本文件，照着样例填四个要素；检查程序会说明哪里不对、怎样改。",
            f"{GUIDE}#entry",
        ),
        Door(
            "指出错误或补充数据",
            "数字不对、出处不清、做法已变，或者有了前后对比的数据，都可以告诉编者。",
            report or f"{GUIDE}#report",
            outside=bool(report),
        ),
        Door(
            "弄清字段和规则",
            "每个字段填什么、哪些必填、提交前检查哪些，都有说明和例子。",
            FIELDS,
        ),
    )


def home_pages(site: SiteContext) -> Iterator[Page]:
    """The first page."""
    library = site.library
    by_kind = {
        kind: method_cards(site, (i for i, m in library.listed_methods.items() if m.kind is kind))
        for kind in MethodKind
    }
    measured = (case for case in library.listed_briefs if case in site.measured)
    yield site.page(
        HOME,
        "home.html",
        "首页",
        "从一个问题出发，找到合用的机制、同类单位的案例、说得清的数字和可以直接填的空白表单。",
        staged=True,
        search=SEARCH,
        suggestions=_suggestions(site),
        problems=term_groups(site, VocabularyKind.SCENARIOS),
        mechanisms=by_kind[MethodKind.MECHANISM][:MECHANISMS_SHOWN],
        all_mechanisms=len(by_kind[MethodKind.MECHANISM]),
        finder=FINDER,
        downloads=DOWNLOADS,
        registry=REGISTRY,
        matrix=MATRIX,
        statistics=STATISTICS,
        systems=by_kind[MethodKind.SYSTEM],
        counts=_counts(site),
        case_cards=case_cards(site, by_strength(library, measured)[:CASES_SHOWN]),
        collections=COLLECTIONS,
        doors=_doors(site),
        edition=site.edition,
    )
