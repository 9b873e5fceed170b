"""The empty document that forms, cards and checklists start from: styles, fonts, footer, language.

Made once with python-docx and slimmed: its own template carries hundreds of styles.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from generator.exports.wordxml import slim
from generator.exports.workbook.style import AUTHOR, EPOCH

SONG = "宋体"
HEI = "黑体"

LANGUAGE = "zh-CN"

NOTE, CELL, SMALL, ITEM, HEAD, HINT, TO_FILL = (
    f"Form {name}" for name in ("Note", "Cell", "Small", "Item", "Head", "Hint", "Fields")
)
"""Styles of paragraphs that are ours, by name; their ids have no blank."""

UNSTATED_STYLE = "Form Unstated"
"""Style of what a source does not say."""

GREY = RGBColor(0x6B, 0x6B, 0x6B)

MARGIN = Mm(15)

_KEPT = (
    "Normal",
    "Default Paragraph Font",
    "Normal Table",
    "Table Normal",
    "No List",
    "Heading 1",
    "Heading 2",
    "List Number",
    "List Bullet",
    "Table Grid",
    "Footer",
)


@lru_cache(maxsize=1)
def template() -> bytes:
    """An empty A4 document with our styles; the same bytes on every machine."""
    document = Document()
    slim(document, _KEPT)
    for latent in list(document.styles.element.iterchildren(qn("w:latentStyles"))):
        document.styles.element.remove(latent)
    _add_styles(document)
    _speak_chinese(document)
    _open_as_modern(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin, section.bottom_margin = MARGIN, Mm(16)
    section.header_distance = section.footer_distance = Mm(8)
    _footer(section.footer.paragraphs[0])
    properties = document.core_properties
    properties.author = properties.last_modified_by = AUTHOR
    properties.language = LANGUAGE
    properties.created = properties.modified = EPOCH
    properties.comments = properties.title = ""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def set_font(style: Any, name: str, points: float, *, bold: bool = False) -> None:
    """One font for all scripts: Word takes the East Asian one from an attribute of its own."""
    style.font.name, style.font.size, style.font.bold = name, Pt(points), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    # A theme's font would be taken before the named one.
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[key]


def _add_styles(document: Any) -> None:
    styles = document.styles
    normal = styles["Normal"]
    set_font(normal, SONG, 10.5)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.15
    for name, points, before, after in (("Heading 1", 16.0, 0, 6), ("Heading 2", 12.0, 8, 3)):
        heading = styles[name]
        set_font(heading, HEI, points)
        heading.font.color.rgb = RGBColor(0, 0, 0)
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(after)
        heading.paragraph_format.keep_with_next = True
    styles["Heading 1"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("List Number", "List Bullet"):
        set_font(styles[name], SONG, 10.5)
        styles[name].paragraph_format.space_after = Pt(1)
    for name, font, points, color in (
        (NOTE, SONG, 9.5, GREY),
        (CELL, SONG, 10, None),
        (SMALL, SONG, 9, None),
        (ITEM, SONG, 9, None),
        (HEAD, HEI, 10, None),
        (HINT, SONG, 8, GREY),
        (TO_FILL, SONG, 11, None),
    ):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        set_font(style, font, points)
        style.paragraph_format.space_after = Pt(6 if name is TO_FILL else 0)
        style.paragraph_format.line_spacing = 1.0
        if color is not None:
            style.font.color.rgb = color
    styles[NOTE].paragraph_format.space_before = Pt(2)
    styles[NOTE].paragraph_format.space_after = Pt(3)
    styles[TO_FILL].paragraph_format.space_before = Pt(4)
    styles[ITEM].paragraph_format.left_indent = Pt(9)
    styles[ITEM].paragraph_format.first_line_indent = Pt(-9)
    for name in (HEAD, HINT):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    unstated = styles.add_style(UNSTATED_STYLE, WD_STYLE_TYPE.CHARACTER)
    unstated.font.color.rgb = GREY


def _speak_chinese(document: Any) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = defaults.find(f".//{qn('w:lang')}")
    for script in ("val", "eastAsia"):
        language.set(qn(f"w:{script}"), LANGUAGE)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:eastAsia"), LANGUAGE)


def _open_as_modern(document: Any) -> None:
    """Word says 兼容模式 of a document that asks for an older way of laying out."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _footer(paragraph: Any) -> None:
    """The name on the left, filled in later; page and pages on the right."""
    set_font(paragraph.style, SONG, 9)
    # The style's own stops stand where a portrait page of another size has its middle and end.
    paragraph.style.paragraph_format.tab_stops.clear_all()
    paragraph.add_run("")
    paragraph.add_run("\t")
    for text, code in (("第 ", "PAGE"), (" 页，共 ", "NUMPAGES"), (" 页", "")):
        paragraph.add_run(text)
        if code:
            _field(paragraph, code)


def _field(paragraph: Any, code: str) -> None:
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        if kind == "separate":
            told = OxmlElement("w:instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = f" {code} "
            run._r.append(told)
            run = paragraph.add_run()
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
        if kind == "separate":
            paragraph.add_run("1")
