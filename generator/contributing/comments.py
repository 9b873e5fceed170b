"""Comments of a file and the part that each belongs to.

A comment is every `#` outside of keys and values, which `read_yaml` says exactly. It stands before
a part, behind it on its line, or below everything that a mapping or list holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.reading import Document, Path, Place
from generator.reading.edit import line_starts, rows_of
from generator.reading.limits import MAX_DEPTH

Side: TypeAlias = Literal["before", "behind", "below"]
BEFORE: Side = "before"
BEHIND: Side = "behind"
BELOW: Side = "below"
HEAD: Path = ()
"""What stands before it is the head of the file; what stands below it, the end."""

_COMMENT = re.compile(r"#[^\r\n]*")
_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*")
_QUOTED_KEY = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_MODELINE = re.compile(r"#\s*(?:yaml-language-server\s*:|vim?:|-\*-)")
"""Lines that tell an editor how to treat the file: they stay at its head."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One line of comment with its `#`, or an empty line that sets comments apart."""

    path: Path
    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A key with its value or an item with its dash, where it stands in the text."""

    path: Path
    start: int
    end: int
    column: int
    is_flow: bool
    is_open: bool
    """Whether more could be written below it."""
    inner_column: int
    """Where what it holds begins, or the least column where it could."""


def comments_of(text: str, document: Document) -> tuple[Comment, ...]:
    """The comments of a file without faults, in the order they stand in."""
    if "#" not in text or document.root is None:
        return ()
    return tuple(_Finder(text, document).comments())


def _spaced(comment: str) -> str:
    """`# so` for `#so`: behind a text without quotes the latter is told as a lost piece."""
    glued = comment[1:2] not in ("", "#") and not comment[1].isspace()
    return f"# {comment[1:]}" if glued else comment


class _Finder:
    """Everything about one text that is needed to say where its comments belong."""

    def __init__(self, text: str, document: Document) -> None:
        self._text = text
        self._document = document
        self._starts = line_starts(text)
        self._lines = rows_of(text)
        self._found = list(self._hashes())
        masked = list(text)
        for start, found in self._found:
            masked[start : start + len(found)] = " " * len(found)
        self._masked = "".join(masked)
        assert document.root is not None
        self._parts = list(self._parts_in(document.root, HEAD))
        self._part_at = {part.path: part for part in self._parts}

    def comments(self) -> Iterator[Comment]:
        """Every comment; those of one gap between two parts are judged together."""
        gap: list[tuple[int, str]] = []
        at = 0
        for start, text in self._found:
            reached = self._reached(start)
            if gap and reached != at:
                yield from self._own_lines(gap, at)
                gap = []
            at = reached
            if reached and self._masked[self._starts[self._line(start)] : start].strip():
                yield Comment(self._behind(self._parts[reached - 1], start), BEHIND, _spaced(text))
            else:
                gap.append((start, text))
        yield from self._own_lines(gap, at)

    def _hashes(self) -> Iterator[tuple[int, str]]:
        position = 0
        spans = self._spans(self._document.root, HEAD)
        for start, end in [*sorted(spans), (len(self._text), len(self._text))]:
            while match := _COMMENT.search(self._text, position, max(start, position)):
                yield match.start(), match[0].rstrip()
                position = match.end()
            position = max(position, end)

    def _spans(self, place: Place | None, path: Path) -> Iterator[tuple[int, int]]:
        """Where keys and values stand, in which a `#` is no comment."""
        for step, inner in place.inside.items() if place else ():
            if isinstance(step, str):
                yield self._key_span(inner, step)
            start, end = self._span(inner)
            if isinstance(self._document.value((*path, step)), str):
                header = _BLOCK_HEADER.match(self._text, start)
                if header:  # A comment may stand behind it.
                    yield start, header.end()
                    start = self._starts[min(inner.line, len(self._starts) - 1)]
                yield start, end
            yield from self._spans(inner, (*path, step))

    def _key_span(self, place: Place, key: str) -> tuple[int, int]:
        start = self._offset(place.key_line, place.key_column)
        quoted = _QUOTED_KEY.match(self._text, start)
        return start, quoted.end() if quoted else start + len(key)

    def _span(self, place: Place) -> tuple[int, int]:
        start = self._offset(place.line, place.column)
        return start, self._offset(place.end_line, place.end_column)

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self._text)

    def _line(self, offset: int) -> int:
        """The number of a line, from 0."""
        return bisect_right(self._starts, offset) - 1

    def _parts_in(self, place: Place, path: Path) -> Iterator[_Part]:
        for step, inner in place.inside.items():
            at = (*path, step)
            start, end = self._span(inner)
            is_flow = self._text[start : start + 1] in ("[", "{")
            value = self._document.value(at)
            is_flow = is_flow and isinstance(value, list | dict)
            begin = self._begin(inner, step)
            column = begin - self._starts[self._line(begin)]
            first = next(iter(inner.inside.items()), None)
            inner_column = column + 1
            if first:
                below = self._begin(first[1], first[0])
                inner_column = below - self._starts[self._line(below)]
            is_open = not is_flow and not isinstance(value, str)
            yield _Part(at, begin, end, column, is_flow, is_open, inner_column)
            yield from self._parts_in(inner, at)

    def _begin(self, place: Place, step: str | int) -> int:
        """Where a key stands, or the dash of an item."""
        start = self._offset(place.key_line, place.key_column)
        if isinstance(step, str):
            return start
        before = start - 1
        while before > 0 and self._masked[before].isspace():
            before -= 1
        return before if self._masked[before] == "-" else start

    def _reached(self, offset: int) -> int:
        """How many parts begin before `offset`."""
        return bisect_left(self._parts, offset, key=lambda part: part.start)

    def _around(self, part: _Part) -> Iterator[_Part]:
        """The part itself and those it is inside of, inner first."""
        for length in range(len(part.path), 0, -1):
            yield self._part_at[part.path[:length]]

    def _behind(self, part: _Part, offset: int) -> Path:
        """The part that a comment on its line speaks of: of `[a, b]` the whole list."""
        closed = [other for other in self._around(part) if other.is_flow and other.end <= offset]
        return closed[-1].path if closed else part.path

    def _own_lines(self, gap: Sequence[tuple[int, str]], reached: int) -> Iterator[Comment]:
        """The comments on lines of their own between two parts."""
        head = self._head(gap) if reached == 0 else 0
        deepest = MAX_DEPTH
        for number, (start, text) in enumerate(gap):
            path, side = (HEAD, BEFORE) if number < head else self._place(start, reached, deepest)
            # What follows a comment of an outer part is not about an inner one again.
            deepest = len(path) if side == BELOW else 0
            if self._is_blank(start, -1) and (number != head or not head):
                yield Comment(path, side, "")
            yield Comment(path, side, text)
            last = number + 1 in (head, len(gap))
            if last and side == BEFORE and self._is_blank(start, 1):
                yield Comment(path, side, "")

    def _is_blank(self, offset: int, way: int) -> bool:
        """Whether the line before or after the one at `offset` is empty."""
        number = self._line(offset) + way
        return 0 <= number < len(self._lines) and not self._lines[number].strip()

    def _head(self, gap: Sequence[tuple[int, str]]) -> int:
        """How many comments at the top of the file speak of the file rather than its first key."""
        modelines = 0
        while modelines < len(gap) and _MODELINE.match(gap[modelines][1]):
            modelines += 1
        apart = [n for n, (start, _) in enumerate(gap, start=1) if self._is_blank(start, 1)]
        return max([modelines, *apart])

    def _place(self, start: int, reached: int, deepest: int) -> tuple[Path, Side]:
        """Where a comment on a line of its own belongs, by how far it is indented."""
        after = self._parts[reached] if reached < len(self._parts) else None
        outside = len(after.path) - 1 if after else 0
        column = start - self._starts[self._line(start)]
        is_deeper = after is None or column > after.column
        for part in self._around(self._parts[reached - 1]) if reached else ():
            if part.is_flow and start < part.end:
                is_inside = after and after.start < part.end
                return (after.path, BEFORE) if after and is_inside else (part.path, BELOW)
            is_closing = outside < len(part.path) <= deepest and part.is_open
            if is_closing and is_deeper and part.inner_column <= column:
                return part.path, BELOW
        return (after.path, BEFORE) if after else (HEAD, BELOW)
