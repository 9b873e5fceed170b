"""Texts that only hold the place of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Typed

_WORDS = """
无 暂无 没有 未填 未填写 待填 待填写 待补 待补充 待定 待完善 待更新 待确认 补充中 略
同上 如上 见上 见附件 内容 文字 标题 摘要 名称 请填写 请输入 在此填写 在此输入
某某 某单位 某公司 示例 样例 测试
todo tbd tbc tba fixme n/a na none nil null test xxx placeholder
"""
_PLACEHOLDERS = frozenset(_WORDS.split())
_FILLING = re.compile(r"[\s.…·。、,，;；:：!！?？_\-—*#/\\|~=+<>()\[\]{}xX×某]*")
"""Signs and crosses that are typed to fill a gap."""
_BEHIND = r"\s)\]}>】》”\"'*_。.!！…"
_AROUND = re.compile(rf"^[\s(\[{{<【《“\"'*_]+|(?<![{_BEHIND}])[{_BEHIND}]+$")
_LONG = 24
"""Characters beyond which no word of the list can be most of a text."""
_BLANK_ON_PURPOSE = frozenset({"columns", "rows", "unit", "aliases"})
"""Fields in which such words are content: the columns and cells of a blank form."""


def placeholders(typed: Typed) -> Iterator[Finding]:
    """Every text of a file that is a placeholder."""
    for path, text in typed.texts:
        if is_placeholder(text) and _BLANK_ON_PURPOSE.isdisjoint(path):
            yield Finding(Code.PLACEHOLDER, path, {"value": text})


def is_placeholder(text: str) -> bool:
    """Whether `text`, which is not empty, says nothing: 待补充, TODO, xxx, ……, lorem ipsum."""
    if len(text) > _LONG:
        return not _is_told(text) and _says_nothing(text)
    return _is_short_placeholder(text)


@lru_cache(maxsize=4096)
def _is_short_placeholder(text: str) -> bool:
    """Names and units are short and stand in many files."""
    return _says_nothing(text)


def _says_nothing(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", text).casefold().strip()
    if not folded:
        return False
    core = _AROUND.sub("", folded)
    return (
        core in _PLACEHOLDERS
        or bool(_FILLING.fullmatch(folded))
        or folded.startswith("lorem ipsum")
        or "待补充" in core[:6]
    )


def _is_told(text: str) -> bool:
    """Whether a long text begins and ends as sentences do, so that nothing fills a gap in it."""
    begins = text[0].isalnum() and text[0] not in "xX×某lLｌＬ"
    return begins and text[-2].isalnum() and text[-3].isalnum() and "待补充" not in text[:12]
