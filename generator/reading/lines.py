"""The lines of a file in which YAML's own signs count, for when the parser has given up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.reading.edit import rows_of

_BLOCK_TEXT = re.compile(r"(?:^|[:\-]\s+)[|>][-+1-9]{0,2}\s*(?:#.*)?$")
_SPACES = re.compile(" *")
KEY_OR_DASH = re.compile(r"\s*(?:-(?:\s|$)|[\w\-]{1,40}\s*[:：](?:\s|$))")
"""The start of a line that begins something new."""
_HOLDER = re.compile(r"(\s*(?:- +)*)(?:[\w\-\"']{1,64}\s*[:：](?=\s|$|[^\s/]))?\s*")
"""Blanks and dashes, then a key with its colon where there is one."""

LONGEST_LINE = 1000
"""Characters of a line that is looked at for slips; no one types a longer one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line outside of block text; `number` counts from 1."""

    number: int
    text: str
    continues: bool = False
    """Whether it goes on with the value of a line above it."""
    is_continued: bool = False
    """Whether the next line goes on with its value."""

    @property
    def indent(self) -> int:
        """How many spaces it starts with."""
        match = _SPACES.match(self.text)
        return match.end() if match else 0

    @property
    def opens(self) -> bool:
        """Whether it ends with a key or dash that has nothing behind it."""
        match = _HOLDER.match(self.text)
        return bool(match and match.end() == len(self.text))

    def starts_anew(self, indent: int) -> bool:
        """Whether it begins a key or item no deeper than `indent`."""
        return self.indent <= indent and bool(KEY_OR_DASH.match(self.text))


def significant_lines(text: str) -> Iterator[Line]:
    """Every line that is neither empty, nor a comment, nor inside of block text (`|`, `>`)."""
    block_indent: int | None = None
    for number, content in enumerate(rows_of(text), start=1):
        if not content.strip():
            continue
        line = Line(number, content)
        if block_indent is not None:
            if line.indent > block_indent:
                continue
            block_indent = None
        if content.lstrip().startswith("#"):
            continue
        yield line
        if _BLOCK_TEXT.search(content):
            block_indent = line.indent


def connected_lines(text: str) -> list[Line]:
    """The significant lines, each knowing whether it belongs to the value of the one before."""
    lines: list[Line] = []
    holder: int | None = None
    for line in significant_lines(text):
        if holder is not None and line.indent > holder:
            lines[-1] = replace(lines[-1], is_continued=True)
            lines.append(replace(line, continues=True))
            continue
        lines.append(line)
        if line.opens or _BLOCK_TEXT.search(line.text):
            holder = None
            continue
        match = _HOLDER.match(line.text)
        column = len(match[1]) if match else 0
        holder = column if match and match.end() > column else line.indent
    return lines
