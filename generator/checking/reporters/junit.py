"""Problems as JUnit XML, which nearly every CI shows as a table of tests.

An error is a failed test, a warning a skipped one: a table of failures must not be red where the
check passes. Some servers take an empty report for a broken one, so no problem is one passed test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from xml.etree import ElementTree

from generator.checking.problem import Problem, Severity
from generator.checking.reporters.identity import ordinals
from generator.checking.reporters.line import problem_line, words
from generator.checking.wording import Language

_NAME = "casebook check"
_PASSED = {"zh": "没有发现问题", "en": "no problem found"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def junit_report(
    problems: Sequence[Problem],
    *,
    lang: Language = "zh",
    color: bool = False,
    sources: Mapping[str, bytes] | None = None,
    site: str = "",
) -> str:
    """A suite per file, a test per problem."""
    listed = list(zip(problems, ordinals(problems), strict=True))
    suites = [
        _suite(file, [_test(problem, ordinal, lang) for problem, ordinal in group])
        for file, group in groupby(listed, key=lambda pair: pair[0].file)
    ] or [_suite(_NAME, [_element("testcase", classname=_NAME, name=_PASSED[lang])])]
    root = _element("testsuites", name=_NAME, **_counts(suites))
    root.extend(suites)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(name: str, tests: list[ElementTree.Element]) -> ElementTree.Element:
    skipped = sum(test.find("skipped") is not None for test in tests)
    suite = _element("testsuite", name=name, **_counts(tests), skipped=str(skipped))
    suite.extend(tests)
    return suite


def _test(problem: Problem, ordinal: int, lang: Language) -> ElementTree.Element:
    # No line in the name: servers tell old failures from new ones by it.
    parts = [problem.code, problem.cell or problem.path, f"#{ordinal + 1}" if ordinal else ""]
    name = " ".join(part for part in parts if part)
    test = _element("testcase", classname=problem.file, name=name, file=problem.file)
    message = words(problem, lang)
    if problem.severity is Severity.ERROR:
        outcome = _element("failure", type=problem.code, message=message)
    else:
        outcome = _element("skipped", message=message)
    outcome.text = _clean(problem_line(problem, lang=lang))
    test.append(outcome)
    return test


def _counts(elements: Iterable[ElementTree.Element]) -> dict[str, str]:
    tests = [test for element in elements for test in element.iter("testcase")]
    failed = sum(test.find("failure") is not None for test in tests)
    return {"tests": str(len(tests)), "failures": str(failed), "errors": "0"}


def _element(tag: str, **attributes: str) -> ElementTree.Element:
    cleaned = {name: _clean(value) for name, value in attributes.items()}
    return ElementTree.Element(tag, cleaned)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
