"""Blank forms as documents: what a branch prints, hands round and fills in with a pen."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from generator.exports.forms import BlankForm, blank_forms, form_document
from generator.pages.plain import plain
from tests.exports.a_form import form, real


def opened(blank: BlankForm) -> Any:
    return docx.Document(BytesIO(form_document(blank)))


def styled(document: Any, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == style]


def row(table: Any, place: int) -> list[str]:
    return [cell.text for cell in table.rows[place].cells]


def is_header(table: Any) -> bool:
    properties = table.rows[0]._tr.trPr
    return properties is not None and properties.find(qn("w:tblHeader")) is not None


def header_flags(tables: Sequence[Any]) -> list[int]:
    return [len(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in tables]


def test_a_branch_can_print_the_form_and_write_on_it() -> None:
    document = opened(form())
    assert styled(document, "Heading 1") == ["党员包保责任卡"]
    assert styled(document, "List Number") == ["一人一卡。", "=1+1 也只是文字。"]
    (fields,) = styled(document, "Form Fields")
    assert fields.split("\t") == ["单位：", "  党支部：", "  时间：", ""]
    table = document.tables[0]
    assert row(table, 0) == [
        "现场\n写到作业面",
        "等级\n按风险填\nA / B / C",
        "次数",
        "日期",
        "完成\n√ / ×",
    ]
    assert row(table, 1) == ["变电站", "", "=2+2", "", ""]
    assert row(table, 4) == [""] * 5
    assert len(table.rows) == 1 + 1 + 3
    heights = [r.height.mm for r in table.rows[1:]]
    assert min(heights) > 7.3


def test_headings_language_and_header_row_can_be_read_aloud() -> None:
    document = opened(form())
    assert header_flags(document.tables) == [1, 1]
    assert all(is_header(table) for table in document.tables)
    captions = [t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for t in document.tables]
    assert captions == ["党员包保责任卡", "填写示例"]
    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = defaults.find(f".//{qn('w:lang')}")
    assert {language.get(qn("w:val")), language.get(qn("w:eastAsia"))} == {"zh-CN"}
    assert document.core_properties.language == "zh-CN"
    for style, font in (("Normal", "宋体"), ("Heading 1", "黑体"), ("Form Head", "黑体")):
        fonts = document.styles[style].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) == font
        assert not any("Theme" in key for key in fonts.attrib), style


def test_the_example_stands_on_a_page_of_its_own() -> None:
    document = opened(form())
    (heading,) = [p for p in document.paragraphs if p.style.name == "Heading 2"]
    assert heading.text == "填写示例：党员包保压降违章"
    assert heading.paragraph_format.page_break_before
    assert row(document.tables[1], 1) == ["变电站", "A", "原文未载", "原文未载", "√"]
    runs = [r for c in document.tables[1].rows[1].cells for r in c.paragraphs[0].runs]
    grey = [run.text for run in runs if run.style.name == "Form Unstated"]
    assert grey == ["原文未载", "原文未载"]
    notes = styled(document, "Form Note")
    assert "据《一篇〈文章〉》所载，原文没说的写“原文未载”。" in notes
    assert notes[-1] == "次数原文没说。"


def test_a_form_without_an_example_has_one_table() -> None:
    document = opened(form(example=None))
    assert len(document.tables) == 1
    assert styled(document, "Heading 2") == []


def test_the_foot_tells_the_method_and_counts_the_pages() -> None:
    document = opened(form())
    foot = document.sections[0].footer._element
    assert "党员责任区与包保：党员包保责任卡" in "".join(foot.itertext())
    fields = [element.text.strip() for element in foot.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_wide_forms_lie_and_narrow_ones_stand() -> None:
    def size(count: int) -> tuple[int, int]:
        columns = [{"title": f"列{n}", "width": 16} for n in range(count)]
        section = opened(form(columns=columns, rows=[], example=None, tally=None)).sections[0]
        return round(section.page_width.mm), round(section.page_height.mm)

    assert size(4) == (210, 297)
    assert size(9) == (297, 210)


def test_many_choices_stand_above_the_table() -> None:
    choices = [f"第{n}种做法" for n in range(12)]
    columns = [{"title": "甲", "kind": "choice", "choices": choices}, {"title": "乙"}]
    document = opened(form(columns=columns, rows=[], example=None, tally=None))
    assert row(document.tables[0], 0) == ["甲", "乙"]
    assert f"“甲”一列填：{'、'.join(choices)}。" in styled(document, "Form Note")


def test_every_form_of_the_library_opens_and_is_complete() -> None:
    for blank in blank_forms(real()):
        document = opened(blank)
        assert styled(document, "Heading 1") == [blank.tool.title], blank.key
        assert plain(blank.tool.purpose) in styled(document, "Form Note"), blank.key
        table = document.tables[0]
        titles = [text.split("\n")[0] for text in row(table, 0)]
        assert titles == [column.title for column in blank.tool.columns], blank.key
        assert len(table._tbl.tr_lst) == 1 + len(blank.rows), blank.key
        assert header_flags(document.tables) == [1] * len(document.tables), blank.key
        assert len(document.tables) == 1 + bool(blank.example), blank.key


def test_the_file_does_not_tell_who_made_it_when() -> None:
    properties = opened(form()).core_properties
    assert (properties.created.year, properties.modified.year) == (2000, 2000)
    assert properties.title == "党员包保责任卡"
    assert form_document(form()) == form_document.__wrapped__(form())
