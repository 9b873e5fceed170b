"""What a terminal, a program and a forge get."""

from __future__ import annotations

import json
from dataclasses import replace

from jsonschema import Draft202012Validator

from generator.checking import REPORTERS, json_report, report_schema, summary, text_report
from tests.checking.library import CASE, Library


def test_a_terminal_shows_the_line_and_a_caret_below_the_place(mini: Library) -> None:
    library = mini.changed(CASE, "{value: 50,", "{value: 五十,")
    checked = library.check()
    text = library.texts[CASE]
    assert isinstance(text, str)
    lines = text_report(checked.problems, sources={CASE: text.encode()}).splitlines()
    assert lines[0].startswith(f"{CASE}:19:23 S206 indicators[1].baseline.value：“五十”不是纯数字")
    shown, caret = lines[1:3]
    assert shown.endswith("source: article}")
    assert caret.index("^") == shown.index("五十")


def test_a_caret_minds_that_chinese_is_two_columns_wide(mini: Library) -> None:
    library = mini.with_text(CASE, "title: 甲乙丙: 丁\n")
    lines = text_report(library.check().problems, sources={CASE: "title: 甲乙丙: 丁\n".encode()})
    assert "\n      | " + " " * 13 + "^\n" in lines


def test_colour_is_only_there_when_asked_for(mini: Library) -> None:
    problems = mini.changed(CASE, "grade: A", "grade: D").check().problems
    assert "\x1b" not in text_report(problems)
    assert "\x1b[31mS205\x1b[0m" in text_report(problems, color=True)


def test_nothing_typed_can_write_to_the_terminal(mini: Library) -> None:
    key = '"\\e[31m\\n" : x'
    library = mini.changed(CASE, "grade: A", 'grade: "\\e[31mA\\nB"')
    library = library.changed(CASE, "sources: [article]", f"sources: [article]\n{key}")
    report = text_report(library.check().problems)
    assert "\x1b" not in report
    assert len(report.splitlines()) == 2


def test_json_keeps_its_schema(mini: Library) -> None:
    validator = Draft202012Validator(report_schema())
    validator.check_schema(report_schema())
    for library in (mini, mini.changed(CASE, "grade: A", "grade: D")):
        report = json.loads(json_report(library.check().problems))
        validator.validate(report)
        assert len(report["problems"]) == report["errors"] + report["warnings"]


def test_a_value_cannot_start_a_workflow_command(mini: Library) -> None:
    (problem,) = mini.changed(CASE, "grade: A", "grade: D").check().problems
    nasty = replace(problem, file="a,b:c%.yml", message="x\n::set-env name=A::b\r%")
    (line,) = REPORTERS["github"]([nasty]).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25.yml,line=")
    assert "%0A::set-env" in line


def test_no_problem_prints_nothing_but_the_summary(mini: Library) -> None:
    checked = mini.check()
    assert text_report(checked.problems) == REPORTERS["github"](checked.problems) == ""
    assert summary(checked) == "已检查 2 个案例、2 个方法、1 个来源：0 个错误，0 个提醒"
