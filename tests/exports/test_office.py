"""What opens in an office program: real headings, typed cells, slides that hold their text."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exports.document import case_document
from generator.exports.selection import select
from generator.exports.slides import case_slides, entry_slides, method_slides
from generator.exports.slides.fitting import MORE, SCALES, Box, Line, Look, fit
from generator.exports.table import Column, Table, csv_table, tables_of, workbook
from tests.exports.test_alike import ABOUT, pdf_text, real, squeezed
from tests.small import case, figure, library

HOSTILE = ("=1+1", "+86", "-x", "@SUM(A1)", "http://a.b", "＝1", "\t=1")


@cache
def document() -> Any:
    return docx.Document(io.BytesIO(case_document(real(), select(real()), ABOUT)))


@cache
def slides() -> Any:
    return pptx.Presentation(io.BytesIO(case_slides(real(), select(real()), ABOUT)))


def test_a_document_has_real_headings_and_a_contents_that_is_not_empty() -> None:
    names = [p.style.name for p in document().paragraphs]
    assert names.count("Heading 1") == len({*real().entries.collection_of.values()})
    assert names.count("Heading 2") == len(real().listed_cases)
    contents = [p for p in document().element.body.iter() if p.tag.endswith("}hyperlink")]
    marks = {m.get(m.nsmap and f"{{{m.nsmap['w']}}}name") for m in bookmarks()}
    anchors = [link.get(f"{{{link.nsmap['w']}}}anchor") for link in contents]
    assert len(anchors) == names.count("Heading 1") + names.count("Heading 2")
    assert set(anchors) == marks
    assert "TOC" in document().element.xml
    assert "updateFields" in document().settings.element.xml


def test_a_document_of_one_entry_needs_no_contents_and_does_not_speak_of_one() -> None:
    one = select(real(), query=f"q={next(iter(real().listed_cases.values())).title}")
    assert len(one.cases) == 1
    made = docx.Document(io.BytesIO(case_document(real(), one, ABOUT)))
    assert "TOC \\o" not in made.element.xml
    assert not any("目录" in paragraph.text for paragraph in made.paragraphs)
    assert made.element.xml.count('"Heading2"') == 1


def test_every_list_of_steps_counts_from_one() -> None:
    """Each has a number of its own, which begins anew and exists once."""
    lists = document().part.numbering_part.element
    numbers = [number.numId for number in lists.num_lst]
    assert len(numbers) == len(set(numbers))
    anew = {n.numId for n in lists.num_lst if n.lvlOverride_lst}
    used = {p._p.pPr.numPr.numId.val for p in document().paragraphs if p._p.pPr.numPr is not None}
    assert used
    assert used == anew


def test_a_document_carries_the_styles_it_uses_and_few_others() -> None:
    named = {s.style_id for s in document().styles}
    root = document().element.body
    tags = {f"{{{root.nsmap['w']}}}{tag}" for tag in ("pStyle", "tblStyle", "rStyle")}
    used = {e.get(f"{{{root.nsmap['w']}}}val") for e in root.iter() if e.tag in tags}
    assert used <= named
    assert len(named) < 40


def test_a_branch_that_is_the_unit_is_named_once() -> None:
    (twice,) = [id_ for id_, c in real().listed_cases.items() if c.branch == "营销一线党支部"]
    deck = pptx.Presentation(io.BytesIO(entry_slides(real(), twice, ABOUT)))
    said = "\n".join(s.text_frame.text for s in deck.slides[0].shapes if s.has_text_frame)
    assert said.count("国网天津市电力公司 · 营销一线党支部") == 1
    assert "营销一线党支部 · 营销一线党支部" not in said


def bookmarks() -> list[Any]:
    return [e for e in document().element.body.iter() if e.tag.endswith("}bookmarkStart")]


def test_every_style_names_a_chinese_font_and_the_language_is_chinese() -> None:
    xml = document().styles.element.xml
    assert 'w:eastAsia="宋体"' in xml
    assert 'w:eastAsia="黑体"' in xml
    assert '<w:lang w:val="zh-CN" w:eastAsia="zh-CN"' in xml


def test_the_head_of_a_table_comes_again_on_the_next_page() -> None:
    tables = [t for t in document().tables if t.rows[0].cells[0].text == "数字"]
    assert tables
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in tables)


def test_what_no_source_says_is_told_as_such() -> None:
    bare = library(cases={"anli": case(problem=None, results=None)})
    made = docx.Document(io.BytesIO(case_document(bare, select(bare), ABOUT)))
    said = [(p.style.name if p.style else "", p.text) for p in made.paragraphs]
    place = said.index(("Heading 3", "问题"))
    assert said[place + 1] == ("原文未载", "原文未载")
    deck = pptx.Presentation(io.BytesIO(entry_slides(bare, "anli", ABOUT)))
    first = "".join(s.text_frame.text for s in deck.slides[0].placeholders)
    assert "原文未载" in first
    assert "定性" in first


def test_a_list_of_steps_counts_from_one_in_every_entry() -> None:
    numbers = [
        p._p.pPr.numPr.numId.val
        for p in document().paragraphs
        if p.style.name == "List Number" and p._p.pPr.numPr is not None
    ]
    assert len(set(numbers)) == len(real().listed_cases)


def test_a_case_takes_two_slides_and_a_method_three_after_the_cover() -> None:
    assert len(slides().slides) == 1 + 2 * len(real().listed_cases)
    deck = pptx.Presentation(io.BytesIO(method_slides(real(), select(real()), ABOUT)))
    assert len(deck.slides) == 1 + 3 * len(real().listed_methods)
    with pytest.raises(KeyError):
        entry_slides(real(), "nowhere", ABOUT)


def test_every_slide_has_a_title_text_in_each_box_and_a_source_in_its_notes() -> None:
    for slide in list(slides().slides)[1:]:
        assert slide.shapes.title.text
        assert all(place.text_frame.text for place in slide.placeholders)
        assert "来源 1：" in slide.notes_slide.notes_text_frame.text
        assert "[EB/OL]" in slide.notes_slide.notes_text_frame.text


def test_slides_are_wide_and_name_a_chinese_font() -> None:
    assert round(slides().slide_width / slides().slide_height, 2) == 1.78
    theme = slides().slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    )
    assert theme.blob.decode().count('<a:ea typeface="微软雅黑"') == 2


@given(
    st.lists(
        st.builds(
            Line,
            st.text(st.sampled_from("党员包保a1。；，"), min_size=1, max_size=300),
            st.sampled_from(Look),
        ),
        max_size=30,
    )
)
def test_whatever_is_said_stays_inside_of_its_box(lines: list[Line]) -> None:
    box = Box(0, 0, 4, 4.8)
    fitted = fit(lines, box)
    assert box.holds(fitted.lines, fitted.scale)
    assert fitted.scale in SCALES
    if fitted.lines != tuple(lines):
        assert fitted.lines[-1].text == MORE
        assert all(
            any(line.text.startswith(kept.text) for line in lines) for kept in fitted.lines[:-1]
        )


def test_a_text_is_cut_at_the_end_of_a_sentence() -> None:
    sentence = "党员包保到作业面，开工前、收工后各查一遍。"
    kept = fit([Line(sentence * 40)], Box(0, 0, 3, 2)).lines
    assert kept[0].text == sentence * (len(kept[0].text) // len(sentence))
    assert kept[0].text
    assert kept[1].text == MORE


def hostile() -> Table:
    return Table("cases", "案例", (Column("标题", 10),), tuple((text,) for text in HOSTILE))


def test_no_cell_of_a_csv_runs_and_a_number_stays_a_number() -> None:
    columns = (Column("数值", 10), Column("单位", 10))
    numbers = Table("figures", "数据", columns, ((Decimal("-28"), None),))
    assert csv_table(numbers, mark=False) == "数值,单位\r\n-28,\r\n".encode()
    rows = list(csv.reader(io.StringIO(csv_table(hostile()).decode("utf-8-sig"), newline="")))
    shown = [row[0] for row in rows[1:]]
    assert shown == ["'=1+1", "'+86", "'-x", "'@SUM(A1)", "http://a.b", "'＝1", "\t'=1"]


def test_cells_of_a_workbook_are_typed_and_nothing_runs() -> None:
    held = library(
        cases={
            "anli": case(
                title="=1+1",
                branch="@SUM(A1)",
                period={"start": "2020-09-07", "end": "2021-03"},
                results={"summary": "好。", "figures": [{"name": "+86", **figure("-1234.50")}]},
            )
        }
    )
    book = openpyxl.load_workbook(io.BytesIO(workbook(held, select(held), ABOUT)))
    assert book.sheetnames == ["说明", "案例", "指标", "数据", "方法", "来源"]
    row = dict(zip((c.value for c in book["案例"][1]), book["案例"][2], strict=True))
    assert (row["标题"].value, row["标题"].data_type) == ("=1+1", "s")
    assert row["党支部"].data_type == "s"
    assert row["开始"].value == datetime(2020, 9, 7)
    assert row["结束"].value == "2021 年 3 月"
    assert row["立项分级"].value == "原文未载"
    assert row["专业部门评分"].value is None
    found = dict(zip((c.value for c in book["数据"][1]), book["数据"][2], strict=True))
    assert found["数值"].value == -1234.5
    assert found["数值"].number_format == "#,##0.00"
    assert not any(cell.hyperlink for sheet in book for line in sheet for cell in line)
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_the_first_sheet_says_which_edition_and_which_choice() -> None:
    chosen = select(real(), query="numbers=measured")
    book = openpyxl.load_workbook(io.BytesIO(workbook(real(), chosen, ABOUT)))
    said = [str(cell.value) for row in book["说明"] for cell in row]
    assert {"2026-11-21", "数据：有数据"} <= set(said)
    assert len(tables_of(real(), chosen, ABOUT)) == 5


def opened_elsewhere(content: bytes, name: str, folder: Path) -> str:
    """What LibreOffice makes of a file, as text."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("NO OFFICE: no soffice found")
    if name.endswith("pptx") and not (Path(program).resolve().parent / "libsdlo.so").exists():
        pytest.skip("NO OFFICE: LibreOffice here has no Impress")
    (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, folder, folder / name], capture_output=True, check=True)
    return squeezed(pdf_text((folder / name).with_suffix(".pdf").read_bytes()))


@pytest.mark.parametrize("name", ["cases.docx", "cases.pptx"])
def test_another_program_shows_every_title(tmp_path: Path, name: str) -> None:
    chosen = select(real(), collection="tianjin-zhuoyue")
    makers = {
        "cases.docx": (case_document, [real().cases[i].title for i in chosen.cases]),
        "cases.pptx": (case_slides, [real().cases[i].title for i in chosen.cases]),
    }
    make, titles = makers[name]
    text = opened_elsewhere(make(real(), chosen, ABOUT), name, tmp_path)
    assert [title for title in titles if squeezed(title) not in text] == []
