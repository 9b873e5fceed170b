"""Cases and registries as workbooks: their layout, which importing shares, and their writing."""

from generator.exports.workbook.book import (
    TooLongError,
    WorkbookCase,
    case_workbook,
    cases_of,
    template_workbook,
)
from generator.exports.workbook.example import EXAMPLE_ID, example_case, example_registry
from generator.exports.workbook.layout import (
    CASE,
    COLLECTION,
    GUIDE_SHEET,
    ID,
    WORDS_SHEET,
    Column,
    Form,
    Need,
    Sheet,
    case_sheets,
)
from generator.exports.workbook.registry_book import (
    WorkbookRegistry,
    parts_at,
    registries_of,
    registry_template,
    registry_workbook,
)
from generator.exports.workbook.registry_layout import (
    BRANCH,
    NOTE,
    ORGANISATION,
    PROJECT,
    YEAR,
    registry_sheets,
)
from generator.exports.workbook.words import Words, words_of

__all__ = [
    "BRANCH",
    "CASE",
    "COLLECTION",
    "EXAMPLE_ID",
    "GUIDE_SHEET",
    "ID",
    "NOTE",
    "ORGANISATION",
    "PROJECT",
    "WORDS_SHEET",
    "YEAR",
    "Column",
    "Form",
    "Need",
    "Sheet",
    "TooLongError",
    "Words",
    "WorkbookCase",
    "WorkbookRegistry",
    "case_sheets",
    "case_workbook",
    "cases_of",
    "example_case",
    "example_registry",
    "parts_at",
    "registries_of",
    "registry_sheets",
    "registry_template",
    "registry_workbook",
    "template_workbook",
    "words_of",
]
