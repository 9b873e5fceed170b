"""What a list can be narrowed by agrees with what the pages of the same words show."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.insight.facets import FACET_OF_KIND, facets_of, years_of
from generator.library import Library
from generator.model import Period, VocabularyKind
from generator.pages.cards import by_strength
from generator.pages.context import SiteContext
from generator.pages.explorer import BLOCK, explorer_data, explorer_files
from tests.pages.conftest import TEMPLATES
from tests.pages.test_columns import unpacked
from tests.small import SOURCE, case, figure, library


def held(found: Library, name: str) -> dict[str, set[str]]:
    """Value id → ids of the cases that a filter on it shows."""
    facet = next(facet for facet in facets_of(found) if facet.name == name)
    cases = list(found.listed_cases)
    return {
        value.id: {cases[i] for i, places in enumerate(facet.column) if place in places}
        for place, value in enumerate(facet.values)
    }


def test_a_filter_shows_what_the_page_of_the_word_shows(real_library: Library) -> None:
    for kind in VocabularyKind:
        shown = held(real_library, FACET_OF_KIND[kind])
        for term in real_library.terms(kind):
            assert shown[term] == set(real_library.cases_of_term(kind, term)), term
    for method, cases in held(real_library, "method").items():
        assert cases == set(real_library.cases_of_method(method))
    for collection, cases in held(real_library, "collection").items():
        assert cases == set(real_library.cases_of_collection(collection))


def test_a_unit_counts_for_its_company() -> None:
    found = held(library({"a": case(), "b": case(organisation="yi")}), "organisation")
    assert found == {"jia": {"a"}, "jia-yi": {"a"}, "yi": {"b"}}


def test_numbers_tell_a_comparison_from_a_count_from_a_claim() -> None:
    cases = {
        "compared": case(indicators=[{"name": "率", "change": figure()}]),
        "counted": case(indicators=[{"name": "数", "result": figure(102, "张")}]),
        "claimed": case(),
    }
    assert held(library(cases), "numbers") == {
        "compared": {"compared"},
        "measured": {"compared", "counted"},
        "qualitative": {"claimed"},
    }


def test_a_case_counts_in_every_year_it_touches() -> None:
    cases = {
        "long": case(period={"start": "2015-11", "end": "2017-02"}),
        "ongoing": case(period={"start": "2017"}),
        "ended": case(period={"end": "2016-03-01"}),
        "silent": case(),
    }
    assert held(library(cases), "year") == {
        "2017": {"long", "ongoing"},
        "2016": {"long", "ended"},
        "2015": {"long"},
        "none": {"silent"},
    }


@pytest.mark.parametrize(
    ("period", "years"),
    [
        (None, ()),
        (Period(), ()),
        (Period(start="2016-03", end="2018-01-31"), ("2016", "2017", "2018")),
        (Period(start="2017"), ("2017",)),
        (Period(end="2019-06"), ("2019",)),
        (Period(start="2020", end="2020-06"), ("2020",)),
    ],
)
def test_a_period_covers_the_years_that_its_source_states(
    period: Period | None, years: tuple[str, ...]
) -> None:
    assert years_of(period) == years


def test_every_case_has_one_level_of_evidence(real_library: Library) -> None:
    facet = next(facet for facet in facets_of(real_library) if facet.name == "evidence")
    assert all(len(places) == 1 for places in facet.column)
    measured = case(
        indicators=[{"name": "率", "change": figure()}], period={"start": "2020"}, sources=["hao"]
    )
    sources = {"wen": SOURCE, "hao": SOURCE | {"quality": "published", "date": "2022"}}
    found = held(library({"a": case(), "b": measured}, sources=sources), "evidence")
    assert found == {"strong": {"b"}, "good": set(), "early": set(), "open": {"a"}}


def payload(script: bytes) -> Any:
    _, _, data = script.decode().partition(",")
    return json.loads(data.removesuffix(");\n"))


def files_of(found: Library) -> dict[str, Any]:
    site = SiteContext(found, TEMPLATES, "2026-11-21")
    return {name: payload(script) for name, script in explorer_files(site)}


def test_the_columns_say_what_the_facets_say(real_library: Library) -> None:
    data = payload(explorer_data(real_library))
    assert data["count"] == len(real_library.listed_cases)
    for written, facet in zip(data["facets"], facets_of(real_library), strict=True):
        assert written["name"] == facet.name
        column = [tuple(written["sets"][number]) for number in unpacked(written["column"])]
        assert column == list(facet.column)


def test_the_order_on_screen_is_written_as_runs(real_library: Library) -> None:
    data = payload(explorer_data(real_library))
    runs = unpacked(data["order"])
    cases = list(real_library.listed_cases)
    ordered = [cases[place] for place in sorted(range(len(cases)), key=lambda n: (runs[n], n))]
    assert ordered == list(by_strength(real_library, cases))


def test_the_blocks_hold_every_case_once_in_their_order_on_screen() -> None:
    cases = {
        f"c{n}": case(indicators=[{"name": "率", "change": figure()}] if n % 3 == 0 else [])
        for n in range(BLOCK + 7)
    }
    found = library(cases)
    files = files_of(found)
    first, second = files["data/cases/0.js"], files["data/cases/1.js"]
    assert len(first["id"]) == BLOCK
    assert first["id"] + second["id"] == list(by_strength(found, cases))
    assert {len(column) for column in second.values()} == {7}


def test_a_change_in_the_content_gives_the_blocks_another_address() -> None:
    one = files_of(library({"a": case()}))["data/cases.js"]["mark"]
    same = files_of(library({"a": case()}))["data/cases.js"]["mark"]
    other = files_of(library({"a": case(title="另一个标题")}))["data/cases.js"]["mark"]
    assert one == same != other


def test_largest_improvements_rank_first_and_silent_cases_last() -> None:
    def moved(*changes: dict[str, Any]) -> Any:
        return case(indicators=[{"name": "起数", "better": "lower", **c} for c in changes])

    cases = {
        "small": moved({"change": figure(-5)}),
        "silent": case(),
        "large": moved({"change": figure(-50)}, {"change": figure(-1)}),
        "doubtful": moved({"unit": "%", "change": figure(-90)}),
    }
    files = files_of(library(cases))
    assert unpacked(files["data/cases.js"]["change"]) == [1, 3, 0, 2]
    rows = files["data/cases/0.js"]
    assert dict(zip(rows["id"], rows["change"], strict=True)) == {
        "small": "下降 5%",
        "silent": "—",
        "large": "下降 50%",
        "doubtful": "下降 90%（口径未载）",
    }


@pytest.mark.parametrize("hostile", ["</script><b>", "\u2028", '"); alert(1); ("'])
def test_hostile_text_cannot_leave_a_block(hostile: str) -> None:
    site = SiteContext(library({"a": case(title=f"甲{hostile}乙")}), TEMPLATES, "2026-11-21")
    script = dict(explorer_files(site))["data/cases/0.js"]
    assert b"<" not in script
    assert "\u2028" not in script.decode()
    assert payload(script)["title"] == [f"甲{hostile}乙"]


def test_a_library_without_cases_has_no_blocks() -> None:
    assert list(files_of(library({}))) == ["data/cases.js"]


def test_the_data_does_not_depend_on_the_run(real_library: Library) -> None:
    assert explorer_data(real_library) == explorer_data(Library(real_library.entries))
