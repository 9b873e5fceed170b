"""One form with everything a form can have, on the small library."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.checking import check_tree
from generator.exports.forms import BlankForm, blank_form
from generator.library import Library
from generator.reading import read_tree
from tests import small
from tests.conftest import ROOT

TOOL: dict[str, Any] = {
    "id": "zeren-ka",
    "title": "党员包保责任卡",
    "purpose": "写明谁包哪个现场。",
    "instructions": ["一人一卡。", "=1+1 也只是文字。"],
    "columns": [
        {"title": "现场", "width": 20, "hint": "写到作业面"},
        {"title": "等级", "kind": "choice", "choices": ["A", "B", "C"], "hint": "按风险填"},
        {"title": "次数", "kind": "number"},
        {"title": "日期", "kind": "date"},
        {"title": "完成", "kind": "tick"},
    ],
    "rows": [["变电站", "", "=2+2", "", ""]],
    "blank_rows": 3,
    "tally": {"kind": "score", "value": "次数"},
    "example": {"case": "anli", "rows": [["变电站", "A", "", "", "√"]], "note": "次数原文没说"},
}

SOURCES = {"wen": {**small.SOURCE, "title": "一篇《文章》"}}


def library(**tool: Any) -> Library:
    method = small.method(tools=[TOOL | tool])
    return small.library(methods={"baobao-fa": method}, sources=SOURCES)


def form(**tool: Any) -> BlankForm:
    found = library(**tool)
    return blank_form(found, "baobao-fa", found.methods["baobao-fa"].tools[0])


@cache
def real() -> Library:
    """The library of this repository, read once for all tests of forms."""
    return Library(check_tree(read_tree(ROOT)).entries)
