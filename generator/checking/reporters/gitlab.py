"""Problems as a code quality report, which GitLab compares with that of the target branch.

The fields are those of GitLab's documentation, "Code Quality report format".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.checking.problem import Problem, Severity
from generator.checking.reporters.identity import fingerprints
from generator.checking.reporters.line import field_and_words, place
from generator.checking.wording import Language

_SEVERITIES = {Severity.ERROR: "blocker", Severity.WARNING: "minor"}
"""An error keeps the library from being published: that is GitLab's word for it."""


def gitlab_report(
    problems: Sequence[Problem],
    *,
    lang: Language = "zh",
    color: bool = False,
    sources: Mapping[str, bytes] | None = None,
    site: str = "",
) -> str:
    """A JSON array with one object per problem."""
    entries = [
        {
            "description": _description(problem, lang),
            "check_name": problem.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[problem.severity],
            "location": {"path": problem.file, "lines": {"begin": problem.line}},
        }
        for problem, fingerprint in zip(problems, fingerprints(problems), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _description(problem: Problem, lang: Language) -> str:
    where = f"{place(problem)} " if problem.cell else ""
    return f"{where}{problem.code} {field_and_words(problem, lang)}"
