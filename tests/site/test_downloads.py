"""Files that pages make themselves: a workbook and a document that other programs open."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from playwright.sync_api import Page, expect

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

BASE = ROOT / "site_templates" / "assets" / "base"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

HOSTILE = (
    '=HYPERLINK("http://example.org")',
    "@SUM(1)",
    "+1",
    "-1",
    "]]>",
    "<b>&amp;</b> \"'",
    "😀𠮷",
    "第一行\n第二行",
    "  两边空格  ",
    "_x0041_",
    "长" * 10_000,
    "1.10",
    "0012",
    "2026-11-21",
)


@pytest.fixture
def maker(page: Page) -> Page:
    """A page with the writers and nothing else."""
    page.set_content("<p>")
    for name in ("archive.js", "workbook.js", "document.js", "download.js"):
        page.add_script_tag(path=BASE / name)
    return page


ENCODE = """(bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}"""


def made(page: Page, function: str, value: Any) -> bytes:
    call = f"value => ({ENCODE})(casebook.{function}(value))"
    return base64.b64decode(page.evaluate(call, value))


def parts(content: bytes) -> dict[str, ElementTree.Element]:
    """Every part of an Office file, parsed; its sums checked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def sheet(*rows: list[Any], **more: Any) -> dict[str, Any]:
    columns = [{"title": "甲", "width": 20}, {"title": "乙", "kind": "number"}]
    return {"name": "表", "columns": columns, "rows": list(rows), **more}


def test_a_workbook_reads_back_as_it_was_written(maker: Page) -> None:
    content = made(maker, "workbook", [sheet(*([text, 1] for text in HOSTILE))])
    book = load_workbook(io.BytesIO(content))
    cells = [row[0] for row in book["表"].iter_rows(min_row=2)]
    assert [unescape(cell.value) for cell in cells] == list(HOSTILE)
    assert {cell.data_type for cell in cells} == {"s", "inlineStr"} & {c.data_type for c in cells}
    assert not any(cell.data_type == "f" for cell in cells)
    parts(content)


def test_control_characters_are_left_out(maker: Page) -> None:
    content = made(maker, "workbook", [sheet(["甲\x00\x01\x08\x0b\x1f\ufffe乙\ud800", 1])])
    assert load_workbook(io.BytesIO(content))["表"]["A2"].value == "甲乙\ufffd"


def test_numbers_and_days_are_numbers_and_days(maker: Page) -> None:
    columns = [{"title": "数", "kind": "number"}, {"title": "日", "kind": "date"}]
    rows = [[3.5, "2026-11-21"], ["不详", "2026-02-30"], [None, ""], ["", "明年"]]
    content = made(maker, "workbook", [sheet(*rows, columns=columns)])
    found = list(load_workbook(io.BytesIO(content)).active.iter_rows(min_row=2, values_only=True))
    assert found == [
        (3.5, datetime(2026, 11, 21)),
        ("不详", "2026-02-30"),
        (None, None),
        (None, "明年"),
    ]


def test_a_sheet_is_ready_to_work_with(maker: Page) -> None:
    content = made(maker, "workbook", [sheet(["一", 1], ["二", 2])])
    opened = load_workbook(io.BytesIO(content)).active
    assert opened.freeze_panes == "A2"
    assert opened.auto_filter.ref == "A1:B3"
    assert opened.column_dimensions["A"].width == 20
    assert opened.print_title_rows == "$1:$1"
    assert opened["A1"].font.b
    assert opened["A2"].alignment.wrap_text


def test_a_long_text_gets_the_height_that_it_needs(maker: Page) -> None:
    content = made(maker, "workbook", [sheet(["短", 1], ["长" * 40, 1], ["甲\n乙\n丙", 1])])
    heights = load_workbook(io.BytesIO(content)).active.row_dimensions
    assert heights[2].height < heights[4].height < heights[3].height


def test_sheets_have_names_that_a_workbook_takes(maker: Page) -> None:
    names = ["方案", "方案", "a/b[c]:*?", "", "长" * 40, "'引'", "长" * 40]
    content = made(maker, "workbook", [sheet(name=name) for name in names])
    found = load_workbook(io.BytesIO(content)).sheetnames
    assert found[:4] == ["方案", "方案 2", "a b c", "表4"]
    assert len(set(found)) == len(names)
    assert all(0 < len(name) <= 31 for name in found)


def test_a_wide_sheet_counts_its_columns_past_z(maker: Page) -> None:
    columns = [{"title": f"第{n}列"} for n in range(60)]
    content = made(maker, "workbook", [sheet(list(range(60)), columns=columns)])
    assert load_workbook(io.BytesIO(content)).active["BH2"].value == "59"


@pytest.mark.parametrize("function", ["workbook", "document"])
def test_the_same_content_gives_the_same_bytes(maker: Page, function: str) -> None:
    content = {"workbook": [sheet(["一", 1])], "document": [{"type": "title", "text": "一"}]}
    once = made(maker, function, content[function])
    assert once == made(maker, function, content[function])


def words(element: ElementTree.Element) -> str:
    """The text of an element as Word shows it."""
    return "".join(
        "\n" if node.tag == f"{WORD}br" else node.text or ""
        for node in element.iter()
        if node.tag in (f"{WORD}t", f"{WORD}br")
    )


def test_a_document_holds_every_text_and_nothing_of_its_markup(maker: Page) -> None:
    blocks = [{"type": "paragraph", "text": text} for text in HOSTILE]
    body = parts(made(maker, "document", blocks))["word/document.xml"]
    assert [words(p) for p in body.iter(f"{WORD}p")] == list(HOSTILE)


def test_a_document_has_headings_lists_and_tables_of_its_own(maker: Page) -> None:
    blocks = [
        {"type": "title", "text": "方案"},
        {"type": "heading", "level": 2, "text": "步骤"},
        {"type": "list", "ordered": True, "items": ["一", "二"]},
        {"type": "list", "ordered": True, "items": ["又一"]},
        {"type": "list", "items": ["点"]},
        {
            "type": "table",
            "columns": [{"title": "谁", "width": 1}, {"title": "做", "width": 3}],
            "rows": [["甲", "乙"], ["丙"]],
        },
    ]
    found = parts(made(maker, "document", blocks))
    body = found["word/document.xml"]
    styles = [s.get(f"{WORD}val") for s in body.iter(f"{WORD}pStyle")]
    assert styles[:2] == ["Title", "Heading2"]
    defined = {s.get(f"{WORD}styleId") for s in found["word/styles.xml"].iter(f"{WORD}style")}
    assert set(styles) <= defined
    numbers = [n.get(f"{WORD}val") for n in body.iter(f"{WORD}numId")]
    assert numbers[0] == numbers[1]
    assert len({numbers[0], numbers[2], numbers[3]}) == 3
    known = {n.get(f"{WORD}numId") for n in found["word/numbering.xml"].iter(f"{WORD}num")}
    assert set(numbers) <= known
    assert len(list(body.iter(f"{WORD}tblHeader"))) == 1
    assert [words(cell) for cell in body.iter(f"{WORD}tc")] == ["谁", "做", "甲", "乙", "丙", ""]
    size = next(body.iter(f"{WORD}pgSz"))
    assert (size.get(f"{WORD}w"), size.get(f"{WORD}h")) == ("11906", "16838")
    chinese = {f.get(f"{WORD}eastAsia") for f in found["word/styles.xml"].iter(f"{WORD}rFonts")}
    assert chinese == {"宋体", "黑体"}


def test_every_part_that_is_named_is_there(maker: Page) -> None:
    for function, value in (("workbook", [sheet()]), ("document", [])):
        found = parts(made(maker, function, value))
        for name, root in found.items():
            if name.endswith(".rels"):
                folder = re.sub(r"_rels/.*", "", name)
                assert {folder + r.get("Target", "") for r in root} <= set(found), name
        named = {e.get("PartName", "").lstrip("/") for e in found["[Content_Types].xml"]} - {""}
        assert named <= set(found)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("方案.docx", "方案.docx"),
        ('a/b\\c:*?"<>|.xlsx', "a b c.xlsx"),
        ("../../etc.docx", "etc.docx"),
        ("\x00\u202e", "casebook"),
        (".docx", "casebook.docx"),
        ("长" * 300 + ".docx", "长" * 80 + ".docx"),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(maker: Page, name: str, wanted: str) -> None:
    assert maker.evaluate("name => casebook.fileName(name)", name) == wanted


def save(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_a_plan_is_downloaded_as_document_and_workbook(page: Page, origin: str) -> None:
    for address in ("methods/dangyuan-baobao.html", "cases/baodi-weizhang-baobao.html"):
        page.goto(origin + address)
        page.locator(".cb-head .cb-tray-button").click()
    page.goto(origin + "plan.html")
    page.get_by_label("方案名称").fill("压降违章方案")
    page.get_by_label("单位").fill("运检党支部")
    item = page.locator(".cb-plan__item").first
    item.get_by_label("谁负责").fill("=支部书记")
    item.get_by_label("何时完成").fill("2026-12-20")

    name, content = save(page, "下载文档")
    assert name == "压降违章方案.docx"
    body = parts(content)["word/document.xml"]
    text = "\n".join(words(p) for p in body.iter(f"{WORD}p"))
    for wanted in (
        "压降违章方案",
        "单位：运检党支部",
        "=支部书记",
        "2026 年 12 月 20 日",
        "1. 党员责任区与包保（典型机制）",
        "注意事项",
        "现场违章率 −28%（原文“现场违章率下降28%”",
        "来源：《",
    ):
        assert wanted in text
    assert ("file:" in text, origin in text) == (False, origin.startswith("http"))

    name, content = save(page, "下载工作簿")
    assert name == "压降违章方案.xlsx"
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["方案", "步骤", "数字与出处"]
    rows = list(book["方案"].iter_rows(values_only=True))
    assert rows[0] == ("序号", "事项", "类别", "谁负责", "何时完成", "指标", "备注", "地址")
    assert rows[1][:5] == (1, "党员责任区与包保", "典型机制", "=支部书记", datetime(2026, 12, 20))
    assert rows[2][2] == "案例"
    assert not any(str(row[7]).startswith("file:") for row in rows)
    steps = list(book["步骤"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in steps] == list(range(1, len(steps) + 1))
    assert all(row[3] for row in steps)
    assert book["数字与出处"]["C2"].value == "现场违章率下降28%"


def test_the_plan_is_copied_as_text_also_where_the_clipboard_is_closed(
    page: Page, real_origin: str
) -> None:
    page.goto(real_origin + "cases/baodi-weizhang-baobao.html")
    page.locator(".cb-head .cb-tray-button").click()
    page.goto(real_origin + "plan.html")
    page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
        "document.execCommand = () => false"
    )
    page.get_by_role("button", name="复制为文字").click()
    box = page.get_by_label("浏览器不让直接复制")
    expect(box).to_be_visible()
    expect(box).to_have_value(re.compile("事项：工作票盖党员印章"))
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="复制为文字").click()
    expect(page.locator("[data-plan-status]")).to_contain_text("已复制")
    assert "原文“现场违章率下降28%”" in page.evaluate("window.copied")
