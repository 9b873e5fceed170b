"""Puts paragraphs, lists, tables and fields one below another; knows styles, not entries.

It appends to the body itself, for a thousand entries take a thousand times as long as one: asking
the document where its last paragraph stands makes the time grow with the square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Emu

from generator.exports.document import styles

_FACT_WIDTHS = (18, 82)


class Writer:
    """Writes at the end of a document that has the styles of `styles.set_up`."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._body = document.element.body
        self._section = self._body.sectPr
        self._body.remove(self._section)
        self._marks = 0

    def finish(self) -> None:
        """Put the page back, which has to stand last; nothing can be written after that."""
        self._body.append(self._section)

    def paragraph(self, text: str, style: str) -> Any:
        """One paragraph; the XML element."""
        made = OxmlElement("w:p")
        made.style = style
        if text:
            made.add_r().text = text
        self._body.append(made)
        return made

    def heading(self, text: str, level: int, *, mark: str = "", same_page: bool = False) -> None:
        """A heading, which may be named for the contents.

        `same_page`: what stands right below another heading begins no page of its own.
        """
        made = self.paragraph("" if mark else text, f"Heading{level}")
        if same_page:
            made.get_or_add_pPr().get_or_add_pageBreakBefore().val = False
        if mark:
            self._marks += 1
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            for element in (start, end):
                element.set(qn("w:id"), str(self._marks))
            start.set(qn("w:name"), mark)
            made.append(start)
            made.add_r().text = text
            made.append(end)

    def bullets(self, lines: Iterable[str]) -> None:
        """A list without an order."""
        for line in lines:
            self.paragraph(line, styles.BULLET)

    def numbered(self, lines: Iterable[str]) -> None:
        """A list that counts from one."""
        number = self._new_list()
        for line in lines:
            made = self.paragraph(line, styles.NUMBER).get_or_add_pPr().get_or_add_numPr()
            made.get_or_add_ilvl().val = 0
            made.get_or_add_numId().val = number

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """A table of names and what they are."""
        table = self._table(rows, _FACT_WIDTHS, first_column=True)
        for row in table.tr_lst:
            row.tc_lst[0].p_lst[0].style = styles.TABLE_HEAD

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
    ) -> None:
        """A table whose head comes again on each page.

        `widths`: shares of the text's width, of any sum.
        """
        made = self._table([head, *rows], widths, first_column=False)
        first = made.tr_lst[0]
        first.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell in first.tc_lst:
            cell.p_lst[0].style = styles.TABLE_HEAD

    @contextmanager
    def contents(self, levels: int) -> Iterator[None]:
        """A contents field; what is written inside stands there until it is updated."""
        self._field_part("begin", f' TOC \\o "1-{levels}" \\h \\z \\u ')
        yield
        self._field_part("end", "")

    def contents_line(self, text: str, level: int, mark: str) -> None:
        """One line of the contents with a link; updating the field adds the number of its page."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), mark)
        link.set(qn("w:history"), "1")
        run = OxmlElement("w:r")
        run.text = text
        link.append(run)
        self.paragraph("", f"TOC{level}").append(link)

    def _field_part(self, kind: str, instruction: str) -> None:
        made = self.paragraph("", styles.SMALL)
        made.append(_run(_character(kind)))
        if instruction:
            made.append(_instruction(instruction))
            made.append(_run(_character("separate")))

    def _table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[int], *, first_column: bool
    ) -> Any:
        width = styles.TEXT_WIDTH
        made = CT_Tbl.new_tbl(len(rows), len(widths), Emu(width))
        made.tblStyle_val = styles.TABLE
        look = made.tblPr.find(qn("w:tblLook"))
        look.set(qn("w:val"), "0680" if first_column else "0620")
        look.set(qn("w:firstRow"), str(int(not first_column)))
        look.set(qn("w:firstColumn"), str(int(first_column)))
        for name in ("noHBand", "noVBand"):
            look.set(qn(f"w:{name}"), "1")
        made.tblPr.autofit = False
        total = sum(widths)
        shares = [Emu(width * share // total) for share in widths]
        for column, share in zip(made.tblGrid.gridCol_lst, shares, strict=True):
            column.w = share
        for row, texts in zip(made.tr_lst, rows, strict=True):
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, share, text in zip(row.tc_lst, shares, texts, strict=True):
                cell.width = share
                paragraph = cell.p_lst[0]
                paragraph.style = styles.TABLE_TEXT
                if text:
                    paragraph.add_r().text = text
        self._body.append(made)
        return made

    def _new_list(self) -> int:
        """Number of a list that begins anew; else all lists of a document count on."""
        numbering = self._document.part.numbering_part.element
        style = next(s for s in self._document.styles if s.style_id == styles.NUMBER)
        shared = style.element.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(shared).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)


def field(instruction: str) -> list[Any]:
    """The runs of a field that is worked out by the reading program."""
    parts = ("begin", "separate", "end")
    begin, separate, end = (_run(_character(kind)) for kind in parts)
    return [begin, _instruction(instruction), separate, end]


def _run(child: Any) -> Any:
    run = OxmlElement("w:r")
    run.append(child)
    return run


def _character(kind: str) -> Any:
    made = OxmlElement("w:fldChar")
    made.set(qn("w:fldCharType"), kind)
    return made


def _instruction(text: str) -> Any:
    made = OxmlElement("w:instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return _run(made)
