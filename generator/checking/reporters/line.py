"""A problem in one line: where, which code, which field, what is wrong and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checking.problem import Problem, Severity
from generator.checking.wording import Language

_WHOLE_FILE = {"zh": "整个文件", "en": "the whole file"}
_LINE = {"zh": "第 {} 行", "en": "line {}"}
_WARNING = {"zh": "［提醒］", "en": "[warning] "}
_COLON = {"zh": "：", "en": ": "}
_OFFER = {
    "zh": "其中 {} 处可以试着自动改：casebook fix --check 先看看",
    "en": "{} of them can be tried by itself: see casebook fix --check",
}
_SEMICOLON = {"zh": "；", "en": "; "}


def problem_line(problem: Problem, *, lang: Language = "zh") -> str:
    """`文件:行:列 编码 字段：哪里不对；允许什么；最接近的是什么；怎样改`."""
    return f"{place(problem)} {problem.code} {field_and_words(problem, lang)}"


def place(problem: Problem) -> str:
    """Where to look: line and column of a text, sheet and cell of a workbook."""
    if problem.cell:
        return f"{problem.file} {problem.cell}"
    return f"{problem.file}:{problem.line}:{problem.column}"


def field_and_words(problem: Problem, lang: Language) -> str:
    """The field and all words, without the place."""
    mark = _WARNING[lang] if problem.severity is Severity.WARNING else ""
    return f"{field(problem, lang)}{_COLON[lang]}{mark}{words(problem, lang)}"


def words(problem: Problem, lang: Language) -> str:
    """What is wrong and how to mend it."""
    return _SEMICOLON[lang].join(part for part in (problem.message, problem.hint) if part)


def field(problem: Problem, lang: Language) -> str:
    """The field, or what to call a place that is none: a line that could not be read, a file."""
    if problem.path:
        return problem.path
    if (problem.line, problem.column) == (1, 1):
        return _WHOLE_FILE[lang]
    return _LINE[lang].format(problem.line)


def offer(problems: Sequence[Problem], lang: Language) -> str:
    """How many of them `casebook fix` has a change for, which it keeps only where that helps."""
    count = sum(bool(problem.fix) for problem in problems)
    return _OFFER[lang].format(count) if count else ""
