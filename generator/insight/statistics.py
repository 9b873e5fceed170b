"""The library in numbers: its cases by year, company, business line, vehicle and grade.

Everything counts listed cases. Where a case can stand in several rows it counts once in each, and
the breakdown says so: its rows then add up to more than there are cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.insight.facets import years_of
from generator.library import Library
from generator.model import Brief, Grade, VocabularyKind


@dataclass(frozen=True)
class Tally:
    """How many cases a row holds, and how well they are evidenced."""

    id: str
    label: str
    cases: int
    measured: int
    """Cases that print a number for what came of it."""
    compared: int
    """Those of the measured that print a change, or values before and after."""

    @property
    def counted(self) -> int:
        """Cases with a number and without a change."""
        return self.measured - self.compared

    @property
    def qualitative(self) -> int:
        """Cases that state no number for what came of it."""
        return self.cases - self.measured


@dataclass(frozen=True)
class Breakdown:
    """The cases of the library, sorted into rows."""

    rows: tuple[Tally, ...]
    """Rows with at least one case."""
    unstated: Tally
    """Cases that stand in no row, because their source does not say."""
    without: tuple[str, ...] = ()
    """Ids of words that no case names."""


@dataclass(frozen=True)
class Statistics:
    """Every breakdown of one library."""

    whole: Tally
    years: Breakdown
    companies: Breakdown
    scenarios: Breakdown
    business_lines: Breakdown
    vehicles: Breakdown
    grades: Breakdown


class _Counter:
    """Counts cases; looks at each case once."""

    def __init__(self, library: Library) -> None:
        cases = library.listed_briefs
        self._all = frozenset(cases)
        self._measured = frozenset(i for i, case in cases.items() if case.measured)
        self._compared = frozenset(i for i, case in cases.items() if case.compared)

    def tally(self, name: str, label: str, cases: frozenset[str]) -> Tally:
        """The counts of some cases."""
        measured, compared = len(cases & self._measured), len(cases & self._compared)
        return Tally(name, label, len(cases), measured, compared)

    def whole(self) -> Tally:
        """The counts of all cases."""
        return self.tally("", "", self._all)

    def breakdown(
        self,
        held: Mapping[str, Iterable[str]],
        labels: Mapping[str, str],
        *,
        ranked: bool,
    ) -> Breakdown:
        """Rows of `held` (id → its cases) in that order, or the largest first where `ranked`."""
        sets = {name: frozenset(cases) for name, cases in held.items()}
        rows = [self.tally(name, labels[name], cases) for name, cases in sets.items() if cases]
        if ranked:
            rows.sort(key=lambda row: (-row.cases, -row.measured, -row.compared))
        rest = self._all.difference(*sets.values())
        return Breakdown(
            tuple(rows),
            self.tally("", "", rest),
            tuple(name for name, cases in sets.items() if not cases),
        )


def _by_term(library: Library, counter: _Counter, kind: VocabularyKind) -> Breakdown:
    terms = library.terms(kind)
    return counter.breakdown(
        {term: library.cases_of_term(kind, term) for term in terms},
        {i: term.label for i, term in terms.items()},
        ranked=True,
    )


def _by_year(cases: Mapping[str, Brief], counter: _Counter) -> Breakdown:
    held: dict[str, set[str]] = {}
    for case_id, case in cases.items():
        for year in years_of(case.period):
            held.setdefault(year, set()).add(case_id)
    names = {year: held[year] for year in sorted(held)}
    return counter.breakdown(names, {year: f"{year} 年" for year in names}, ranked=False)


def _by_company(library: Library, counter: _Counter) -> Breakdown:
    held: dict[str, set[str]] = {}
    for case_id, case in library.listed_briefs.items():
        held.setdefault(library.root_organisation(case.organisation), set()).add(case_id)
    labels = {i: library.label(VocabularyKind.ORGANISATIONS, i) for i in held}
    return counter.breakdown(held, labels, ranked=True)


def _by_grade(cases: Mapping[str, Brief], counter: _Counter) -> Breakdown:
    held: dict[str, set[str]] = {grade.value: set() for grade in Grade}
    for case_id, case in cases.items():
        if case.grade:
            held[case.grade.value].add(case_id)
    return counter.breakdown(held, {g.value: g.label for g in Grade}, ranked=False)


def statistics_of(library: Library) -> Statistics:
    """Count the listed cases of a library.

    A case counts for each year of its period, for the company at the top of its organisation, and
    for every word that it names with the broader words above it.
    """
    counter = _Counter(library)
    cases = library.listed_briefs
    return Statistics(
        whole=counter.whole(),
        years=_by_year(cases, counter),
        companies=_by_company(library, counter),
        scenarios=_by_term(library, counter, VocabularyKind.SCENARIOS),
        business_lines=_by_term(library, counter, VocabularyKind.BUSINESS_LINES),
        vehicles=_by_term(library, counter, VocabularyKind.VEHICLES),
        grades=_by_grade(cases, counter),
    )
