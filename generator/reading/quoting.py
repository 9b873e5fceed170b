"""Where an unquoted value starts and ends on its line, and how it is put in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.reading.edit import Edit
from generator.reading.lines import Line

_IN_FLOW = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[\[\]{}]")
_FLOW_VALUE = re.compile(r"[^,\[\]{}]*")
_COMMENT = re.compile(r"\s+#(\s|$)?")
_BEFORE_VALUE = re.compile(r"(?:^|.*\s)(?:[^\s:]+:|-)\s+$|.*[\[{,]\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Value:
    """A value on one line: its text and the columns (from 1) where it starts and where it ends."""

    line: int
    start: int
    end: int
    text: str

    def written(self, text: str) -> Edit:
        """The edit that writes `text` in its place."""
        return Edit(self.line, self.start, self.line, self.end, text)


def quote(text: str) -> str:
    """`text` in quotes; in double ones where that needs no escapes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def value_at(line: Line, column: int) -> Value | None:
    """The unquoted value that starts at `column`; None where its end is not certain."""
    row = line.text
    if line.continues or line.is_continued:
        return None
    if is_in_flow(row[: column - 1]):
        found = _FLOW_VALUE.match(row, column - 1)
        text = found[0].rstrip() if found else ""
        # A colon inside would start another key; and the bracket must close on this line.
        end = found.end() if found else len(row)
        if row[end : end + 1] not in tuple(",]}") or re.search(r":\s", text):
            return None
    else:
        text = row[column - 1 :].rstrip()
        comment = _COMMENT.search(text)
        if comment and comment[1] is None:
            return None  # `#1` right behind a blank: text to people, a comment to YAML.
        text = text[: comment.start()] if comment else text
    return Value(line.number, column, column + len(text), text) if text else None


def is_in_flow(before: str) -> bool:
    """Whether a bracket or brace is still open at the end of `before`, the start of a line."""
    depth = 0
    for match in _IN_FLOW.finditer(before):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
    return depth > 0


def stands_as_value(line: Line, column: int) -> bool:
    """Whether a value starts at `column`: right behind a key, a dash, a bracket or a comma."""
    return bool(_BEFORE_VALUE.match(line.text[: column - 1]))
