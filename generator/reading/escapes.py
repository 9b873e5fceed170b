"""Characters that no file may hold, written in double quotes by their numbers: `"\\u202e"`.

To an editor they are harmless letters; on a page they would be what they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.reading.characters import SUSPECT, unseen_fault
from generator.reading.document import Place
from generator.reading.edit import rows_of
from generator.reading.fault import Fault, FaultCode

_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b"}
_SHORT |= {"N": "\x85", "L": "\u2028", "P": "\u2029"}


def find_escaped(text: str, root: Place) -> Iterator[Fault]:
    """Every escape that stands for a character which `text` may not hold either."""
    rows = rows_of(text)
    for line, start, end_line, end in _spans(root):
        if rows[line - 1][start - 1 : start] != '"':
            continue
        for number in range(line, min(end_line, len(rows)) + 1):
            column = start - 1 if number == line else 0
            last = end - 1 if number == end_line else len(rows[number - 1])
            for match in _ESCAPE.finditer(rows[number - 1], column, last):
                if (char := _char(match)) and SUSPECT.match(char):
                    yield unseen_fault(char, number, match.start() + 1, match.end() + 1)


def half_of_a_pair(row: str, line: int, column: int) -> Fault:
    """A fault about the escape around `column` that is no character: `"\\ud800"`.

    What was meant cannot be told, so nothing certain would mend it.
    """
    for match in _ESCAPE.finditer(row):
        if match.start() < column <= match.end() and (char := _char(match)):
            return replace(unseen_fault(char, line, match.start() + 1, match.end() + 1), fix=())
    return Fault(FaultCode.SYNTAX, line, column)


def _char(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if not code:
        return _SHORT.get(match[4], "")
    return chr(number) if (number := int(code, 16)) <= 0x10FFFF else ""


def _spans(place: Place) -> Iterator[tuple[int, int, int, int]]:
    """Line and column of the start and of the end of every key and of every value."""
    if place.key_end:
        yield place.key_line, place.key_column, place.key_line, place.key_end
    if not place.inside:
        yield place.line, place.column, place.end_line, place.end_column
    for inner in place.inside.values():
        yield from _spans(inner)
