"""Problems as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.checking.problem import Problem
from generator.checking.reporters.text import problem_line
from generator.checking.wording import Language


def github_report(
    problems: Sequence[Problem],
    *,
    lang: Language = "zh",
    color: bool = False,
    sources: Mapping[str, bytes] | None = None,
) -> str:
    """One `::error` or `::warning` command per problem."""
    return "".join(f"{_command(problem, lang)}\n" for problem in problems)


def _command(problem: Problem, lang: Language) -> str:
    properties = {
        "file": problem.file,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.severity.value} {listed}::{_data(problem_line(problem, lang=lang))}"


def _data(text: str) -> str:
    """Escaped as GitHub's own toolkit does, so that a value cannot start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
