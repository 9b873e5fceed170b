"""A workbook that somebody sent: opened safely, as plain cells. What they mean is not known here.

A package of its own, so that the process that reads loads nothing else.
"""

from generator.contributing.spreadsheet.limits import Limits
from generator.contributing.spreadsheet.opening import open_workbook
from generator.contributing.spreadsheet.raw import (
    RawBook,
    RawCell,
    RawName,
    RawRow,
    RawSheet,
    Refusal,
)

__all__ = [
    "Limits",
    "RawBook",
    "RawCell",
    "RawName",
    "RawRow",
    "RawSheet",
    "Refusal",
    "open_workbook",
]
