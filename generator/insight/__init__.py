"""What is computed from the library and never typed: evidence, resemblance, totals."""

from generator.insight.evidence import Evidence, Level, evidence_of, has_comparison, has_result
from generator.insight.similar import Resemblance
from generator.insight.totals import Totals, figures_in, totals_of

__all__ = [
    "Evidence",
    "Level",
    "Resemblance",
    "Totals",
    "evidence_of",
    "figures_in",
    "has_comparison",
    "has_result",
    "totals_of",
]
