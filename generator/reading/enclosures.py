"""Quotes and brackets that are opened and not closed, reported where they open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.fault import Fault, FaultCode
from generator.reading.limits import MAX_FAULTS
from generator.reading.lines import Line

_VALUE_START = re.compile(r"\s*(?:- +)*(?:[^\s\"'\[{#][^\"'\[{#]*?:\s+)?(?=[\"'\[{])")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}
_AFTER_VALUE = re.compile(r"\s*(?:#.*|:(?:\s.*)?)?$")
_IN_FLOW = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[\[\]{}]")
_CLOSES = {"[": "]", "{": "}"}
_LONGEST = 200
"""Lines that one value may span before it counts as not closed."""


def find_enclosures(lines: Sequence[Line]) -> list[Fault]:
    """Unclosed quotes and brackets, and text that goes on after a closing quote."""
    faults: list[Fault] = []
    rest = iter(range(len(lines)))
    for index in rest:
        if len(faults) >= MAX_FAULTS:
            break
        start = _VALUE_START.match(lines[index].text)
        if not start:
            continue
        body, last = _extent(lines, index, start.end())
        opener = body[0]
        fault, closed = (_quote if opener in _QUOTED else _bracket)(lines[index], start.end(), body)
        faults += fault
        if closed:
            # The lines inside of a value that spans several are its text.
            for _ in range(last - index if closed == "many" else 0):
                next(rest, None)
    return faults


def _extent(lines: Sequence[Line], index: int, column: int) -> tuple[str, int]:
    """The text from the opening on, up to the next line that begins something new."""
    first = lines[index]
    parts, last = [first.text[column:]], index
    for number in range(index + 1, min(len(lines), index + _LONGEST)):
        if lines[number].starts_anew(first.indent):
            break
        parts.append(lines[number].text)
        last = number
    return "\n".join(parts), last


def _quote(line: Line, column: int, body: str) -> tuple[list[Fault], str]:
    match = _QUOTED[body[0]].match(body)
    if not match:
        return [Fault(FaultCode.OPEN_QUOTE, line.number, column + 1, {"quote": body[0]})], ""
    if "\n" in match[0]:
        return [], "many"
    after = body[match.end() :].split("\n", 1)[0]
    if _AFTER_VALUE.match(after):
        return [], "one"
    at = column + match.end() + 1
    return [Fault(FaultCode.TEXT_AFTER_QUOTE, line.number, at, {"quote": body[0]})], "one"


def _bracket(line: Line, column: int, body: str) -> tuple[list[Fault], str]:
    open_at: list[tuple[str, int]] = []
    for match in _IN_FLOW.finditer(body):
        sign = match[0]
        if sign in _CLOSES:
            open_at.append((sign, match.start()))
        elif sign in _CLOSES.values() and open_at:
            if _CLOSES[open_at[-1][0]] != sign:
                break
            open_at.pop()
            if not open_at:
                return [], "many" if "\n" in body[: match.end()] else "one"
    return list(_opened(line, column, body, open_at)), ""


def _opened(line: Line, column: int, body: str, open_at: list[tuple[str, int]]) -> Iterator[Fault]:
    for sign, offset in open_at[-1:]:
        before = body[:offset]
        number = line.number + before.count("\n")
        at = column + offset + 1 if "\n" not in before else offset - before.rfind("\n")
        params = {"bracket": sign, "closing": _CLOSES[sign]}
        yield Fault(FaultCode.OPEN_BRACKET, number, at, params)
