"""Lines that start with tabs or wide blanks, and how many spaces were meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.edit import Edit
from generator.reading.fault import Fault, FaultCode
from generator.reading.lines import Line

_BLANK = re.compile(r"[\s\u00a0\u3000]*")
_DASHES = re.compile(r"(?:-[ \t\u00a0\u3000]+)*")
_STEP = 2
_WIDTHS = (2, 1, 4, 8)
"""How many spaces one tab or wide blank may stand for, likeliest first."""


def find_blanks(lines: Sequence[Line]) -> Iterator[Fault]:
    """Every line indented with something else than spaces, with the spaces where they are certain.

    A level counts as meant where the lines above leave only that: one step below a key that opens
    a group, the level of a line that starts with the same blanks, or a level that is open.
    """
    levels: list[int] = [0]
    before = Line(0, "")
    before_blank, before_indent = "", 0
    for line in lines:
        match = _BLANK.match(line.text)
        blank = match[0] if match else ""
        odd = blank.strip(" ")
        indent: int | None = len(blank)
        if odd:
            indent = before_indent if blank == before_blank else _meant(blank, before, levels)
            yield _fault(line, blank, odd[0], indent)
        if line.continues or indent is None:
            continue
        dashes = _DASHES.match(line.text, len(blank))
        width = len(dashes[0]) if dashes else 0
        levels = [level for level in levels if level < indent]
        levels += [indent] if not width else [indent, indent + width]
        before, before_blank, before_indent = line, blank, indent


def _meant(blank: str, before: Line, levels: Sequence[int]) -> int | None:
    spaces = blank.count(" ")
    count = len(blank) - spaces
    widths = [spaces + width * count for width in _WIDTHS]
    if before.opens and any(width > levels[-1] for width in widths):
        return levels[-1] + _STEP
    return next((width for width in widths if width in levels), None)


def _fault(line: Line, blank: str, odd: str, indent: int | None) -> Fault:
    tab = "\t" in blank
    code = FaultCode.TAB if tab else FaultCode.WIDE_INDENT
    at = blank.index("\t" if tab else odd) + 1
    params = {} if tab else {"codepoint": f"U+{ord(odd):04X}"}
    if indent is None:
        return Fault(code, line.number, at, params)
    edit = Edit(line.number, 1, line.number, len(blank) + 1, " " * indent)
    return Fault(code, line.number, at, {**params, "spaces": str(indent)}, (edit,))
