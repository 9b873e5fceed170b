"""The list of cases with its filters: the page, and the data that the filters work on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.insight.facets import Facet, facets_of
from generator.library import Library
from generator.model import Case, Status, VocabularyKind
from generator.pages.cards import by_strength, case_cards, headlines
from generator.pages.context import SiteContext
from generator.pages.links import CASES
from generator.pages.page import Page
from generator.pages.plain import clip, plain
from generator.pages.script import script
from generator.pages.spans import span
from generator.pages.terms import TermGroup, term_groups

STATIC_CASES = 200
"""Cards of the list that works without scripts; beyond them the scenario pages lead on."""
PROBLEM_MAX = 90


def explorer_pages(site: SiteContext) -> Iterator[Page]:
    """The page of all cases."""
    library = site.library
    ordered = by_strength(library, library.listed_cases)
    groups: tuple[TermGroup, ...] = term_groups(site, VocabularyKind.SCENARIOS)
    yield site.page(
        CASES,
        "cases.html",
        "案例",
        f"{len(ordered)} 个案例，按场景、专业、载体、机制、单位和有无数据筛选。",
        staged=True,
        cards_shown=case_cards(site, ordered[:STATIC_CASES]),
        total=len(ordered),
        measured=len(site.measured),
        groups=groups,
    )


def _searched(case: Case) -> str:
    """Further text that the box of the page looks into, besides what a card shows."""
    results = case.results
    parts = (
        case.summary,
        case.branch or "",
        case.vehicle.name or "",
        *(i.name for i in case.indicators),
        *(f.printed for f in (results.figures if results else ())),
        results.summary if results else "",
    )
    return plain(" ".join(part for part in parts if part))


def _facet_data(facet: Facet) -> dict[str, object]:
    return {
        "name": facet.name,
        "label": facet.label,
        "values": [[value.id, value.label] for value in facet.values],
        "column": [list(places) for places in facet.column],
    }


def _order(library: Library) -> list[int]:
    """For each case its place on screen, where nothing else is asked for."""
    rank = {case: place for place, case in enumerate(by_strength(library, library.listed_cases))}
    return [rank[case] for case in library.listed_cases]


def explorer_data(library: Library) -> bytes:
    """A classic script that hands all cases to the page, column by column."""
    cases = library.listed_cases
    organisations = library.terms(VocabularyKind.ORGANISATIONS)
    data = {
        "id": list(cases),
        "title": [case.title for case in cases.values()],
        "problem": [
            clip(plain(case.problem.statement if case.problem else case.summary), PROBLEM_MAX)
            for case in cases.values()
        ],
        "organisation": [
            organisations[c.organisation].label if c.organisation in organisations else ""
            for c in cases.values()
        ],
        "period": [span(case.period) for case in cases.values()],
        "headlines": [
            [[line.name, line.value, int(line.good)] for line in headlines(library, case)]
            for case in cases.values()
        ],
        "deprecated": [int(case.status is Status.DEPRECATED) for case in cases.values()],
        "text": [_searched(case) for case in cases.values()],
        "order": _order(library),
        "facets": [_facet_data(facet) for facet in facets_of(library)],
    }
    return script("casebook.data", "cases", data)


def explorer_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """The data that the list of cases filters: `data/cases.js`."""
    yield "data/cases.js", explorer_data(site.library)
