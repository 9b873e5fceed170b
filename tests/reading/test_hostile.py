"""Whatever is sent in the place of an entry is told with a place, in little time and memory."""

from __future__ import annotations

import time

import pytest

from generator.reading import FaultCode, read_yaml
from generator.reading.limits import MAX_BYTES, MAX_FAULTS
from tests.reading.hostile import BULK, ODD

SECONDS = 1.5
"""CPU time of one file; a third of it is usual on a slow machine."""

UNSEEN = [
    *("\x00", "\x07", "\x1b", "\x7f", "\x85", "\xad", "\u034f", "\u061c", "\u115f", "\u17b4"),
    *("\u180e", "\u200b", "\u200d", "\u200e", "\u2028", "\u202a", "\u202e", "\u2060", "\u2066"),
    *("\u2069", "\u2800", "\u3164", "\ufdd0", "\ufeff", "\uffa0", "\ufff9", "\ufffe", "\uffff"),
    *("\U0001bca0", "\U0001d173", "\U0001fffe", "\U000e0001", "\U000e0041", "\U000e01f0"),
    *("\U000f0000", "\U0010ffff"),
]
"""Control, direction, zero-width and tag characters, fillers, no characters, private ones."""

LEGITIMATE = [
    "天津·滨海—“三亮三比”……（2025年）《办法》、【要点】〔2025〕1号「一」『二』〇",
    "𠮷𡈼𪚥𬺰",  # Beyond the Basic Multilingual Plane.
    "葛\U000e0100城市",  # The form of a character, chosen by a selector.
    "直\ufe00",
    "⚠️ ①︎ 1️⃣ ☎️",
    "café naïve é ǜ Việt Ắ a\u0302\u0301\u0323",
    "ＡＢＣ１２３，。！？：；　全角",
    "Ω ℃ ㎡ ㏑ ½ № ‰ ± × ÷ ≈ ≥ kV·A",
    "བོད་ཡིག ئۇيغۇرچە",
    "C:\\Windows\\u202e",
]


def codes(data: bytes) -> set[str]:
    return {fault.code.value for fault in read_yaml(data).faults}


@pytest.mark.parametrize("name", list(BULK))
def test_a_file_made_to_take_time_takes_none(name: str) -> None:
    code, data = BULK[name]
    assert len(data) <= MAX_BYTES
    started = time.process_time()
    document = read_yaml(data)
    assert time.process_time() - started < SECONDS
    assert len(document.faults) <= 4 * MAX_FAULTS
    found = {fault.code.value for fault in document.faults}
    assert (code in found) if code else (document.data is not None and not found)


@pytest.mark.parametrize("name", list(ODD))
def test_a_file_that_is_something_else_is_told(name: str) -> None:
    code, data = ODD[name]
    document = read_yaml(data)
    found = {fault.code.value for fault in document.faults}
    assert (code in found) if code else (document.data is not None and not found)


def escaped(char: str) -> str:
    return f"\\U{ord(char):08x}"


@pytest.mark.parametrize("char", UNSEEN, ids=lambda char: f"{ord(char):04X}")
def test_what_cannot_be_seen_is_refused_wherever_it_is_and_however_it_is_written(char: str) -> None:
    for text in (
        f"title: 供{char}电\n",
        f"ti{char}tle: 供电\n",
        f"a: [x, {{b: 供{char}电}}]\n",
        f"a: |\n  供{char}电\n",
        f'title: "供{escaped(char)}电"\n',
        f'"ti{escaped(char)}tle": 供电\n',
        f'a: [x, {{b: "供{escaped(char)}电"}}]\n',
        f'a: "一\n  供{escaped(char)}电"\n',
    ):
        faults = [f for f in read_yaml(text.encode()).faults if f.code is FaultCode.CHARACTER]
        assert [fault.params["codepoint"] for fault in faults] == [f"U+{ord(char):04X}"], text
        (fault,) = faults
        row = text.split("\n")[fault.line - 1]
        assert row[fault.column - 1 :].startswith((char, "\\U"))


def test_short_escapes_hide_nothing_either() -> None:
    for sign in "0abvfeNLP":
        assert codes(f'title: "a\\{sign}b"\n'.encode()) == {"R102"}, sign
    assert codes(b'title: "a\\tb\\n\\"c\\" \\\\u202e \\u7532 \\x41 \\/ \\_"\n') == set()


def test_an_escape_that_was_told_can_be_taken_out() -> None:
    text = 'title: "供\\u202e电\\L所"\n'
    document = read_yaml(text.encode())
    edits = [edit for fault in document.faults for edit in fault.fix]
    for edit in reversed(edits):
        text = text[: edit.column - 1] + edit.text + text[edit.end_column - 1 :]
    assert text == 'title: "供电 所"\n'


def test_selectors_and_marks_stand_behind_what_they_belong_to() -> None:
    message = "".join(chr(0xE0100 + byte) for byte in b"hidden")
    for text in (f"甲{message}", "甲\ufe0f\ufe0e", "\ufe0f甲", "a\ufe00", "a\U000e0100", " \ufe0f"):
        assert codes(f"title: x{text}\n".encode()) == {"R102"}, ascii(text)
    assert codes(f"title: z{chr(0x301) * 40}\n".encode()) == {"R102"}
    assert codes(f"title: z{chr(0x301) * 3}\n".encode()) == set()


@pytest.mark.parametrize("text", LEGITIMATE)
def test_what_people_write_passes(text: str) -> None:
    document = read_yaml(f"title: '{text}'\n".encode())
    assert document.faults == ()
    assert document.data == {"title": text}


def test_a_file_that_hides_very_much_is_not_read() -> None:
    document = read_yaml(("title: 甲" + "\u200b" * 1000 + "\n").encode())
    assert document.data is None
    assert len(document.faults) == MAX_FAULTS
