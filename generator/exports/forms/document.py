"""A blank form as a document: to print and fill in by hand, or to fill in a text program."""

from __future__ import annotations

from functools import lru_cache

from generator.exports.forms.form import EXAMPLE, BlankForm, choices_of
from generator.exports.forms.template import NOTE, TO_FILL
from generator.exports.forms.word import Cell, Paper
from generator.exports.forms.workbook import KEPT
from generator.model import Column
from generator.pages.forms import FIELDS, ExampleView
from generator.reading import columns_of

LINES_IN_HEADER = 4
"""Lines of choices that stand below a column's title; more stand above the table."""


@lru_cache(maxsize=KEPT)
def form_document(form: BlankForm) -> bytes:
    """Title, purpose, instructions, the table, and the worked example on a page of its own."""
    tool = form.tool
    paper = Paper(tool.title, form.method, wide=form.is_wide)
    paper.paragraph(tool.title, "Heading 1")
    paper.paragraph(form.purpose, NOTE)
    for line in tool.instructions:
        paper.paragraph(line, "List Number")
    long = [c for c in tool.columns if _is_long(c)]
    for column in long:
        paper.paragraph(f"“{column.title}”一列填：{'、'.join(choices_of(column))}。", NOTE)
    paper.lines_to_fill(FIELDS, TO_FILL)
    widths = [column.width for column in tool.columns]
    header = [Cell(column.title, _hint(column)) for column in tool.columns]
    rows = [[Cell(value) for value in row] for row in form.rows]
    paper.table(tool.title, widths, rows, header=header, writing=form.writing)
    if form.tally:
        paper.paragraph(form.tally, NOTE)
    if form.example:
        _example(paper, form, form.example)
    return paper.bytes()


def _is_long(column: Column) -> bool:
    listed = " / ".join(choices_of(column))
    return columns_of(listed) > LINES_IN_HEADER * column.width


def _hint(column: Column) -> str:
    offered = "" if _is_long(column) else " / ".join(choices_of(column))
    return "\n".join(filter(None, (column.hint, offered)))


def _example(paper: Paper, form: BlankForm, example: ExampleView) -> None:
    # On a page of its own, so that the blank form can be handed out without it.
    paper.paragraph(f"{EXAMPLE}：{example.case}", "Heading 2", new_page=True)
    paper.paragraph(example.basis, NOTE)
    widths = [column.width for column in form.tool.columns]
    header = [Cell(column.title) for column in form.tool.columns]
    rows = [[Cell(cell.text, stated=cell.stated) for cell in row] for row in example.rows]
    paper.table(EXAMPLE, widths, rows, header=header)
    if example.note:
        paper.paragraph(example.note, NOTE)
