"""Problems as text for people, as JSON for programs, as annotations for a forge.

Each reporter takes the problems of a run, already in words, and returns the whole output with a
newline at its end (nothing for no problems, except JSON).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from generator.checking.problem import Problem
from generator.checking.reporters.github import github_report
from generator.checking.reporters.json import json_report, report_schema
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
    ) -> str:
        """Write `problems`; with `sources` (path → bytes) lines of the files can be shown."""


REPORTERS: dict[str, Reporter] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
}
"""Format → its reporter, as `--format` names them."""

__all__ = [
    "REPORTERS",
    "Reporter",
    "github_report",
    "json_report",
    "report_schema",
    "text_report",
]
