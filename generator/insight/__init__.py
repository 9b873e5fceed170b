"""What is computed from the library and never typed: evidence, resemblance, totals."""

from generator.insight.evidence import (
    LADDER,
    Evidence,
    Level,
    Rung,
    evidence_of,
)
from generator.insight.similar import Resemblance
from generator.insight.totals import Totals, totals_of

__all__ = [
    "LADDER",
    "Evidence",
    "Level",
    "Resemblance",
    "Rung",
    "Totals",
    "evidence_of",
    "totals_of",
]
