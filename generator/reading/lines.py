"""The lines of a file in which YAML's own signs count, for when the parser has given up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK_TEXT = re.compile(r"(?:^|[:\-]\s+)[|>][-+1-9]{0,2}\s*(?:#.*)?$")
_SPACES = re.compile(" *")
KEY_OR_DASH = re.compile(r"\s*(?:-(?:\s|$)|[\w\-]{1,40}\s*[:：](?:\s|$))")
"""The start of a line that begins something new."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line outside of block text; `number` counts from 1."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """How many spaces it starts with."""
        match = _SPACES.match(self.text)
        return match.end() if match else 0

    def starts_anew(self, indent: int) -> bool:
        """Whether it begins a key or item no deeper than `indent`."""
        return self.indent <= indent and bool(KEY_OR_DASH.match(self.text))


def significant_lines(text: str) -> Iterator[Line]:
    """Every line that is neither empty, nor a comment, nor inside of block text (`|`, `>`)."""
    block_indent: int | None = None
    for number, content in enumerate(re.split("\r\n|\r|\n", text), start=1):
        line = Line(number, content)
        if not content.strip():
            continue
        if block_indent is not None:
            if line.indent > block_indent:
                continue
            block_indent = None
        if content.lstrip().startswith("#"):
            continue
        yield line
        if _BLOCK_TEXT.search(content):
            block_indent = line.indent
