"""The words that name a field anywhere in the models: keys, their titles, and what else they are
called. Where a file cannot be read, they tell a key from a text that merely holds a colon.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.model import Model

OTHER_TITLES: dict[str, tuple[str, ...]] = {
    "题目": ("title",),
    "项目名称": ("title",),
    "案例名称": ("title",),
    "名字": ("name", "title"),
    "概述": ("summary",),
    "简介": ("summary",),
    "问题": ("problem", "statement"),
    "问题描述": ("statement", "problem"),
    "现状": ("statement",),
    "描述": ("statement", "definition"),
    "原因": ("causes",),
    "指标": ("indicators", "indicator"),
    "载体": ("vehicle", "vehicles"),
    "载体名称": ("name",),
    "成效": ("results", "summary"),
    "措施": ("actions", "text"),
    "做法": ("actions", "text"),
    "单位": ("unit", "organisation"),
    "计量单位": ("unit",),
    "支部": ("branch",),
    "场景": ("scenarios",),
    "专业": ("business_lines",),
    "步骤": ("steps",),
    "时间": ("period",),
    "起止时间": ("period",),
    "开始时间": ("start",),
    "结束时间": ("end",),
    "值": ("value",),
    "数": ("value",),
    "原文": ("printed",),
    "来源": ("sources", "source"),
    "出处": ("source", "sources"),
    "等级": ("grade",),
    "organization": ("organisation",),
    "organizations": ("organisations",),
}
"""Word that contributors use for a key besides its title → the keys it may stand for; of these the
first that the place knows is meant."""


@cache
def key_words() -> frozenset[str]:
    """Every key, title and other word for a field of any kind of file."""
    words = set(OTHER_TITLES)
    for model in _models(Model):
        for name, info in model.model_fields.items():
            words |= {name, info.title or name}
    return frozenset(words)


def is_key(word: str) -> bool:
    """Whether `word` names a field somewhere."""
    return word in key_words()


def _models(model: type[Model]) -> Iterator[type[Model]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _models(inner)
