"""A list in brackets or a group in braces, read sign by sign as far as it makes sense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from generator.reading.keys import is_key

_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"'(?:[^']|'')*'")}
_NEXT = re.compile(r"[^\"'\[\]{},:\s]+")
_CLOSES = {"[": "]", "{": "}"}
_NEXT_KEY = re.compile(r"\s*,\s*([a-z_]{2,40}):\s|\s*\}")


class FlowSlip(Enum):
    """What can be wrong inside of brackets."""

    OPEN_QUOTE = auto()
    TEXT_AFTER_QUOTE = auto()
    OPEN_BRACKET = auto()


@dataclass(frozen=True, slots=True)
class Flow:
    """How far a flow collection was read; offsets count from its start.

    Without a slip `at` is the offset behind its closing bracket.
    """

    at: int
    slip: FlowSlip | None = None
    depth: int = 0
    """How many brackets are still open."""
    open_at: int = 0
    """Where the quote opens behind which text goes on."""
    close_at: int = 0
    """Where an open quote certainly should have been closed; 0 where that is not certain."""


def scan_flow(body: str) -> Flow:
    """Read `body`, which starts with a bracket, up to the bracket that closes it."""
    opened: list[int] = []
    index, fresh = 0, True
    while index < len(body):
        char = body[index]
        if char in _QUOTED and fresh:
            found = _quoted(body, index)
            if isinstance(found, Flow):
                return found
            index, fresh = found, False
            continue
        if char in _CLOSES:
            opened.append(index)
        elif char in "]}":
            if not opened or _CLOSES[body[opened[-1]]] != char:
                break
            opened.pop()
            if not opened:
                return Flow(index + 1)
        if char in ",:[{":
            fresh = True
        elif not char.isspace():
            fresh = False
        plain = _NEXT.match(body, index)
        index = plain.end() if plain else index + 1
    return Flow(opened[-1] if opened else 0, FlowSlip.OPEN_BRACKET, len(opened))


def _quoted(body: str, index: int) -> int | Flow:
    """The offset behind a quoted text, or the slip that its quotes are."""
    match = _QUOTED[body[index]].match(body, index)
    if not match:
        return Flow(index, FlowSlip.OPEN_QUOTE, close_at=_close_at(body, index))
    after = body[match.end() :].lstrip(" \t")[:1]
    if after in ("", "\n", *",:]}\"'#"):
        return match.end()
    if set(match[0][1:-1]) & set(",\n]}"):
        # It was closed by the quote that opens the next text.
        return Flow(index, FlowSlip.OPEN_QUOTE)
    return Flow(match.end(), FlowSlip.TEXT_AFTER_QUOTE, open_at=index)


def _close_at(body: str, index: int) -> int:
    """Where a text in braces ends: before the next key, or before the brace at the end."""
    row = body[index:].split("\n", 1)[0]
    for match in _NEXT_KEY.finditer(row, 1):
        ends = match[1] is None and not row[match.end() :].strip()
        if ends or (match[1] and is_key(match[1])):
            return index + match.start() if match.start() > 1 else 0
    return 0
