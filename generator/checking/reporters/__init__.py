"""Problems as text for people, as JSON for programs, as reports in the formats of three forges.

Each reporter takes the problems of a run, already in words, and returns the whole output with a
newline at its end. Text and annotations of no problem are nothing; the other formats are then a
valid document that says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from generator.checking.problem import Problem
from generator.checking.reporters.github import github_report
from generator.checking.reporters.gitlab import gitlab_report
from generator.checking.reporters.json import json_report, report_schema
from generator.checking.reporters.junit import junit_report
from generator.checking.reporters.line import offer
from generator.checking.reporters.sarif import sarif_report
from generator.checking.reporters.step_summary import step_summary
from generator.checking.reporters.text import text_report
from generator.checking.wording import Language


class Reporter(Protocol):
    """What all of them take; a reporter passes over what its format has no place for."""

    def __call__(
        self,
        problems: Sequence[Problem],
        *,
        lang: Language = "zh",
        color: bool = False,
        sources: Mapping[str, bytes] | None = None,
        site: str = "",
    ) -> str:
        """Write `problems`.

        Args:
            problems: in the order in which they are to be told.
            lang: the language of the words around those of the problems.
            color: whether a terminal shows it.
            sources: path → bytes; with them lines of the files can be shown.
            site: address of the published site, where every code has a page; empty if unknown.
        """


REPORTERS: dict[str, Reporter] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
    "gitlab": gitlab_report,
    "junit": junit_report,
    "sarif": sarif_report,
}
"""Format → its reporter, as `--format` names them."""

__all__ = [
    "REPORTERS",
    "Reporter",
    "github_report",
    "gitlab_report",
    "json_report",
    "junit_report",
    "offer",
    "report_schema",
    "sarif_report",
    "step_summary",
    "text_report",
]
