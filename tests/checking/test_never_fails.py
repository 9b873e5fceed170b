"""No input gives a traceback, every problem has a place, and a large library is checked quickly."""

from __future__ import annotations

import json
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking import Checked, text_report
from generator.checking.wording import LIST_MAX
from tests.checking.library import CASE, METHOD, MINI, SOURCES, Library, library_at

BASE = library_at(MINI)
LINES = {path: str(BASE.texts[path]).splitlines() for path in (CASE, METHOD, SOURCES)}
_SIGNS = """[ { ] " ' ： : - &a *a !!map --- | << 28% 2021年 待补充 # ? %YAML 中文 null"""
FRAGMENTS = st.sampled_from(
    ["", "\t", ": ", "\u200b", "\u202e", "\x00", "\ud7ff", "😀", *_SIGNS.split()]
)
QUICKLY = settings(deadline=2000, max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def assert_sound(library: Library, path: str) -> Checked:
    """The run ends, each problem has a place in its file and a line of bounded length."""
    checked = library.check()
    data = library.texts[path]
    raw = data if isinstance(data, bytes) else data.encode()
    rows = raw.count(b"\n") + raw.count(b"\r") + 1
    for problem in checked.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.hint
        assert "\n" not in problem.message
        assert len(problem.message) < 3 * LIST_MAX
        if problem.file == path:
            assert problem.line <= rows
            assert problem.column <= len(raw) + 1
    text_report(checked.problems, sources={path: raw})
    return checked


@QUICKLY
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    assert assert_sound(BASE.with_text(CASE, data), CASE).problems


@QUICKLY
@given(st.text(max_size=200))
def test_any_text_as_a_value(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    assert_sound(BASE.changed(CASE, "党员包保压降现场违章", clean), CASE)


@QUICKLY
@given(st.sampled_from(sorted(LINES)), st.data())
def test_a_valid_entry_with_one_piece_replaced_anywhere(path: str, data: st.DataObject) -> None:
    lines = list(LINES[path])
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        start = data.draw(st.integers(0, len(line)))
        end = data.draw(st.integers(start, len(line)))
        lines[number] = line[:start] + data.draw(FRAGMENTS) + line[end:]
    assert_sound(BASE.with_text(path, "\n".join(lines) + "\n"), path)


@QUICKLY
@given(st.sampled_from(sorted(LINES)), st.data())
def test_a_valid_entry_with_lines_gone_or_doubled(path: str, data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(0, len(LINES[path]) - 1), min_size=1, max_size=120))
    text = "\n".join(LINES[path][number] for number in numbers)
    assert_sound(BASE.with_text(path, text), path)


KEYS = st.sampled_from(["title", "sources", "terms", "value", "甲"])
SHAPES = st.recursive(
    st.none() | st.text(alphabet="ab中1- :", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@QUICKLY
@given(SHAPES, st.sampled_from(["title", "period", "problem", "indicators", "vehicle", "sources"]))
def test_any_shape_in_any_field(value: object, key: str) -> None:
    text = "\n".join(line for line in LINES[CASE] if not line.startswith(key))
    assert_sound(BASE.with_text(CASE, f"{text}\n{key}: {json.dumps(value)}\n"), CASE)


def test_hostile_files_take_no_time() -> None:
    hostile = {
        "brackets": b"[" * 250_000,
        "braces": b"{" * 250_000,
        "dashes": b"- " * 120_000,
        "questions": b"? " * 120_000,
        "quotes": b'a: "' * 60_000,
        "keys": b"".join(b"k%d: v\n" % number for number in range(25_000)),
        "colons": b"a: b: " * 40_000,
        "tabs": b"\ta: b\n" * 30_000,
        "aliases": b"a: [" + b"*a," * 9_000 + b"]\n",
        "opened": 'a: "甲\n'.encode() * 20_000,
        "nested": b"".join(b" " * n + b'a: "b\n' for n in range(700)),
        "wide": "title：甲\n".encode() * 18_000,
    }
    for name, data in hostile.items():
        started = time.process_time()
        assert_sound(BASE.with_text(CASE, data), CASE)
        assert time.process_time() - started < 3, name


def test_a_thousand_cases_are_checked_in_about_a_second() -> None:
    texts = dict(BASE.texts)
    for number in range(1000):
        texts[f"cases/tianjin/case-{number}.yml"] = texts[CASE]
    started = time.process_time()
    assert Library(texts, {}).check().problems == ()
    assert time.process_time() - started < 6
