"""Blank forms and kits: what a branch prints or fills in on Monday."""

from generator.exports.forms.blank import form_files, form_workbook
from generator.exports.forms.kit import kit_files

__all__ = ["form_files", "form_workbook", "kit_files"]
