"""A document from paragraphs and tables; rows are built as elements, which python-docx does slowly.

Knows the styles of `template.py` and nothing about forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from generator.exports.archive import repacked
from generator.exports.forms.template import (
    CELL,
    HEAD,
    HINT,
    ITEM,
    MARGIN,
    SMALL,
    UNSTATED_STYLE,
    template,
)
from generator.exports.wordxml import put, put_text, word

SHORT, LONG = 210, 297
"""Millimetres of the sides of A4."""

_TWIPS = 1440 / 25.4
"""Twips of a millimetre."""


@dataclass(frozen=True)
class Cell:
    """The text of one cell of a table."""

    text: str
    hint: str = ""
    """A second, smaller line."""
    stated: bool = True
    items: tuple[str, ...] = ()
    """Short texts below each other, in place of the text."""


def _style_id(name: str) -> str:
    return name.replace(" ", "")


class Paper:
    """One document under construction."""

    def __init__(
        self, title: str, subject: str, *, wide: bool = False, side: float = MARGIN.mm
    ) -> None:
        self._document = Document(BytesIO(template()))
        properties = self._document.core_properties
        properties.title, properties.subject = title, subject
        section = self._document.sections[0]
        section.left_margin = section.right_margin = section.top_margin = Mm(side)
        self.width = (LONG if wide else SHORT) - 2 * side
        """Millimetres between the margins."""
        if wide:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Mm(LONG), Mm(SHORT)
        self._body: Any = self._document.element.body
        self._end: Any = self._body.sectPr
        footer = section.footer.paragraphs[0]
        footer.runs[0].text = f"{subject}：{title}"
        self._tabs(footer._p.get_or_add_pPr(), [self.width], "right")

    def paragraph(self, text: str, style: str = "Normal", *, new_page: bool = False) -> Any:
        """A paragraph of one style."""
        made = self._new("p")
        properties = put(made, "pPr")
        put(properties, "pStyle", val=_style_id(style))
        if new_page:
            put(properties, "pageBreakBefore")
        put_text(made, text)
        return made

    def lines_to_fill(self, labels: Sequence[str], style: str) -> None:
        """Labels on one line, each with a line behind it to write on."""
        made = self.paragraph("", style)
        step = self.width / len(labels)
        self._tabs(
            made.pPr, [step * n - 1 for n in range(1, len(labels) + 1)], "left", "underscore"
        )
        for place, label in enumerate(labels):
            put_text(made, f"{'  ' if place else ''}{label}：")
            put(put(made, "r"), "tab")

    def table(
        self,
        name: str,
        widths: Sequence[int],
        rows: Iterable[Sequence[Cell]],
        *,
        header: Sequence[Cell] = (),
        writing: float = 0.0,
        small: bool = False,
    ) -> None:
        """A ruled table over the whole width; `header` comes again on every page.

        `widths` are shares; `writing` is the least height of a row in millimetres.
        """
        style = SMALL if small else CELL
        whole = self.width * _TWIPS
        columns = [str(round(whole * width / sum(widths))) for width in widths]
        table = self._new("tbl")
        properties = put(table, "tblPr")
        put(properties, "tblStyle", val="TableGrid")
        put(properties, "tblW", w=str(sum(map(int, columns))), type="dxa")
        put(properties, "tblLayout", type="fixed")
        margins = put(properties, "tblCellMar")
        above = "10" if small else "28"
        for side, space in (("top", above), ("left", "60"), ("bottom", above), ("right", "60")):
            put(margins, side, w=space, type="dxa")
        put(properties, "tblLook", val="0020", firstRow="1" if header else "0", noVBand="1")
        put(properties, "tblCaption", val=name)
        grid = put(table, "tblGrid")
        for column in columns:
            put(grid, "gridCol", w=column)
        if header:
            _row(table, columns, header, 0.0, HEAD)
        drawn: Sequence[Cell] = ()
        for row in rows:
            if row == drawn:
                # Most rows of a form are blank: copying one is quicker than drawing it again.
                table.append(deepcopy(table[-1]))
            else:
                _row(table, columns, row, writing, style)
            drawn = row

    def bytes(self) -> bytes:
        """The file; the same paragraphs give the same bytes."""
        buffer = BytesIO()
        self._document.save(buffer)
        return repacked(buffer.getvalue())

    def _new(self, tag: str) -> Any:
        made = self._body.makeelement(word(tag))
        self._end.addprevious(made)
        return made

    def _tabs(
        self, properties: Any, places: Iterable[float], kind: str, leader: str = "none"
    ) -> None:
        tabs = put(properties, "tabs")
        for place in places:
            put(tabs, "tab", val=kind, leader=leader, pos=str(round(place * _TWIPS)))


def _row(
    table: Any, columns: Sequence[str], cells: Sequence[Cell], height: float, style: str
) -> None:
    row = put(table, "tr")
    properties = put(row, "trPr")
    put(properties, "cantSplit")
    if height:
        put(properties, "trHeight", val=str(round(height * _TWIPS)), hRule="atLeast")
    if style == HEAD:
        put(properties, "tblHeader")
    for width, cell in zip(columns, cells, strict=False):
        made = put(row, "tc")
        form = put(made, "tcPr")
        put(form, "tcW", w=width, type="dxa")
        if style == HEAD:
            put(form, "shd", val="clear", color="auto", fill="F2F2F2")
        put(form, "vAlign", val="top" if cell.items else "center")
        for item in cell.items:
            _line(made, f"· {item}", ITEM)
        if not cell.items:
            _line(made, cell.text, style, stated=cell.stated)
        if cell.hint:
            _line(made, cell.hint, HINT)


def _line(cell: Any, text: str, style: str, *, stated: bool = True) -> None:
    made = put(cell, "p")
    put(put(made, "pPr"), "pStyle", val=_style_id(style))
    if text:
        put_text(made, text, "" if stated else _style_id(UNSTATED_STYLE))
