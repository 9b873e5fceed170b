"""The page of one case: the four elements on the first screen, then the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model import Case, Status, VocabularyKind
from generator.pages.cards import CaseCard, case_cards
from generator.pages.context import SiteContext
from generator.pages.figures import FigureView, IndicatorView, figure_views, indicator_view
from generator.pages.links import (
    Link,
    case_url,
    collection_url,
    method_url,
    term_links,
)
from generator.pages.page import Page
from generator.pages.reference import reference
from generator.pages.sources import SourceView, source_views
from generator.pages.spans import span

SCORES = range(1, 6)


@dataclass(frozen=True)
class ActionView:
    """One thing that was done."""

    text: str
    method: Link | None


@dataclass(frozen=True)
class ScoreView:
    """One of the two scores."""

    name: str
    value: int | None
    dots: tuple[bool, ...]


@dataclass(frozen=True)
class AppraisalView:
    """Grade, scores and decision; empty where the source is silent."""

    grade: str
    scores: tuple[ScoreView, ...]
    decision: str
    printed: str
    source: str


@dataclass(frozen=True)
class CaseView:
    """What stands around the entry's own text."""

    organisation: Link | None
    company: str
    period: str
    business_lines: tuple[Link, ...]
    scenarios: tuple[Link, ...]
    vehicles: tuple[Link, ...]
    collection: Link | None
    indicators: tuple[IndicatorView, ...]
    results: tuple[FigureView, ...]
    """Figures of the results that no indicator shows."""
    measured: bool
    rows: tuple[tuple[str, tuple[FigureView, ...]], ...]
    """Every figure of the case in groups, each evidence phrase once; empty groups left out."""
    actions: tuple[ActionView, ...]
    appraisal: AppraisalView | None
    sources: tuple[SourceView, ...]
    similar: tuple[CaseCard, ...]


def _moved_figures(indicators: tuple[IndicatorView, ...]) -> tuple[FigureView, ...]:
    return tuple(
        replace(figure, name=f"{indicator.name}（{figure.name}）")
        for indicator in indicators
        for figure in indicator.figures
    )


def _further(
    results: tuple[FigureView, ...], moved: tuple[FigureView, ...]
) -> tuple[FigureView, ...]:
    """Results without those whose phrase and value an indicator shows already."""
    shown = {(figure.printed, figure.amount) for figure in moved}
    return tuple(figure for figure in results if (figure.printed, figure.amount) not in shown)


def _actions(site: SiteContext, case: Case) -> tuple[ActionView, ...]:
    methods = site.library.listed_methods
    return tuple(
        ActionView(
            action.text,
            Link(methods[action.method].title, method_url(action.method))
            if action.method and action.method in methods
            else None,
        )
        for action in case.actions
    )


def _score(name: str, value: int | None) -> ScoreView:
    return ScoreView(name, value, tuple(value is not None and dot <= value for dot in SCORES))


def _appraisal(case: Case) -> AppraisalView | None:
    found = case.appraisal
    if not found:
        return None
    return AppraisalView(
        grade=found.grade.label if found.grade else "",
        scores=(
            _score("专业部门评分", found.professional_score),
            _score("党建部门评分", found.party_score),
        ),
        decision=found.decision.label if found.decision else "",
        printed=found.printed or "",
        source=found.source,
    )


def _cited(case: Case, figures: Iterable[FigureView]) -> tuple[str, ...]:
    """Every source that the page refers to, those of the entry first, then those of figures."""
    results = case.results
    statements = (
        *case.limits,
        *(results.claims if results else ()),
        *(results.recognition if results else ()),
    )
    return (
        *case.sources,
        *(figure.source for figure in figures),
        *(s.source for s in statements if s.source),
        *((case.appraisal.source,) if case.appraisal else ()),
    )


def _view(site: SiteContext, case_id: str, case: Case) -> CaseView:
    library = site.library
    organisation = term_links(library, VocabularyKind.ORGANISATIONS, (case.organisation,))
    root = library.root_organisation(case.organisation)
    collection = library.entries.collection_of.get(case_id, "")
    found = library.collections.get(collection)
    indicators = tuple(indicator_view(library, i) for i in case.indicators)
    moved = _moved_figures(indicators)
    reached = figure_views(case.results.figures if case.results else ())
    results = _further(reached, moved)
    scale = figure_views(case.scale)
    groups = (("指标", moved), ("成效", results), ("规模与投入", scale))
    return CaseView(
        organisation=organisation[0] if organisation else None,
        company=""
        if root == case.organisation
        else library.label(VocabularyKind.ORGANISATIONS, root),
        period=span(case.period),
        business_lines=term_links(library, VocabularyKind.BUSINESS_LINES, case.business_lines),
        scenarios=term_links(library, VocabularyKind.SCENARIOS, case.scenarios),
        vehicles=term_links(library, VocabularyKind.VEHICLES, case.vehicle.kinds),
        collection=Link(found.title, collection_url(collection)) if found else None,
        indicators=indicators,
        results=results,
        measured=library.briefs[case_id].measured,
        rows=tuple((name, figures) for name, figures in groups if figures),
        actions=_actions(site, case),
        appraisal=_appraisal(case),
        sources=source_views(library, _cited(case, (*moved, *reached, *scale))),
        similar=case_cards(site, site.nearest(case_id)),
    )


def _sections(case: Case, view: CaseView) -> tuple[Link, ...]:
    """The sections that this page has, for the navigation within it."""
    wanted = (
        ("四要素", "elements", True),
        ("做法", "actions", True),
        ("分工", "roles", bool(case.vehicle.roles)),
        ("数据与出处", "figures", True),
        ("评审", "appraisal", True),
        ("不足", "limits", True),
        ("推广条件", "conditions", bool(case.conditions)),
        ("归类", "places", True),
        ("来源", "sources", True),
        ("引用本条", "citation", True),
        ("相似案例", "similar", bool(view.similar)),
    )
    return tuple(Link(text, f"#{anchor}") for text, anchor, there in wanted if there)


def _moved(site: SiteContext, case_id: str, case: Case) -> Page:
    target = site.library.briefs.get(case.moved_to or "")
    link = Link(target.title, case_url(target.id)) if target else None
    about = f"这个案例已移到：{link.text}。" if link else "这个案例已移走。"
    return site.page(case_url(case_id), "moved.html", case.title, about, about=about, link=link)


def case_page(site: SiteContext, case_id: str) -> Page:
    """The page of one case.

    Raises:
        KeyError: when no such case is published.
    """
    case = site.library.cases[case_id]
    if case.status is Status.MOVED:
        return _moved(site, case_id, case)
    view = _view(site, case_id, case)
    return site.page(
        case_url(case_id),
        "case.html",
        case.title,
        case.summary,
        case=case,
        case_id=case_id,
        view=view,
        sections=_sections(case, view),
        reference=reference(site, case_url(case_id), case.title, case.sources),
        deprecated=case.status is Status.DEPRECATED,
    )


def case_pages(site: SiteContext) -> Iterator[Page]:
    """A page for every case, moved ones included."""
    return (case_page(site, case_id) for case_id in site.library.briefs)
