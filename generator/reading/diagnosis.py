"""Why a file is not YAML, in terms of what was typed rather than what a parser expected.

Runs only after the parser has failed, or where a whole file turned out to be one piece of text.
A cause that is certain is named wherever it stands; one that is likely, only next to the failure.
A fault carries its change where only that can have been meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.reading.colons import certain_colons, likely_colons
from generator.reading.edit import rows_of
from generator.reading.enclosures import find_enclosures
from generator.reading.escapes import half_of_a_pair
from generator.reading.fault import Fault, FaultCode
from generator.reading.indentation import find_blanks
from generator.reading.limits import MOST_SLIPS
from generator.reading.lines import LONGEST_LINE, Line, connected_lines
from generator.reading.list_signs import find_list_signs, find_wide_commas
from generator.reading.signs import find_signs, mended_signs, sign_fault

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
    lines = connected_lines(text)
    short = [line for line in lines if len(line.text) <= LONGEST_LINE]
    faults = [*find_blanks(short), *find_list_signs(short), *find_wide_commas(short)]
    faults += [fault for line in short for fault in certain_colons(line)]
    faults += find_enclosures(lines)
    faults += find_signs(short, text)
    explained = {fault.line for fault in faults}
    nearby = _nearby(lines, failure) - explained
    for line in short:
        if line.number in nearby:
            faults += likely_colons(line, failure.problem, failure.line, failure.column)
    if not faults or (_is_sign(failure) and failure.context_at[0] not in explained):
        faults += mended_signs([_by_parser(text, failure)], short, text)
    return sorted(faults, key=lambda fault: (fault.line, fault.column))[:MOST_SLIPS]


def with_certain_changes(faults: Sequence[Fault], text: str) -> list[Fault]:
    """`faults` of a file that can be read, each with its change where that is certain."""
    if not faults:
        return []
    lines = [line for line in connected_lines(text) if len(line.text) <= LONGEST_LINE]
    blanks = {fault.line: fault for fault in find_blanks(lines)}
    named = [
        blanks.get(fault.line, fault) if fault.code is FaultCode.WIDE_INDENT else fault
        for fault in faults
    ]
    return mended_signs(named, lines, text)


def _nearby(lines: Sequence[Line], failure: Failure) -> set[int]:
    """The line of the failure and the significant one before it, which often caused it."""
    before = [line.number for line in lines if line.number < failure.line]
    return {failure.line, *before[-1:]}


def _is_sign(failure: Failure) -> bool:
    """Whether the parser stumbled over a sign itself, which no other cause explains."""
    scanned = any(words in failure.context for words in ("an alias", "an anchor", "a tag"))
    return scanned or _RESERVED[0] in failure.problem


def _by_parser(text: str, failure: Failure) -> Fault:
    """What is left when no usual mistake was recognised."""
    at = (failure.line, failure.column)
    if "character escape" in failure.problem:
        return half_of_a_pair(rows_of(text)[failure.line - 1], *at)
    if "scanning a block scalar" in failure.context and "tab" not in failure.problem:
        return _sign(text, *failure.context_at)
    if any(words in failure.context for words in ("an alias", "an anchor", "a tag")):
        return _sign(text, *failure.context_at)
    if any(words in failure.problem for words in _RESERVED):
        return _sign(text, *at)
    if any(words in failure.problem for words in _STRUCTURE):
        return Fault(FaultCode.INDENT, *at)
    return Fault(FaultCode.SYNTAX, *at)


def _sign(text: str, line: int, column: int) -> Fault:
    rows = rows_of(text)
    char = rows[line - 1][column - 1 : column] if line <= len(rows) else ""
    return Fault(FaultCode.TAB, line, column) if char == "\t" else sign_fault(line, column, char)
