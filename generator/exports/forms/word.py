"""A document from paragraphs and tables; rows are built as elements, which python-docx does slowly.

Knows the styles of `template.py` and nothing about forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
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


@cache
def _word(name: str) -> str:
    """A name of the format in full; asked for some hundred thousand times in a build."""
    return qn(f"w:{name}")


def _put(parent: Any, tag: str, **values: str) -> Any:
    made = parent.makeelement(_word(tag), {_word(key): value for key, value in values.items()})
    parent.append(made)
    return made


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
        properties = _put(made, "pPr")
        _put(properties, "pStyle", val=_style_id(style))
        if new_page:
            _put(properties, "pageBreakBefore")
        _run(made, text)
        return made

    def lines_to_fill(self, labels: Sequence[str], style: str) -> None:
        """Labels on one line, each with a line behind it to write on."""
        made = self.paragraph("", style)
        step = self.width / len(labels)
        self._tabs(
            made.pPr, [step * n - 1 for n in range(1, len(labels) + 1)], "left", "underscore"
        )
        for place, label in enumerate(labels):
            _run(made, f"{'  ' if place else ''}{label}：")
            _put(_put(made, "r"), "tab")

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
        properties = _put(table, "tblPr")
        _put(properties, "tblStyle", val="TableGrid")
        _put(properties, "tblW", w=str(sum(map(int, columns))), type="dxa")
        _put(properties, "tblLayout", type="fixed")
        margins = _put(properties, "tblCellMar")
        above = "10" if small else "28"
        for side, space in (("top", above), ("left", "60"), ("bottom", above), ("right", "60")):
            _put(margins, side, w=space, type="dxa")
        _put(properties, "tblLook", val="0020", firstRow="1" if header else "0", noVBand="1")
        _put(properties, "tblCaption", val=name)
        grid = _put(table, "tblGrid")
        for column in columns:
            _put(grid, "gridCol", w=column)
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
        made = self._body.makeelement(_word(tag))
        self._end.addprevious(made)
        return made

    def _tabs(
        self, properties: Any, places: Iterable[float], kind: str, leader: str = "none"
    ) -> None:
        tabs = _put(properties, "tabs")
        for place in places:
            _put(tabs, "tab", val=kind, leader=leader, pos=str(round(place * _TWIPS)))


def _row(
    table: Any, columns: Sequence[str], cells: Sequence[Cell], height: float, style: str
) -> None:
    row = _put(table, "tr")
    properties = _put(row, "trPr")
    _put(properties, "cantSplit")
    if height:
        _put(properties, "trHeight", val=str(round(height * _TWIPS)), hRule="atLeast")
    if style == HEAD:
        _put(properties, "tblHeader")
    for width, cell in zip(columns, cells, strict=False):
        made = _put(row, "tc")
        form = _put(made, "tcPr")
        _put(form, "tcW", w=width, type="dxa")
        if style == HEAD:
            _put(form, "shd", val="clear", color="auto", fill="F2F2F2")
        _put(form, "vAlign", val="top" if cell.items else "center")
        for item in cell.items:
            _line(made, f"· {item}", ITEM)
        if not cell.items:
            _line(made, cell.text, style, stated=cell.stated)
        if cell.hint:
            _line(made, cell.hint, HINT)


def _line(cell: Any, text: str, style: str, *, stated: bool = True) -> None:
    made = _put(cell, "p")
    _put(_put(made, "pPr"), "pStyle", val=_style_id(style))
    if text:
        _run(made, text, "" if stated else UNSTATED_STYLE)


def _run(paragraph: Any, text: str, style: str = "") -> None:
    run = _put(paragraph, "r")
    if style:
        _put(_put(run, "rPr"), "rStyle", val=_style_id(style))
    for place, line in enumerate(text.split("\n")):
        if place:
            _put(run, "br")
        told = _put(run, "t")
        told.text = line
        told.set(qn("xml:space"), "preserve")
