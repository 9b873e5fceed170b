"""What office programs and input methods leave in a file: named, placed, and mended as meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking import Problem, check_tree
from generator.contributing.fixing import fix_tree
from generator.reading import Tree, read_yaml
from tests.checking.library import CASE, METHOD, MINI, Library, library_at

BASE = library_at(MINI)
RIGHT = str(BASE.texts[CASE])
TITLE = "title: 党员包保压降现场违章"


def mistyped(right: str, wrong: str) -> Library:
    return BASE.changed(CASE, right, wrong)


def text_after_fix(library: Library, path: str = CASE) -> str:
    files = {
        file: text.encode() if isinstance(text, str) else text
        for file, text in library.texts.items()
    }
    fixed = fix_tree(Tree(files), check_tree)
    return fixed.files.get(path, files[path]).decode()


def place_of(text: str, piece: str) -> tuple[int, int]:
    index = text.index(piece)
    before = text[:index]
    return before.count("\n") + 1, index - before.rfind("\n")


SLIPS = [
    # right, as typed, code, where (a piece of what was typed that starts there)
    (TITLE, TITLE.replace(": ", "："), "R109", "：党员包保压"),
    ("  statement: 外包", "  statement：外包", "R109", "：外包"),
    ("    - 监护责任", "    — 监护责任", "R125", "— 监护"),
    ("    - 监护责任", "    • 监护责任", "R125", "• 监护"),
    ("    - 监护责任", "    * 监护责任", "R125", "* 监护"),
    ("    - 监护责任", "    -监护责任", "R126", "-监护"),
    ("branch: 运检", "branch:运检", "R111", ":运检"),
    ("branch: 运检", "branch:\u3000运检", "R111", ":\u3000运检"),
    ("{value: 50, ", "{value：50, ", "R109", "value：50"),
    ("{value: 50, ", "{value: 50，", "R127", "，unit"),
    ("problem:\n  statement", "problem:\n\tstatement", "R108", "\tstatement"),
    ("problem:\n  statement", "problem:\n\u3000\u3000statement", "R110", "\u3000\u3000statement"),
    ('unit: "%"', "unit: %", "R116", "%, printed: 违章率"),
    ("grade: A", "grade: “A”", "R128", "“A”"),
    ("organisation: baodi", "organisation: 「baodi」", "R128", "「baodi」"),
    ("branch: 运检党支部", "支部: 运检党支部", "S201", "支部: "),
    ("problem:\n", "问题：\n", "R109", "：\n  statement"),
    ("    printed: 追回", "    原文写法: 追回", "S201", "原文写法: "),
    ("start: 2019-03", "start: 2019.3", "S207", "2019.3"),
    ("start: 2019-03", "start: 2019年3月", "S207", "2019年3月"),
    ("end: 2020-10", "end: 2020/10", "S207", "2020/10"),
    ("value: 2000\n", "value: 2,000\n", "S206", "2,000"),
    ("value: 2000\n", "value: 2，000\n", "S206", "2，000"),
    ("value: 2000\n", "value: 2 000\n", "S206", "2 000"),
    ("value: 2000\n", "value: 2000余万元\n", "S206", "2000余"),
    ("value: -28", "value: -28%", "S206", "-28%"),
    ("value: -28", "value: 下降28%", "S206", "下降28%"),
    ("      value: 4\n".replace("      ", "    "), "    value: 四\n", "S206", "四\n"),
    ("party_score: 4", "party_score: 4分", "S214", "4分"),
    ("grade: A", "grade: Ａ", "S205", "Ａ"),
    ("decision: outstanding", "decision: 突出贡献", "S205", "突出贡献\n"),
    ("organisation: baodi", "organisation: 宝坻公司", "L301", "宝坻公司"),
    ("kinds: [duty-area]", "kinds: [党员责任区]", "L301", "党员责任区"),
    ("kinds: [duty-area]", "kinds: duty-area", "S204", "duty-area"),
]


@pytest.mark.parametrize(("right", "wrong", "code", "at"), SLIPS)
def test_a_slip_is_named_where_it_is_and_mended_to_what_was_meant(
    right: str, wrong: str, code: str, at: str
) -> None:
    library = mistyped(right, wrong)
    text = str(library.texts[CASE])
    found = {problem.code: problem for problem in library.check().problems if problem.file == CASE}
    assert code in found
    problem = found[code]
    assert (problem.line, problem.column) == place_of(text, at)
    assert problem.fix or any(other.fix for other in found.values())
    assert text_after_fix(library) == RIGHT


@pytest.mark.parametrize(
    ("right", "wrong", "new"),
    [
        (TITLE, "title: *重点* 包保", 'title: "*重点* 包保"'),
        (TITLE, "title: @全体党员", 'title: "@全体党员"'),
        (TITLE, "title: `包保` 制度", 'title: "`包保` 制度"'),
        (TITLE, "title: [试点]包保", 'title: "[试点]包保"'),
        (TITLE, "title: {试点}包保", 'title: "{试点}包保"'),
        (TITLE, "title: 党建: 包保", 'title: "党建: 包保"'),
        (TITLE, 'title: "党建"引领包保', "title: '\"党建\"引领包保'"),
        (TITLE, 'title: "党员包保', 'title: "党员包保"'),
        (TITLE, 'title: "党员包保”', 'title: "党员包保"'),
        ("kinds: [duty-area]", "kinds: [duty-area", "kinds: [duty-area]"),
        ("[field-safety]", "[field-safety，supply]", "[field-safety, supply]"),
        ("[field-safety]", "现场违章多、供电服务", "[field-safety, supply]"),
        ("  - 作业计划提前一天拿到", "  - 注意: 提前拿到", '  - "注意: 提前拿到"'),
        ("conditions:\n  - 作业", "conditions:\n  － 计划\n  － 作业", "  - 计划\n  - 作业"),
        ("{value: 50, unit: 起,", "{value: 50起,", "{value: 50, unit: 起,"),
        ("    value: 2000\n      unit: 万元\n".replace("    v", "      v"), "", ""),
        (
            "period:\n  start: 2019-03\n  end: 2020-10",
            "period: 2019.3-2020.10",
            "period: {start: 2019-03, end: 2020-10}",
        ),
        ("start: 2019-03", "start: 43525", "start: 2019-03-01"),
        ("unit: 起\n", "unit: “起”\n", "unit: "),
        ('unit: "%"', "unit: ％", 'unit: "%"'),
    ],
)
def test_a_change_writes_exactly_what_is_announced(right: str, wrong: str, new: str) -> None:
    if not wrong:
        wrong, new = "      value: 2000万元\n", "      value: 2000\n      unit: 万元\n"
    library = mistyped(right, wrong)
    assert any(problem.fix for problem in library.check().problems)
    assert new in text_after_fix(library)


@pytest.mark.parametrize(
    "title",
    [
        "“党建”引领供电服务",
        "“三亮三比”",
        "「先锋」工程",
        "党建：从一线做起",
        "甲、乙，丙；丁",
        "检修（一期）—三期",
        "党建+运检",
        "100% 到位",
        "一－二号机组",
        "A#机组",
    ],
)
def test_chinese_punctuation_in_a_text_is_no_slip(title: str) -> None:
    assert mistyped(TITLE, f"title: {title}").codes() == []


@pytest.mark.parametrize("text", ["#1机组", "#现场", "#A", "#!"])
def test_a_text_that_counts_as_a_comment_is_told(text: str) -> None:
    assert mistyped(TITLE, f"title: 作业 {text}").codes() == ["R129"]
    assert mistyped(TITLE, f'title: "作业 {text}"').codes() == []


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} # 暂定",
        f"{TITLE} #",
        f"{TITLE} ## 暂定",
        f"{TITLE} # 暂定 #二稿",
        f"#暂定\n{TITLE}",
        f"  #暂定\n{TITLE}",
        f"# yaml-language-server: $schema=case.json\n#vim:ts=2\n{TITLE}",
        f"{TITLE}\n#暂定",
        'title: "党员包保压降现场违章" #暂定',
    ],
)
def test_a_comment_is_no_text(title: str) -> None:
    assert mistyped(TITLE, title).codes() == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("value: -28", "value: 三成"),
        ("value: 2000\n", "value: 两三千\n"),
        ("value: 2000\n", "value: 2000万\n"),
        ("value: 50, unit: 起", "value: 50%, unit: 起"),
        ("result: {value: 36", "result: {value: 下降36"),
        ("start: 2019-03", "start: 2019.1"),
        ("start: 2019-03", "start: 去年三月"),
        ("organisation: baodi", "organisation: 宝坻某公司"),
        ("conditions:\n  - 作业计划提前一天拿到", "conditions: 甲、乙"),
        (TITLE, "title: 检修 #1机组"),
        (TITLE, "title: 作业 #现场"),
        (TITLE, "title: 作业\t#Site"),
        ("summary: 党员包保", "summary: problem: 党员包保"),
    ],
)
def test_what_can_be_read_in_two_ways_is_left_to_people(right: str, wrong: str) -> None:
    library = mistyped(right, wrong)
    assert library.check().errors
    assert text_after_fix(library) == library.texts[CASE]


def test_everything_wrong_is_told_in_one_run() -> None:
    library = (
        mistyped(TITLE, TITLE.replace(": ", "："))
        .changed(CASE, "[field-safety]", "[field-safty]")
        .changed(CASE, 'unit: "%"', "unit: %")
        .changed(CASE, "start: 2019-03", "start: 2019年3月")
        .changed(CASE, "problem:\n", "问题:\n")
        .changed(CASE, "  statement: 外包队伍多", "  现状: 外包队伍多")
    )
    codes = library.codes()
    assert {"R109", "L301", "R116", "S207", "S201"} <= set(codes)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_file_in_another_encoding_is_read_and_told(encoding: str) -> None:
    text = RIGHT.replace("start: 2019-03", "start: 2019年3月")
    library = BASE.with_text(CASE, text.encode(encoding))
    assert library.codes() == ["R101", "S207"]
    assert text_after_fix(library) == RIGHT


def test_what_only_resembles_gbk_is_not_taken_for_it() -> None:
    cut = RIGHT.encode()[:-1].replace("外包".encode(), "外包".encode()[:-1])
    document = read_yaml(cut)
    assert [fault.code.name for fault in document.faults] == ["NOT_UTF8"]
    assert document.data is None


def test_a_file_in_big5_is_not_taken_for_gbk() -> None:
    text = "title: 黨員包保壓降現場違章的做法\nsummary: 運檢支部讓黨員包保作業現場，職責分明。\n"
    document = read_yaml(text.encode("big5"))
    (fault,) = document.faults
    assert (fault.code.name, fault.params["encoding"]) == ("NOT_UTF8", "")
    assert document.data is None


def test_utf16_without_its_mark_is_read_where_it_is_certain() -> None:
    library = BASE.with_text(CASE, RIGHT.encode("utf-16-be"))
    (problem,) = [each for each in library.check().problems if each.code == "R101"]
    assert (problem.line, problem.column) == (1, 1)
    assert text_after_fix(library) == RIGHT


@pytest.mark.parametrize(
    "marks", ["1. {}\n  2. {}", "1、{}\n  2、{}", "（1）{}\n  （2）{}", "一、{}；二、{}"]
)
def test_numbered_lines_are_not_run_together(marks: str) -> None:
    library = mistyped("  - 作业计划提前一天拿到", "  " + marks.format("先商定", "再试点"))
    (problem,) = [each for each in library.check().problems if each.code == "S204"]
    assert problem.fix == ()
    assert "[" not in problem.hint


OPENED = {
    "quote on line 3, the file ends": ('a: 1\nb: 2\ntitle: "甲\nc: 3\nd: 4\ne: 5\nf: 6\n', (3, 8)),
    "quote on line 3, the next quote far below": (
        'a: 1\nb: 2\ntitle: "甲\nc: 3\nd: 4\ne: 5\nf: "乙"\n',
        (3, 8),
    ),
    "quote in an item": ("a:\n  - text: '甲\n  - text: 乙\nb: '丙'\n", (2, 11)),
    "quote in braces": ('a:\n  - {value: 1, printed: "甲, source: b}\nc: 1\n', (2, 25)),
    "quote in a list": ('a: ["甲, "乙"]\nb: 1\n', (1, 5)),
    "quote in a list over several lines": ('a: [\n  甲,\n  "乙,\n  丙\n]\nb: "丁"\n', (3, 3)),
    "bracket, the file ends": ("a: 1\nb: [甲, 乙\nc: 1\nd: 2\n", (2, 4)),
    "bracket over several lines": ("a: [\n  甲,\n  乙\nb: 1\nc: 2\n", (1, 4)),
    "brace in a list": ("a: [甲, {b: 1]\nc: 1\n", (1, 8)),
    "brace in an item": ("a:\n  - {b: 1, c: 2\n  - {b: 3, c: 4}\nd: 1\n", (2, 5)),
}


@pytest.mark.parametrize(("text", "at"), OPENED.values(), ids=OPENED)
def test_an_open_quote_or_bracket_is_told_where_it_opens(text: str, at: tuple[int, int]) -> None:
    faults = read_yaml(text.encode()).faults
    assert [(fault.line, fault.column) for fault in faults] == [at]
    assert faults[0].code.name in {"OPEN_QUOTE", "OPEN_BRACKET"}


INDEPENDENT = [
    slip for slip in SLIPS if slip[2] not in {"R108", "R110", "S206"} and "\n" not in slip[0]
]
QUICKLY = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])


@QUICKLY
@given(st.lists(st.sampled_from(INDEPENDENT), min_size=2, max_size=7, unique_by=lambda s: s[0]))
def test_a_file_with_many_slips_becomes_what_it_was(slips: list[tuple[str, str, str, str]]) -> None:
    library = BASE
    for right, wrong, _, _ in slips:
        if right in str(library.texts[CASE]):
            library = library.changed(CASE, right, wrong)
    assert text_after_fix(library) == RIGHT


LINES = {path: str(BASE.texts[path]).splitlines() for path in (CASE, METHOD)}
SIGNS = st.sampled_from(
    ["", "：", "，", "、", "－ ", "“", "”", "\t", "\u3000", "*", "%", "[", "]", "{", '"', "'", "#1"]
)


def errors_in(problems: tuple[Problem, ...], path: str) -> list[Problem]:
    return [problem for problem in problems if problem.file == path]


@QUICKLY
@given(st.sampled_from(sorted(LINES)), st.data())
def test_a_fix_never_makes_a_file_worse_and_is_done_once(path: str, data: st.DataObject) -> None:
    lines = list(LINES[path])
    touched = set()
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        start = data.draw(st.integers(0, len(lines[number])))
        cut = data.draw(st.integers(0, 2))
        line = lines[number]
        lines[number] = line[:start] + data.draw(SIGNS) + line[start + cut :]
        touched.add(number)
    library = BASE.with_text(path, "\n".join(lines) + "\n")
    before = library.check()
    after_text = text_after_fix(library, path)
    after = library.with_text(path, after_text)
    left = errors_in(after.check().problems, path)
    assert len(left) <= len(errors_in(before.problems, path))
    assert text_after_fix(after, path) == after_text
    rows = str(library.texts[path]).split("\n")
    for problem in errors_in(before.problems, path):
        assert 1 <= problem.line <= len(rows)
        assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1
    # Lines that nobody touched and no rule speaks of stay as they are.
    told = {problem.line - 1 for problem in before.problems if problem.file == path}
    kept = after_text.split("\n")
    for number, line in enumerate(LINES[path]):
        if number not in touched and number not in told and re.match(r"\w+: [^\[{]", line):
            assert line in kept
