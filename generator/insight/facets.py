"""Facet columns of the cases: what a list can be narrowed by, and the values of each case.

A case that names a narrower word also counts for the broader one, so that a filter shows what the
page of the same word shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.insight.evidence import Level, case_evidence, has_comparison, has_result
from generator.library import Library, case_methods, case_terms
from generator.model import Case, Grade, Period, VocabularyKind


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
    cases: Iterable[Case],
    of_case: Callable[[Case], Iterable[str]],
) -> Facet:
    kept = tuple(values)
    places = {value.id: place for place, value in enumerate(kept)}
    column = tuple(
        tuple(sorted({places[value] for value in of_case(case) if value in places}))
        for case in cases
    )
    return Facet(name, label, kept, column)


def _vocabulary_facet(library: Library, kind: VocabularyKind) -> Facet:
    terms = library.terms(kind)
    lines = {term: library.term_ancestry(kind, term) for term in terms}
    tops_first = sorted(terms, key=lambda term: len(lines[term]))
    return _facet(
        FACET_OF_KIND[kind],
        LABELS.get(kind, kind.label),
        (FacetValue(term, terms[term].label) for term in tops_first),
        library.listed_cases.values(),
        lambda case: (broad for term in case_terms(case, kind) for broad in lines.get(term, ())),
    )


def _numbers(case: Case) -> tuple[str, ...]:
    if has_comparison(case):
        return COMPARED.id, MEASURED.id
    return (MEASURED.id,) if has_result(case) else (QUALITATIVE.id,)


def _grade(case: Case) -> tuple[str, ...]:
    grade = case.appraisal.grade if case.appraisal else None
    return (grade.value,) if grade else ()


def years_of(period: Period | None) -> tuple[str, ...]:
    """The years that a period is known to cover, earliest first.

    One with a single stated end covers that year alone: how long the work went on is not known.
    """
    ends = [int(date[:4]) for date in (period.start, period.end) if date] if period else []
    return tuple(f"{year:04}" for year in range(min(ends), max(ends) + 1)) if ends else ()


def _years(cases: tuple[Case, ...]) -> Facet:
    held = {year for case in cases for year in years_of(case.period)}
    values = (*(FacetValue(y, f"{y} 年") for y in sorted(held, reverse=True)), UNDATED)
    return _facet("year", "年份", values, cases, lambda c: years_of(c.period) or (UNDATED.id,))


def _evidence(library: Library, cases: tuple[Case, ...]) -> Facet:
    return _facet(
        "evidence",
        "证据等级",
        (FacetValue(level.value, level.label) for level in Level),
        cases,
        lambda case: (case_evidence(library, case).level.value,),
    )


def _collections(library: Library) -> Facet:
    values = tuple(FacetValue(i, c.title) for i, c in library.collections.items())
    places = {value.id: place for place, value in enumerate(values)}
    home = library.entries.collection_of
    column = tuple(
        (places[home[i]],) if home.get(i) in places else () for i in library.listed_cases
    )
    return Facet("collection", "项目集", values, column)


def facets_of(library: Library) -> tuple[Facet, ...]:
    """Every facet of the listed cases, in the order on screen."""
    cases = tuple(library.listed_cases.values())
    words = {kind: _vocabulary_facet(library, kind) for kind in VocabularyKind}
    methods = (FacetValue(i, m.title) for i, m in library.listed_methods.items())
    return (
        words[VocabularyKind.SCENARIOS],
        _facet("numbers", "数据", (COMPARED, MEASURED, QUALITATIVE), cases, _numbers),
        _evidence(library, cases),
        words[VocabularyKind.BUSINESS_LINES],
        _facet("method", "机制与工作法", methods, cases, case_methods),
        words[VocabularyKind.VEHICLES],
        words[VocabularyKind.INDICATORS],
        words[VocabularyKind.ORGANISATIONS],
        _years(cases),
        _collections(library),
        _facet("grade", "立项分级", (FacetValue(g.value, g.label) for g in Grade), cases, _grade),
    )
