"""The fields a document may have, their weights and Chinese labels, and the words of a question.

This is the only place that knows them; the client reads them from the manifest.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A searched part of a document: the higher the weight (no unit), the earlier the hit."""

    name: str
    label: str
    weight: int


FIELDS: tuple[Field, ...] = (
    Field("title", "标题", 40),
    Field("alias", "别名", 36),
    Field("problem", "问题", 16),
    Field("indicator", "指标", 15),
    Field("scenario", "场景与专业", 14),
    Field("vehicle", "载体", 13),
    Field("summary", "摘要", 12),
    Field("results", "成效", 11),
    Field("actions", "做法", 9),
    Field("steps", "步骤", 9),
    Field("tools", "表单", 8),
    Field("organisation", "单位", 7),
    Field("conditions", "推广条件", 5),
    Field("limits", "局限", 5),
    Field("body", "正文", 4),
    Field("source", "出处", 2),
)
"""Falling weights: a field's place here is its bit in a posting's mask."""

NAMING_FIELDS = frozenset({"title", "alias"})
"""Fields whose whole text is a name: a query equal to one of them puts its document first."""

KIND_LABELS = {
    "case": "案例",
    "method": "机制与工作法",
    "form": "表单",
    "term": "词条",
    "page": "页面",
}

QUESTION_WORDS = (
    "有没有什么",
    "是干什么用的",
    "是做什么的",
    "怎样才能",
    "如何才能",
    "怎么才能",
    "可不可以",
    "为什么",
    "怎么办",
    "怎么样",
    "怎么做",
    "怎么用",
    "有没有",
    "有哪些",
    "是什么",
    "什么是",
    "能不能",
    "该怎么",
    "怎么着",
    "应该",
    "怎么",
    "怎样",
    "如何",
    "什么",
    "哪些",
    "哪个",
    "哪里",
    "多少",
    "是否",
    "请问",
    "可以",
    "办法",
    "关于",
    "我们",
    "咱们",
    "你们",
    "咋整",
    "咋办",
    "老是",
    "总是",
    "总算",
    "咋",
    "吗",
    "呢",
    "啊",
    "吧",
)
"""Taken out of a query that is not found as it stands; a word stands before those it holds."""

WEAK_WORDS = (
    "解决",
    "改进",
    "改善",
    "提高",
    "提升",
    "降低",
    "减少",
    "避免",
    "治理",
    "开展",
    "组织",
    "推进",
    "推动",
    "加强",
    "做好",
    "搞好",
    "需要",
    "出来",
    "之间",
)
"""Say what a reader wants to do, seldom to what: they count little where a query is met in part."""
