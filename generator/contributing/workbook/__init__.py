"""What comes back in a workbook: opened safely, recognised, read, checked, ready to be written."""

from generator.contributing.spreadsheet.limits import Limits
from generator.contributing.spreadsheet.opening import open_workbook
from generator.contributing.spreadsheet.raw import RawBook, Refusal
from generator.contributing.workbook.outcome import Imported, ImportedFile, WorkbookKind
from generator.contributing.workbook.places import worded
from generator.contributing.workbook.planning import Plan, plan_files
from generator.contributing.workbook.recognising import NoCollectionError, import_workbook

__all__ = [
    "Imported",
    "ImportedFile",
    "Limits",
    "NoCollectionError",
    "Plan",
    "RawBook",
    "Refusal",
    "WorkbookKind",
    "import_workbook",
    "open_workbook",
    "plan_files",
    "worded",
]
