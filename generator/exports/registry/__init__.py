"""The tables of a round as a workbook: 三表一单, scoring, outcome, shares."""

from generator.exports.registry.tables import round_files, round_workbook

__all__ = ["round_files", "round_workbook"]
