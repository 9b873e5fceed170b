"""Rules beyond the shape of a file, and that one mistake is told once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.checking.numerals import numbers_in
from generator.checking.rules.hierarchy import circles
from generator.checking.rules.placeholders import is_placeholder
from generator.reading import Fault, FaultCode
from tests.checking.library import CASE, METHOD, SOURCES, Library

SCENARIOS = "cases/vocabulary/scenarios.yml"
BROKEN = 'title: "没有关上\n'


@pytest.mark.parametrize("file", [SCENARIOS, METHOD, SOURCES, CASE, "cases/tianjin/collection.yml"])
def test_a_broken_file_is_the_only_thing_that_is_told(mini: Library, file: str) -> None:
    assert mini.with_text(file, BROKEN).codes() == ["R112"]


@pytest.mark.parametrize(
    ("slip", "code"),
    [("  Field Safety:", "S211"), ("field-safety:", "R117"), ("  field-safety：", "R109")],
)
def test_a_term_lost_by_a_slip_in_its_vocabulary_is_told_there(
    mini: Library, slip: str, code: str
) -> None:
    checked = mini.changed(SCENARIOS, "  field-safety:", slip).check()
    assert {problem.file for problem in checked.problems} == {SCENARIOS}
    assert code in {problem.code for problem in checked.problems}


def test_an_incomplete_term_still_answers_to_its_id(mini: Library) -> None:
    library = mini.changed(SCENARIOS, "    definition: 作业现场反复出现违章。\n", "")
    assert library.codes() == ["S202"]
    assert library.changed(CASE, "[field-safety]", "[field-safty]").codes() == ["L301", "S202"]


def test_a_misnamed_file_still_answers_to_its_id(mini: Library) -> None:
    params = {"name": "Duty Lists.yaml", "proposed": "duty-lists.yml"}
    faults = {"methods/Duty Lists.yaml": (Fault(FaultCode.FILE_NAME, params=params),)}
    assert Library(mini.without(METHOD).texts, faults).codes() == ["R152"]


def test_one_mistake_does_not_hide_the_others_of_its_file(mini: Library) -> None:
    library = (
        mini.changed(CASE, "summary: 党员", "sumary: 党员")
        .changed(CASE, "[field-safety]", "[field-safty]")
        .changed(CASE, "end: 2020-10", "end: 2018")
        .changed(CASE, "branch: 运检党支部", "branch: TODO")
        .changed(CASE, "value: -28", "value: -38")
    )
    assert library.codes() == ["S201", "V409", "V401", "L301", "V402", "V407"]


def test_a_wrong_item_does_not_hide_the_items_beside_it(mini: Library) -> None:
    library = mini.changed(
        METHOD,
        '      - [示例事项, ""]\n',
        "      - [少一格]\n"
        "  - id: second\n    title: 第二张\n    columns:\n      - title: 甲\n      - title: 乙\n",
    )
    assert library.codes() == ["V410", "S202"]


def test_a_label_or_alias_in_the_place_of_an_id_gives_the_id(mini: Library) -> None:
    for typed, meant in (("党员责任区", "duty-area"), ("包保", "duty-area")):
        (problem,) = mini.changed(CASE, "kinds: [duty-area]", f"kinds: [{typed}]").check().problems
        assert (problem.code, problem.hint) == ("L301", f"改成 {meant}")


def test_an_id_that_only_comes_near_is_not_promised(mini: Library) -> None:
    (problem,) = mini.changed(CASE, "[field-safety]", "[field-safty]").check().problems
    assert problem.hint == "核对词表；若就是它，改成 field-safety"
    (problem,) = mini.changed(CASE, "kinds: [duty-area]", "kinds: [突击队]").check().problems
    assert problem.hint == "核对词表；若就是它，改成 commando"
    (problem,) = mini.changed(CASE, "[field-safety]", "[field-safty]").check(lang="en").problems
    assert problem.hint.startswith("look it up")


def test_a_missing_vocabulary_is_told_once_per_file(mini: Library) -> None:
    library = mini.without("cases/vocabulary/organisations.yml")
    assert set(library.codes()) == {"L306"}
    files = [problem.file for problem in library.check().problems]
    assert len(files) == len(set(files))


def test_ids_clash_across_collections_and_kinds(mini: Library) -> None:
    text = mini.texts[CASE]
    twice = mini.with_text("cases/baodi/zero-violation.yml", text).with_text(
        "cases/baodi/collection.yml", mini.texts["cases/tianjin/collection.yml"]
    )
    problems = twice.check().problems
    assert [problem.file for problem in problems] == ["cases/baodi/zero-violation.yml", CASE]
    assert CASE in problems[0].message


@pytest.mark.parametrize(
    ("baseline", "result", "change", "codes"),
    [
        ("{value: 50", "{value: 36", "{value: -28", []),
        ("{value: 3", "{value: 2", "{value: -33", []),
        ("{value: 3", "{value: 2", "{value: -33.3", []),
        ("{value: 50", "{value: 36", "{value: -30", ["V402"]),
        ("{value: 50, qualifier: more_than", "{value: 36", "{value: -30", []),
        ("{value: 0", "{value: 36", "{value: -30", []),
    ],
)
def test_a_percentage_agrees_within_its_printed_precision(
    mini: Library, baseline: str, result: str, change: str, codes: list[str]
) -> None:
    library = (
        mini.changed(CASE, "{value: 50", baseline)
        .changed(CASE, "{value: 36", result)
        .changed(CASE, "{value: -28", change)
    )
    assert [code for code in library.codes() if code != "V407"] == codes


def test_percent_of_percent_may_be_points_or_relative(mini: Library) -> None:
    percent = mini
    for _ in range(3):
        percent = percent.changed(CASE, "unit: 起", 'unit: "%"')
    for change, codes in (("-14", []), ("-28", []), ("-20", ["V402"])):
        library = percent.changed(CASE, "{value: -28", f"{{value: {change}")
        assert [code for code in library.codes() if code != "V407"] == codes


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("现场违章率下降28%", "28"),
        ("追回2000余万元", "2000"),
        ("追回2,000余万元", "2000"),
        ("追回2000余万元", "20000000"),
        ("一百一十三个", "113"),
        ("15个", "15"),
        ("四个方面", "4"),
        ("三四五工作法", "5"),
        ("二〇二一年", "2021"),
        ("两项均达到", "2"),
        ("近一万二千人", "12000"),
        ("九十九点五", "99.5"),
        ("实现零违章", "0"),
        ("覆盖率达到百分之九十", "90"),
        ("１０２份", "102"),
    ],
)
def test_a_printed_phrase_shows_its_number(phrase: str, number: str) -> None:
    assert Decimal(number) in numbers_in(phrase)


@pytest.mark.parametrize(
    "text", ["待补充", "TODO", "xxx", "暂无", "无", "……", "同上", "【待填】", "——"]
)
def test_a_placeholder_is_seen(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["无违章班组", "同上级党组织共建", "待命队伍", "X 射线", "略高于"])
def test_a_text_that_begins_like_one_is_none(text: str) -> None:
    assert not is_placeholder(text)


def test_cells_of_a_form_may_say_none(mini: Library) -> None:
    assert mini.changed(METHOD, '[示例事项, ""]', "[无, 同上]").codes() == []


def test_circles_of_any_length_are_found_once() -> None:
    links = {"a": ("b",), "b": ("c",), "c": ("a", "d"), "d": ("d", "e"), "e": ()}
    assert list(circles(links)) == [("a", "b", "c")]
    assert list(circles({str(n): (str(n + 1),) for n in range(5000)})) == []


def test_a_moved_entry_leads_to_an_entry(mini: Library) -> None:
    moved = mini.changed(
        CASE, "sources: [article]", "sources: [article]\nstatus: moved\nmoved_to: gone"
    )
    assert "L304" in moved.codes()


def test_a_run_can_be_narrowed_to_a_folder(mini: Library) -> None:
    checked = mini.with_text(SCENARIOS, BROKEN).with_text(METHOD, BROKEN).check()
    assert [problem.file for problem in checked.within(["cases"]).problems] == [SCENARIOS]
    assert [problem.file for problem in checked.within([METHOD]).problems] == [METHOD]
    assert checked.within(["case"]).problems == ()
