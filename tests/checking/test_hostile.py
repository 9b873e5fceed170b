"""Hostile entries, names and texts: told in little time, and never let two things share a place."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.checking import check_tree, text_report
from generator.checking.text import patterns, pinyin
from generator.model import VocabularyKind
from generator.reading import is_id, read_tree
from generator.reading.limits import MOST_FINDINGS
from tests.checking.library import CASE, MINI, library_at
from tests.conftest import ROOT
from tests.reading.hostile import BULK

BASE = library_at(MINI)
SECONDS = 2.5
"""CPU time of checking one file and printing what was found; a third of it is usual."""
UNITS = (
    *("1", "1 ", "1-", "a", "a ", "a.", "a@", "a@a.", "dang ", "甲", "甲 ", " ", " \u3000", "\n"),
    *(" \n", "甲\n\n", "，", "。", "，。", "“ ", "“", "（，", "Ã©", "?", "第1页", "第 1", "- 1 "),
    *(
        "—",
        "...",
        "…1",
        "《",
        "1\n",
        "138",
        "甲(a ",
        "- ",
        "#",
        "\\",
        "'",
        "[",
        "](",
        "*",
        "`",
        "|",
    ),
    *("a: ", "：", "1,", "百", "2020-", "_x0041_", "%", ">", "\t"),
)


@pytest.mark.parametrize("name", list(BULK))
def test_a_file_made_to_take_time_is_checked_in_none(name: str) -> None:
    data = BULK[name][1]
    started = time.process_time()
    problems = BASE.with_text(CASE, data).check().problems
    printed = text_report(problems, sources={CASE: data})
    assert time.process_time() - started < SECONDS
    assert any(problem.file == CASE for problem in problems)
    assert len(printed) < 2_000_000


def test_what_is_wrong_everywhere_is_told_so_often_that_it_is_seen() -> None:
    text = BASE.texts[CASE]
    assert isinstance(text, str)
    unknown = "".join(f"duoyu{number}: v\n" for number in range(2 * MOST_FINDINGS))
    found = BASE.with_text(CASE, text + unknown).codes()
    assert found == ["S201"] * MOST_FINDINGS


def expressions() -> Iterator[re.Pattern[str]]:
    """Every regular expression that looks through the texts of an entry, here and in a browser."""
    tables = (patterns.SENSITIVE, patterns.MAIL, patterns.ADVERTISING, patterns.MOJIBAKE)
    for table in (*tables, patterns.FOOTERS, patterns.DELETIONS, patterns.PAGE_NUMBERS):
        yield from (re.compile(pattern.expression) for pattern in table)
    signs = (patterns.FOOTER_SIGNS, patterns.DELETION_SIGNS, patterns.PAGE_SIGNS)
    yield from map(re.compile, (*signs, pinyin.BRACKETED, pinyin.SPLICED))


def test_no_expression_is_slow_on_a_text_of_any_kind() -> None:
    """A quadratic one takes a tenth of a second on as much as a field may hold, others none."""
    for found in expressions():
        for unit in UNITS:
            for head, tail in (("", "x"), ("甲" * 26, "\n!")):
                text = head + unit * (5_000 // len(unit)) + tail
                if slow(found, text):  # Another process may have taken the time.
                    assert not slow(found, text), (found.pattern, unit)


def slow(expression: re.Pattern[str], text: str) -> bool:
    started = time.process_time()
    for _ in expression.finditer(text):
        pass
    expression.fullmatch(text)
    return time.process_time() - started > 0.04


HOLDERS = (
    *("cases/{}.html", "methods/{}.html", "collections/{}.html", "kits/{}.zip"),
    *(f"{kind.value}/{{}}.html" for kind in VocabularyKind),
    *("feeds/methods/{}.xml", "feeds/scenarios/{}.xml", "downloads/cards/{}.pdf"),
    *("og/cases/{}.png", "og/methods/{}.png", "og/collections/{}.png"),
    *("api/v1/cases/{}.json", "api/v1/methods/{}.json"),
)
"""Addresses that hold the id of an entry."""


@pytest.mark.browser
def test_no_entry_can_take_the_place_of_a_file_of_the_site(real_site: Path) -> None:
    known = {path.stem for path in (*ROOT.glob("cases/*/*.yml"), *ROOT.glob("methods/*.yml"))}
    known |= {path.name for path in ROOT.glob("cases/*")}
    entries = check_tree(read_tree(ROOT)).entries
    for kind in VocabularyKind:
        known |= entries.terms(kind).keys()
    for holder in HOLDERS:
        for path in real_site.glob(holder.format("*")):
            assert path.stem in known or not is_id(path.stem), path


DEVICES = ["con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))]
NEVER = [
    *(
        "../x",
        "a/b",
        "a\\b",
        "C:x",
        "/etc",
        "c:con",
        "clock$",
        "conin$",
        "con.x",
        "a.",
        "a ",
        "a\n",
    ),
    *(
        ".a",
        "-a",
        "a-",
        "a--b",
        "A-b",
        "aа",
        "ａｂ",
        "a\u200bb",
        "a\u0301b",
        "ab\u202e",
        "案例",
        "",
    ),
    *("__proto__", "a_b", "a%2fb", "a?b", "a#b", "a&b", "a" * 65, "a" * 255, "ab\0", "\ud800a"),
]


@pytest.mark.parametrize("name", [*DEVICES, *NEVER, "index", "toolbox", "404", "constructor"])
def test_no_system_no_server_and_no_browser_gets_a_name_that_means_something_else(
    name: str,
) -> None:
    assert not is_id(name)
