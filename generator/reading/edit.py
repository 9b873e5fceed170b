"""A change of a text at one place, and a text after such changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What to write in the place of a piece of text; lines and columns count from 1.

    `end_line` and `end_column` name the first character that stays.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits`; of two that overlap the first by place is made, the other left out."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    done: list[str] = []
    reached = 0
    for edit in sorted(set(edits)):
        start = _offset(starts, len(text), edit.line, edit.column)
        end = max(start, _offset(starts, len(text), edit.end_line, edit.end_column))
        if start < reached:
            continue
        done += text[reached:start], edit.text
        reached = end
    return "".join([*done, text[reached:]])


def _offset(starts: list[int], length: int, line: int, column: int) -> int:
    if line > len(starts):
        return length
    return min(starts[line - 1] + column - 1, length)
