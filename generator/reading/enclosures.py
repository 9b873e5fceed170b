"""Quotes and brackets that are opened and not closed, reported where they open.

The change that closes one is given where the next line begins something new; a file that ends
inside of a quote may have lost more than the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.reading.edit import Edit
from generator.reading.fault import Fault, FaultCode
from generator.reading.flow import FlowSlip, scan_flow
from generator.reading.limits import MOST_SLIPS
from generator.reading.lines import Line
from generator.reading.quoting import quote

_VALUE_START = re.compile(r"\s*(?:- +)*(?:[^\s\"'\[{#][^\"'\[{#]*?:\s+)?(?=[\"'\[{])")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}
_AFTER_VALUE = re.compile(r"\s*(?:#.*|:(?:\s.*)?)?$")
_WIDE_CLOSING = {'"': "”“＂", "'": "’‘＇"}
_CLOSES = {"[": "]", "{": "}"}
_TEXT_AFTER_BRACKET = re.compile(r"\s*[\w“（《]")
_SEPARATORS = ",，、;；"
_LONGEST = 200
"""Lines that one value may span before it counts as not closed."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A value that starts with a quote or bracket, up to the next line that begins something."""

    line: Line
    column: int
    """Where it starts, from 0."""
    body: str
    last: Line
    is_followed: bool
    """Whether the file goes on after it."""

    @property
    def sign(self) -> str:
        return self.body[0]

    @property
    def is_short(self) -> bool:
        """Whether it is one line, without what may be a comment."""
        return "\n" not in self.body and not re.search(r"\s#", self.body)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of a character of the body."""
        before = self.body[:offset]
        row = self.line.number
        if "\n" not in before:
            return row, self.column + offset + 1
        # Lines that do not count may stand between those of the body: only the last is certain.
        return row + before.count("\n"), offset - before.rfind("\n")

    def edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(*self.place(start), *self.place(end), text)


def find_enclosures(lines: Sequence[Line]) -> list[Fault]:
    """Unclosed quotes and brackets, and text that goes on after a closing quote or bracket."""
    faults: list[Fault] = []
    rest = iter(range(len(lines)))
    for index in rest:
        if len(faults) >= MOST_SLIPS:
            break
        start = _VALUE_START.match(lines[index].text)
        if not start:
            continue
        opening, last = _opening(lines, index, start.end())
        found, closed = (_quoted if opening.sign in _QUOTED else _bracketed)(opening)
        faults += found
        if closed == "many":
            # The lines inside of a value that spans several are its text.
            for _ in range(last - index):
                next(rest, None)
    return faults


def _opening(lines: Sequence[Line], index: int, column: int) -> tuple[_Opening, int]:
    first = lines[index]
    parts, last = [first.text[column:]], index
    for number in range(index + 1, min(len(lines), index + _LONGEST)):
        if lines[number].starts_anew(first.indent):
            break
        parts.append("\n" * (lines[number].number - lines[last].number) + lines[number].text)
        last = number
    body = "".join(parts)
    return _Opening(first, column, body, lines[last], last + 1 < len(lines)), last


def _quoted(opening: _Opening) -> tuple[list[Fault], str]:
    sign, body = opening.sign, opening.body
    match = _QUOTED[sign].match(body)
    if not match:
        return [_open_quote(opening)], ""
    if "\n" in match[0]:
        return [], "many"
    after = body[match.end() :].split("\n", 1)[0]
    if _AFTER_VALUE.match(after):
        return [], "one"
    fault = Fault(FaultCode.TEXT_AFTER_QUOTE, *opening.place(match.end()), {"quote": sign})
    whole = body.rstrip()
    if opening.is_short and after.strip()[0] not in _SEPARATORS:
        fault = _with(fault, quote(whole), opening.edit(0, len(whole), quote(whole)))
    return [fault], "one"


def _open_quote(opening: _Opening) -> Fault:
    sign, whole = opening.sign, opening.body.rstrip()
    fault = Fault(FaultCode.OPEN_QUOTE, *opening.place(0), {"quote": sign})
    if not (opening.is_short and opening.is_followed) or sign in whole[1:] or "\\" in whole:
        return fault
    text = whole[1:]
    if text[-1:] in tuple(_WIDE_CLOSING[sign]) and not set(text[:-1]) & set(_WIDE_CLOSING[sign]):
        # An office program made the second quote a curly one.
        text = text[:-1]
    if not text.strip():
        return fault
    replacement = f"{sign}{text}{sign}"
    return _with(fault, replacement, opening.edit(0, len(whole), replacement))


def _bracketed(opening: _Opening) -> tuple[list[Fault], str]:
    flow = scan_flow(opening.body)
    if flow.slip is FlowSlip.OPEN_QUOTE:
        sign = opening.body[flow.at]
        fault = Fault(FaultCode.OPEN_QUOTE, *opening.place(flow.at), {"quote": sign})
        if flow.close_at:
            inside = opening.body[flow.at : flow.close_at] + sign
            fault = _with(fault, inside, opening.edit(flow.at, flow.close_at, inside))
        return [fault], ""
    if flow.slip is FlowSlip.TEXT_AFTER_QUOTE:
        params = {"quote": opening.body[flow.open_at]}
        return [Fault(FaultCode.TEXT_AFTER_QUOTE, *opening.place(flow.at), params)], ""
    if flow.slip is FlowSlip.OPEN_BRACKET:
        return list(_open_bracket(opening, flow.at, flow.depth)), ""
    faults = list(_text_after(opening, flow.at))
    return faults, "many" if "\n" in opening.body[: flow.at] else "one"


def _open_bracket(opening: _Opening, at: int, depth: int) -> Iterator[Fault]:
    sign = opening.body[at]
    params = {"bracket": sign, "closing": _CLOSES[sign]}
    fault = Fault(FaultCode.OPEN_BRACKET, *opening.place(at), params)
    whole = opening.body.rstrip()
    items = whole[at + 1 :]
    certain = depth == 1 and opening.is_followed and opening.is_short and at == 0
    if sign == "[":
        certain = certain and ":" not in items and ("," in items or items.isascii())
    if certain and items.strip():
        replacement = whole.rstrip(" ,") + _CLOSES[sign]
        fault = _with(fault, replacement, opening.edit(0, len(whole), replacement))
    yield fault


def _text_after(opening: _Opening, at: int) -> Iterator[Fault]:
    """`[试点]现场`: the brackets belong to the text."""
    inside, after = opening.body[1 : at - 1], opening.body[at:].split("\n", 1)[0]
    if _AFTER_VALUE.match(after) or not _TEXT_AFTER_BRACKET.match(after):
        return
    if not opening.is_short or set(inside) & set(",，、:："):
        return
    whole = opening.body.rstrip()
    fault = Fault(FaultCode.RESERVED_START, *opening.place(0), {"value": opening.sign})
    yield _with(fault, quote(whole), opening.edit(0, len(whole), quote(whole)))


def _with(fault: Fault, replacement: str, edit: Edit) -> Fault:
    params = {**fault.params, "replacement": replacement}
    return Fault(fault.code, fault.line, fault.column, params, (edit,))
