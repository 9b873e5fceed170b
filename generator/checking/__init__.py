"""Everything wrong in a library, told at once, in words that say how to mend it."""

from generator.checking.catalogue import CATALOGUE, Explanation, Wording
from generator.checking.codes import Code
from generator.checking.problem import Problem, Severity
from generator.checking.reporters import (
    REPORTERS,
    json_report,
    offer,
    report_schema,
    step_summary,
    text_report,
)
from generator.checking.run import Checked, check_tree, summary
from generator.checking.wording import Language

__all__ = [
    "CATALOGUE",
    "REPORTERS",
    "Checked",
    "Code",
    "Explanation",
    "Language",
    "Problem",
    "Severity",
    "Wording",
    "check_tree",
    "json_report",
    "offer",
    "report_schema",
    "step_summary",
    "summary",
    "text_report",
]
