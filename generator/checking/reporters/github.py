"""Problems as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.checking.problem import Problem
from generator.checking.reporters.line import problem_line
from generator.checking.wording import Language

SHOWN_PER_STEP = 10
"""Errors, and as many warnings, that GitHub shows as annotations of one step; the log has all."""
_MORE = {
    "zh": "共 {} 个问题。GitHub 每一步最多各显示 10 个错误和提醒，其余见本页的检查结果或日志。",
    "en": "{} problems in all. GitHub shows at most 10 errors and 10 warnings of a step; "
    "the rest stands in the summary of this page and in the log.",
}


def github_report(
    problems: Sequence[Problem],
    *,
    lang: Language = "zh",
    color: bool = False,
    sources: Mapping[str, bytes] | None = None,
    site: str = "",
) -> str:
    """One `::error` or `::warning` command per problem; a notice where GitHub will not show all."""
    commands = [_command(problem, lang) for problem in problems]
    counts = Counter(problem.severity for problem in problems)
    if any(count > SHOWN_PER_STEP for count in counts.values()):
        commands.append(f"::notice title=casebook::{_data(_MORE[lang].format(len(problems)))}")
    return "".join(f"{command}\n" for command in commands)


def _command(problem: Problem, lang: Language) -> str:
    properties = {"file": problem.file}
    if not problem.cell:
        properties |= {"line": str(problem.line), "col": str(problem.column)}
    properties["title"] = problem.code
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.severity.value} {listed}::{_data(problem_line(problem, lang=lang))}"


def _data(text: str) -> str:
    """Escaped as GitHub's own toolkit does, so that a value cannot start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
