"""Everything below `api/v1/`, the feeds and `llms.txt`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain

from generator.exports.about import About
from generator.exports.api.description import ANSWERS, answer_schema, openapi
from generator.exports.api.desk import Desk
from generator.exports.api.entries import EntryObjects
from generator.exports.api.list_shapes import Counts, FileLine, Index
from generator.exports.api.lists import (
    case_list,
    collection_list,
    matrix_list,
    method_list,
    vocabulary_list,
)
from generator.exports.feeds import feed_files
from generator.exports.llms import llms_files
from generator.exports.schemas import text_of
from generator.insight import totals_of
from generator.library import Library
from generator.pages.links import API, FEED, LLMS, api_url, case_url, method_url

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def api_files(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    """Address and content of every machine face."""
    desk = Desk(library, about)
    return chain(
        _lists(desk),
        _entries(desk),
        _descriptions(about),
        feed_files(library, about),
        llms_files(library, about),
    )


def packed(answer: Mapping[str, object]) -> bytes:
    """One answer as it is published: no blanks, keys in the order of their type."""
    return (_ENCODER.encode(answer) + "\n").encode()


def _lists(desk: Desk) -> Iterator[tuple[str, bytes]]:
    yield f"{API}index.json", packed(_index(desk))
    yield f"{API}cases.json", packed(case_list(desk))
    yield f"{API}methods.json", packed(method_list(desk))
    yield f"{API}collections.json", packed(collection_list(desk))
    yield f"{API}vocabulary.json", packed(vocabulary_list(desk))
    yield f"{API}matrix.json", packed(matrix_list(desk))


def _entries(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """One file per entry, moved and deprecated ones included: their old addresses go on."""
    made = EntryObjects(desk)
    for case_id in desk.library.cases:
        yield api_url(case_url(case_id)), packed(made.case(case_id))
    for method_id in desk.library.methods:
        yield api_url(method_url(method_id)), packed(made.method(method_id))


def _descriptions(about: About) -> Iterator[tuple[str, bytes]]:
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
