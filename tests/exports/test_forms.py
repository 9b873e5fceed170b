"""Blank forms open in another program, print on A4 and offer what the column allows."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.exports.forms import form_workbook
from generator.model import Method, Tool

TOOL: dict[str, Any] = {
    "id": "zeren-ka",
    "title": "党员包保责任卡",
    "purpose": "写明谁包哪个现场。",
    "instructions": ["一人一卡。", "=1+1 也只是文字。"],
    "columns": [
        {"title": "现场", "width": 20},
        {"title": "等级", "kind": "choice", "choices": ["A", "B", "C"], "hint": "按风险填"},
        {"title": "次数", "kind": "number"},
        {"title": "日期", "kind": "date"},
        {"title": "完成", "kind": "tick"},
    ],
    "rows": [["变电站", "", "=2+2", "", ""]],
    "blank_rows": 3,
}


def method(**tool: object) -> tuple[Method, Tool]:
    data = {
        "title": "党员包保",
        "kind": "mechanism",
        "summary": "包保。",
        "origin": {"statement": "自编。"},
        "scenarios": ["xianchang"],
        "steps": [{"title": "一", "what": "做"}, {"title": "二", "what": "查"}],
        "roles": [{"who": "党员", "does": "包保"}],
        "tools": [TOOL | tool],
        "cautions": ["不走过场。"],
        "sources": ["wenzhang"],
    }
    made = Method.model_validate(data)
    return made, made.tools[0]


def test_a_form_holds_its_title_instructions_columns_and_rows() -> None:
    sheet = load_workbook(BytesIO(form_workbook(*method()))).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][0] == "党员包保责任卡"
    assert cells[2][0] == "1. 一人一卡。"
    assert cells[4] == ["现场", "等级", "次数", "日期", "完成"]
    assert cells[5][0] == "变电站"
    assert len(cells) == 5 + 1 + 3


def test_nothing_in_a_form_is_a_formula() -> None:
    sheet = load_workbook(BytesIO(form_workbook(*method()))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert "=2+2" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_choices_are_offered_and_the_sheet_prints_on_a4() -> None:
    sheet = load_workbook(BytesIO(form_workbook(*method()))).active
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"A,B,C"' in lists
    assert '"√,×"' in lists
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_area


def test_the_same_form_has_the_same_bytes() -> None:
    assert form_workbook(*method()) == form_workbook(*method())


@pytest.mark.parametrize("title", ["a" * 40, "检查/考核[表]", "责任'书'"])
def test_any_title_makes_a_workbook(title: str) -> None:
    book = load_workbook(BytesIO(form_workbook(*method(title=title))))
    assert book.active["A1"].value == title
