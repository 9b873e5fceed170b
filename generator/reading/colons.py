"""Colons between key and value that are wide or have no blank behind them, and colons in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.edit import Edit
from generator.reading.fault import Fault, FaultCode
from generator.reading.keys import is_key
from generator.reading.lines import Line
from generator.reading.quoting import quote, value_at

_START = r"\s*(?:- +)*"
_WORD = r"([a-z][a-z0-9_-]{1,63}|[\u4e00-\u9fff]{1,12})"
WIDE_COLON_KEY = re.compile(rf"{_START}{_WORD}\s*：")
"""`title：` or `标题：` at the start of a line."""
NO_SPACE_KEY = re.compile(rf"{_START}{_WORD}:(?=[^ \t/])")
"""`title:text`; an address like https://… is not one."""
_FLOW_COLON = re.compile(r"[{,，]\s*([a-z][a-z_]{1,63})\s*(?:：|:(?=[^\s/]))")
_VALUE = re.compile(rf"{_START}([^\s:：][^:：]*?):[ \t]+(?=\S)")
_AGAIN = "mapping values are not allowed"
_BLANKS = re.compile(r"[\s\u00a0\u3000]*")


def certain_colons(line: Line) -> Iterator[Fault]:
    """Colons behind words that can only be keys."""
    wide = WIDE_COLON_KEY.match(line.text)
    tight = NO_SPACE_KEY.match(line.text)
    if wide and not line.continues and (wide[1].isascii() or is_key(wide[1])):
        yield key_fault(FaultCode.WIDE_COLON, line, wide)
    elif tight and not line.continues and is_key(tight[1]):
        yield key_fault(FaultCode.NO_SPACE, line, tight)
    else:
        yield from _colon_in_text(line)
    if "{" in line.text:
        yield from _colons_in_braces(line)


def likely_colons(line: Line, problem: str, at_line: int, at_column: int) -> Iterator[Fault]:
    """Colons that may be the cause, in a line next to where the parser stumbled."""
    if wide := WIDE_COLON_KEY.match(line.text):
        yield key_fault(FaultCode.WIDE_COLON, line, wide, certain=False)
    elif tight := NO_SPACE_KEY.match(line.text):
        yield key_fault(FaultCode.NO_SPACE, line, tight, certain=False)
    elif line.number == at_line and _AGAIN in problem and ": " in line.text[: at_column - 1]:
        yield Fault(FaultCode.COLON_IN_TEXT, line.number, at_column)


def key_fault(code: FaultCode, line: Line, match: re.Match[str], *, certain: bool = True) -> Fault:
    """A fault at the colon of a key, with a plain colon and one blank as its change."""
    params = {"key": match[1]}
    if not certain:
        return Fault(code, line.number, match.end(), params)
    blanks = _BLANKS.match(line.text, match.end())
    end = blanks.end() if blanks else match.end()
    text = ": " if end < len(line.text) else ":"
    edit = Edit(line.number, match.end(1) + 1, line.number, end + 1, text)
    return Fault(code, line.number, match.end(), params, (edit,))


def _colons_in_braces(line: Line) -> Iterator[Fault]:
    opened = line.text.index("{")
    for match in _FLOW_COLON.finditer(line.text, opened):
        if is_key(match[1]) and line.text[opened : match.start()].count('"') % 2 == 0:
            wide = match[0].endswith("：")
            yield key_fault(FaultCode.WIDE_COLON if wide else FaultCode.NO_SPACE, line, match)


def _colon_in_text(line: Line) -> Iterator[Fault]:
    """`a: b: c`: the second colon is meant as text, unless its word is a key too."""
    start = _VALUE.match(line.text)
    value = value_at(line, start.end() + 1) if start and is_key(start[1]) else None
    if value is None or value.text[0] in "\"'[{|>&*!%@`":
        return
    colon = re.search(r":(\s|$)", value.text)
    if colon and not is_key(value.text[: colon.start()].strip()):
        replacement = quote(value.text)
        at = value.start + colon.start()
        edit = value.written(replacement)
        params = {"replacement": replacement}
        yield Fault(FaultCode.COLON_IN_TEXT, line.number, at, params, (edit,))
