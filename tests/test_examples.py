"""The forms of the real methods: each has an example to read, and most can be counted up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from generator.checking import check_tree
from generator.checking.numerals import numbers_in
from generator.insight.tally import count_up
from generator.library import Library, case_methods
from generator.model import (
    CellKind,
    Column,
    Method,
    Model,
    Status,
    TallyKind,
    Tool,
    VocabularyKind,
    WorkedExample,
)
from generator.reading import read_tree
from tests.conftest import ROOT

FORM_FURNITURE = "序号"
"""A column that counts the rows of the form; what stands in it is no statement."""

KEY_FORMS = {
    "san-si-wu": ("wuge-biaozhunhua-zijian", "taizhang-qingdan", "jiguan-zhibu-kaohe"),
    "quan-zhouqi": ("zeren-qingdan", "yuedu-dianjian", "zeren-shu", "wenti-qingdan"),
    "si-bu-zou": ("wenti-qingdan", "sanding-renwu", "lianghua-kaohe"),
    "yi-biao-shuang-kong": (
        "gangwei-duibiao",
        "keti-shenqing",
        "tishi-dan",
        "tixing-dan",
        "genzong-biao",
    ),
    "yi-zhibu-yi-xiangmu": ("fenbu-mingxi", "shuangyue-gongkai", "shuangxiang-dafen"),
}
"""The forms by which each of the five systems is managed from month to month."""


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(check_tree(read_tree(ROOT)).entries)


def forms(library: Library) -> Iterator[tuple[str, Method, Tool]]:
    """Every form with its method, and words to tell it by."""
    for id_, method in library.methods.items():
        yield from ((f"{id_}/{tool.id}", method, tool) for tool in method.tools)


def examples(library: Library) -> Iterator[tuple[str, Method, Tool, WorkedExample]]:
    """Every form that has an example."""
    for name, method, tool in forms(library):
        if tool.example:
            yield name, method, tool, tool.example


def texts_of(value: object) -> Iterator[str]:
    """Every text and number of an entry, however deep."""
    if isinstance(value, Model):
        for field in type(value).model_fields:
            yield from texts_of(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part)
    elif isinstance(value, str | Decimal | int):
        yield str(value)


def said_in(tool: Tool, example: WorkedExample) -> Iterator[tuple[Column, str]]:
    """What an example says of its case: neither blank nor printed on the form already."""
    printed = {cell for row in tool.rows for cell in row}
    for row in example.rows:
        for column, cell in zip(tool.columns, row, strict=True):
            if cell and cell not in printed and column.title != FORM_FURNITURE:
                yield column, cell


def test_a_branch_finds_an_example_next_to_every_form(library: Library) -> None:
    assert [name for name, _, tool in forms(library) if tool.example is None] == []


def test_an_example_leads_to_a_published_case_that_belongs_to_the_method(library: Library) -> None:
    astray = []
    for name, method, _, example in examples(library):
        case = library.cases[example.case]
        parents = library.term_ancestry(VocabularyKind.ORGANISATIONS, case.organisation)
        shown = (
            name.split("/")[0] in case_methods(case)
            or bool({*parents} & {*method.origin.organisations})
            or bool({*case.scenarios} & {*method.scenarios})
            or bool(case.vehicle and {*case.vehicle.kinds} & {*method.vehicles})
        )
        if case.status is not Status.PUBLISHED or not shown:
            astray.append((name, example.case))
    assert astray == []


def test_every_row_of_an_example_fits_its_form_and_says_something(library: Library) -> None:
    for name, _, tool, example in examples(library):
        assert 1 <= len(example.rows) <= 4, name
        for row in example.rows:
            assert len(row) == len(tool.columns), name
            assert sum(bool(cell.strip()) for cell in row) >= 2, (name, row)
        for column, cell in said_in(tool, example):
            if column.kind is CellKind.CHOICE:
                assert cell in column.choices, (name, column.title, cell)
            if column.kind is CellKind.NUMBER:
                assert Decimal(cell).is_finite(), (name, column.title, cell)
            assert "未载" not in cell, (name, "what the source does not say stays blank")


def test_no_number_in_an_example_is_made_up(library: Library) -> None:
    made_up = []
    for name, _, tool, example in examples(library):
        collection = library.collections[library.entries.collection_of[example.case]]
        held = (library.cases[example.case], collection)
        stated = numbers_in("\n".join(texts_of(held)))
        told = numbers_in("\n".join(cell for _, cell in said_in(tool, example)))
        told |= {Decimal(digits) for digits in re.findall(r"[0-9]+", example.note or "")}
        made_up += [(name, str(number)) for number in told - stated]
    assert made_up == []


def test_an_example_tells_what_the_source_does_not_say(library: Library) -> None:
    for name, _, _, example in examples(library):
        blanks = sum(not cell for row in example.rows for cell in row)
        assert not blanks or example.note, name
        assert len(example.note or "") <= 60, name


def test_every_system_counts_up_the_forms_it_is_managed_by(library: Library) -> None:
    for id_, names in KEY_FORMS.items():
        tools = {tool.id: tool for tool in library.methods[id_].tools}
        assert [name for name in names if tools[name].tally is None] == []


def test_a_tally_names_columns_and_choices_that_are_there(library: Library) -> None:
    for name, _, tool in forms(library):
        if tool.tally is None:
            continue
        tally, columns = tool.tally, {column.title: column for column in tool.columns}
        value = columns[tally.value]
        assert tally.group is None or tally.group in columns, name
        if tally.kind is TallyKind.SCORE:
            assert value.kind is CellKind.NUMBER, name
            assert tally.full is None or columns[tally.full].kind is CellKind.NUMBER, name
            assert (tally.good, tally.exempt, tally.due) == ((), (), None), name
        else:
            assert tally.good, name
            assert {*tally.good, *tally.exempt} < {*value.choices}, name
            assert tally.due is None or columns[tally.due].kind is CellKind.DATE, name


def test_what_does_not_apply_lowers_no_self_check(library: Library) -> None:
    tool = _form(library, "san-si-wu", "wuge-biaozhunhua-zijian")
    results = ("达标", "未达标", "不适用", "部分达标")
    rows = [_row(tool, {"类别": "组织生活", "结果": result}) for result in results]
    counted = count_up(tool, rows, "2026-11-21")
    assert counted
    assert (counted.whole.reached, counted.whole.full) == (Decimal(1), Decimal(3))
    assert [row.state for row in counted.open] == ["未达标", "部分达标"]


def test_signatures_are_no_duty_of_a_pledge(library: Library) -> None:
    tool = _form(library, "quan-zhouqi", "zeren-shu")
    filled = [
        _row(tool, {"环节": row[0], "考核结果": row[5] or "完成"}) for row in tool.rows if row[0]
    ]
    counted = count_up(tool, filled, "2026-11-21")
    assert counted
    assert [group.name for group in counted.groups] == ["明责", "履责", "考责", "问责"]
    assert counted.whole.share == 100


def test_a_task_done_late_is_closed_and_one_left_over_is_overdue(library: Library) -> None:
    tool = _form(library, "si-bu-zou", "sanding-renwu")
    tasks = {"2026-03-31": "延期完成", "2026-06-30": "未完成", "2026-12-31": ""}
    rows = [
        _row(tool, {"任务": "任务", "定完成时间": day, "完成情况": state})
        for day, state in tasks.items()
    ]
    counted = count_up(tool, rows, "2026-11-21")
    assert counted
    assert counted.whole.reached == 1
    assert [(row.due, row.overdue) for row in counted.open] == [
        ("2026-06-30", True),
        ("2026-12-31", False),
    ]


def test_points_of_one_member_are_added_up_with_their_signs(library: Library) -> None:
    tool = _form(library, "lianghua-kaohe", "jifen-dengji")
    rows = [_row(tool, {"党员": "甲", "加减分": points}) for points in ("3", "-1")]
    counted = count_up(tool, rows, "2026-11-21")
    assert counted
    assert [(group.name, group.reached) for group in counted.groups] == [("甲", Decimal(2))]


def _form(library: Library, method: str, id_: str) -> Tool:
    tool = library.tool(method, id_)
    assert tool, f"{method}/{id_} is gone"
    return tool


def _row(tool: Tool, cells: dict[str, str]) -> list[str]:
    """A row of a form, told by the titles of its columns."""
    return [cells.get(column.title, "") for column in tool.columns]
