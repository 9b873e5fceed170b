"""The page of one method: when to use it, how, with which forms, and how well it is evidenced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight import LADDER, Evidence
from generator.model import Method, Status, VocabularyKind, figures_in
from generator.pages.cards import CaseCard, by_strength, case_cards
from generator.pages.context import SiteContext
from generator.pages.figures import FigureView, figure_views
from generator.pages.forms import FormView, form_view
from generator.pages.links import Link, kit_url, method_feed_url, method_url, term_links
from generator.pages.page import Page
from generator.pages.reference import reference
from generator.pages.relations import RelationsView, relations_view
from generator.pages.sources import SourceView, source_views
from generator.pages.spans import span

CASES_SHOWN = 60
COLUMNS_AT_MOST = 5
"""Branches of a structure that stand side by side; more stand below each other."""


@dataclass(frozen=True)
class StepView:
    """A step with the form it fills."""

    title: str
    what: str
    facts: tuple[tuple[str, str], ...]
    """Who, when and what comes out of it, where stated."""
    form: Link | None


@dataclass(frozen=True)
class Companion:
    """Another method that goes well with this one."""

    link: Link
    why: str


@dataclass(frozen=True)
class MethodView:
    """What stands around the entry's own text."""

    organisations: tuple[Link, ...]
    period: str
    scenarios: tuple[Link, ...]
    stages: str
    """How far along a branch is best; empty where nobody said."""
    needs: str
    """What must be there beforehand; empty where nobody said."""
    business_lines: tuple[Link, ...]
    vehicles: tuple[Link, ...]
    indicators: tuple[Link, ...]
    layout: str
    """How the structure is drawn on a wide screen: columns or rows."""
    steps: tuple[StepView, ...]
    forms: tuple[FormView, ...]
    kit: str
    """Address of all forms, the card and the cases as one file."""
    figures: tuple[FigureView, ...]
    cases: tuple[CaseCard, ...]
    more_cases: int
    evidence: Evidence
    companions: tuple[Companion, ...]
    part_of: tuple[Link, ...]
    parts: tuple[Link, ...]
    shared: RelationsView | None
    sources: tuple[SourceView, ...]


def _steps(method: Method) -> tuple[StepView, ...]:
    forms = {tool.id: Link(tool.title, f"#form-{tool.id}") for tool in method.tools}
    return tuple(
        StepView(
            step.title,
            step.what,
            tuple(
                (name, text)
                for name, text in (("谁来做", step.who), ("何时", step.when), ("产出", step.output))
                if text
            ),
            forms.get(step.tool or ""),
        )
        for step in method.steps
    )


def _needs(method: Method) -> str:
    needs = method.needs
    if not needs:
        return ""
    people = (f"至少 {needs.members} 名党员",) if needs.members else ()
    return "；".join((*people, *(resource.label for resource in needs.resources)))


def _links(site: SiteContext, methods: tuple[str, ...]) -> tuple[Link, ...]:
    known = site.library.listed_methods
    return tuple(Link(known[i].title, method_url(i)) for i in methods if i in known)


def _view(site: SiteContext, method_id: str, method: Method) -> MethodView:
    library = site.library
    cases = by_strength(library, library.cases_of_method(method_id))
    known = library.listed_methods
    branches = len(method.structure.children) if method.structure else 0
    cited = (
        *method.sources,
        *(figure.source for figure in figures_in(method)),
        *(limit.source for limit in method.limits if limit.source),
    )
    return MethodView(
        organisations=term_links(
            library, VocabularyKind.ORGANISATIONS, method.origin.organisations
        ),
        period=span(method.origin.period),
        scenarios=term_links(library, VocabularyKind.SCENARIOS, method.scenarios),
        stages="；".join(stage.label for stage in method.stages),
        needs=_needs(method),
        business_lines=term_links(library, VocabularyKind.BUSINESS_LINES, method.business_lines),
        vehicles=term_links(library, VocabularyKind.VEHICLES, method.vehicles),
        indicators=term_links(library, VocabularyKind.INDICATORS, method.indicators),
        layout="columns" if branches <= COLUMNS_AT_MOST else "rows",
        steps=_steps(method),
        forms=tuple(form_view(library, method_id, tool) for tool in method.tools),
        kit=kit_url(method_id) if site.kits else "",
        figures=figure_views(method.figures),
        cases=case_cards(site, cases[:CASES_SHOWN]),
        more_cases=max(0, len(cases) - CASES_SHOWN),
        evidence=site.evidence[method_id],
        companions=tuple(
            Companion(Link(known[c.method].title, method_url(c.method)), c.why)
            for c in method.combines_with
            if c.method in known
        ),
        part_of=_links(site, method.part_of),
        parts=_links(site, library.parts_of_method(method_id)),
        shared=relations_view(site, method_id),
        sources=source_views(library, cited),
    )


def _sections(method: Method, view: MethodView) -> tuple[Link, ...]:
    """The sections that this page has, for the navigation within it."""
    wanted = (
        ("何时用", "fits", True),
        ("结构", "structure", bool(method.structure)),
        ("步骤", "steps", True),
        ("分工", "roles", True),
        ("表单", "forms", True),
        ("案例", "cases", True),
        ("证据", "evidence", True),
        ("原文数据", "figures", bool(view.figures)),
        ("注意与不足", "cautions", True),
        ("配合使用", "related", bool(view.companions or view.part_of or view.parts)),
        ("同案所用", "shared", bool(view.shared)),
        ("来历", "origin", True),
        ("来源", "sources", True),
        ("引用本条", "citation", True),
    )
    return tuple(Link(text, f"#{anchor}") for text, anchor, there in wanted if there)


def _moved(site: SiteContext, method_id: str, method: Method) -> Page:
    links = _links(site, (method.moved_to,) if method.moved_to else ())
    about = f"这一条已移到：{links[0].text}。" if links else "这一条已移走。"
    return site.page(
        method_url(method_id),
        "moved.html",
        method.title,
        about,
        about=about,
        link=links[0] if links else None,
    )


def method_page(site: SiteContext, method_id: str) -> Page:
    """The page of one method, also of one that moved.

    Raises:
        KeyError: when no such method is published.
    """
    method = site.library.methods[method_id]
    if method.status is Status.MOVED:
        return _moved(site, method_id, method)
    view = _view(site, method_id, method)
    url = method_url(method_id)
    feed = method_feed_url(method_id)
    return site.page(
        url,
        "method.html",
        method.title,
        method.summary,
        method=method,
        method_id=method_id,
        view=view,
        sections=_sections(method, view),
        reference=reference(site, url, method.title, method.sources, feed),
        ladder=LADDER,
        deprecated=method.status is Status.DEPRECATED,
    )


def method_pages(site: SiteContext) -> Iterator[Page]:
    """A page for every method, moved ones included."""
    return (method_page(site, method_id) for method_id in site.library.methods)
