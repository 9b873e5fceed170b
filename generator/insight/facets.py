"""Facet columns of the cases: what a list can be narrowed by, and the values of each case.

A case that names a narrower word also counts for the broader one, so that a filter shows what the
page of the same word shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from generator.insight.evidence import Level, case_evidence
from generator.library import Library
from generator.model import Brief, Grade, Period, Stretch, VocabularyKind


@dataclass(frozen=True)
class FacetValue:
    """One value that a list can be narrowed to."""

    id: str
    label: str


@dataclass(frozen=True)
class Facet:
    """One way of narrowing, with a value list and a column over the listed cases."""

    name: str
    """Its name in addresses."""
    label: str
    values: tuple[FacetValue, ...]
    column: tuple[tuple[int, ...], ...]
    """For each listed case, in the library's order, the places of its values in `values`."""


FACET_OF_KIND = {
    VocabularyKind.SCENARIOS: "scenario",
    VocabularyKind.BUSINESS_LINES: "line",
    VocabularyKind.VEHICLES: "vehicle",
    VocabularyKind.INDICATORS: "indicator",
    VocabularyKind.ORGANISATIONS: "organisation",
}
"""Vocabulary → the name of its facet."""

LABELS = {VocabularyKind.ORGANISATIONS: "企业与单位"}
"""Facets that are named otherwise than their vocabulary."""

COMPARED = FacetValue("compared", "有变化幅度")
MEASURED = FacetValue("measured", "有数据")
QUALITATIVE = FacetValue("qualitative", "只有定性")
UNDATED = FacetValue("none", "未注明年份")


def _facet(
    name: str,
    label: str,
    values: Iterable[FacetValue],
    cases: Iterable[Brief],
    of_case: Callable[[Brief], tuple[str, ...]],
) -> Facet:
    kept = tuple(values)
    places = {value.id: place for place, value in enumerate(kept)}

    @cache
    def held(named: tuple[str, ...]) -> tuple[int, ...]:
        """Many cases name the same values."""
        return tuple(sorted({places[value] for value in named if value in places}))

    return Facet(name, label, kept, tuple(held(of_case(case)) for case in cases))


def _vocabulary_facet(library: Library, kind: VocabularyKind) -> Facet:
    terms = library.terms(kind)
    tops_first = sorted(terms, key=lambda term: len(library.term_ancestry(kind, term)))
    return _facet(
        FACET_OF_KIND[kind],
        LABELS.get(kind, kind.label),
        (FacetValue(term, terms[term].label) for term in tops_first),
        library.listed_briefs.values(),
        lambda case: library.with_broader(kind, case.terms(kind)),
    )


def _numbers(case: Brief) -> tuple[str, ...]:
    if case.compared:
        return COMPARED.id, MEASURED.id
    return (MEASURED.id,) if case.measured else (QUALITATIVE.id,)


def _grade(case: Brief) -> tuple[str, ...]:
    return (case.grade.value,) if case.grade else ()


def years_of(period: Period | Stretch | None) -> tuple[str, ...]:
    """The years that a period is known to cover, earliest first.

    One with a single stated end covers that year alone: how long the work went on is not known.
    """
    ends = [int(date[:4]) for date in (period.start, period.end) if date] if period else []
    return tuple(f"{year:04}" for year in range(min(ends), max(ends) + 1)) if ends else ()


def _years(cases: tuple[Brief, ...]) -> Facet:
    spans = {period: years_of(period) for period in {case.period for case in cases}}
    held = {year for years in spans.values() for year in years}
    values = (*(FacetValue(y, f"{y} 年") for y in sorted(held, reverse=True)), UNDATED)
    return _facet("year", "年份", values, cases, lambda c: spans[c.period] or (UNDATED.id,))


def _evidence(library: Library, cases: tuple[Brief, ...]) -> Facet:
    return _facet(
        "evidence",
        "证据等级",
        (FacetValue(level.value, level.label) for level in Level),
        cases,
        lambda case: (case_evidence(library, case).level.value,),
    )


def _collections(library: Library, cases: tuple[Brief, ...]) -> Facet:
    values = (FacetValue(i, c.title) for i, c in library.collections.items())
    return _facet("collection", "项目集", values, cases, lambda case: (case.collection,))


def facets_of(library: Library) -> tuple[Facet, ...]:
    """Every facet of the listed cases, in the order on screen."""
    cases = tuple(library.listed_briefs.values())
    words = {kind: _vocabulary_facet(library, kind) for kind in VocabularyKind}
    methods = (FacetValue(i, m.title) for i, m in library.listed_methods.items())
    return (
        words[VocabularyKind.SCENARIOS],
        _facet("numbers", "数据", (COMPARED, MEASURED, QUALITATIVE), cases, _numbers),
        _evidence(library, cases),
        words[VocabularyKind.BUSINESS_LINES],
        _facet("method", "机制与工作法", methods, cases, lambda case: case.methods),
        words[VocabularyKind.VEHICLES],
        words[VocabularyKind.INDICATORS],
        words[VocabularyKind.ORGANISATIONS],
        _years(cases),
        _collections(library, cases),
        _facet("grade", "立项分级", (FacetValue(g.value, g.label) for g in Grade), cases, _grade),
    )
