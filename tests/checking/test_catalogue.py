"""The catalogue: complete words in both languages, ready for a page per code."""

from __future__ import annotations

import string

import pytest

from generator.checking import CATALOGUE, Explanation
from generator.checking.catalogue import LETTERS
from generator.reading import read_yaml

EXPLANATIONS = list(CATALOGUE.values())


@pytest.mark.parametrize("explanation", EXPLANATIONS, ids=lambda item: item.code)
def test_an_explanation_says_what_why_and_how_in_both_languages(explanation: Explanation) -> None:
    for wording in (explanation.zh, explanation.en):
        for text in (wording.title, wording.what, wording.why, wording.how):
            assert text
            assert "\n" not in text
        for fixed in (wording.title, wording.why, wording.how):
            assert not any(name for _, name, _, _ in string.Formatter().parse(fixed))
    assert explanation.bad != explanation.good


@pytest.mark.parametrize("explanation", EXPLANATIONS, ids=lambda item: item.code)
def test_chinese_is_chinese_and_english_is_not(explanation: Explanation) -> None:
    zh, en = explanation.zh, explanation.en
    for text in (zh.title, zh.what, zh.why, zh.how):
        assert any("\u4e00" <= char <= "\u9fff" for char in text)
    for text in (en.title, en.what, en.why, en.how, en.allowed, en.exact, en.mend):
        assert not any("\u4e00" <= char <= "\u9fff" for char in text)


def test_good_examples_of_fields_can_be_read() -> None:
    for explanation in EXPLANATIONS:
        if explanation.code[0] in "SLV" and ":" in explanation.good:
            assert not read_yaml(explanation.good.encode()).faults, explanation.code


def test_codes_stand_in_order() -> None:
    assert list(CATALOGUE) == sorted(CATALOGUE, key=lambda code: (LETTERS.index(code[0]), code))
