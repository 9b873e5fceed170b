"""Cases as a workbook: its layout, which importing shares, and its writing."""

from generator.exports.workbook.book import (
    TooLongError,
    WorkbookCase,
    case_workbook,
    cases_of,
    template_workbook,
)
from generator.exports.workbook.example import EXAMPLE_ID, example_case
from generator.exports.workbook.layout import (
    CASE,
    COLLECTION,
    GUIDE_SHEET,
    ID,
    WORDS_SHEET,
    Column,
    Need,
    Sheet,
    case_sheets,
)
from generator.exports.workbook.words import Words, words_of

__all__ = [
    "CASE",
    "COLLECTION",
    "EXAMPLE_ID",
    "GUIDE_SHEET",
    "ID",
    "WORDS_SHEET",
    "Column",
    "Need",
    "Sheet",
    "TooLongError",
    "Words",
    "WorkbookCase",
    "case_sheets",
    "case_workbook",
    "cases_of",
    "example_case",
    "template_workbook",
    "words_of",
]
