"""What a list can be narrowed by agrees with what the pages of the same words show."""

from __future__ import annotations

import json

from generator.insight.facets import FACET_OF_KIND, facets_of
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.explorer import explorer_data
from tests.small import case, figure, library


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


def test_columns_of_the_data_are_of_one_length(real_library: Library) -> None:
    text = explorer_data(real_library).decode()
    data = json.loads(text.removeprefix('casebook.data("cases",').removesuffix(");\n"))
    length = len(real_library.listed_cases)
    columns = [value for name, value in data.items() if name != "facets"]
    columns += [facet["column"] for facet in data["facets"]]
    assert {len(column) for column in columns} == {length}
    assert sorted(data["order"]) == list(range(length))


def test_the_data_does_not_depend_on_the_run(real_library: Library) -> None:
    assert explorer_data(real_library) == explorer_data(Library(real_library.entries))
