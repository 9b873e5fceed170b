"""Findings and faults → problems in words of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from generator.checking.catalogue import CATALOGUE, Wording
from generator.checking.problem import Finding, Problem, show_path
from generator.reading import Document, Edit, Fault, printable

Language: TypeAlias = Literal["zh", "en"]
SHOWN_MAX = 40
"""Characters of a typed value that a message repeats."""

PATH_MAX = 200
"""Characters of a path; keys that are not known may be as long as a file."""
LIST_MAX = 600
"""Characters of what we ourselves propose or list."""

_OURS = frozenset(
    [
        "allowed",
        "replacement",
        "nearest",
        "certain",
        "part",
        "circle",
        "name",
        "missing",
        "why",
        "reason",
        "phrases",
        "other",
        "address",
        "file",
    ]
)
_WORDS = {
    "zh": {
        "list": "列表",
        "mapping": "一组字段",
        "text": "文字",
        "brackets": "个方括号",
        "lines": "行",
        "cells": "个表格单元",
        "levels": "层列表或引用",
    },
    "en": {
        "list": "list",
        "mapping": "group of fields",
        "text": "text",
        "levels": "levels of lists or quotations",
    },
}
"""Words for kinds of values and of marks, which rules name in the parameters `wanted` and `found`.
"""

_NEAREST = {"zh": "最接近的是“{nearest}”", "en": "the nearest is “{nearest}”"}
_JOIN = {"zh": "；", "en": "; "}


def shown(value: str, most: int = SHOWN_MAX) -> str:
    """A typed value for a message: one line, no control characters, not longer than needed."""
    text = printable(" ".join(value[: 4 * most].split()))
    return text if len(text) <= most else f"{text[: most - 1]}…"


def problem_of_finding(
    file: str, document: Document | None, finding: Finding, lang: Language
) -> Problem:
    """Put a finding into words at its place in `document`."""
    line, column = document.position(finding.path, of_key=finding.at_key) if document else (1, 1)
    if document and finding.offset:
        column += _offset(document, finding)
    problem = _problem(file, (line, column), finding, lang)
    span = document.span(finding.path, of_key=finding.at_key) if document else None
    if finding.certain is None or span is None:
        return problem
    return replace(problem, fix=(Edit(*span, finding.certain),))


def _offset(document: Document, finding: Finding) -> int:
    """Columns from the start of a value to the character at fault.

    0 where one cannot be told from the other: in several lines, or with escapes inside of quotes.
    """
    value, span = document.value(finding.path), document.span(finding.path)
    if not isinstance(value, str) or span is None or span[0] != span[2]:
        return 0
    quotes = span[3] - span[1] - len(value)
    return finding.offset + quotes // 2 if quotes in (0, 2) else 0


def problem_of_fault(file: str, fault: Fault, lang: Language) -> Problem:
    """Put a fault of reading into words."""
    finding = Finding(fault.code.value, params=fault.params)
    return replace(_problem(file, (fault.line, fault.column), finding, lang), fix=fault.fix)


def _problem(file: str, at: tuple[int, int], finding: Finding, lang: Language) -> Problem:
    explanation = CATALOGUE[finding.code]
    wording: Wording = explanation.zh if lang == "zh" else explanation.en
    message, hint = told(wording, finding.params, lang)
    return Problem(
        code=explanation.code,
        severity=explanation.severity,
        file=file,
        line=at[0],
        column=at[1],
        path=shown(show_path(finding.path), PATH_MAX),
        message=message,
        hint=hint,
        params=finding.params,
    )


def told(wording: Wording, params: Mapping[str, str], lang: Language) -> tuple[str, str]:
    """What is wrong, and how to mend it."""
    params = {name: _shown_param(name, value, lang) for name, value in params.items()}
    parts = [wording.message(params), wording.limits(params), _nearest(params, lang)]
    return _JOIN[lang].join(part for part in parts if part), wording.hint(params)


def _shown_param(name: str, value: str, lang: Language) -> str:
    if name in ("wanted", "found"):
        return _WORDS[lang].get(value, value)
    return shown(value, LIST_MAX if name in _OURS else SHOWN_MAX)


def _nearest(params: Mapping[str, str], lang: Language) -> str:
    nearest = params.get("nearest")
    return _NEAREST[lang].format(nearest=nearest) if nearest else ""
