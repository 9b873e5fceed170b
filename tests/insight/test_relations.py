"""Methods hang together where the same cases apply them."""

from __future__ import annotations

from hypothesis import given, settings

from generator.insight.relations import relations_of
from generator.library import Library
from tests.insight.made_up import METHODS, libraries, three_methods
from tests.small import case, library, method


def used(*methods: str) -> dict[str, object]:
    return {"actions": [{"text": "做。", "method": one} for one in methods]}


def test_a_reader_sees_what_else_was_at_work() -> None:
    cases = {
        "a": case(**used("baobao-fa", "tixi")),
        "b": case(**used("tixi", "baobao-fa", "baobao-fa")),
        "c": case(**used("baobao-fa", "qingdan-fa")),
        "d": case(**used("baobao-fa")),
    }
    found = relations_of(library(cases, three_methods()), "baobao-fa")
    assert [(r.method, r.cases) for r in found] == [("tixi", ("a", "b")), ("qingdan-fa", ("c",))]
    assert [r.overlap for r in found] == [2 / 4, 1 / 4]


def test_of_equals_the_one_that_less_often_stands_apart_comes_first() -> None:
    cases = {
        "a": case(**used("baobao-fa", "qingdan-fa")),
        "b": case(**used("baobao-fa", "tixi")),
        "c": case(**used("qingdan-fa")),
    }
    found = relations_of(library(cases, three_methods()), "baobao-fa")
    assert [r.method for r in found] == ["tixi", "qingdan-fa"]


def test_a_method_alone_in_its_cases_has_no_relations() -> None:
    assert relations_of(library({"a": case()}), "baobao-fa") == ()
    assert relations_of(library({}), "baobao-fa") == ()


def test_what_lists_do_not_show_is_no_relation() -> None:
    methods = {
        "baobao-fa": method(),
        "yizou": method(status="moved", moved_to="baobao-fa"),
        "caogao": method(status="draft"),
    }
    cases = {
        "a": case(**used("baobao-fa", "yizou", "caogao")),
        "b": case(**used("baobao-fa", "tixi"), status="draft"),
    }
    assert relations_of(library(cases, methods), "baobao-fa") == ()


@settings(max_examples=40, deadline=None)
@given(libraries())
def test_relations_go_both_ways_and_miss_no_case(found: Library) -> None:
    for one in METHODS:
        for relation in relations_of(found, one):
            shared = {
                i
                for i, listed in found.listed_briefs.items()
                if {one, relation.method} <= set(listed.methods)
            }
            assert set(relation.cases) == shared != set()
            assert 0 < relation.overlap <= 1
            (back,) = (r for r in relations_of(found, relation.method) if r.method == one)
            assert (set(back.cases), back.overlap) == (shared, relation.overlap)
