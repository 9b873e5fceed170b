"""A library that the check accepts and whose texts speak to every program that may open them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.checking import Checked, check_tree
from generator.contributing.canonical import canonical_text
from generator.library import Library
from generator.reading import FileKind, Tree, address_of
from tests.exports.hostile_round import Filler, hostile_form, hostile_round

ENTRIES = 24
"""Cases; with them every payload stands in several fields of them."""
METHODS = 6


def _figure(filler: Filler, value: str = "28", **more: Any) -> dict[str, Any]:
    printed = f"{filler.line(30)[:20]}\n{value}"
    return {"value": value, "unit": filler.line(30), "printed": printed, "source": "wen-1", **more}


def _statement(filler: Filler) -> dict[str, Any]:
    return {"text": filler.text(), "source": "wen-1"}


def _case(filler: Filler, number: int) -> dict[str, Any]:
    return {
        "title": filler.title(number),
        "summary": filler.line(),
        "organisation": f"danwei-{number % 6}",
        "branch": filler.line(),
        "period": {"start": "2020-09-07", "end": "2021-03"},
        "business_lines": [f"yewu-{number % 6}"],
        "scenarios": [f"changjing-{number % 6}"],
        "problem": {"statement": filler.text(), "causes": [filler.line(), filler.line()]},
        "indicators": [
            {
                "indicator": f"zhibiao-{number % 6}",
                "name": filler.line(),
                "unit": filler.line(30),
                "better": "lower",
                "baseline": _figure(filler, "50"),
                "result": _figure(filler, "36"),
            }
        ],
        "vehicle": {
            "kinds": [f"zaiti-{number % 6}"],
            "name": filler.line(),
            "how": filler.text(),
            "roles": [{"who": filler.line(), "does": filler.text()}],
        },
        "actions": [
            {"text": filler.text(), "method": f"zuofa-{number % METHODS}"},
            {"text": filler.text()},
        ],
        "results": {
            "summary": filler.text(),
            "figures": [{"name": filler.line(), **_figure(filler, "-1234.50")}],
            "claims": [_statement(filler)],
            "recognition": [_statement(filler)],
        },
        "scale": [{"name": filler.line(), **_figure(filler, "4")}],
        "appraisal": {"grade": "A", "printed": filler.line(30), "source": "wen-1"},
        "limits": [_statement(filler)],
        "conditions": [filler.line(), filler.line()],
        "sources": ["wen-1", f"wen-{number % 6}"] if number % 6 != 1 else ["wen-1"],
    }


def _tool(filler: Filler, number: int, place: int) -> dict[str, Any]:
    columns = [
        {"title": filler.title(1), "hint": filler.line(), "width": "20"},
        {"title": filler.title(2), "kind": "choice", "choices": [filler.title(3), filler.title(4)]},
        {"title": filler.title(5), "kind": "number"},
        {"title": filler.title(6), "kind": "date", "hint": filler.line()},
        {"title": filler.title(7), "kind": "tick"},
    ]
    choice = columns[1]["choices"][0]
    return {
        "id": f"biao-{place}",
        "title": filler.title(10 * number + place),
        "purpose": filler.text(),
        "instructions": [filler.line(), filler.line()],
        "columns": columns,
        "rows": [[filler.line(), "", "", "", ""]],
        "blank_rows": "3",
        "tally": {
            "kind": "loop",
            "value": columns[1]["title"],
            "good": [choice],
            "due": columns[3]["title"],
        },
        "example": {
            "case": "anli-0",
            "rows": [[filler.line(), choice, "", "2020-09", ""]],
            "note": filler.line(),
        },
    }


def _method(filler: Filler, number: int) -> dict[str, Any]:
    other = (number + 1) % METHODS
    return {
        "title": filler.title(100 + number),
        "kind": "system" if number % 2 else "mechanism",
        "summary": filler.line(),
        "aliases": [filler.title(200 + number), filler.title(300 + number)],
        "origin": {"organisations": [f"danwei-{number}"], "statement": filler.text()},
        "scenarios": [f"changjing-{number}"],
        "fits": [filler.line(), filler.line()],
        "not_for": [filler.line()],
        "structure": {
            "title": filler.title(1),
            "note": filler.line(),
            "children": [{"title": filler.title(2), "note": filler.line()}],
        },
        "steps": [
            {
                "title": filler.title(place),
                "what": filler.text(),
                "who": filler.line(),
                "when": filler.line(),
                "output": filler.line(),
                "tool": f"biao-{place}",
            }
            for place in (1, 2)
        ],
        "roles": [{"who": filler.line(), "does": filler.text()}],
        "tools": [_tool(filler, number, place) for place in (1, 2)],
        "indicators": [f"zhibiao-{number}"],
        "figures": [{"name": filler.line(), **_figure(filler, "113")}],
        "cautions": [filler.line(), filler.line()],
        "limits": [_statement(filler)],
        "combines_with": [{"method": f"zuofa-{other}", "why": filler.line()}],
        "sources": ["wen-1"],
    }


def _vocabulary(filler: Filler, prefix: str, **more: Any) -> dict[str, Any]:
    terms = {
        f"{prefix}-{number}": {
            "label": filler.title(400 + number),
            "definition": filler.text(),
            "aliases": [filler.title(500 + number)],
            **more,
        }
        for number in range(6)
    }
    return {"title": filler.line(60) + " 表", "summary": filler.text(), "terms": terms}


def _source(filler: Filler, number: int) -> dict[str, Any]:
    return {
        "title": filler.title(600 + number),
        "about": f"danwei-{number}",
        "publisher": filler.line(),
        "date": "2020-09-07",
        "date_note": filler.line(),
        "quality": "published",
        "caveats": [filler.line(), filler.line()],
        "file": f"{number}.txt",
        "link": f"https://example.com/{number}?a=1&b='\"<x>%0d%0a#=1+1",
    }


def _collection(filler: Filler) -> dict[str, Any]:
    return {
        "title": filler.title(700),
        "summary": filler.text(),
        "organisation": "danwei-0",
        "admission": {"rule": filler.text(), "printed": filler.line(30), "source": "wen-1"},
        "figures": [{"name": filler.line(), **_figure(filler, "7")}],
        "sources": ["wen-1"],
    }


def _data(filler: Filler) -> Iterator[tuple[str, dict[str, Any]]]:
    """Path → what the file says."""
    words = {
        "scenarios": _vocabulary(filler, "changjing"),
        "business-lines": _vocabulary(filler, "yewu"),
        "vehicles": _vocabulary(filler, "zaiti"),
        "indicators": _vocabulary(filler, "zhibiao", unit="起", better="lower"),
        "organisations": _vocabulary(filler, "danwei"),
    }
    for name, said in words.items():
        yield f"cases/vocabulary/{name}.yml", said
    sources = {f"wen-{number}": _source(filler, number) for number in range(6)}
    yield "cases/vocabulary/sources.yml", {"sources": sources}
    methods = [_method(filler, number) for number in range(METHODS)]
    for number, method in enumerate(methods):
        yield f"methods/zuofa-{number}.yml", method
    yield "cases/xiangmuji/collection.yml", _collection(filler)
    for number in range(ENTRIES):
        yield f"cases/xiangmuji/anli-{number}.yml", _case(filler, number)
    yield "cases/xiangmuji/registry/2025-danwei-0.yml", hostile_round(filler)
    yield "cases/xiangmuji/forms/biao-2025-03.yml", hostile_form(filler, methods[0]["tools"][0])


@cache
def hostile_data() -> Mapping[str, Mapping[str, Any]]:
    """Path of every file → its content as typed."""
    return dict(_data(Filler()))


def places(value: Any) -> Iterator[str]:
    """Every text below a value."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value:
        if not isinstance(value, str):
            yield from places(inner)


@cache
def hostile_tree() -> Tree:
    """The files, written as the project writes them."""
    files = {}
    for path, said in sorted(hostile_data().items()):
        address = address_of(path)
        assert address, path
        files[path] = canonical_text(FileKind(address.kind), dict(said)).encode()
    return Tree(files)


@cache
def hostile_checked() -> Checked:
    """What the check says of them."""
    return check_tree(hostile_tree())


@cache
def hostile_library() -> Library:
    """The library, as every export gets it."""
    return Library(hostile_checked().entries)
