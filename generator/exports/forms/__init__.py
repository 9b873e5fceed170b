"""Blank forms and kits: what a branch prints or fills in on Monday."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.forms.document import form_document
from generator.exports.forms.form import BlankForm, blank_form, blank_forms
from generator.exports.forms.kit import kit_files
from generator.exports.forms.workbook import form_workbook
from generator.library import Library
from generator.pages.links import form_document_url, form_url

__all__ = [
    "BlankForm",
    "blank_form",
    "blank_forms",
    "form_document",
    "form_files",
    "form_workbook",
    "kit_files",
]


def form_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Address and content of every form of the library, as a workbook and as a document."""
    for form in blank_forms(library):
        yield form_url(form.method_id, form.tool.id), form_workbook(form)
        yield form_document_url(form.method_id, form.tool.id), form_document(form)
