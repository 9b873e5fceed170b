"""Why a file is not YAML, in terms of what was typed rather than what a parser expected.

Runs only after the parser has failed, or where a whole file turned out to be one piece of text.
A cause that is certain is named wherever it stands; one that is likely, only next to the failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reading.enclosures import find_enclosures
from generator.reading.fault import Fault, FaultCode
from generator.reading.limits import MAX_FAULTS
from generator.reading.lines import Line, significant_lines

WIDE_COLON_KEY = re.compile(r"\s*(?:- +)*([a-z][a-z0-9_-]{1,63}|[\u4e00-\u9fff]{1,12})\s*：")
"""`title：` or `标题：` at the start of a line."""
NO_SPACE_KEY = re.compile(r"\s*(?:- +)*([a-z][a-z0-9_-]{1,63}|[\u4e00-\u9fff]{1,12}):(?=[^\s/])")
"""`title:text`; an address like https://… is not one."""
_INDENT = re.compile(r"[\s\u00a0\u3000]*")
_RESERVED = ("cannot start any token", "expected node content", "sequence entries are not allowed")
_STRUCTURE = ("expected key", "block end", "'-' indicator", "not allowed", "could not find")


@dataclass(frozen=True)
class Failure:
    """What the parser said and where (from 1), and the part it was in the middle of."""

    line: int
    column: int
    problem: str = ""
    context: str = ""
    context_at: tuple[int, int] = (1, 1)


def diagnose(text: str, failure: Failure) -> list[Fault]:
    """Everything that explains `failure`, best named; at least one fault."""
    lines = list(significant_lines(text))
    faults = [fault for line in lines for fault in _certain(line)]
    faults += find_enclosures(lines)
    explained = {fault.line for fault in faults}
    nearby = _nearby(lines, failure) - explained
    for line in lines:
        if line.number in nearby:
            faults += _likely(line, failure)
    faults = faults or [_by_parser(text, failure)]
    return sorted(faults, key=lambda fault: (fault.line, fault.column))[:MAX_FAULTS]


def _nearby(lines: Sequence[Line], failure: Failure) -> set[int]:
    """The line of the failure and the significant one before it, which often caused it."""
    before = [line.number for line in lines if line.number < failure.line]
    return {failure.line, *before[-1:]}


def _certain(line: Line) -> Iterator[Fault]:
    indent = _INDENT.match(line.text)
    blank = indent[0] if indent else ""
    if "\t" in blank:
        yield Fault(FaultCode.TAB, line.number, blank.index("\t") + 1)
    elif wide := blank.strip(" \t"):
        yield Fault(
            FaultCode.WIDE_INDENT,
            line.number,
            blank.index(wide[0]) + 1,
            {"codepoint": f"U+{ord(wide[0]):04X}"},
        )
    match = WIDE_COLON_KEY.match(line.text)
    if match and match[1].isascii():
        yield _key_fault(FaultCode.WIDE_COLON, line, match)


def _likely(line: Line, failure: Failure) -> Iterator[Fault]:
    if wide := WIDE_COLON_KEY.match(line.text):
        yield _key_fault(FaultCode.WIDE_COLON, line, wide)
    elif tight := NO_SPACE_KEY.match(line.text):
        yield _key_fault(FaultCode.NO_SPACE, line, tight)
    elif line.number == failure.line and _is_colon_in_text(line, failure):
        yield Fault(FaultCode.COLON_IN_TEXT, line.number, failure.column)


def _key_fault(code: FaultCode, line: Line, match: re.Match[str]) -> Fault:
    return Fault(code, line.number, match.end(), {"key": match[1]})


def _is_colon_in_text(line: Line, failure: Failure) -> bool:
    """`a: b: c`: the second colon is meant as text."""
    before = line.text[: failure.column - 1]
    return "mapping values are not allowed" in failure.problem and ": " in before


def _by_parser(text: str, failure: Failure) -> Fault:
    """What is left when no usual mistake was recognised."""
    at = (failure.line, failure.column)
    if "scanning a block scalar" in failure.context and "tab" not in failure.problem:
        return _reserved(text, *failure.context_at)
    if "alias" in failure.context or "anchor" in failure.context:
        at = failure.context_at
        return Fault(FaultCode.ALIAS, *at, {"value": _character(text, *at)})
    if any(words in failure.problem for words in _RESERVED):
        return _reserved(text, *at)
    if any(words in failure.problem for words in _STRUCTURE):
        return Fault(FaultCode.INDENT, *at)
    return Fault(FaultCode.SYNTAX, *at)


def _reserved(text: str, line: int, column: int) -> Fault:
    char = _character(text, line, column)
    if char == "\t":
        return Fault(FaultCode.TAB, line, column)
    return Fault(FaultCode.RESERVED_START, line, column, {"value": char})


def _character(text: str, line: int, column: int) -> str:
    rows = re.split("\r\n|\r|\n", text)
    row = rows[line - 1] if line <= len(rows) else ""
    return row[column - 1 : column]
