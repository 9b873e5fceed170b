"""A presentation with our master, to which slides are added; nothing about entries."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn

from generator.exports.about import About
from generator.exports.archive import repacked
from generator.exports.slides import layouts as at
from generator.exports.slides.fitting import SCALES, Box, Line, fit, one_line
from generator.exports.slides.master import (
    FACTS_INDEX,
    FACTS_SIZE,
    FIRST_BOX,
    TITLE_SIZE,
    name_fonts,
    prepare,
)
from generator.exports.workbook.style import EPOCH
from generator.reading import columns_of

_KEPT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_TITLE_LINES = 2
_FOREIGN = ("/printerSettings", "/thumbnail")
"""Parts of python-pptx's template that come from somebody's machine, by their kind's address."""


@dataclass(frozen=True)
class SlideText:
    """What one slide says."""

    layout: at.Layout
    title: str
    facts: str
    """One line below the title; cut where it is longer."""
    blocks: tuple[tuple[Line, ...], ...]
    """The lines of each box of the layout."""
    notes: str


class Deck:
    """Slides, one behind another."""

    def __init__(self, title: str, about: About) -> None:
        self._presentation: Any = Presentation()
        _leave_out_foreign(self._presentation.part)
        _count_parts(self._presentation.part.package)
        edition = f" · {about.edition} 版" if about.edition else ""
        self._layouts = prepare(self._presentation, f"{about.name}{edition}")
        properties = self._presentation.core_properties
        properties.title, properties.author, properties.language = title, about.name, "zh-CN"
        properties.last_modified_by = about.name
        properties.created = properties.modified = EPOCH

    def cover(self, title: str, lines: Sequence[str]) -> None:
        """A first slide."""
        slide = self._presentation.slides.add_slide(self._layouts[at.COVER])
        slide.shapes.title.text_frame.text = title
        slide.placeholders[1].text_frame.text = "\n".join(lines)
        _speak_chinese(slide)

    def add(self, text: SlideText) -> None:
        """One slide with its notes."""
        layout = self._layouts[text.layout.name]
        slide = self._presentation.slides.add_slide(layout)
        places = {place.placeholder_format.idx: place for place in slide.placeholders}
        slide.shapes.title.text_frame.text = text.title
        _shrink(slide.shapes.title, _title_scale(text.title))
        places[FACTS_INDEX].text_frame.text = one_line(text.facts, FACTS_SIZE, at.FACTS.width)
        for number, (lines, box) in enumerate(zip(text.blocks, text.layout.boxes, strict=True)):
            _fill(places[FIRST_BOX + number], lines, box)
        for place in layout.placeholders:  # A new slide takes all but these from its layout.
            if place.placeholder_format.type in _KEPT:
                slide.shapes._spTree.append(deepcopy(place._element))
        slide.notes_slide.notes_text_frame.text = text.notes
        _speak_chinese(slide)
        _speak_chinese(slide.notes_slide)

    def content(self) -> bytes:
        """The presentation as .pptx."""
        name_fonts(self._presentation.notes_master)
        buffer = BytesIO()
        self._presentation.save(buffer)
        return repacked(buffer.getvalue())


def _leave_out_foreign(part: Any) -> None:
    for relations in (part.rels, part.package._rels):
        for id_ in [i for i, one in relations.items() if one.reltype.endswith(_FOREIGN)]:
            relations.pop(id_)


def _count_parts(package: Any) -> None:
    """Let a package count its parts: it would look through all of them for each further one."""
    usual = package.next_partname
    last: dict[str, int] = {}

    def next_partname(template: str) -> PackURI:
        last[template] = last[template] + 1 if template in last else usual(template).idx
        return PackURI(template % last[template])

    package.next_partname = next_partname


def _fill(place: Any, lines: Sequence[Line], box: Box) -> None:
    """One paragraph per line, each at the level that gives its look."""
    fitted = fit(lines, box)
    body = place._element.txBody
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    for line in fitted.lines:
        paragraph = body.add_p()
        if line.look:
            paragraph.get_or_add_pPr().set("lvl", str(int(line.look)))
        paragraph.add_r().text = line.text
    _shrink(place, fitted.scale)


def _shrink(place: Any, scale: int) -> None:
    """Say by how much the text is made smaller; a program may work it out anew."""
    properties = place._element.txBody.bodyPr
    for child in list(properties):
        properties.remove(child)
    fitted = etree.SubElement(properties, qn("a:normAutofit"))
    if scale < SCALES[0]:
        fitted.set("fontScale", str(scale * 1000))


def _title_scale(title: str) -> int:
    """Per cent of the usual size at which a title takes two lines."""
    for scale in SCALES:
        room = at.TITLE.width * 72 * _TITLE_LINES * 0.94
        if columns_of(title) / 2 * TITLE_SIZE * scale / 100 <= room:
            return scale
    return SCALES[-1]


def _speak_chinese(slide: Any) -> None:
    """Mark the language, for spelling and for line breaking."""
    for run in slide._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", "zh-CN")
