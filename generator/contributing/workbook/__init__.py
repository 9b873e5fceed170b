"""Cases that come in a workbook: opened safely, read, checked, made ready to be written."""

from generator.contributing.workbook.importing import Imported, ImportedCase, import_cases
from generator.contributing.workbook.limits import Limits
from generator.contributing.workbook.opening import open_workbook
from generator.contributing.workbook.places import worded
from generator.contributing.workbook.planning import Plan, plan_files
from generator.contributing.workbook.raw import RawBook, Refusal

__all__ = [
    "Imported",
    "ImportedCase",
    "Limits",
    "Plan",
    "RawBook",
    "Refusal",
    "import_cases",
    "open_workbook",
    "plan_files",
    "worded",
]
