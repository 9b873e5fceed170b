"""What a source states of a registry that nobody handed over: figures, grades, scores, decisions.

Nothing is computed from it: two figures of one source need not count the same things.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.insight.registry import stated_round
from generator.model import Brief, VocabularyKind
from generator.pages.figures import FigureView, figure_views
from generator.pages.links import Link, case_url, collection_url, filtered_url, method_url
from generator.pages.registry.shelf import Shelf
from generator.pages.sources import SourceView, source_views

SYSTEM = "yi-zhibu-yi-xiangmu"
"""The method that a registry follows."""

LINES_SHOWN = 20
"""Cases of a collection that the page lists; the list of cases shows the others."""

FLOW = (
    (
        "五个一立项",
        "一项业务、一个问题、一个项目、一项机制、一项指标",
        "lixiang-dengji",
        "lixiang-fenji",
    ),
    ("A、B、C 分级", "专业部门按对中心工作的价值分级", "fenbu-mingxi", "lixiang-fenji"),
    (
        "三表一单",
        "分布明细、动态调整、晋级申报，加公开单",
        "dongtai-tiaozheng",
        "shuangyue-gongkai",
    ),
    ("双月公开", "每两个月公布一次进展和成效", "shuangyue-gongkai", "shuangyue-gongkai"),
    (
        "双向打分",
        "专业部门和党建部各打 1 至 5 分，都在 4 分以上才入选",
        "shuangxiang-dafen",
        "shuangxiang-dafen",
    ),
    ("项目集", "入选的按四项要素编印成册", "si-yaosu", ""),
    ("典型机制", "从多个项目提炼，写明适用场景和案例", "", ""),
)
"""What follows what: (name, in a few words, its form in SYSTEM, the method that is only this)."""


@dataclass(frozen=True)
class FlowStep:
    """One step from a project to a mechanism."""

    title: str
    note: str
    form: Link | None
    method: Link | None


@dataclass(frozen=True)
class StatedLine:
    """A case as a line of the registry; empty texts are what the source does not say."""

    link: Link
    organisation: str
    grade: str
    professional: str
    party: str
    decision: str
    printed: str
    source: str


@dataclass(frozen=True)
class StatedView:
    """A collection without a registry whose source states something of one."""

    id: str
    title: str
    url: str
    figures: tuple[FigureView, ...]
    lines: tuple[StatedLine, ...]
    rest: int
    """Cases that a source appraises and that no line shows."""
    more: str
    """Where the cases of the collection are listed, all of them."""
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class Counting:
    """A system with its forms that count themselves up."""

    method: Link
    forms: tuple[tuple[Link, str], ...]
    """(Form, how it is counted)."""


def flow_of(shelf: Shelf) -> tuple[FlowStep, ...]:
    """The steps with their links; none where the library lacks the method."""
    if shelf.method(SYSTEM) is None:
        return ()
    return tuple(
        FlowStep(
            title,
            note,
            shelf.tool(SYSTEM, form) if form else None,
            shelf.method(method) if method else None,
        )
        for title, note, form, method in FLOW
    )


def stated_views(shelf: Shelf, have_rounds: frozenset[str]) -> tuple[StatedView, ...]:
    """The collections that have no registry while a source states a grade, score or decision."""
    library = shelf.library
    found = []
    for id_, collection in library.collections.items():
        held = stated_round(library, id_)
        if id_ in have_rounds or not held:
            continue
        lines = tuple(_line(shelf, case) for case in held[:LINES_SHOWN])
        cited = (*(figure.source for figure in collection.figures), *(x.source for x in lines))
        found.append(
            StatedView(
                id=id_,
                title=collection.title,
                url=collection_url(id_),
                figures=figure_views(collection.figures),
                lines=lines,
                rest=len(held) - len(lines),
                more=filtered_url("collection", id_),
                sources=source_views(library, cited),
            )
        )
    return tuple(found)


def _line(shelf: Shelf, case: Brief) -> StatedLine:
    stated = case.appraisal
    return StatedLine(
        link=Link(case.title, case_url(case.id)),
        organisation=shelf.library.label(VocabularyKind.ORGANISATIONS, case.organisation),
        grade=stated.grade.label if stated and stated.grade else "",
        professional=_score(stated.professional_score if stated else None),
        party=_score(stated.party_score if stated else None),
        decision=stated.decision.label if stated and stated.decision else "",
        printed=(stated.printed or "") if stated else "",
        source=stated.source if stated else "",
    )


def _score(score: int | None) -> str:
    return "" if score is None else f"{score} 分"


def counting_systems(shelf: Shelf) -> tuple[Counting, ...]:
    """The systems, other than the one a registry follows, with the forms that have a tally."""
    found = []
    for id_, method in shelf.site.library.listed_methods.items():
        if id_ == SYSTEM or not shelf.is_system(id_):
            continue
        forms = tuple(
            (Link(tool.title, f"{method_url(id_)}#form-{tool.id}"), tool.tally.kind.label)
            for tool in method.tools
            if tool.tally
        )
        if forms:
            found.append(Counting(Link(method.title, method_url(id_)), forms))
    return tuple(found)
