"""A cell of the matrix holds the cases that the list of cases shows with its two filters."""

from __future__ import annotations

from hypothesis import given, settings

from generator.insight.facets import FACET_OF_KIND, facets_of
from generator.insight.matrix import Cell, Gap, Matrix, Shown, matrix_of
from generator.library import Library
from generator.model import Entries, VocabularyKind
from tests.insight.made_up import COMPARED, COUNTED, libraries, three_methods, with_narrower
from tests.small import case, library, method

KINDS = (VocabularyKind.SCENARIOS, VocabularyKind.BUSINESS_LINES)


def cells(matrix: Matrix) -> dict[tuple[str, str], Cell]:
    return {
        (row.method, term): cell
        for row in matrix.rows
        for term, cell in zip(matrix.terms, row.cells, strict=True)
    }


def filtered(found: Library, **chosen: str) -> set[str]:
    """Ids of the cases that pass these filters, read from the columns that the page filters."""
    facets = {facet.name: facet for facet in facets_of(found)}
    passing = set(range(len(found.listed_cases)))
    for name, value in chosen.items():
        place = [v.id for v in facets[name].values].index(value)
        passing &= {i for i, places in enumerate(facets[name].column) if place in places}
    cases = list(found.listed_cases)
    return {cases[i] for i in passing}


def test_a_secretary_sees_which_problem_a_method_has_been_used_on() -> None:
    found = with_narrower(library({"a": case(**COMPARED), "b": case()}, three_methods()))
    matrix = cells(matrix_of(found, VocabularyKind.SCENARIOS))
    used = matrix["baobao-fa", "weizhang"]
    assert (used.cases, used.measured, used.compared) == (("a", "b"), 1, 1)
    assert used.shown is Shown.COMPARED
    assert matrix["baobao-fa", "loushou"] == Cell((), 0, 0)


def test_a_claim_without_a_case_is_a_gap() -> None:
    found = with_narrower(library({"a": case()}, three_methods()))
    matrix = matrix_of(found, VocabularyKind.SCENARIOS)
    assert cells(matrix)["qingdan-fa", "loushou"].gap
    assert not cells(matrix)["baobao-fa", "weizhang"].gap
    # The problem that has cases comes first: there a reader is likelier to have one more.
    assert matrix.gaps[0] == Gap("qingdan-fa", "anquan")
    assert Gap("qingdan-fa", "loushou") in matrix.gaps


def test_a_case_of_a_narrower_problem_fills_the_broader_cell() -> None:
    found = with_narrower(library({"a": case()}, three_methods()))
    matrix = cells(matrix_of(found, VocabularyKind.SCENARIOS))
    assert matrix["baobao-fa", "anquan"].cases == ("a",)
    assert matrix["baobao-fa", "anquan"].fits


def test_the_strongest_case_decides_what_a_cell_shows() -> None:
    def shown(*cases: dict[str, object]) -> Shown:
        found = library({f"c{n}": case(**more) for n, more in enumerate(cases)})
        return cells(matrix_of(found, VocabularyKind.SCENARIOS))["baobao-fa", "weizhang"].shown

    assert [shown(), shown({}), shown({}, COUNTED), shown({}, COUNTED, COMPARED)] == list(Shown)


def test_mechanisms_stand_before_systems_and_moved_methods_not_at_all() -> None:
    methods = three_methods() | {"yizou": method(status="moved", moved_to="baobao-fa")}
    rows = matrix_of(library({}, methods), VocabularyKind.SCENARIOS).rows
    assert [row.method for row in rows] == ["baobao-fa", "qingdan-fa", "tixi"]


@settings(max_examples=40, deadline=None)
@given(libraries())
def test_every_number_is_the_number_of_the_filtered_list(found: Library) -> None:
    for kind in KINDS:
        matrix, facet = matrix_of(found, kind), FACET_OF_KIND[kind]
        for (one, term), cell in cells(matrix).items():
            assert set(cell.cases) == filtered(found, method=one, **{facet: term})
            listed = [found.briefs[i] for i in cell.cases]
            assert cell.measured == sum(case.measured for case in listed)
            assert cell.compared == sum(case.compared for case in listed)
        for term, total in zip(matrix.terms, matrix.totals, strict=True):
            assert set(total.cases) == filtered(found, **{facet: term})
        for row in matrix.rows:
            assert set(row.total.cases) == filtered(found, method=row.method)
        assert set(matrix.whole.cases) == set(found.listed_cases)


@settings(max_examples=40, deadline=None)
@given(libraries())
def test_a_gap_is_a_claim_that_the_method_makes(found: Library) -> None:
    for kind in KINDS:
        matrix = matrix_of(found, kind)
        gaps = {key for key, cell in cells(matrix).items() if cell.gap}
        assert {(gap.method, gap.term) for gap in matrix.gaps} == gaps
        assert len(matrix.gaps) == len(gaps)
        for one, term in gaps:
            assert one in found.methods_of_term(kind, term)
            assert not set(found.cases_of_method(one)) & set(found.cases_of_term(kind, term))


def test_an_empty_library_has_an_empty_matrix() -> None:
    matrix = matrix_of(Library(Entries()), VocabularyKind.SCENARIOS)
    assert (matrix.rows, matrix.terms, matrix.gaps, matrix.whole.cases) == ((), (), (), ())
