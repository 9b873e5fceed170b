"""Problems as JSON; `report.schema.json` beside this module says what it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from generator.checking.problem import Problem, Severity, as_reported
from generator.checking.wording import Language

VERSION = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""


def json_report(
    problems: Sequence[Problem],
    *,
    lang: Language = "zh",
    color: bool = False,
    sources: Mapping[str, bytes] | None = None,
    site: str = "",
) -> str:
    """The run as one JSON object, also where there is no problem."""
    report = {
        "version": VERSION,
        "language": lang,
        "errors": sum(problem.severity is Severity.ERROR for problem in problems),
        "warnings": sum(problem.severity is Severity.WARNING for problem in problems),
        "problems": [asdict(item, dict_factory=as_reported) for item in problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def report_schema() -> dict[str, Any]:
    """The JSON Schema of a report."""
    text = files(__package__).joinpath("report.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
