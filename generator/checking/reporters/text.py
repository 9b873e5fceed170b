"""One line per problem, for a terminal; on request with the line of the file and a caret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.checking.problem import Problem, Severity
from generator.checking.reporters.line import field_and_words, place
from generator.checking.reporters.log import only_read
from generator.checking.wording import Language
from generator.reading import Edit, apply_edits, columns_of
from generator.reading.edit import rows_of

_MENDED = {"zh": "改为", "en": "fix"}
_COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_BOLD, _DIM, _GREEN, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[0m"
_GUTTER = 5
"""Columns for the number of a line."""
_WIDEST = 76
"""Columns of a source line that are shown."""
_BEFORE_CARET = 40


def text_report(
    problems: Sequence[Problem],
    *,
    lang: Language = "zh",
    color: bool = False,
    sources: Mapping[str, bytes] | None = None,
    site: str = "",
) -> str:
    """One line per problem, below it the place and, where the change is certain, the new line."""
    lines: list[str] = []
    rows: dict[str, list[str]] = {}
    for problem in problems:
        lines.append(_line(problem, lang, color=color))
        if sources and problem.file in sources and not problem.cell:
            if problem.file not in rows:
                rows[problem.file] = rows_of(sources[problem.file].decode("utf-8-sig", "replace"))
            lines += _excerpt(rows[problem.file], problem, lang, color=color)
    return only_read("".join(f"{line}\n" for line in lines))


def _line(problem: Problem, lang: Language, *, color: bool) -> str:
    where = _painted(place(problem), _BOLD, color=color)
    code = _painted(problem.code, _COLORS[problem.severity], color=color)
    return f"{where} {code} {field_and_words(problem, lang)}"


def _excerpt(rows: list[str], problem: Problem, lang: Language, *, color: bool) -> list[str]:
    """The line of the file with a caret below the place, cut to the part around it."""
    if problem.line > len(rows):
        return []
    start = max(0, problem.column - 1 - _BEFORE_CARET)
    row = _printable(rows[problem.line - 1][start : start + _WIDEST])
    if not (shown := row.rstrip()):
        return []
    caret = " " * columns_of(row[: problem.column - 1 - start])
    lines = [
        _gutter(str(problem.line), color=color) + shown,
        _gutter("", color=color) + caret + _painted("^", _COLORS[problem.severity], color=color),
    ]
    if mended := _mended(rows, problem):
        after = _painted(_printable(mended[start : start + _WIDEST]).rstrip(), _GREEN, color=color)
        lines.append(_gutter(_MENDED[lang], color=color) + after)
    return lines


def _mended(rows: list[str], problem: Problem) -> str:
    """The line after the change that certainly mends it; nothing where that is not one line."""
    row = rows[problem.line - 1]
    edits = [
        Edit(1, edit.column, 1, edit.end_column, edit.text)
        for edit in problem.fix
        if edit.line == edit.end_line == problem.line
    ]
    if not edits or len(edits) < len(problem.fix):
        return ""
    after = apply_edits(row, edits)
    return "" if len(rows_of(after)) > 1 else after


def _printable(row: str) -> str:
    return "".join(char if char.isprintable() else " " for char in row)


def _gutter(text: str, *, color: bool) -> str:
    return _painted(" " * (_GUTTER - columns_of(text)) + text + " | ", _DIM, color=color)


def _painted(text: str, paint: str, *, color: bool) -> str:
    return f"{paint}{text}{_PLAIN}" if color else text
