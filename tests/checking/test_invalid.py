"""One bad library per code: it gives that code, no other, and the words that are expected."""

from __future__ import annotations

import pytest

from generator.checking import CATALOGUE, Code, text_report
from generator.reading import FaultCode
from tests.checking.fixtures import INVALID, WITHOUT_EXAMPLE, fixture_of

EXEMPLIFIED = [code for code in CATALOGUE if code not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("code", EXEMPLIFIED)
def test_a_bad_library_gives_its_code_and_no_other(code: str) -> None:
    assert {problem.code for problem in fixture_of(code).problems()} == {code}


@pytest.mark.parametrize("code", EXEMPLIFIED)
def test_the_first_line_is_as_expected_in_both_languages(code: str) -> None:
    fixture = fixture_of(code)
    printed = []
    for lang in ("zh", "en"):
        printed.append(text_report(fixture.problems(lang), lang=lang).splitlines()[0])
    assert tuple(printed) == fixture.expected


def test_every_code_has_its_words_and_its_example() -> None:
    codes = {code.value for code in (*FaultCode, *Code)}
    assert codes == set(CATALOGUE)
    assert {folder.name for folder in INVALID.iterdir()} == codes - WITHOUT_EXAMPLE
