"""What was meant by an answer that is typed in words: yes or no, done or not."""

from __future__ import annotations

from generator.checking.nearest import fold

_YES = frozenset(("是", "有", "对", "列入", "真", "√", "✓", "✔", "☑", "v", "y", "yes", "true", "1"))
_NO = frozenset(
    (
        "否",
        "不是",
        "无",
        "没有",
        "错",
        "未列入",
        "假",
        "×",
        "✗",
        "✘",
        "✕",
        "x",
        "n",
        "no",
        "false",
        "0",
    )
)


def meant_answer(text: str) -> str:
    """`true` or `false`; empty where it is neither."""
    word = fold(text)
    return "true" if word in _YES else "false" if word in _NO else ""


def meant_tick(text: str) -> str:
    """`√` or `×`; empty where it is neither."""
    return {"true": "√", "false": "×", "": ""}[meant_answer(text)]
