"""Texts that start with a sign of YAML: put in quotes where they certainly are texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.reading.fault import Fault, FaultCode
from generator.reading.lines import LONGEST_LINE, Line, connected_lines
from generator.reading.quoting import quote, stands_as_value, value_at

_ANCHOR = re.compile(r"[*&]([A-Za-z0-9_-]+)")
_NUMBER_AFTER = re.compile(r"[>]=?\s*\d")
_STARTS = re.compile(r"(?:^\s*(?:- +)*(?:[\w-]+:[ \t]+)?|[\[{,]\s*(?:\w+:[ \t]+)?)(?=([%@`*&>]))")
_SWALLOWED = re.compile(r"[ \t]#[^\s#]")
_VALUE_START = re.compile(r"\s*(?:- +)*(?:[\w-]{1,40}:[ \t]+)?(?=\S)")
_COMMENT = re.compile(r"[ \t]#")
_CODES = {
    "*": FaultCode.ALIAS,
    "&": FaultCode.ALIAS,
    "!": FaultCode.TAG,
}
_MOST = 200
"""Signs looked at in one file."""


def find_signs(lines: Sequence[Line], text: str) -> Iterator[Fault]:
    """Every value that starts with a sign and certainly is text; of very many, the first."""
    starts = ((line, match) for line in lines for match in _STARTS.finditer(line.text))
    for line, match in islice(starts, _MOST):
        before = line.text[: match.end()]
        if before.count('"') % 2 or before.count("'") % 2:
            continue
        fault = sign_fault(line.number, match.end() + 1, match[1])
        if (mended := _with_quotes(fault, line, text)).fix:
            yield mended


def may_be_swallowed(text: str) -> bool:
    """Whether `find_swallowed` may find anything, in a text of which most hold no such sign."""
    return "#" in text and _SWALLOWED.search(text) is not None


def find_swallowed(text: str) -> Iterator[Fault]:
    """Texts behind `#` that YAML takes for comments: `检修 #1机组`, `作业 #现场`.

    A comment that someone means has a blank behind its sign.
    """
    if not may_be_swallowed(text):
        return
    for line in connected_lines(text):
        match = _SWALLOWED.search(line.text[:LONGEST_LINE])
        start = _VALUE_START.match(line.text)
        if not match or not start or start.end() > match.end():
            continue
        value = line.text[start.end() :].rstrip()
        at = match.end() - 2
        is_comment = _COMMENT.search(line.text[:at])
        if value[0] not in "\"'[{|>" and not line.is_continued and not is_comment:
            params = {"value": line.text[at:].rstrip(), "replacement": quote(value)}
            yield Fault(FaultCode.SWALLOWED, line.number, at + 1, params)


def sign_fault(line: int, column: int, sign: str) -> Fault:
    """A fault about a sign at the start of a value."""
    code = _CODES.get(sign, FaultCode.RESERVED_START)
    return Fault(code, line, column, {"value": sign})


def mended_signs(faults: Sequence[Fault], lines: Sequence[Line], text: str) -> list[Fault]:
    """`faults`, those about a sign at the start of a value with quotes where they are certain."""
    by_number = {line.number: line for line in lines}
    done: list[Fault] = []
    for number, fault in enumerate(faults):
        is_sign = fault.code in (FaultCode.RESERVED_START, FaultCode.ALIAS, FaultCode.TAG)
        line = by_number.get(fault.line)
        if is_sign and not fault.fix and line and number < _MOST:
            fault = _with_quotes(fault, line, text)
        done.append(fault)
    return done


def _with_quotes(fault: Fault, line: Line, text: str) -> Fault:
    """`fault`, whose value starts where it stands, with quotes as its change if it is text.

    `text` is the whole file, in which an anchor may have its partner.
    """
    value = value_at(line, fault.column) if stands_as_value(line, fault.column) else None
    if value is None or not _is_text(value.text, text):
        return fault
    before = line.text[: value.start - 1].strip(" -")
    if not before and re.search(r":(\s|$)", value.text):
        return fault  # A key that begins with the sign.
    replacement = quote(value.text)
    params = {**fault.params, "replacement": replacement}
    return Fault(fault.code, fault.line, fault.column, params, (value.written(replacement),))


def _is_text(value: str, text: str) -> bool:
    """Whether a value that starts with a sign of YAML can only be meant as text."""
    sign = value[0]
    if sign in "%@`":
        return True
    if sign in "*&":
        name = _ANCHOR.match(value)
        partner = "&" if sign == "*" else "*"
        return not name or not re.search(rf"[{partner}]{re.escape(name[1])}(?![\w-])", text)
    if sign == "!":
        return len(value) > 1 and not value[1].isascii()
    return sign == ">" and bool(_NUMBER_AFTER.match(value))
