"""An entry told for paper: headings, paragraphs, lists and tables of plain text, in one order.

The book, the document and the slides draw the same `Told`, so that none says more or less than
another. What a source does not state is told as 原文未载, as on the entry's page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.exports.about import About
from generator.insight.evidence import case_evidence, evidence_of
from generator.library import Library
from generator.model import Figure, Indicator, VocabularyKind
from generator.pages.citation import citation
from generator.pages.elements import UNSTATED, Element, Shelf, case_elements, method_elements
from generator.pages.figures import figure_view
from generator.pages.links import case_url, method_url
from generator.pages.plain import plain
from generator.pages.spans import moment, span


@dataclass(frozen=True)
class ToldFigure:
    """One figure with its evidence, as a line of a table."""

    name: str
    amount: str
    """Qualifier, digits and unit: `超过 520 起`."""
    printed: str
    source: str
    """The source as a document cites it."""
    value: Decimal = Decimal(0)
    unit: str = ""
    qualifier: str = ""
    """超过, 约 or 不足; empty where the value is exact."""


@dataclass(frozen=True)
class ToldIndicator:
    """An indicator with the values that are printed; None where one is not."""

    name: str
    unit: str
    direction: str
    baseline: str | None
    target: str | None
    result: str | None
    change: str | None
    period: str


@dataclass(frozen=True)
class Told:
    """A case or a method, ready to be set."""

    kind: str
    """case or method."""
    id: str
    title: str
    sort: str
    """案例, 工作体系 or 典型机制."""
    organisation: str
    branch: str
    period: str
    summary: str
    evidence: str
    elements: tuple[Element, ...]
    """In the order of the entry's page; without evidence and sources, which stand below."""
    indicators: tuple[ToldIndicator, ...]
    figures: tuple[ToldFigure, ...]
    """Every figure of the entry, each once."""
    sources: tuple[str, ...]
    scenarios: tuple[str, ...]

    @property
    def address(self) -> str:
        """The page of the entry, from the root of the site."""
        return case_url(self.id) if self.kind == "case" else method_url(self.id)

    @property
    def place(self) -> tuple[str, ...]:
        """Unit and branch, one where the branch is the unit."""
        is_said = self.organisation.endswith(self.branch)
        return tuple(filter(None, (self.organisation, "" if is_said else self.branch)))

    def element(self, name: str) -> Element | None:
        """One element by its name, where the entry has it."""
        return next((element for element in self.elements if element["name"] == name), None)

    def cited_at(self, figure: ToldFigure) -> str:
        """Where a figure stands: the number of its source in `sources`, else the source itself."""
        if figure.source in self.sources:
            return f"来源 {self.sources.index(figure.source) + 1}"
        return figure.source or UNSTATED

    def citation(self, about: About) -> str:
        """How to cite the entry, by GB/T 7714."""
        return citation(
            self.title,
            self.address,
            name=about.name,
            edition=about.edition,
            site_url=about.site_url,
        )


_APART = ("evidence", "sources")


def told_cases(library: Library, cases: Iterable[str]) -> tuple[Told, ...]:
    """Cases for paper, in the order given."""
    shelf = Shelf.of(library)
    return tuple(_case(shelf, case_id) for case_id in cases)


def told_methods(library: Library, methods: Iterable[str], year: int) -> tuple[Told, ...]:
    """Methods for paper, in the order given; ages of sources are counted to `year`."""
    shelf = Shelf.of(library)
    return tuple(_method(shelf, method_id, year) for method_id in methods)


def _case(shelf: Shelf, case_id: str) -> Told:
    case = shelf.library.cases[case_id]
    evidence = case_evidence(shelf.library, shelf.library.briefs[case_id])
    results = case.results.figures if case.results else ()
    figures = [
        *(
            (f"{indicator.name}（{name}）", figure)
            for indicator in case.indicators
            for name, figure in _values(indicator)
        ),
        *((figure.name, figure) for figure in (*results, *case.scale)),
    ]
    return Told(
        kind="case",
        id=case_id,
        title=case.title,
        sort="案例",
        organisation=shelf.organisation(case.organisation),
        branch=case.branch or "",
        period=span(case.period),
        summary=plain(case.summary),
        evidence=f"{evidence.level.label}，{evidence.points}/{evidence.most} 分",
        elements=_elements(case_elements(shelf, case, evidence)),
        indicators=tuple(map(_indicator, case.indicators)),
        figures=_figures(shelf, figures),
        sources=tuple(shelf.cited(case.sources)),
        scenarios=tuple(shelf.terms(VocabularyKind.SCENARIOS, case.scenarios)),
    )


def _method(shelf: Shelf, method_id: str, year: int) -> Told:
    library = shelf.library
    method = library.methods[method_id]
    evidence = evidence_of(library, method_id, year)
    organisations = shelf.terms(VocabularyKind.ORGANISATIONS, method.origin.organisations)
    return Told(
        kind="method",
        id=method_id,
        title=method.title,
        sort=method.kind.label,
        organisation="、".join(organisations),
        branch="",
        period=span(method.origin.period),
        summary=plain(method.summary),
        evidence=f"{evidence.level.label}，{evidence.points}/{evidence.most} 分",
        elements=_elements(method_elements(shelf, method, evidence)),
        indicators=(),
        figures=_figures(shelf, [(figure.name, figure) for figure in method.figures]),
        sources=tuple(shelf.cited(method.sources)),
        scenarios=tuple(shelf.terms(VocabularyKind.SCENARIOS, method.scenarios)),
    )


def _elements(elements: Sequence[Element]) -> tuple[Element, ...]:
    return tuple(element for element in elements if element["name"] not in _APART)


def _values(indicator: Indicator) -> Iterable[tuple[str, Figure]]:
    named = (
        ("基线", indicator.baseline),
        ("目标", indicator.target),
        ("结果", indicator.result),
        ("变化", indicator.change),
    )
    return ((name, figure) for name, figure in named if figure)


def amount(figure: Figure, *, signed: bool = False) -> str:
    """Qualifier, digits and unit: `超过 520 起`, `−28%`."""
    view = figure_view(figure, "", signed=signed)
    joint = "" if view.unit.startswith(("%", "％", "‰", "℃")) else " "
    return f"{view.qualifier} {view.amount}{joint}{view.unit}".strip()


def _indicator(indicator: Indicator) -> ToldIndicator:
    values = {name: amount(f, signed=name == "变化") for name, f in _values(indicator)}
    return ToldIndicator(
        indicator.name,
        indicator.unit or "",
        indicator.better.label if indicator.better else "",
        values.get("基线"),
        values.get("目标"),
        values.get("结果"),
        values.get("变化"),
        moment(indicator.period),
    )


def _figures(shelf: Shelf, named: Iterable[tuple[str, Figure]]) -> tuple[ToldFigure, ...]:
    found: dict[tuple[object, ...], ToldFigure] = {}
    for name, figure in named:
        line = ToldFigure(
            name,
            amount(figure, signed=name.endswith("（变化）")),
            figure.printed,
            shelf.sources.get(figure.source, ""),
            figure.value,
            figure.unit,
            figure_view(figure).qualifier,
        )
        found.setdefault((figure.value, figure.unit, figure.printed, figure.source), line)
    return tuple(found.values())
