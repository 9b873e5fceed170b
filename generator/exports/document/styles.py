"""How a document looks: fonts, headings, lists, tables, page. Nothing about entries.

Every look is a style of its own, so that a reader restyles the whole by changing one.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from generator.exports.wordxml import slim

SONG, HEI = "宋体", "黑体"
"""Text and headings; every Chinese word processor has both."""

_LATIN = {SONG: "Times New Roman", HEI: "Arial"}
_RED = RGBColor(0xA4, 0x26, 0x2C)
_GREY = RGBColor(0x59, 0x59, 0x59)

PAGE_WIDTH = Cm(21.0)
MARGIN = Cm(2.6)
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
"""What is between the margins of A4, in EMU."""

COVER_TITLE, COVER_LINE, COVER_NOTE = "CoverTitle", "CoverLine", "CoverNote"
BODY, LEAD, SMALL, UNSTATED = "BodyText", "Lead", "SmallText", "Unstated"
BULLET, NUMBER = "ListBullet", "ListNumber"
TABLE, TABLE_TEXT, TABLE_HEAD = "EntryTable", "TableText", "TableHead"
CONTENTS_HEAD = "ContentsHead"
"""Ids of the styles; headings are Heading1 to Heading3, contents TOC1 and TOC2."""

_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE}">
  <w:name w:val="条目表格"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="A4262C"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="A4262C"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F4E7E5"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="firstCol">
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F4E7E5"/></w:tcPr>
  </w:tblStylePr>
</w:style>"""


_USED = (
    *("Normal", "Default Paragraph Font", "Normal Table", "Table Normal", "No List"),
    *("Heading 1", "Heading 2", "Heading 3", "Body Text", "List Bullet", "List Number"),
    *("Header", "Footer"),
)
"""Styles of python-docx's template that a document has, beside those made here."""


@lru_cache(maxsize=1)
def _empty() -> bytes:
    document = docx.Document()
    _set_up(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def new_document() -> Any:
    """An empty document with our styles, A4 pages and the Chinese language.

    Set up once in a process: the styles take longer than most documents.
    """
    return docx.Document(BytesIO(_empty()))


def _set_up(document: Any) -> None:
    slim(document, _USED)
    _language(document)
    styles = document.styles
    _style(styles["Normal"], SONG, 10.5, line=1.35)
    _heading(styles["Heading 1"], 18, before=0, after=10, breaks=True, color=_RED)
    _heading(styles["Heading 2"], 15, before=0, after=8, breaks=True)
    _heading(styles["Heading 3"], 11.5, before=10, after=3, color=_RED)
    _style(
        styles["Body Text"], SONG, 10.5, line=1.35, after=4
    ).paragraph_format.widow_control = True
    _indent_first_line(styles["Body Text"])
    for name in ("List Bullet", "List Number"):
        _style(styles[name], SONG, 10.5, line=1.35, after=2)
    made = {
        COVER_TITLE: ("封面标题", HEI, 28, 12),
        COVER_LINE: ("封面行", SONG, 14, 8),
        COVER_NOTE: ("封面说明", SONG, 10.5, 4),
        CONTENTS_HEAD: ("目录标题", HEI, 16, 10),
        LEAD: ("摘要", SONG, 10.5, 4),
        SMALL: ("小字", SONG, 9, 2),
        UNSTATED: ("原文未载", SONG, 10.5, 4),
        TABLE_TEXT: ("表格文字", SONG, 9, 0),
        TABLE_HEAD: ("表头文字", HEI, 9, 0),
    }
    for id_, (name, font, size, after) in made.items():
        _style(_new(styles, id_, name), font, size, line=1.2, after=after)
    _by_id(styles, COVER_TITLE).paragraph_format.space_before = Pt(150)
    _by_id(styles, COVER_TITLE).font.color.rgb = _RED
    _by_id(styles, COVER_NOTE).font.color.rgb = _GREY
    _by_id(styles, CONTENTS_HEAD).paragraph_format.page_break_before = True
    _by_id(styles, LEAD).paragraph_format.space_before = Pt(8)
    _by_id(styles, LEAD).paragraph_format.line_spacing = 1.35
    _by_id(styles, UNSTATED).font.color.rgb = _GREY
    _indent_first_line(_by_id(styles, UNSTATED))
    for level in (1, 2):
        _contents_line(_new(styles, f"TOC{level}", f"toc {level}"), level)
    for name in ("Header", "Footer"):
        _style(styles[name], SONG, 9).font.color.rgb = _GREY
    styles.element.append(parse_xml(_TABLE_STYLE))
    _page(document.sections[0])


def _language(document: Any) -> None:
    """Chinese for spelling and line breaking, and fonts that are named, not the theme's."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = defaults.find(f".//{qn('w:lang')}")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    theme = document.settings.element.find(qn("w:themeFontLang"))
    theme.set(qn("w:eastAsia"), "zh-CN")
    update = parse_xml(f'<w:updateFields {nsdecls("w")} w:val="true"/>')
    # The schema of the settings is a sequence: this one stands before the compatibility part.
    document.settings.element.find(qn("w:compat")).addprevious(update)


def _new(styles: Any, id_: str, name: str) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), id_)
    style.base_style = styles["Normal"]
    style.quick_style = True
    style.hidden = False
    return style


def _by_id(styles: Any, id_: str) -> Any:
    return next(style for style in styles if style.style_id == id_)


def _style(
    style: Any, font: str, size: float, *, line: float | None = None, after: float = 0
) -> Any:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), _LATIN[font])
    fonts.set(qn("w:eastAsia"), font)
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(after)
    if line:
        style.paragraph_format.line_spacing = line
    return style


def _heading(
    style: Any,
    size: float,
    *,
    before: float,
    after: float,
    breaks: bool = False,
    color: RGBColor | None = None,
) -> None:
    _style(style, HEI, size, line=1.2, after=after)
    form = style.paragraph_format
    form.space_before = Pt(before)
    form.keep_with_next = form.keep_together = True
    form.page_break_before = breaks
    style.font.bold = False  # 黑体 is heavy by itself.
    style.font.color.rgb = color or RGBColor(0x1F, 0x1F, 0x1F)


def _indent_first_line(style: Any) -> None:
    """Two characters, whatever their size: a measure in points would not follow the font."""
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "200")
    indent.set(qn("w:firstLine"), "420")


def _contents_line(style: Any, level: int) -> None:
    _style(style, HEI if level == 1 else SONG, 10.5, line=1.3, after=2)
    form = style.paragraph_format
    form.left_indent = Cm(0.6 * (level - 1))
    form.right_indent = Cm(1.0)
    form.space_before = Pt(6 if level == 1 else 0)
    form.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _page(section: Any) -> None:
    section.page_width, section.page_height = PAGE_WIDTH, Cm(29.7)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.3)
    section.header_distance, section.footer_distance = Cm(1.4), Cm(1.2)
    section.different_first_page_header_footer = True
    section.footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    stops = section.header.paragraphs[0].style.paragraph_format.tab_stops
    stops.clear_all()  # The template's are for letter paper.
    stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
