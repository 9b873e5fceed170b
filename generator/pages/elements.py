"""An entry as a list of elements with lines of plain text, in the words of the entry's page.

So two entries can be laid side by side and printed. What is missing stays an empty element, and the
element says what to call that: a source is silent, or the editors have not said it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from generator.insight import Evidence
from generator.library import Library
from generator.model import (
    Appraisal,
    Case,
    Figure,
    Indicator,
    Method,
    Needs,
    Role,
    Source,
    VocabularyKind,
    movement,
    named_phrase,
    phrase,
)
from generator.pages.plain import plain
from generator.pages.spans import moment

UNSTATED = "原文未载"
"""What a source does not say; an element that the editors fill has a word of its own."""


class Element(TypedDict):
    """One row of a comparison."""

    name: str
    label: str
    none: str
    """What stands there where `lines` is empty."""
    lines: list[str]


Figures = list[list[str]]
"""Each the figure in words, the phrase as printed and the source's line."""


def _element(name: str, label: str, lines: Iterable[str], none: str = UNSTATED) -> Element:
    return {"name": name, "label": label, "none": none, "lines": list(lines)}


def _source_line(source: Source) -> str:
    """A source as a document cites it."""
    publisher, date = source.publisher or "刊发者未注明", moment(source.date) or "日期未注明"
    return f"《{source.title}》，{publisher}，{date}"


def indicator_line(indicator: Indicator) -> str:
    """An indicator with everything printed about it; says so where no value is printed."""
    moved = movement(indicator)
    known = [("目标", indicator.target)]
    if indicator.change:
        known += [("基线", indicator.baseline), ("结果", indicator.result)]
    elif not indicator.result:
        known.append(("基线", indicator.baseline))
    further = "，".join(f"{name} {phrase(figure)}" for name, figure in known if figure)
    line = f"{indicator.name} {moved}" if moved else f"{indicator.name}（数值原文未载）"
    return f"{line}（{further}）" if further else line


def _moved(indicator: Indicator) -> list[Figure]:
    """The figures that its movement is told by, the last one the decisive one."""
    told = (indicator.change,) if indicator.change else (indicator.baseline, indicator.result)
    return [figure for figure in told if figure]


def _role_lines(roles: Iterable[Role]) -> list[str]:
    return [f"{role.who}：{plain(role.does)}" for role in roles]


def _appraisal_lines(appraisal: Appraisal | None) -> list[str]:
    if not appraisal:
        return []
    stated = (
        ("立项分级", appraisal.grade and appraisal.grade.label),
        ("专业部门评分", appraisal.professional_score),
        ("党建部门评分", appraisal.party_score),
        ("评定", appraisal.decision and appraisal.decision.label),
    )
    return [f"{name}：{value}" for name, value in stated if value]


def _result_lines(case: Case) -> list[str]:
    results = case.results
    if not results:
        return []
    return [
        plain(results.summary),
        *(named_phrase(figure) for figure in results.figures),
        *(f"定性：{plain(claim.text)}" for claim in results.claims),
        *(f"荣誉与认可：{plain(item.text)}" for item in results.recognition),
    ]


def level(evidence: Evidence) -> str:
    """The level in words with its sum: `初步证据，4/10 分`."""
    return f"{evidence.level.label}，{evidence.points}/{evidence.most} 分"


def _evidence_element(evidence: Evidence) -> Element:
    """The level and how it came about."""
    parts = (f"{part.name}：{part.found}" for part in evidence.parts)
    return _element("evidence", "证据等级", (level(evidence), *parts))


def _needs_lines(needs: Needs | None) -> list[str]:
    if not needs:
        return []
    people = [f"至少 {needs.members} 名党员"] if needs.members else []
    return [*people, *(resource.label for resource in needs.resources)]


@dataclass(frozen=True)
class Shelf:
    """The words that many entries share; unknown ids are left out of every list."""

    library: Library
    sources: Mapping[str, str]

    @classmethod
    def of(cls, library: Library) -> Shelf:
        """The shelf of a library, with every source's line put together once."""
        return cls(library, {i: _source_line(s) for i, s in library.sources.items()})

    def terms(self, kind: VocabularyKind, terms: Iterable[str]) -> list[str]:
        """Labels of terms."""
        known = self.library.terms(kind)
        return [known[term].label for term in terms if term in known]

    def methods(self, methods: Iterable[str | None]) -> list[str]:
        """Titles of methods, each once."""
        known = self.library.listed_methods
        return [known[i].title for i in dict.fromkeys(methods) if i and i in known]

    def cited(self, sources: Iterable[str]) -> list[str]:
        """Sources as a document cites them, each once."""
        return [self.sources[i] for i in dict.fromkeys(sources) if i in self.sources]

    def organisation(self, organisation: str) -> str:
        """The unit, after the company that it belongs to."""
        kind = VocabularyKind.ORGANISATIONS
        places = (self.library.root_organisation(organisation), organisation)
        return " · ".join(self.library.label(kind, place) for place in dict.fromkeys(places))

    def figures(self, case: Case) -> Figures:
        """The numbers that a report can quote, those of the indicators first, each once."""
        results = case.results.figures if case.results else ()
        told: list[tuple[str, Sequence[Figure]]] = [
            *((f"{i.name} {movement(i)}", _moved(i)) for i in case.indicators if i.measured),
            *((named_phrase(figure), (figure,)) for figure in results),
        ]
        lines: dict[tuple[object, str], list[str]] = {}
        for text, figures in told:
            last = figures[-1]
            printed = "”“".join(dict.fromkeys(figure.printed for figure in figures))
            line = [text, printed, self.sources.get(last.source, "")]
            lines.setdefault((last.value, last.printed), line)
        return list(lines.values())


def case_elements(shelf: Shelf, case: Case, evidence: Evidence) -> list[Element]:
    """The four elements, then what surrounds them, in the order of the case's page."""
    problem, vehicle = case.problem, case.vehicle
    causes = [f"成因：{cause}" for cause in problem.causes] if problem else []
    named = [f"名称：{vehicle.name}"] if vehicle.name else []
    kinds = shelf.terms(VocabularyKind.VEHICLES, vehicle.kinds)
    lines = VocabularyKind.BUSINESS_LINES
    return [
        _element("problem", "问题", [plain(problem.statement), *causes] if problem else ()),
        _element("indicators", "指标", map(indicator_line, case.indicators)),
        _element("vehicle", "载体", [*kinds, *named, plain(vehicle.how)]),
        _element("actions", "做法", (plain(action.text) for action in case.actions)),
        _element("roles", "分工", _role_lines(vehicle.roles)),
        _element("results", "成效", _result_lines(case)),
        _element("scale", "规模与投入", map(named_phrase, case.scale)),
        _element("appraisal", "评审", _appraisal_lines(case.appraisal)),
        _element("limits", "不足", (plain(limit.text) for limit in case.limits)),
        _element("conditions", "推广条件", case.conditions, "编者未整理"),
        _element("scenarios", "适用场景", shelf.terms(VocabularyKind.SCENARIOS, case.scenarios)),
        _element("business-lines", "业务领域", shelf.terms(lines, case.business_lines), "未归类"),
        _element("methods", "所用方法", shelf.methods(a.method for a in case.actions), "未标明"),
        _evidence_element(evidence),
        _element("sources", "来源", shelf.cited(case.sources)),
    ]


def _step_lines(method: Method) -> list[str]:
    lines = []
    for place, step in enumerate(method.steps, start=1):
        named = (("谁来做", step.who), ("何时", step.when), ("产出", step.output))
        facts = "；".join(f"{name}：{text}" for name, text in named if text)
        lines.append(f"{place}. {step.title}：{plain(step.what)}{f'（{facts}）' if facts else ''}")
    return lines


def method_elements(shelf: Shelf, method: Method, evidence: Evidence) -> list[Element]:
    """When to use it, how, with what, and what is known of it, in the order of its page."""
    unlisted = "未列出"
    return [
        _element("scenarios", "适用场景", shelf.terms(VocabularyKind.SCENARIOS, method.scenarios)),
        _element("fits", "何时用", method.fits, "编者未整理"),
        _element("not-for", "何时不用", method.not_for, "编者未整理"),
        _element("stages", "适合哪一步", (s.label for s in method.stages), "编者未整理"),
        _element("needs", "需要什么", _needs_lines(method.needs), "编者未整理"),
        _element("steps", "步骤", _step_lines(method)),
        _element("roles", "分工", _role_lines(method.roles)),
        _element("tools", "表单", (tool.title for tool in method.tools), unlisted),
        _element(
            "indicators",
            "可带动的指标",
            shelf.terms(VocabularyKind.INDICATORS, method.indicators),
            unlisted,
        ),
        _element("cautions", "注意事项", method.cautions, unlisted),
        _element("limits", "不足", (plain(limit.text) for limit in method.limits)),
        _evidence_element(evidence),
        _element(
            "vehicles",
            "相关载体",
            shelf.terms(VocabularyKind.VEHICLES, method.vehicles),
            unlisted,
        ),
        _element(
            "business-lines",
            "业务领域",
            shelf.terms(VocabularyKind.BUSINESS_LINES, method.business_lines),
            "未归类",
        ),
        _element("sources", "来源", shelf.cited(method.sources)),
    ]
