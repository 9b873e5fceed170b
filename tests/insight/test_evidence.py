"""The level of a method follows from its cases, and the sum can be checked by hand."""

from hypothesis import given
from hypothesis import strategies as st

from generator.insight import LADDER, Level, Resemblance, evidence_of, totals_of
from tests.small import SOURCE, case, figure, library

MEASURED = [{"name": "现场违章率", "unit": "%", "better": "lower", "change": figure()}]


def test_a_method_without_cases_is_open() -> None:
    found = evidence_of(library({}), "baobao-fa", 2026)
    assert (found.level, found.points) == (Level.OPEN, 0)


def test_units_of_one_company_count_once() -> None:
    cases = {"a": case(), "b": case(organisation="jia"), "c": case(organisation="yi")}
    companies, *_ = evidence_of(library(cases), "baobao-fa", 2026).parts
    assert (companies.points, companies.found) == (2, "2 家企业的 3 个案例")


def test_the_sum_is_the_sum_of_its_parts() -> None:
    cases = {"a": case(indicators=MEASURED), "b": case(organisation="yi", indicators=MEASURED)}
    source = SOURCE | {"quality": "published", "date": "2022-09"}
    found = evidence_of(library(cases, sources={"wen": source}), "baobao-fa", 2026)
    assert [part.points for part in found.parts] == [2, 2, 2, 1, 1]
    assert (found.points, found.most) == (8, 10)
    assert found.level is Level.STRONG


def test_praise_from_many_companies_is_not_good_evidence() -> None:
    cases = {name: case(organisation=name) for name in ("jia", "yi", "bing", "ding")}
    cases["jia"] = case(organisation="jia", indicators=MEASURED)
    source = SOURCE | {"quality": "published", "date": "2022-09"}
    found = evidence_of(library(cases, sources={"wen": source}), "baobao-fa", 2026)
    assert found.points >= 5
    assert found.level is Level.EARLY


def test_each_level_says_what_it_asks_for() -> None:
    assert [rung.condition for rung in LADDER] == [
        "7 分起，且至少 2 个案例有变化幅度",
        "5 分起，且至少 2 个案例有数据",
        "3 分起",
        "其余",
    ]


def test_an_old_source_gives_no_point_for_age() -> None:
    source = SOURCE | {"date": "2017"}
    *_, age = evidence_of(library(sources={"wen": source}), "baobao-fa", 2026).parts
    assert age.points == 0


@given(st.integers(0, 12), st.integers(0, 12))
def test_more_cases_never_weaken_the_evidence(measured: int, bare: int) -> None:
    cases = {f"m{n}": case(indicators=MEASURED) for n in range(measured)}
    cases |= {f"b{n}": case(organisation="yi") for n in range(bare)}
    fewer = evidence_of(library(cases), "baobao-fa", 2026)
    more = evidence_of(library(cases | {"z": case()}), "baobao-fa", 2026)
    assert fewer.points <= more.points <= more.most


def test_the_nearest_case_shares_the_rarest_words() -> None:
    cases = {
        "a": case(),
        "near": case(organisation="yi"),
        "far": case(scenarios=["loushou"], vehicle={"kinds": ["baobao"], "how": "另一种。"}),
    }
    assert Resemblance(library(cases)).nearest("a") == ("near", "far")
    assert Resemblance(library({"a": case()})).nearest("a") == ()


def test_totals_count_what_the_library_holds() -> None:
    totals = totals_of(library({"a": case(indicators=MEASURED), "b": case()}))
    assert (totals.cases, totals.measured_cases, totals.figures) == (2, 1, 1)
    assert (totals.systems, totals.mechanisms, totals.forms, totals.companies) == (0, 1, 1, 1)
