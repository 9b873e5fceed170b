"""Whoever copies the address of a filtered list gets what stood on the screen."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from generator.checking import check_tree
from generator.exports.holding import holding
from generator.exports.selection import SelectionError, select
from generator.insight.facets import facets_of
from generator.library import Library
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.small import case, library


@cache
def real() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


def test_without_conditions_everything_listed_is_chosen() -> None:
    found = select(real())
    assert found.whole
    assert found.cases == tuple(real().listed_cases)
    assert found.methods == tuple(real().listed_methods)
    assert found.words == ""


@pytest.mark.parametrize(
    "query",
    [
        "scenario=xianchang-weizhang&sort=year&view=table",
        "?scenario=xianchang-weizhang",
        "https://example.com/lib/cases/index.html?scenario=xianchang-weizhang#top",
        "file:///C:/%E6%A1%88%E4%BE%8B/cases/index.html?scenario=xianchang-weizhang",
    ],
)
def test_an_address_may_be_pasted_as_it_is(query: str) -> None:
    found = select(real(), query=query)
    wanted = [i for i, c in real().listed_cases.items() if "xianchang-weizhang" in c.scenarios]
    assert list(found.cases) == wanted
    assert found.words == "适用场景：现场违章多"
    assert not found.whole
    applied = {a.method for i in found.cases for a in real().cases[i].actions if a.method}
    assert set(found.methods) == applied & set(real().listed_methods)


@pytest.mark.parametrize(
    "query", ["https://example.com/a=b/cases/index.html", "scenario=", "scenario=.&year=&q="]
)
def test_an_address_without_conditions_is_the_whole_list(query: str) -> None:
    found = select(real(), query=query)
    assert found.whole
    assert found.cases == tuple(real().listed_cases)


def test_values_of_one_facet_widen_and_several_facets_narrow() -> None:
    for facet in facets_of(real()):
        held = {p for places in facet.column for p in places}
        ids = [value.id for place, value in enumerate(facet.values) if place in held][:2]
        if not ids:
            continue
        one, both = (
            select(real(), query=f"{facet.name}={query}").cases for query in (ids[0], ".".join(ids))
        )
        assert set(one) <= set(both)
        if facet.name != "year":
            narrowed = select(real(), query=f"{facet.name}={ids[0]}&year=none").cases
            assert set(narrowed) == set(one) & set(select(real(), query="year=none").cases)


def test_a_collection_narrows_what_a_query_finds() -> None:
    home = real().entries.collection_of
    found = select(real(), collection="tianjin-zhuoyue", query="numbers=measured").cases
    assert found
    assert {home[i] for i in found} == {"tianjin-zhuoyue"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"query": "scenari=a"}, "是不是 scenario"),
        ({"query": "scenario=xianchang-weizang"}, "是不是 xianchang-weizhang"),
        ({"query": "year=2099"}, "没有年份 2099"),
        ({"query": "just-words"}, "没有筛选条件 just-words"),
        ({"collection": "tianjin-zhuoyu"}, "是不是 tianjin-zhuoyue"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(arguments: dict[str, str], said: str) -> None:
    with pytest.raises(SelectionError, match=said):
        select(real(), **arguments)


def texts() -> Library:
    """Cases that hold a text in one way or another, and nothing else of the kind."""
    quiet: dict[str, Any] = {"scenarios": ["loushou"], "problem": None, "results": None}
    return library(
        cases={
            "whole": case(title="党员包保压降现场违章", **quiet),
            "apart": case(title="违章清零", summary="盯住现场。", **quiet),
            "part": case(title="现场服务", **quiet),
            "number": case(title="线损下降28%", **quiet),
        }
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("现场违章", {"whole", "apart"}),
        ("违章 现场", {"whole", "apart"}),
        ("現場違章", {"whole", "apart"}),
        ("怎么办 现场违章？", {"whole", "apart"}),
        ("包保压降现场违章", {"whole"}),
        ("２８％", {"number"}),
        ("没有的话", set()),
        ("……", set()),
    ],
)
def test_a_text_finds_what_holds_all_of_it(text: str, found: set[str]) -> None:
    assert holding(texts(), text) == found


def test_a_long_text_that_stands_somewhere_means_that_place_alone() -> None:
    title = real().cases["baodi-weizhang-baobao"].title
    assert holding(real(), title) == {"baodi-weizhang-baobao"}


def test_the_words_of_a_choice_hold_text_and_conditions() -> None:
    found = select(real(), query="q=违章&numbers=measured&evidence=early.strong")
    assert found.words == "数据：有数据；证据等级：证据充分、初步证据；文字：违章"
