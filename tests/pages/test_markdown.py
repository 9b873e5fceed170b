"""The short way for a plain sentence gives what the whole way gives."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.pages.markdown import _CLEANER, _PLAIN, _READER, markdown

PIECES = (
    "2017",
    "年",
    "A",
    "1.",
    "1)",
    " ",
    "  ",
    "\u3000",
    "#",
    ">",
    "-",
    "+",
    "=",
    ":",
    "28%",
    "，",
)
LATIN = ("党员", "http://x.cn", "{: .a}", "(", ")", "!", "^", "“", "办法", "\\", '"', "'", "*", "_")


def whole_way(text: str) -> str:
    return _CLEANER.clean(_READER.reset().convert(text))


@given(st.lists(st.sampled_from((*PIECES, *LATIN)), min_size=1, max_size=9).map("".join))
@example("2017年起试点，党员责任区推广到305个班组。")
@example("1.年初部署")
def test_a_plain_sentence_reads_the_same_either_way(text: str) -> None:
    text = text.strip()
    if _PLAIN.fullmatch(text):
        assert unescape(markdown(text)) == unescape(whole_way(text))


@pytest.mark.parametrize("text", ["2017年起试点。", "A类违章为零。", "党员责任区"])
def test_usual_fields_take_the_short_way(text: str) -> None:
    assert _PLAIN.fullmatch(text)
    assert markdown(text) == whole_way(text) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "text", ["1. 年初部署", "- 年初部署", "# 年初", "> 年初", "A*年初*", "年<b>初"]
)
def test_what_may_be_a_mark_goes_the_whole_way(text: str) -> None:
    assert not _PLAIN.fullmatch(text)
