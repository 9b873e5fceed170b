"""The master of the slides: fonts, colours and placeholders, laid out as `layouts.py` says.

What a slide shows stands in placeholders, so that the outline holds it and a company's own master
can be put in the place of ours. One level of the outline is one look of a line.
"""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from generator.exports.slides import layouts as at
from generator.exports.slides.fitting import GAP, SIZES, Box, Look

CHINESE, LATIN = "微软雅黑", "Arial"
"""Fonts of the theme; a machine without them takes its own Chinese font."""

FACTS_INDEX, FIRST_BOX = 20, 21
"""Indices of the line of facts and of the first box; a template's own are lower."""

FACTS_SIZE, TITLE_SIZE = 14.0, 26.0

_RED, _PALE, _GREY, _DARK = "A4262C", "D9A5A0", "595959", "1F1F1F"
_COLORS = {Look.HEAD: _RED, Look.NUMBER: _RED, Look.SMALL: _GREY}
_OURS = (at.CHAIN, at.COLUMNS, at.MAIN_AND_TWO, at.WHOLE)


def prepare(presentation: Any, footer: str) -> dict[str, Any]:
    """Turn the library's template into ours; name → layout."""
    presentation.slide_width, presentation.slide_height = Inches(at.WIDTH), Inches(at.HEIGHT)
    layouts = presentation.slide_layouts
    cover, *free = list(layouts)
    for layout in free[len(_OURS) :]:
        layouts.remove(layout)
    name_fonts(presentation.slide_master)
    _make_master(presentation.slide_master)
    _make_cover(cover)
    for layout, ours in zip(free, _OURS, strict=False):
        _make_layout(layout, ours, footer)
    return {layout.name: layout for layout in layouts}


def name_fonts(master: Any) -> None:
    """Name our fonts and our red in the theme of a master."""
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    is_parsed = hasattr(theme, "_element")
    root = theme._element if is_parsed else etree.fromstring(theme.blob)
    for kind in ("majorFont", "minorFont"):
        font = root.find(f".//{qn(f'a:{kind}')}")
        font.find(qn("a:latin")).set("typeface", LATIN)
        font.find(qn("a:ea")).set("typeface", CHINESE)
        for script in font.findall(qn("a:font")):
            if script.get("script") == "Hans":
                script.set("typeface", CHINESE)
    accent = root.find(f".//{qn('a:accent1')}/{qn('a:srgbClr')}")
    accent.set("val", _RED)
    if not is_parsed:
        theme._blob = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _make_master(master: Any) -> None:
    places = {
        PP_PLACEHOLDER.TITLE: at.TITLE,
        PP_PLACEHOLDER.BODY: at.WHOLE.boxes[0],
        PP_PLACEHOLDER.FOOTER: at.FOOTER,
        PP_PLACEHOLDER.SLIDE_NUMBER: at.NUMBER,
    }
    for place in list(master.placeholders):
        box = places.get(place.placeholder_format.type)
        if box:
            _put(place, box)
        else:
            place._element.getparent().remove(place._element)
        if box in (at.TITLE, at.FOOTER, at.NUMBER):
            _no_margins(place, "b" if box is at.TITLE else "ctr")
    style = master.element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    look = style.find(qn("a:defRPr"))
    look.set("sz", str(int(TITLE_SIZE * 100)))
    look.set("b", "1")


def _make_cover(layout: Any) -> None:
    layout.name = at.COVER
    for place in list(layout.placeholders):
        kind = place.placeholder_format.type
        if kind == PP_PLACEHOLDER.CENTER_TITLE:
            _put(place, at.COVER_TITLE)
            _restyle(place, f'<a:lvl1pPr algn="l" {nsdecls("a")}><a:defRPr sz="4000"/></a:lvl1pPr>')
        elif kind == PP_PLACEHOLDER.SUBTITLE:
            _put(place, at.COVER_TEXT)
            _restyle(place, _level(0, 18, _GREY, 'marL="0" indent="0"', "<a:buNone/>"))
        else:
            place._element.getparent().remove(place._element)
    _shape(layout, "rect", at.COVER_RULE, _RED)


def _make_layout(layout: Any, ours: at.Layout, footer: str) -> None:
    layout.name = ours.name
    layout._element.attrib.pop("type", None)  # It told of the template's division.
    for place in list(layout.placeholders):
        kind = place.placeholder_format.type
        if kind == PP_PLACEHOLDER.TITLE:
            _put(place, at.TITLE)
            _restyle(place, "")
            place._element.txBody.bodyPr.attrib.clear()
        elif kind == PP_PLACEHOLDER.FOOTER:
            _put(place, at.FOOTER)
            place.text_frame.text = footer
            _restyle(place, _level(0, 10, _GREY, 'algn="l"'))
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            _put(place, at.NUMBER)
            _restyle(place, _level(0, 10, _GREY, 'algn="r"'))
        else:
            place._element.getparent().remove(place._element)
    facts = _level(0, FACTS_SIZE, _GREY, 'marL="0" indent="0"', "<a:buNone/>")
    tree = layout.shapes._spTree
    tree.append(_placeholder(FACTS_INDEX, "单位与时间", at.FACTS, facts))
    looks = "".join(map(_look, Look))
    for number, box in enumerate(ours.boxes):
        tree.append(_placeholder(FIRST_BOX + number, f"正文 {number + 1}", box, looks))
    _shape(layout, "rect", at.RULE, _RED)
    for box in ours.between():
        _shape(layout, "chevron", box, _PALE)


def _look(look: Look) -> str:
    """The level of the outline that has this look."""
    is_item = look is Look.ITEM
    indent = 'marL="215900" indent="-215900"' if is_item else 'marL="0" indent="0"'
    above = f'<a:spcBef><a:spcPts val="{int(GAP * 100)}"/></a:spcBef>'
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if is_item else "<a:buNone/>"
    color = _COLORS.get(look, _DARK)
    bold = look in (Look.HEAD, Look.NUMBER)
    return _level(look, SIZES[look], color, f'{indent} algn="l"', above + bullet, bold=bold)


def _level(
    level: int, size: float, color: str, form: str, inner: str = "", *, bold: bool = False
) -> str:
    """The XML of one level of a list style."""
    return (
        f"<a:lvl{level + 1}pPr {form} {nsdecls('a')}>{inner}"
        f'<a:defRPr sz="{int(size * 100)}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{color}"/>'
        f"</a:solidFill></a:defRPr></a:lvl{level + 1}pPr>"
    )


def _put(place: Any, box: Box) -> None:
    place.left, place.top = Inches(box.left), Inches(box.top)
    place.width, place.height = Inches(box.width), Inches(box.height)


def _no_margins(place: Any, anchor: str) -> None:
    properties = place._element.txBody.bodyPr
    for side in ("lIns", "tIns", "rIns", "bIns"):
        properties.set(side, "0")
    properties.set("anchor", anchor)


def _restyle(place: Any, level: str) -> None:
    """Give a placeholder of the template this look, or that of the master."""
    styles = place._element.txBody.find(qn("a:lstStyle"))
    for child in list(styles):
        styles.remove(child)
    if level:
        styles.append(parse_xml(level))


def _placeholder(index: int, name: str, box: Box, levels: str) -> Any:
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{index}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter"'
        f' idx="{index}"/></p:nvPr></p:nvSpPr><p:spPr>{_frame(box)}</p:spPr><p:txBody>'
        '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{levels}</a:lstStyle><a:p><a:r><a:rPr lang='zh-CN'/><a:t>{name}</a:t></a:r>"
        "</a:p></p:txBody></p:sp>"
    )


def _frame(box: Box) -> str:
    left, top, width, height = (int(Inches(n)) for n in (box.left, box.top, box.width, box.height))
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _shape(layout: Any, geometry: str, box: Box, color: str) -> None:
    """A coloured shape that carries no text."""
    tree = layout.shapes._spTree
    number = max(int(id_) for id_ in tree.xpath("//p:cNvPr/@id")) + 100
    tree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{geometry}"/>'
            f"<p:cNvSpPr/><p:nvPr userDrawn='1'/></p:nvSpPr><p:spPr>{_frame(box)}"
            f'<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom><a:solidFill>'
            f'<a:srgbClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        )
    )
