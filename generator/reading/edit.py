"""A change of a text at one place, a text after such changes, and the way back to the places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True, slots=True)
class _Piece:
    """One change that was made, in offsets of the text before and of the text after."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True)
class Edited:
    """A text after edits, which still knows where each of its characters stood before."""

    before: str
    text: str
    pieces: tuple[_Piece, ...] = ()

    def origin(self, line: int, column: int) -> tuple[int, int]:
        """Line and column in the text before of what now stands at `line`, `column`.

        What an edit wrote stands where the edit was made.
        """
        offset = _offset(self._new_starts, len(self.text), line, column)
        old = min(self._old_offset(offset), len(self.before))
        row = bisect_right(self._old_starts, old) - 1
        return row + 1, old - self._old_starts[row] + 1

    def touches(self, edit: Edit) -> bool:
        """Whether an edit of the new text lies on something that was itself written here."""
        start = _offset(self._new_starts, len(self.text), edit.line, edit.column)
        end = _offset(self._new_starts, len(self.text), edit.end_line, edit.end_column)
        # Pieces do not overlap, so the last that begins before the end reaches furthest.
        index = bisect_left(self._piece_starts, end) - 1
        return index >= 0 and start < self.pieces[index].new_end

    def _old_offset(self, offset: int) -> int:
        index = bisect_right(self._piece_starts, offset) - 1
        if index < 0:
            return offset
        piece = self.pieces[index]
        if offset < piece.new_end:
            return min(piece.old_start + offset - piece.new_start, piece.old_end)
        return piece.old_end + offset - piece.new_end

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.new_start for piece in self.pieces]

    @cached_property
    def _new_starts(self) -> list[int]:
        return line_starts(self.text)

    @cached_property
    def _old_starts(self) -> list[int]:
        return line_starts(self.before)


def edited(text: str, edits: Iterable[Edit]) -> Edited:
    """`text` after `edits`; of two that overlap the first by place is made, the other left out."""
    starts = line_starts(text)
    done: list[str] = []
    pieces: list[_Piece] = []
    reached = length = 0
    for edit in sorted(set(edits)):
        start = _offset(starts, len(text), edit.line, edit.column)
        end = max(start, _offset(starts, len(text), edit.end_line, edit.end_column))
        if start < reached:
            continue
        length += start - reached
        pieces.append(_Piece(start, end, length, length + len(edit.text)))
        done += text[reached:start], edit.text
        reached = end
        length += len(edit.text)
    return Edited(text, "".join([*done, text[reached:]]), tuple(pieces))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits`; of two that overlap the first by place is made, the other left out."""
    return edited(text, edits).text


def rows_of(text: str) -> list[str]:
    """The lines of a text as editors count them, without their ends."""
    return _BREAK.split(text)


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins."""
    return [0, *(match.end() for match in _BREAK.finditer(text))]


def piece_of(text: str, line: int, column: int, end_line: int, end_column: int) -> str:
    """The text between two places, as typed."""
    starts = line_starts(text)
    start = _offset(starts, len(text), line, column)
    return text[start : _offset(starts, len(text), end_line, end_column)]


def _offset(starts: list[int], length: int, line: int, column: int) -> int:
    if line > len(starts):
        return length
    return min(starts[line - 1] + column - 1, length)
