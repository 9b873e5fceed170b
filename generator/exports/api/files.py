"""Everything below `api/v1/`, the feeds and `llms.txt`; in groups that change for one reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.exports.about import About
from generator.exports.api.case_list import case_list
from generator.exports.api.description import ANSWERS, answer_schema, openapi
from generator.exports.api.desk import Desk
from generator.exports.api.entries import EntryObjects
from generator.exports.api.list_shapes import Counts, FileLine, Index
from generator.exports.api.lists import (
    collection_list,
    matrix_list,
    method_list,
    vocabulary_list,
)
from generator.exports.api.packing import encoded, lined, packed
from generator.exports.feeds import feed_files
from generator.exports.llms import llms_files
from generator.exports.schemas import text_of
from generator.insight import totals_of
from generator.library import Library
from generator.pages.group import Group
from generator.pages.links import API, FEED, LLMS, api_url, case_url, method_url


def api_files(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    """Address and content of every machine face."""
    made = EntryObjects.of(library, about)
    return chain(
        list_files(made.desk),
        [case_list_file(made.desk), collection_list_file(made.desk)],
        (case_file(made, case_id) for case_id in library.cases),
        method_files(made),
        description_files(about),
        feed_files(library, about),
        llms_files(library, about),
    )


def api_groups(library: Library, about: About) -> Iterator[Group]:
    """The same without the objects of cases, in groups that change for one reason."""
    made = EntryObjects.of(library, about)
    desk = made.desk
    yield Group("lists", "shown", lambda: list_files(desk))
    yield Group("cases", "typed", lambda: [case_list_file(desk)])
    yield Group("collections", "titles", lambda: [collection_list_file(desk)])
    yield Group("methods", "shown", lambda: method_files(made))
    yield Group("descriptions", "base", lambda: description_files(about))
    yield Group("feeds", "shown", lambda: feed_files(library, about))
    yield Group("llms", "typed", lambda: llms_files(library, about))


def case_file(made: EntryObjects, case_id: str) -> tuple[str, bytes]:
    """Address and content of a case's object; moved and deprecated ones have theirs too.

    Raises:
        KeyError: for an id that the library does not publish.
    """
    return api_url(case_url(case_id)), packed(made.case(case_id))


def method_files(made: EntryObjects) -> Iterator[tuple[str, bytes]]:
    """The object of every method, moved and deprecated ones included."""
    for method_id in made.desk.library.methods:
        yield api_url(method_url(method_id)), packed(made.method(method_id))


def case_list_file(desk: Desk) -> tuple[str, bytes]:
    """The list of all cases, each with its hash: it changes whenever a case does."""
    return f"{API}cases.json", case_list(desk)


def collection_list_file(desk: Desk) -> tuple[str, bytes]:
    """The collections with the titles of their cases."""
    held = collection_list(desk)
    facts = {"edition": held["edition"], "count": held["count"]}
    return f"{API}collections.json", lined(facts, items=map(encoded, held["items"]))


def list_files(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The lists that count cases: the index, methods, words and sources, the matrices."""
    yield f"{API}index.json", packed(_index(desk))
    yield f"{API}methods.json", packed(method_list(desk))
    yield f"{API}vocabulary.json", packed(vocabulary_list(desk))
    yield f"{API}matrix.json", packed(matrix_list(desk))


def description_files(about: About) -> Iterator[tuple[str, bytes]]:
    """The API described; nothing of it depends on the entries."""
    yield f"{API}openapi.json", text_of(openapi(about)).encode()
    for name in ANSWERS:
        yield f"{API}schemas/{name}.json", text_of(answer_schema(name)).encode()


def _index(desk: Desk) -> Index:
    about, totals = desk.about, totals_of(desk.library)
    counts: Counts = {
        "cases": totals.cases,
        "measured_cases": totals.measured_cases,
        "systems": totals.systems,
        "mechanisms": totals.mechanisms,
        "forms": totals.forms,
        "figures": totals.figures,
        "companies": totals.companies,
        "sources": totals.sources,
        "collections": len(desk.library.collections),
    }
    return {
        "name": about.name,
        "version": "1",
        "edition": about.edition,
        "site": about.site_url or None,
        "counts": counts,
        "files": [*_answer_lines(desk), *_further_lines(desk)],
    }


def _answer_lines(desk: Desk) -> Iterator[FileLine]:
    for name, (path, summary, _) in ANSWERS.items():
        yield {
            "title": summary,
            "url": desk.address(API + path),
            "schema": desk.address(f"{API}schemas/{name}.json"),
        }


def _further_lines(desk: Desk) -> Iterator[FileLine]:
    further = {
        f"{API}openapi.json": "接口说明（OpenAPI 3.1）",
        FEED: "全部条目的订阅源（Atom）",
        LLMS: "给语言模型读的目录",
    }
    for address, title in further.items():
        yield {"title": title, "url": desk.address(address), "schema": None}
