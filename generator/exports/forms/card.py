"""A method on one A4 page, to lay on the table: when, how, who, and what to beware of."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exports.forms.template import NOTE, SMALL
from generator.exports.forms.word import Cell, Paper
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.plain import plain

TITLE = "方法卡片"

SIDE = 12.0
"""Millimetres of the margins; a card keeps to one page."""

_STEPS = (("步骤", 12), ("怎么做", 44), ("谁来做", 14), ("何时", 11), ("产出", 14))
"""Columns of the steps, with their shares of the width."""


def method_document(library: Library, method_id: str) -> bytes:
    """The card of a method as a document."""
    method = library.methods[method_id]
    paper = Paper(TITLE, method.title, side=SIDE)
    paper.paragraph(method.title, "Heading 1")
    known = library.terms(VocabularyKind.SCENARIOS)
    hurts = "、".join(known[i].label for i in method.scenarios if i in known)
    paper.paragraph(f"{method.kind.label}。适用场景：{hurts}。", NOTE)
    paper.paragraph(plain(method.summary))
    _sides(paper, "何时用", ("适合", method.fits), ("不适合", method.not_for))
    paper.paragraph("步骤", "Heading 2")
    rows = [
        [Cell(f"{place}. {step.title}"), Cell(plain(step.what))]
        + [Cell(text or "") for text in (step.who, step.when, step.output)]
        for place, step in enumerate(method.steps, 1)
    ]
    widths = [width for _, width in _STEPS]
    paper.table("步骤", widths, rows, header=[Cell(title) for title, _ in _STEPS], small=True)
    paper.paragraph("", SMALL)
    roles = [f"{role.who}：{plain(role.does)}" for role in method.roles]
    _sides(paper, "分工与注意事项", ("谁做什么", roles), ("注意", method.cautions))
    paper.paragraph(f"表单：{'、'.join(tool.title for tool in method.tools)}。", NOTE)
    return paper.bytes()


def _sides(paper: Paper, name: str, *sides: tuple[str, Sequence[str]]) -> None:
    """Lists beside each other, those that hold something."""
    held = [(title, tuple(lines)) for title, lines in sides if lines]
    if held:
        header = [Cell(title) for title, _ in held]
        row = [Cell("", items=lines) for _, lines in held]
        paper.table(name, [1] * len(held), [row], header=header, small=True)
