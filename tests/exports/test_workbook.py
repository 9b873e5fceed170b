"""The workbook that contributors get: it says how to fill it, offers words, and is safe to open."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.checking import Checked, check_tree
from generator.cli import main
from generator.contributing.workbook import Imported, import_workbook
from generator.exports.workbook import (
    GUIDE_SHEET,
    WORDS_SHEET,
    Need,
    Words,
    WorkbookCase,
    case_sheets,
    case_workbook,
    cases_of,
    template_workbook,
    words_of,
)
from generator.exports.workbook.words import WordList
from generator.model import VocabularyKind
from generator.reading import Tree, read_tree
from tests.checking.library import MINI
from tests.checking.workbooks import mini_template, mini_tree, mini_workbook, opened
from tests.conftest import ROOT
from tests.small import library


def book(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def words() -> Words:
    return words_of(check_tree(mini_tree()).entries)


def headings(sheet: Any) -> list[str]:
    return [str(cell.value).split("\n")[0] for cell in sheet[1]]


def test_a_contributor_sees_first_how_to_fill_it_and_then_one_sheet_after_another() -> None:
    assert book(mini_template()).sheetnames == [
        *(GUIDE_SHEET, "案例", "指标", "分工", "做法", "数据"),
        *("定性成效", "荣誉与认可", "规模与投入", "不足", WORDS_SHEET),
    ]


def test_every_field_of_a_case_has_its_column() -> None:
    sheets = book(mini_template())
    for layout in case_sheets():
        assert headings(sheets[layout.name]) == [column.title for column in layout.columns]
    assert "载体·作用发挥方式" in headings(sheets["案例"])
    assert "基线·数值" in headings(sheets["指标"])


def test_headings_say_what_is_required_and_explain_themselves() -> None:
    sheet = book(mini_template())["案例"]
    titles = {str(cell.value).split("\n")[0]: cell for cell in sheet[1]}
    assert "必填" in str(titles["标题"].value)
    assert "必填" not in str(titles["移至"].value)
    assert titles["标题"].fill.fgColor.rgb != titles["移至"].fill.fgColor.rgb
    assert all(cell.comment and cell.comment.text for cell in sheet[1])


def test_only_the_header_is_locked_and_it_stays_in_sight() -> None:
    for layout in case_sheets():
        sheet = book(mini_template())[layout.name]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        assert not sheet.protection.insertRows
        assert sheet["A1"].protection.locked
        assert not sheet["A2"].protection.locked
        assert sheet.freeze_panes == "B2"


def test_drop_downs_offer_the_words_of_the_library() -> None:
    found = book(mini_template())
    place = next(n for n, c in enumerate(case_sheets()[0].columns) if c.path == ("scenarios",))
    letter = found["案例"].cell(1, place + 1).column_letter
    rules = found["案例"].data_validations.dataValidation
    rule = next(rule for rule in rules if str(rule.sqref).startswith(f"{letter}2"))
    name, _, area = rule.formula1.partition("!")
    offered = [cell.value for (cell,) in found[name][area.replace("$", "")]]
    terms = check_tree(mini_tree()).entries.terms(VocabularyKind.SCENARIOS)
    assert offered == [term.label for term in terms.values()]


def test_dates_and_names_are_kept_as_text_and_numbers_are_not() -> None:
    sheet = book(mini_template())["指标"]
    formats = {
        column.title: sheet.cell(2, place).number_format
        for place, column in enumerate(case_sheets()[1].columns, 1)
    }
    assert formats["时间"] == formats["名称"] == "@"
    assert formats["基线·数值"] == "General"


def test_the_same_library_gives_the_same_bytes() -> None:
    assert template_workbook(words()) == mini_template()
    assert case_workbook(cases_of(mini_tree()), words()) == mini_workbook()


def test_nothing_in_an_export_is_a_formula_or_a_link() -> None:
    data = {"title": "=1+1", "summary": "@SUM(A1)", "branch": "+86", "organisation": "http://a.b"}
    found = book(case_workbook([WorkbookCase("an-li", "tianjin", data)], words()))["案例"]
    cells = [cell for cell in found[2] if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert {"=1+1", "@SUM(A1)", "+86"} <= {cell.value for cell in cells}


def test_a_label_that_two_words_share_is_not_used() -> None:
    made = words_of(library().entries).lists["organisations"].words
    shared = WordList("单位", (*made, type(made[0])("jia-2", made[0].label)))
    assert shared.shown["jia-2"] == "jia-2"
    assert shared.shown["jia"] == "jia"
    assert shared.meant(made[0].label) is None
    assert shared.meant("甲公司一部") == "jia-yi"


def test_every_case_of_the_library_comes_back_byte_for_byte_drafts_as_well() -> None:
    tree = read_tree(ROOT)
    checked: Checked = check_tree(tree)
    data = case_workbook(cases_of(tree), words_of(checked.entries))
    found: Imported = import_workbook(opened(data), tree, file="a.xlsx")
    assert not found.problems
    texts = {f"cases/{c.collection}/{c.id}.yml": c.text.encode() for c in found.files}
    assert texts == {path: tree.files[path] for path in texts}
    assert len(texts) == len(checked.entries.cases) == 31


def test_one_collection_can_be_exported() -> None:
    assert {case.collection for case in cases_of(mini_tree(), "tianjin")} == {"tianjin"}
    assert cases_of(Tree()) == ()


def test_required_columns_are_those_of_the_model() -> None:
    needed = {c.title for c in case_sheets()[0].columns if c.need is Need.ALWAYS}
    assert {"标题", "摘要", "单位", "适用场景", "载体类型", "来源"} < needed
    assert {layout.name for layout in case_sheets() if layout.required} == {"案例", "做法"}


@pytest.mark.parametrize("command", [["template"], ["export", "xlsx"]])
def test_an_existing_file_is_not_replaced_without_being_told(tmp_path: Any, command: Any) -> None:
    target = tmp_path / "a.xlsx"
    arguments = ["--root", str(MINI), *command, "-o", str(target)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    target.write_bytes(b"mine")
    refused = CliRunner().invoke(main, arguments)
    assert refused.exit_code == 1
    assert "--force" in refused.output
    assert target.read_bytes() == b"mine"
