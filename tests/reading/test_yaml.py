"""Every value stays the text that was typed, and every part knows its place."""

from __future__ import annotations

import pytest

from generator.reading import Fault, FaultCode, read_yaml
from generator.reading.limits import MAX_BYTES, MAX_DEPTH, MAX_NODES

ENTRY = """\
title: 党员包保  # 说明
grade: no
version: 1.10
code: 010
since: 2021-10-01
nothing: ~
empty:
quoted: "null"
causes:
  - 甲
  - who: 乙
    does: >
      折行
      文字
kinds: [a, {b: c}]
"""


def codes(text: str | bytes) -> list[str]:
    document = read_yaml(text if isinstance(text, bytes) else text.encode())
    return [fault.code.name for fault in document.faults]


def only(text: str) -> Fault:
    (fault,) = read_yaml(text.encode()).faults
    return fault


def test_an_entry_is_read_as_typed() -> None:
    document = read_yaml(ENTRY.encode())
    assert document.faults == ()
    assert document.data == {
        "title": "党员包保",
        "grade": "no",
        "version": "1.10",
        "code": "010",
        "since": "2021-10-01",
        "nothing": None,
        "empty": None,
        "quoted": "null",
        "causes": ["甲", {"who": "乙", "does": "折行 文字\n"}],
        "kinds": ["a", {"b": "c"}],
    }


def test_every_value_and_key_has_its_place() -> None:
    document = read_yaml(ENTRY.encode())
    assert document.position(("title",)) == (1, 8)
    assert document.position(("title",), of_key=True) == (1, 1)
    assert document.position(("causes", 1, "who")) == (11, 10)
    assert document.position(("causes", 1, "who"), of_key=True) == (11, 5)
    assert document.position(("kinds", 1, "b")) == (15, 16)
    assert document.position(("causes", 1, "when")) == document.position(("causes", 1))
    assert document.value(("causes", 1, "who")) == "乙"
    assert document.value(("causes", 7, "who")) is None


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_give_the_same(line_end: str) -> None:
    document = read_yaml(ENTRY.replace("\n", line_end).encode())
    assert document.faults == ()
    assert document.position(("kinds",)) == (15, 8)


def test_the_mark_of_notepad_is_tolerated_and_shifts_nothing() -> None:
    document = read_yaml(b"\xef\xbb\xbf" + ENTRY.encode())
    assert document.faults == ()
    assert document.position(("title",)) == (1, 8)


def test_an_invisible_character_is_named_and_the_rest_is_still_read() -> None:
    document = read_yaml("title: 供\u200b电\nname: 甲\n".encode())
    assert document.data == {"title": "供电", "name": "甲"}
    (fault,) = document.faults
    assert (fault.code, fault.line, fault.column) == (FaultCode.CHARACTER, 1, 9)
    assert fault.params["codepoint"] == "U+200B"


@pytest.mark.parametrize(
    "char", ["\x00", "\x07", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\u00ad", "\U000e0041"]
)
def test_control_zero_width_and_direction_characters_are_refused(char: str) -> None:
    assert "CHARACTER" in codes(f"title: 供{char}电\n")


def test_foreign_encodings_are_named() -> None:
    for encoding, name in (("gb18030", "GBK"), ("utf-16", "UTF-16")):
        (fault,) = read_yaml("title: 供电服务\n".encode(encoding)).faults
        assert (fault.code, fault.params["encoding"]) == (FaultCode.NOT_UTF8, name)


def test_a_key_twice_is_found_in_any_writing() -> None:
    for second in ("title", "Title", "ｔｉｔｌｅ", "title "):
        fault = only(f'title: 甲\n"{second}": 乙\n')
        assert (fault.code, fault.line, fault.params["first"]) == (FaultCode.DUPLICATE_KEY, 2, "1")


def test_several_faults_are_found_in_one_go() -> None:
    text = "a: &x 1\nb: *x\nc: !!str d\n<<: {e: f}\na: 2\n? [g]\n: h\nk: z\u200b\n"
    found = codes(text)
    assert found == ["ALIAS", "ALIAS", "TAG", "MERGE", "DUPLICATE_KEY", "ODD_KEY", "CHARACTER"]


def test_what_was_refused_is_remembered() -> None:
    document = read_yaml(b"c: &x 1\na: {b: [1, *x]}\n")
    assert document.dropped == {("a", "b", 1)}


def test_one_file_is_one_mapping() -> None:
    assert codes("") == codes("# 只有说明\n") == codes("---\n") == codes("{}") == ["EMPTY"]
    assert codes("- 甲\n") == codes("一段文字\n") == ["NOT_A_MAPPING"]
    assert codes("a: 1\n---\nb: 2\n") == ["SECOND_DOCUMENT"]
    assert codes("---\na: 1\n...\n") == []


def test_limits_hold_at_their_edge() -> None:
    def deep(levels: int) -> str:
        return f"a: {'[' * levels}{']' * levels}\n"

    def many(nodes: int) -> str:
        return f"a: [{','.join(['b'] * nodes)}]\n"

    def large(size: int) -> bytes:
        return b"a: " + b"b" * (size - 3)

    assert codes(deep(MAX_DEPTH - 1)) == []
    assert codes(deep(MAX_DEPTH)) == ["TOO_DEEP"]
    assert codes(many(MAX_NODES - 3)) == []
    assert codes(many(MAX_NODES - 2)) == ["TOO_MANY_NODES"]
    assert codes(large(MAX_BYTES)) == []
    assert codes(large(MAX_BYTES + 1)) == ["TOO_LARGE"]
