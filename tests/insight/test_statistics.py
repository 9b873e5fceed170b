"""Every number of the statistics can be counted by hand from the cases."""

from __future__ import annotations

from hypothesis import given, settings

from generator.insight.statistics import Breakdown, Statistics, statistics_of
from generator.insight.totals import totals_of
from generator.library import Library
from generator.model import Entries, VocabularyKind
from tests.insight.made_up import COMPARED, COUNTED, libraries
from tests.small import case, library


def counts(found: Breakdown) -> dict[str, int]:
    return {row.id: row.cases for row in found.rows}


def every(found: Statistics) -> dict[str, Breakdown]:
    return {
        name: value
        for name in found.__dataclass_fields__
        if isinstance(value := getattr(found, name), Breakdown)
    }


def test_a_department_sees_how_many_cases_can_show_a_number() -> None:
    found = statistics_of(library({"a": case(**COMPARED), "b": case(**COUNTED), "c": case()}))
    whole = found.whole
    assert (whole.cases, whole.measured, whole.compared) == (3, 2, 1)
    assert (whole.counted, whole.qualitative) == (1, 1)
    (row,) = found.scenarios.rows
    assert (row.label, row.cases, row.measured, row.compared) == ("现场违章多", 3, 2, 1)
    assert found.scenarios.without == ("loushou",)


def test_a_case_of_several_years_counts_in_each_and_one_without_apart() -> None:
    cases = {"a": case(period={"start": "2016", "end": "2017"}), "b": case()}
    years = statistics_of(library(cases)).years
    assert counts(years) == {"2016": 1, "2017": 1}
    assert years.unstated.cases == 1


def test_units_count_for_their_company() -> None:
    cases = {"a": case(), "b": case(organisation="jia"), "c": case(organisation="yi")}
    assert counts(statistics_of(library(cases)).companies) == {"jia": 2, "yi": 1}


def test_grades_are_those_that_a_source_states() -> None:
    cases = {"a": case(appraisal={"grade": "A", "source": "wen"}), "b": case()}
    grades = statistics_of(library(cases)).grades
    assert (counts(grades), grades.without, grades.unstated.cases) == ({"A": 1}, ("B", "C"), 1)


def test_the_largest_row_comes_first_and_years_in_their_order() -> None:
    cases = {
        "a": case(organisation="yi", period={"start": "2019"}),
        "b": case(period={"start": "2015"}),
        "c": case(period={"start": "2019"}),
    }
    found = statistics_of(library(cases))
    assert list(counts(found.companies)) == ["jia", "yi"]
    assert list(counts(found.years)) == ["2015", "2019"]


@settings(max_examples=40, deadline=None)
@given(libraries())
def test_no_case_is_lost_and_none_is_made_up(found: Library) -> None:
    statistics = statistics_of(found)
    total = len(found.listed_cases)
    totals = totals_of(found)
    assert statistics.whole.cases == totals.cases == total
    assert statistics.whole.measured == totals.measured_cases
    assert len(statistics.companies.rows) == totals.companies
    for name, breakdown in every(statistics).items():
        for row in (*breakdown.rows, breakdown.unstated):
            assert 0 <= row.compared <= row.measured <= row.cases <= total, name
        # What stands nowhere and what stands somewhere are all cases; some may stand twice.
        assert sum(counts(breakdown).values()) >= total - breakdown.unstated.cases, name
    for alone in ("companies", "grades"):
        breakdown = every(statistics)[alone]
        assert sum(counts(breakdown).values()) + breakdown.unstated.cases == total


@settings(max_examples=40, deadline=None)
@given(libraries())
def test_a_word_counts_what_its_page_shows(found: Library) -> None:
    statistics = statistics_of(found)
    for kind, breakdown in (
        (VocabularyKind.SCENARIOS, statistics.scenarios),
        (VocabularyKind.BUSINESS_LINES, statistics.business_lines),
        (VocabularyKind.VEHICLES, statistics.vehicles),
    ):
        wanted = {term: len(found.cases_of_term(kind, term)) for term in found.terms(kind)}
        assert counts(breakdown) | dict.fromkeys(breakdown.without, 0) == wanted
        named = {i for term in wanted for i in found.cases_of_term(kind, term)}
        assert breakdown.unstated.cases == len(found.listed_cases) - len(named)


def test_an_empty_library_counts_nothing() -> None:
    found = statistics_of(Library(Entries()))
    assert found.whole.cases == 0
    assert all(not breakdown.rows for breakdown in every(found).values())
