"""Reports on texts that are written for those who read reports: terminals, runners, forges."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from defusedxml.ElementTree import fromstring
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from generator.checking import REPORTERS, Problem, Severity, step_summary
from generator.checking.reporters.log import only_read
from generator.cli.difference import difference
from tests.checking.test_reporters import PLAIN, SCHEMAS
from tests.exports.hostile_texts import PAYLOADS

TEXTS = (
    *PAYLOADS,
    "甲 ##[add-mask]乙",
    "::stop-commands::甲",
    "甲 ##vso[a]b##[c]d",
    "甲::error::乙",
)


def problems() -> list[Problem]:
    """One for every text in every place that a contributor fills."""
    told = []
    for text in TEXTS:
        shown = " ".join(text.split())  # As the words of a problem are made.
        told += [
            replace(PLAIN, message=f"“{shown}”不对", hint=shown),
            replace(PLAIN, path=shown, severity=Severity.WARNING),
            replace(PLAIN, file=f"cases/{shown}.yml"),
            replace(PLAIN, file="来稿.xlsx", cell=f"{shown}!D5"),
        ]
    return sorted(told, key=lambda problem: problem.file)


def commands(log: str) -> Iterator[tuple[str, str]]:
    """What a runner takes for commands in a log, both of the forms that it knows."""
    for line in log.splitlines():
        if found := re.match(r"\s*::([\w-]+)(?: [^:]*(?:[^:]|:(?!:))*?)?::(.*)", line):
            yield found[1], found[2]
        elif found := re.search(r"##(?:vso|teamcity)?\[([^\]]*)\]?", line):
            yield found[1], line


def test_no_text_is_a_command_in_the_log_of_a_run() -> None:
    report = REPORTERS["text"](problems())
    assert len(report.splitlines()) == len(problems())
    assert list(commands(report)) == []
    assert all(line.startswith(("cases/", "来稿.xlsx")) for line in report.splitlines())


def test_no_line_of_a_shown_change_is_a_command() -> None:
    old = "how: |-\n  ::stop-commands::甲\n  ##[add-mask]乙\n  ::set-env name=a::b\n丙: 一\n"
    shown = "".join(difference("a.yml", old.encode(), old.replace("一", "二").encode()))
    assert list(commands(shown)) == []
    assert ": :stop-commands::甲" in shown


@pytest.mark.parametrize("text", ["甲##乙", "## 甲", "a::b", "甲 :: 乙", "[##]", "::", "http://a"])
def test_other_texts_stay_in_a_log_as_they_are(text: str) -> None:
    assert only_read(f"甲 {text}") == f"甲 {text}"


def test_a_runner_finds_one_annotation_for_each_problem_and_nothing_else() -> None:
    log = REPORTERS["github"](problems())
    found = list(commands(log))
    assert {name for name, _ in found} == {"error", "warning", "notice"}
    assert len(found) == len(log.splitlines()) == len(problems()) + 1
    for problem, line in zip(problems(), log.splitlines(), strict=False):
        assert line.startswith(f"::{problem.severity.value} file=")
        file = line.partition("file=")[2].partition(",")[0]
        assert unquote(file) == problem.file


@pytest.mark.parametrize("style", SCHEMAS)
def test_a_report_for_programs_is_valid_and_says_every_text(style: str) -> None:
    report = json.loads(REPORTERS[style](problems()))
    Draft202012Validator(SCHEMAS[style]).validate(report)
    said = json.dumps(report, ensure_ascii=False)
    for text in TEXTS:
        shown = json.dumps(" ".join(text.split()), ensure_ascii=False)[1:-1]
        assert shown in said or "](" in text


def test_a_report_for_servers_is_xml_and_says_every_text() -> None:
    root = fromstring(REPORTERS["junit"](problems()))
    assert {element.tag for element in root.iter()} == {
        *("testsuites", "testsuite", "testcase", "failure", "skipped"),
    }
    said = {failure.get("message") for failure in root.iter("failure")}
    assert {f"“{shown}”不对；{shown}" for shown in (" ".join(t.split()) for t in TEXTS)} <= said


def tokens(page: str) -> Iterator[Any]:
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page):
        yield block
        yield from block.children or ()


def test_nothing_in_the_summary_of_a_run_is_markup_of_a_contributor() -> None:
    pages = [step_summary(problems()[at : at + 200], "完") for at in range(0, len(TEXTS) * 4, 200)]
    said = ""
    for page in pages:
        for token in tokens(page):
            kind = re.sub("_(open|close)$", "", token.type)
            assert kind in {
                *("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td"),
                *("inline", "text", "text_special"),
            }, (kind, token.content)
            said += token.content if kind.startswith("text") else "\n"
        rows = [line for line in page.splitlines() if line.startswith("| ")]
        assert all(len(re.findall(r"(?<!\\)\|", row)) in (5, 6) for row in rows)
    for text in TEXTS:
        assert " ".join(text.split()) in re.sub(r"\n", "", said)
