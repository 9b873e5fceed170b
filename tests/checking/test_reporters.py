"""What a terminal, a program and a forge get."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.checking import (
    CATALOGUE,
    REPORTERS,
    Problem,
    Severity,
    report_schema,
    step_summary,
    summary,
    text_report,
)
from generator.pages.links import check_url
from generator.reading import Edit, apply_edits
from tests.checking import report_schemas
from tests.checking.library import CASE, Library

SCHEMAS = {
    "json": report_schema(),
    "gitlab": report_schemas.GITLAB,
    "sarif": report_schemas.SARIF,
}
COUNTED = {"name", "tests", "failures", "errors"}
JUNIT: dict[str, tuple[set[str], set[str]]] = {
    "testsuites": (COUNTED, set()),
    "testsuite": (COUNTED, {"skipped"}),
    "testcase": ({"name", "classname"}, {"file"}),
    "failure": ({"type", "message"}, set()),
    "skipped": ({"message"}, set()),
}
"""Element → attributes that it must and may have: GitLab's documentation, "Unit test reports"."""
PLAIN = Problem(
    "S206",
    Severity.ERROR,
    CASE,
    19,
    23,
    "indicators[1].baseline.value",
    "“五十”不是纯数字",
    "写阿拉伯数字",
)
NASTY = "“引号” \"'`|<b>x</b> &amp; ]]> [点我](https://example.com) {0} 100%\n::error::\x00\x1b\r#@"


def hostile() -> list[Problem]:
    """What a contributor may have typed, in every place where it can end up."""
    whole = replace(PLAIN, line=1, column=1, path="", hint="")
    return [
        replace(PLAIN, message=NASTY, hint=NASTY, path=NASTY),
        replace(PLAIN, file="cases/甲 乙/a,b:c%#?.yml", severity=Severity.WARNING),
        replace(PLAIN, file="来稿.xlsx", cell="案例!D5", path="title"),
        replace(PLAIN, fix=(Edit(2, 3, 2, 9, "x: 😀\n"), Edit(1, 1, 1, 1, ""))),
        *[whole] * 3,
    ]


def many(count: int) -> list[Problem]:
    """Problems of many files."""
    codes = list(CATALOGUE)
    return [
        replace(
            PLAIN, code=codes[n % len(codes)], file=f"cases/a/{n // 20:04}.yml", line=n % 20 + 1
        )
        for n in range(count)
    ]


def loaded(style: str, problems: list[Problem]) -> Any:
    """A JSON report, valid by its schema."""
    report = json.loads(REPORTERS[style](problems))
    Draft202012Validator(SCHEMAS[style]).validate(report)
    return report


def suites(problems: list[Problem]) -> Element:
    """A JUnit report with nothing but what servers know, whose counts are those of its tests."""
    root: Element = fromstring(REPORTERS["junit"](problems))
    assert root.tag == "testsuites"
    for element in root.iter():
        required, optional = JUNIT[element.tag]
        assert required <= set(element.keys()) <= required | optional
    for element in (root, *root):
        tests = list(element.iter("testcase"))
        counts = Counter(child.tag for test in tests for child in test)
        assert element.get("tests") == str(len(tests))
        assert element.get("failures") == str(counts["failure"])
        assert element.get("skipped", str(counts["skipped"])) == str(counts["skipped"])
    return root


# A terminal


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


def test_a_certain_change_is_shown_as_the_line_it_makes() -> None:
    source = {CASE: "title: 甲\ngrade: Ａ\n".encode()}
    problem = replace(PLAIN, line=2, column=8, path="grade", fix=(Edit(2, 8, 2, 9, "A"),))
    assert text_report([problem], sources=source).splitlines()[1:] == [
        "    2 | grade: Ａ",
        "      |        ^",
        " 改为 | grade: A",
    ]


@pytest.mark.parametrize("fix", [(Edit(2, 8, 2, 9, "A\nB"),), (Edit(1, 1, 2, 9, "A"),), ()])
def test_a_change_of_several_lines_is_left_to_the_command(fix: tuple[Edit, ...]) -> None:
    source = {CASE: "title: 甲\ngrade: Ａ\n".encode()}
    assert "改为" not in text_report([replace(PLAIN, line=2, column=8, fix=fix)], sources=source)


def test_a_workbook_is_told_by_sheet_and_cell() -> None:
    problem = replace(PLAIN, file="来稿.xlsx", cell="案例!D5")
    report = text_report([problem], sources={"来稿.xlsx": b"PK\x03\x04"})
    assert report.startswith("来稿.xlsx 案例!D5 S206 indicators[1]")
    assert len(report.splitlines()) == 1


def test_colour_is_only_there_when_asked_for(mini: Library) -> None:
    problems = mini.changed(CASE, "grade: A", "grade: D").check().problems
    assert "\x1b" not in text_report(problems)
    assert "\x1b[31mS205\x1b[0m" in text_report(problems, color=True)


def test_nothing_typed_can_write_to_the_terminal(mini: Library) -> None:
    key = '"\\e[31m\\n" : x'
    library = mini.changed(CASE, "grade: A", 'grade: "\\e[31mA\\nB"')
    library = library.changed(CASE, "sources: [article]", f"sources: [article]\n{key}")
    problems = library.check().problems
    report = text_report(problems)
    assert "\x1b" not in report
    assert len(report.splitlines()) == len(problems) >= 2


def test_no_problem_prints_nothing_but_the_summary(mini: Library) -> None:
    checked = mini.check()
    assert text_report(checked.problems) == REPORTERS["github"](checked.problems) == ""
    assert summary(checked) == "已检查 2 个案例、2 个方法、1 个来源：0 个错误，0 个提醒"


# Every format


@pytest.mark.parametrize("style", SCHEMAS)
def test_every_report_keeps_its_schema(style: str, mini: Library) -> None:
    Draft202012Validator.check_schema(SCHEMAS[style])
    broken = mini.changed(CASE, "grade: A", "grade: D")
    for problems in ([], list(broken.check().problems), hostile(), many(100)):
        loaded(style, problems)


def test_json_counts_its_problems() -> None:
    report = loaded("json", hostile())
    assert len(report["problems"]) == report["errors"] + report["warnings"] == 7


def test_ten_thousand_problems_are_all_told() -> None:
    problems = many(10_000)
    assert len(json.loads(REPORTERS["gitlab"](problems))) == 10_000
    assert len(json.loads(REPORTERS["sarif"](problems))["runs"][0]["results"]) == 10_000
    assert suites(problems).get("tests") == "10000"
    assert REPORTERS["github"](problems).count("\n") == 10_001


# GitHub


def test_a_value_cannot_start_a_workflow_command(mini: Library) -> None:
    (problem,) = mini.changed(CASE, "grade: A", "grade: D").check().problems
    nasty = replace(problem, file="a,b:c%.yml", message="x\n::set-env name=A::b\r%")
    (line,) = REPORTERS["github"]([nasty]).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25.yml,line=")
    assert "%0A::set-env" in line


def test_a_notice_says_that_github_shows_only_ten() -> None:
    assert "::notice" not in REPORTERS["github"](many(10))
    assert (
        REPORTERS["github"](many(12)).splitlines()[-1].startswith("::notice title=casebook::共 12")
    )


def test_an_annotation_of_a_workbook_has_no_line() -> None:
    (line,) = REPORTERS["github"]([replace(PLAIN, file="来稿.xlsx", cell="案例!D5")]).splitlines()
    assert line.startswith("::error file=来稿.xlsx,title=S206::来稿.xlsx 案例!D5 S206")


def test_the_summary_page_groups_by_file_and_leads_to_the_explanations() -> None:
    problems = [*many(30), replace(PLAIN, file="z.yml", severity=Severity.WARNING)]
    page = step_summary(problems, "已检查", site="https://example.com/site/")
    assert page.count("\n### ") == 3
    assert f"[S206](<https://example.com/site/{check_url('S206')}>)" in page
    assert "［提醒］" in page.split("### z")[1]


def test_the_summary_page_of_a_clean_run_says_so() -> None:
    assert "没有发现问题" in step_summary([], "已检查 1 个案例")


@given(st.text(), st.text())
def test_nothing_typed_is_markup_on_the_summary_page(message: str, name: str) -> None:
    page = step_summary([replace(PLAIN, message=message, file=name)], "")
    row = page.splitlines()[-2]
    assert row.startswith("| 19\\:23 | S206 | ")
    assert len(re.split(r"(?<!\\)(?:\\\\)*\|", row)) == 7
    cell = row.split(" | ")[3]
    assert not re.sub(r"\\[!-/:-@\[-`{-~]", "", cell).strip("|").strip().count("<")
    assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", cell))


def test_the_summary_page_stays_below_what_github_takes() -> None:
    page = step_summary([replace(p, message="《|" * 1500) for p in many(10_000)], "已检查")
    assert len(page.encode()) < 1024 * 1024
    listed = len(re.findall(r"^\| \d+\\:\d+", page, re.MULTILINE))
    assert 20 < listed <= 300
    assert f"还有 {10_000 - listed} 个问题" in page


# GitLab, SARIF and servers that read JUnit


def test_a_problem_stays_the_same_when_its_line_moves_and_its_words_change() -> None:
    moved = [replace(problem, line=problem.line + 7, message="x") for problem in hostile()]
    before = [item["fingerprint"] for item in loaded("gitlab", hostile())]
    assert [item["fingerprint"] for item in loaded("gitlab", moved)] == before
    results = loaded("sarif", moved)["runs"][0]["results"]
    assert [item["partialFingerprints"]["casebookProblem/v1"] for item in results] == before
    assert len(set(before)) == len(before)


def test_an_error_fails_a_test_and_a_warning_does_not() -> None:
    root = suites(hostile())
    assert (root.get("tests"), root.get("failures")) == ("7", "6")
    assert [suite.get("skipped") for suite in root] == ["0", "1", "0", "0"]
    names = [(test.get("classname"), test.get("name")) for test in root.iter("testcase")]
    assert len(set(names)) == len(names)
    assert ("来稿.xlsx", "S206 案例!D5") in names


def test_a_clean_run_is_one_passed_test() -> None:
    (test,) = suites([]).iter("testcase")
    assert len(test) == 0


@given(st.text())
def test_any_text_makes_xml(text: str) -> None:
    suites([replace(PLAIN, message=text, path=text, file=text or "x")])


def test_sarif_explains_each_code_once_and_every_result_finds_its_rule() -> None:
    run = loaded("sarif", many(300))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    assert all(rules[item["ruleIndex"]]["id"] == item["ruleId"] for item in run["results"])
    report = REPORTERS["sarif"]([PLAIN], site="https://example.com")
    (rule,) = json.loads(report)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == f"https://example.com/{check_url('S206')}"
    assert CATALOGUE["S206"].good in rule["help"]["markdown"]


def test_the_fix_of_sarif_is_the_fix_of_the_problem() -> None:
    text = "甲😀: x\ny\n"
    edits = (Edit(1, 2, 1, 3, "乙"), Edit(2, 1, 3, 1, ""))
    (result,) = loaded("sarif", [replace(PLAIN, fix=edits)])["runs"][0]["results"]
    ((change,),) = [fix["artifactChanges"] for fix in result["fixes"]]
    read = [
        Edit(*item["deletedRegion"].values(), item["insertedContent"]["text"])
        for item in change["replacements"]
    ]
    assert apply_edits(text, read) == apply_edits(text, edits) == "甲乙: x\n"


def test_sarif_has_no_links_and_no_placeholders_of_a_contributor() -> None:
    first, second, third, *_ = loaded("sarif", hostile())["runs"][0]["results"]
    assert "](" not in first["message"]["text"]
    assert "{{0}}" in first["message"]["text"]
    uri = second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "cases/甲 乙/a,b:c%#?.yml"
    assert "region" not in third["locations"][0]["physicalLocation"]
    assert third["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "案例!D5"}]
