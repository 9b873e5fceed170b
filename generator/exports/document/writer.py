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
from docx.shared import Emu

from generator.exports.document import styles
from generator.exports.wordxml import put, put_text, word

_FACT_WIDTHS = (18, 82)


class Writer:
    """Writes at the end of a document that has the styles of `styles.new_document`."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._section = self._body.sectPr
        self._body.remove(self._section)
        self._marks = 0
        self._numbering = document.part.numbering_part.element
        style = next(s for s in document.styles if s.style_id == styles.NUMBER)
        shared = style.element.pPr.numPr.numId.val
        self._counted = str(self._numbering.num_having_numId(shared).abstractNumId.val)
        self._lists = max(number.numId for number in self._numbering.num_lst)

    def finish(self) -> None:
        """Put the page back, which has to stand last; nothing can be written after that."""
        self._body.append(self._section)

    def paragraph(self, text: str, style: str) -> Any:
        """One paragraph; the XML element, whose properties hold the style alone."""
        return _paragraph(self._body, text, style)

    def heading(self, text: str, level: int, *, mark: str = "", same_page: bool = False) -> None:
        """A heading, which may be named for the contents.

        `same_page`: what stands right below another heading begins no page of its own.
        """
        made = self.paragraph("" if mark else text, f"Heading{level}")
        if same_page:
            put(made[0], "pageBreakBefore", val="0")
        if mark:
            self._marks += 1
            put(made, "bookmarkStart", id=str(self._marks), name=mark)
            put_text(made, text)
            put(made, "bookmarkEnd", id=str(self._marks))

    def bullets(self, lines: Iterable[str]) -> None:
        """A list without an order."""
        for line in lines:
            self.paragraph(line, styles.BULLET)

    def numbered(self, lines: Iterable[str]) -> None:
        """A list that counts from one."""
        number = self._new_list()
        for line in lines:
            listed = put(self.paragraph(line, styles.NUMBER)[0], "numPr")
            put(listed, "ilvl", val="0")
            put(listed, "numId", val=number)

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """A table of names and what they are."""
        self._table(rows, _FACT_WIDTHS, first_column=True)

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
    ) -> None:
        """A table whose head comes again on each page.

        `widths`: shares of the text's width, of any sum.
        """
        self._table([head, *rows], widths, first_column=False)

    @contextmanager
    def contents(self, levels: int) -> Iterator[None]:
        """A contents field; what is written inside stands there until it is updated."""
        self._field_part("begin", f' TOC \\o "1-{levels}" \\h \\z \\u ')
        yield
        self._field_part("end", "")

    def contents_line(self, text: str, level: int, mark: str) -> None:
        """One line of the contents with a link; updating the field adds the number of its page."""
        line = self.paragraph("", f"TOC{level}")
        put_text(put(line, "hyperlink", anchor=mark, history="1"), text)

    def _field_part(self, kind: str, instruction: str) -> None:
        made = self.paragraph("", styles.SMALL)
        made.append(_run(_character(kind)))
        if instruction:
            made.append(_instruction(instruction))
            made.append(_run(_character("separate")))

    def _table(
        self, rows: Sequence[Sequence[str]], widths: Sequence[int], *, first_column: bool
    ) -> None:
        made = put(self._body, "tbl")
        properties = put(made, "tblPr")
        put(properties, "tblStyle", val=styles.TABLE)
        put(properties, "tblW", type="auto", w="0")
        put(properties, "tblLayout", type="fixed")
        put(
            properties,
            "tblLook",
            val="0680" if first_column else "0620",
            firstRow=str(int(not first_column)),
            lastRow="0",
            firstColumn=str(int(first_column)),
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
        total = sum(widths)
        shares = [str(Emu(styles.TEXT_WIDTH * share // total).twips) for share in widths]
        grid = put(made, "tblGrid")
        for share in shares:
            put(grid, "gridCol", w=share)
        for place, texts in enumerate(rows):
            is_head = not first_column and not place
            row = put(made, "tr")
            form = put(row, "trPr")
            put(form, "cantSplit")
            if is_head:
                put(form, "tblHeader")
            for column, (share, text) in enumerate(zip(shares, texts, strict=True)):
                cell = put(row, "tc")
                put(put(cell, "tcPr"), "tcW", type="dxa", w=share)
                named = is_head or (first_column and not column)
                _paragraph(cell, text, styles.TABLE_HEAD if named else styles.TABLE_TEXT)

    def _new_list(self) -> str:
        """Number of a list that begins anew; else all lists of a document count on."""
        self._lists += 1
        made = self._numbering.makeelement(word("num"), {word("numId"): str(self._lists)})
        # After the last one: what follows the lists in the schema may not stand before them.
        self._numbering.num_lst[-1].addnext(made)
        put(made, "abstractNumId", val=self._counted)
        put(put(made, "lvlOverride", ilvl="0"), "startOverride", val="1")
        return str(self._lists)


def _paragraph(parent: Any, text: str, style: str) -> Any:
    made = put(parent, "p")
    put(put(made, "pPr"), "pStyle", val=style)
    if text:
        put_text(made, text)
    return made


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
