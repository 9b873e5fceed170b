"""One line per problem, for a terminal; on request with the line of the file and a caret."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from generator.checking.problem import Problem, Severity
from generator.checking.wording import Language

_WHOLE_FILE = {"zh": "整个文件", "en": "the whole file"}
_LINE = {"zh": "第 {} 行", "en": "line {}"}
_WARNING = {"zh": "［提醒］", "en": "[warning] "}
_COLON = {"zh": "：", "en": ": "}
_SEMICOLON = {"zh": "；", "en": "; "}
_COLORS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_WIDEST = 76
"""Columns of a source line that are shown."""
_BEFORE_CARET = 40


def text_report(
    problems: Sequence[Problem],
    *,
    lang: Language = "zh",
    color: bool = False,
    sources: Mapping[str, bytes] | None = None,
) -> str:
    """`文件:行:列 编码 路径：哪里不对；允许什么；最接近的是什么；怎样改`, one line each."""
    lines: list[str] = []
    for problem in problems:
        lines.append(problem_line(problem, lang=lang, color=color))
        if sources and problem.file in sources:
            lines += _excerpt(sources[problem.file], problem, color=color)
    return "".join(f"{line}\n" for line in lines)


def problem_line(problem: Problem, *, lang: Language = "zh", color: bool = False) -> str:
    """The one line of a problem."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    code = problem.code
    if color:
        place = f"{_BOLD}{place}{_PLAIN}"
        code = f"{_COLORS[problem.severity]}{code}{_PLAIN}"
    mark = _WARNING[lang] if problem.severity is Severity.WARNING else ""
    path = problem.path or _unnamed_place(problem, lang)
    words = _SEMICOLON[lang].join(part for part in (problem.message, problem.hint) if part)
    return f"{place} {code} {path}{_COLON[lang]}{mark}{words}"


def _unnamed_place(problem: Problem, lang: Language) -> str:
    """What to call a place that is no field: a line that could not be read, or the whole file."""
    if (problem.line, problem.column) == (1, 1):
        return _WHOLE_FILE[lang]
    return _LINE[lang].format(problem.line)


def _excerpt(data: bytes, problem: Problem, *, color: bool) -> list[str]:
    """The line of the file with a caret below the place, cut to the part around it."""
    rows = re.split("\r\n|\r|\n", data.decode("utf-8-sig", "replace"))
    if problem.line > len(rows):
        return []
    row = "".join(char if char.isprintable() else " " for char in rows[problem.line - 1])
    start = max(0, problem.column - 1 - _BEFORE_CARET)
    shown = row[start : start + _WIDEST].rstrip()
    if not shown:
        return []
    caret = " " * _columns(row[start : problem.column - 1]) + "^"
    number = f"{problem.line:>5} | "
    blank = " " * 5 + " | "
    if color:
        number, blank = f"{_DIM}{number}{_PLAIN}", f"{_DIM}{blank}{_PLAIN}"
        caret = f"{_COLORS[problem.severity]}{caret}{_PLAIN}"
    return [number + shown, blank + caret]


def _columns(text: str) -> int:
    """Columns of a terminal that `text` takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
