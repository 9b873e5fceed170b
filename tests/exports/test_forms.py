"""Blank forms as workbooks: what a branch fills in, prints, and sends back to be read."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from generator.exports.forms import BlankForm, blank_forms, form_files, form_workbook
from generator.exports.forms.head import head_fields
from generator.pages.plain import plain
from tests.conftest import ROOT
from tests.exports.a_form import form, library, real

NAMES = ("casebook_organisation", "casebook_branch", "casebook_period")


def opened(blank: BlankForm) -> Workbook:
    return load_workbook(BytesIO(form_workbook(blank)))


def sheet_of(blank: BlankForm) -> Worksheet:
    return opened(blank).worksheets[0]


def place(book: Workbook, name: str) -> str:
    """Where a name of the workbook leads, on its first sheet: `B2`, `A6:E9`."""
    ((title, cells),) = book.defined_names[name].destinations
    assert title == book.worksheets[0].title
    return cells.replace("$", "")


def texts(sheet: Worksheet) -> list[str]:
    return [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]


def test_a_branch_sees_what_the_form_is_for_and_how_to_fill_it() -> None:
    sheet = sheet_of(form())
    assert sheet["A1"].value == "党员包保责任卡"
    told = texts(sheet)
    assert told[1:4] == ["写明谁包哪个现场。", "1. 一人一卡。", "2. =1+1 也只是文字。"]
    assert "各列填法：现场（写到作业面），等级（按风险填；填A、B、C），完成（填√、×）。" in told
    assert "汇总：“次数”逐行相加，得出总分。" in told


def test_a_filled_form_can_be_recognised_and_read() -> None:
    book = opened(form())
    assert book.custom_doc_props["casebook-form"].value == "baobao-fa/zeren-ka"
    sheet = book.worksheets[0]
    for name, label in zip(NAMES, ("单位：", "党支部：", "时间："), strict=True):
        cell = sheet[place(book, name)]
        assert cell.value is None
        assert not isinstance(cell, MergedCell)
        behind = [c.value for c in sheet[cell.row][: cell.column - 1] if c.value]
        assert behind[-1] == label
    rows = sheet[place(book, "casebook_rows")]
    assert [cell.value for cell in rows[0]] == ["变电站", "", "=2+2", "", ""]
    assert len(rows) == 1 + 3
    header = [cell.value for cell in sheet[rows[0][0].row - 1]]
    assert header == ["现场", "等级", "次数", "日期", "完成"]


def test_what_is_typed_stays_as_typed() -> None:
    book = opened(form())
    sheet = book.worksheets[0]
    kept = [cell.number_format for cell in sheet[place(book, "casebook_rows")][1]]
    assert kept == ["@", "@", "General", "@", "@"]
    assert {sheet[place(book, name)].number_format for name in NAMES} == {"@"}


def test_nothing_in_a_form_is_a_formula_or_a_link() -> None:
    hostile = '=HYPERLINK("http://example.org")'
    book = opened(form(title=hostile, purpose=hostile, rows=[[hostile, "@a", "+1", "-1", "|x"]]))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n"}
            assert not any(cell.hyperlink for cell in row)
    assert hostile in texts(book.worksheets[0])


def test_choices_are_offered_and_explained() -> None:
    book = opened(form())
    rules = book.worksheets[0].data_validations.dataValidation
    offered = {rule.formula1: rule for rule in rules if rule.type == "list"}
    assert set(offered) == {'"A,B,C"', '"√,×"'}
    assert offered['"A,B,C"'].prompt == "按风险填；填A、B、C"
    assert offered['"A,B,C"'].error == "请从下拉选项中选：A、B、C"
    first, last = (end[1:] for end in place(book, "casebook_rows").split(":"))
    assert {str(rule.sqref) for rule in offered.values()} == {
        f"{column}{first}:{column}{last}" for column in "BE"
    }


@pytest.mark.parametrize(
    "choices",
    [[f"第{n}个很长很长的选项" for n in range(40)], ["要,逗号", "乙"], ['要"引号"', "乙"]],
    ids=["long", "comma", "quote"],
)
def test_choices_that_fit_no_drop_down_stand_on_a_hidden_sheet(choices: list[str]) -> None:
    columns = [{"title": "甲", "kind": "choice", "choices": choices}, {"title": "乙"}]
    book = opened(form(columns=columns, rows=[], example=None, tally=None))
    hidden = book["选项"]
    assert hidden.sheet_state == "hidden"
    assert [cell.value for cell in hidden["A"]] == choices
    (rule,) = [r for r in book.worksheets[0].data_validations.dataValidation if r.type == "list"]
    assert rule.formula1 == f"'选项'!$A$1:$A${len(choices)}"


def test_the_sheet_prints_on_a4_with_its_header_on_each_page() -> None:
    for narrow, many in ((True, False), (False, True)):
        columns = [{"title": f"列{n}", "width": 16} for n in range(8 if many else 4)]
        sheet = sheet_of(form(columns=columns, rows=[], example=None, tally=None))
        assert sheet.page_setup.paperSize == 9
        # One page wide, which is what a workbook means where nothing is said, and any number high.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.page_setup.fitToHeight == 0
        assert (sheet.page_setup.orientation == "landscape") is not narrow
        assert sheet.print_area
        header = next(row[0].row for row in sheet.iter_rows() if row[0].value == "列0")
        assert sheet.print_title_rows == f"${header}:${header}"
        assert "第 &P 页，共 &N 页" in str(sheet.oddFooter.right.text)


def test_the_example_shows_how_a_row_is_filled_and_what_the_source_does_not_say() -> None:
    sheet = opened(form())["填写示例"]
    told = texts(sheet)
    assert told[1] == "案例：党员包保压降违章"
    assert told[2] == "据《一篇〈文章〉》所载，原文没说的写“原文未载”。"
    assert told[3] == "次数原文没说。"
    *_, header, row = sheet.iter_rows()
    assert [cell.value for cell in header] == ["现场", "等级", "次数", "日期", "完成"]
    assert [cell.value for cell in row] == ["变电站", "A", "原文未载", "原文未载", "√"]
    grey = {cell.value for cell in row if (cell.font.color and cell.font.color.rgb) == "FF6B6B6B"}
    assert grey == {"原文未载"}


def test_a_form_without_an_example_has_one_sheet() -> None:
    assert opened(form(example=None)).sheetnames == ["党员包保责任卡"]


def test_the_example_of_a_case_that_is_not_published_is_not_shown() -> None:
    unknown = {"case": "caogao", "rows": [["变电站", "A", "1", "", ""]]}
    assert opened(form(example=unknown)).sheetnames == ["党员包保责任卡"]


@pytest.mark.parametrize(
    "title",
    ["长" * 40, "检查/考核[表]", "责任'书'", "填写示例", "选项", "'*'", "history", "😀" * 20],
)
def test_any_title_makes_a_workbook(title: str) -> None:
    book = opened(form(title=title))
    assert book.worksheets[0]["A1"].value == title
    assert len(book.sheetnames) == 2


def test_the_rows_of_a_slip_fill_the_page_and_those_of_a_list_stay_low() -> None:
    def height(rows: int) -> float:
        return form(rows=[], blank_rows=rows).writing

    assert height(3) == 14.0
    assert 7.4 < height(16) < 14.0
    assert height(60) == 7.4


def test_the_fields_stand_on_one_line_where_there_is_room() -> None:
    assert {field.row for field in head_fields([16] * 8)} == {0}
    assert [field.row for field in head_fields([30, 30])] == [0, 1, 2]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(4, 60), min_size=2, max_size=16))
def test_the_fields_never_overlap(widths: list[int]) -> None:
    used = [
        (field.row, column)
        for field in head_fields(widths)
        for column in range(field.first, field.end + 1)
    ]
    assert len(used) == len(set(used))
    assert all(0 <= column < len(widths) for _, column in used)
    assert all(field.first < field.start <= field.end for field in head_fields(widths))


def _cells(book: Workbook) -> Iterator[Any]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from row


def test_every_form_of_the_library_opens_and_is_complete() -> None:
    for blank in blank_forms(real()):
        book = opened(blank)
        told = texts(book.worksheets[0])
        assert told[0] == blank.tool.title, blank.key
        assert plain(blank.tool.purpose) in told, blank.key
        assert {column.title for column in blank.tool.columns} <= set(told), blank.key
        assert book.custom_doc_props["casebook-form"].value == blank.key
        assert {*NAMES, "casebook_rows"} <= set(book.defined_names), blank.key
        assert ("填写示例" in book.sheetnames) == bool(blank.example), blank.key
        assert all(cell.data_type != "f" for cell in _cells(book)), blank.key
        offering = [c for c in blank.tool.columns if c.choices or c.kind == "tick"]
        rules = book.worksheets[0].data_validations.dataValidation
        assert sum(rule.type == "list" for rule in rules) == len(offering), blank.key


def test_the_same_library_gives_the_same_bytes_in_another_process() -> None:
    def told() -> str:
        made = hashlib.sha256()
        for address, content in form_files(library()):
            made.update(address.encode() + content)
        return made.hexdigest()

    code = (
        "import hashlib\n"
        "from generator.exports.forms import form_files\n"
        "from tests.exports.a_form import library\n"
        "made = hashlib.sha256()\n"
        "for address, content in form_files(library()):\n"
        "    made.update(address.encode() + content)\n"
        "print(made.hexdigest())\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == told()
