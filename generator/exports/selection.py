"""Which cases an export holds: a collection, and the same query that the list of cases shows in
its address (`scenario=a.b&year=2020&q=…`).

Several values of one facet widen, several facets narrow, as in `assets/explorer/filter.js`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from generator.exports.holding import holding
from generator.exports.unknown import unknown
from generator.insight.facets import Facet, facets_of
from generator.library import Library

JOINT = "."
"""Joins the values of one facet in an address; stands in no id."""

TEXT = "q"
IGNORED = ("sort", "view")
"""How the list is shown, not what is in it."""


class SelectionError(ValueError):
    """A collection, a facet or a value that the library does not have; what it has instead."""


@dataclass(frozen=True)
class Selection:
    """Cases and the methods that they apply, in the library's order."""

    cases: tuple[str, ...]
    methods: tuple[str, ...]
    """Ids of the listed methods: all of them where nothing was narrowed."""
    collection: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    """(Facet, value) in words, for the title page of what is exported."""
    text: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing was narrowed."""
        return not (self.collection or self.conditions or self.text)

    @property
    def words(self) -> str:
        """The conditions on one line: `适用场景：现场违章多；年份：2020 年`."""
        held: dict[str, list[str]] = {}
        for facet, value in self.conditions:
            held.setdefault(facet, []).append(value)
        lines = [f"{facet}：{'、'.join(values)}" for facet, values in held.items()]
        return "；".join((*lines, *([f"文字：{self.text}"] if self.text else ())))


def select(library: Library, *, collection: str = "", query: str = "") -> Selection:
    """The cases of `collection` (all, where empty) that pass `query`.

    Args:
        library: what is chosen from.
        collection: id of a collection.
        query: as the list of cases shows it, with or without its `?`, or the whole address.

    Raises:
        SelectionError: for a collection, facet or value that the library lacks; its text says
            which there are, and which was probably meant.
    """
    if collection and collection not in library.collections:
        titles = {i: held.title for i, held in library.collections.items()}
        raise SelectionError(unknown("项目集", collection, titles))
    facets = {facet.name: facet for facet in facets_of(library)}
    wanted: dict[str, set[str]] = {}
    text = ""
    for name, value in parse_qsl(_query_of(query), keep_blank_values=True):
        if name == TEXT:
            text = text or value.strip()
        elif name in facets:
            if values := set(filter(None, value.split(JOINT))):
                wanted.setdefault(name, set()).update(values)
        elif name not in IGNORED:
            labels = {i: facet.label for i, facet in facets.items()} | {TEXT: "文字"}
            raise SelectionError(unknown("筛选条件", name, labels))
    conditions = tuple(_conditions(facets, wanted))
    cases = list(library.listed_cases)
    home = library.entries.collection_of
    passed = [i for i in cases if not collection or home[i] == collection]
    for name, values in wanted.items():
        column = dict(zip(cases, facets[name].column, strict=True))
        places = {place for place, v in enumerate(facets[name].values) if v.id in values}
        passed = [i for i in passed if places & set(column[i])]
    if text:
        held = holding(library, text)
        passed = [i for i in passed if i in held]
    narrowed, held_cases = bool(collection or conditions or text), set(passed)
    methods = tuple(
        i
        for i in library.listed_methods
        if not narrowed or not held_cases.isdisjoint(library.cases_of_method(i))
    )
    return Selection(tuple(passed), methods, collection, conditions, text)


def _conditions(
    facets: Mapping[str, Facet], wanted: Mapping[str, set[str]]
) -> Iterator[tuple[str, str]]:
    for name, values in wanted.items():
        known = {value.id: value.label for value in facets[name].values}
        for value in sorted(values):
            if value not in known:
                raise SelectionError(unknown(facets[name].label, value, known))
        yield from ((facets[name].label, label) for i, label in known.items() if i in values)


def _query_of(text: str) -> str:
    """What stands behind the question mark of an address, without its fragment."""
    before, mark, query = text.strip().partition("?")
    if not mark:
        # An address without a query chooses nothing; a bare query has no way in it.
        query = "" if "/" in before.partition("=")[0] else before
    return query.partition("#")[0]
