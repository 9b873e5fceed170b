"""The folding and the tokens in Python and in the browser agree with the vectors, and so with
each other."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.search.fields import QUESTION_WORDS
from generator.search.normalise import TO_SIMPLIFIED, normalise
from generator.search.tokens import grams, name_token

from .conftest import TEMPLATES

Vectors = dict[str, list[Any]]

SAMPLES = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cn"), max_codepoint=0xFFFF),
        st.sampled_from("党員違章，。 \n“”28％+pm２．５ＡÅ\u0301\u3099か①㎡\u200b…—–～İΣ"),
    ),
    max_size=30,
).filter(lambda text: not any("\u1100" <= c <= "\u11ff" for c in text))


@pytest.fixture(scope="module")
def folding_page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    for name in ("normalise", "tokens"):
        page.add_script_tag(path=TEMPLATES / "assets" / "search" / f"{name}.js")
    table = ["".join(TO_SIMPLIFIED), "".join(TO_SIMPLIFIED.values())]
    page.evaluate("(table) => casebook.search.useFolding(table)", table)
    yield page
    page.close()


def test_normalise_in_python(vectors: Vectors) -> None:
    for text, expected in vectors["normalise"] + [pair[:2] for pair in vectors["fold"]]:
        assert normalise(text) == expected, text


def test_tokens_in_python(vectors: Vectors) -> None:
    for folded, expected in vectors["grams"]:
        assert sorted(grams(folded)) == expected, folded
    for folded, expected in vectors["name"]:
        assert name_token(folded) == expected, folded


@given(st.text(max_size=40))
def test_folding_keeps_no_border_blank_and_no_private_character(text: str) -> None:
    folded = normalise(text)
    assert folded == folded.strip(" ")
    assert "  " not in folded
    assert "|" not in folded
    assert not any("\ue000" <= character <= "\uf8ff" for character in folded)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("normalise", "(text) => casebook.search.normalise(text)"),
        ("grams", "(text) => [...casebook.search.grams(text)]"),
        ("name", "(text) => casebook.search.nameToken(text)"),
        ("pieces", f"(text) => casebook.search.pieces(text, {json.dumps(QUESTION_WORDS)})"),
        ("units", "(text) => casebook.search.units(text)"),
    ],
)
def test_vectors_in_the_browser(folding_page: Page, vectors: Vectors, name: str, call: str) -> None:
    for text, expected in vectors[name]:
        got = folding_page.evaluate(call, text)
        if name == "grams":
            got.sort()
        assert got == expected, text


@pytest.mark.browser
def test_offsets_in_the_browser(folding_page: Page, vectors: Vectors) -> None:
    for text, folded, starts, ends in vectors["fold"]:
        got = folding_page.evaluate("(text) => casebook.search.fold(text)", text)
        assert got == {"text": folded, "starts": starts, "ends": ends}, text


@pytest.mark.browser
@settings(max_examples=12, deadline=None)
@given(st.lists(SAMPLES, min_size=20, max_size=60))
def test_python_and_browser_fold_alike(folding_page: Page, texts: list[str]) -> None:
    got = folding_page.evaluate("(texts) => texts.map(casebook.search.normalise)", texts)
    for text, folded in zip(texts, got, strict=True):
        assert folded == normalise(text), json.dumps(text)
