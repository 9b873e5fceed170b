"""The rules of `casebook check`, one page each, made from their catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.checking.catalogue import CATALOGUE, Explanation
from generator.checking.problem import Severity
from generator.pages.context import SiteContext
from generator.pages.links import CHECKS, Link, check_url
from generator.pages.page import Page

GROUPS = {
    "R": "读不了的文件",
    "S": "字段写得不对",
    "L": "引用对不上",
    "V": "取值和规则",
    "E": "佐证核对",
    "T": "文字里的问题",
    "W": "工作簿",
}
"""First letter of a code → what its rules look at."""

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}

_PARAMETER = re.compile(r"\{[a-z_]+\}(?: \{[a-z_]+\})*")


@dataclass(frozen=True)
class CheckView:
    """One rule."""

    code: str
    url: str
    title: str
    severity: str
    severity_key: str
    what: str
    allowed: str
    why: str
    how: str
    bad: str
    good: str


@dataclass(frozen=True)
class CheckGroup:
    """The rules that look at one thing."""

    letter: str
    title: str
    checks: tuple[CheckView, ...]


def _general(template: str) -> str:
    """A message without the values of a finding; nothing where it is made of one alone."""
    return "" if _PARAMETER.fullmatch(template) else _PARAMETER.sub("…", template)


def _sentence(text: str) -> str:
    """The text with a full stop, where it has none."""
    return text if not text or text.endswith(("。", "？", "！", "…", "”")) else f"{text}。"


def _view(explanation: Explanation) -> CheckView:
    words = explanation.zh
    return CheckView(
        code=explanation.code,
        url=check_url(explanation.code),
        title=words.title,
        severity=SEVERITIES[explanation.severity],
        severity_key=explanation.severity.value,
        what=_sentence(_general(words.what)),
        allowed=_sentence(_general(words.allowed)),
        why=_sentence(words.why),
        how=_sentence(words.how),
        bad=explanation.bad,
        good=explanation.good,
    )


def check_groups() -> tuple[CheckGroup, ...]:
    """Every rule, by what it looks at."""
    views = [_view(explanation) for explanation in CATALOGUE.values()]
    groups = (
        CheckGroup(letter, title, tuple(view for view in views if view.code.startswith(letter)))
        for letter, title in GROUPS.items()
    )
    return tuple(group for group in groups if group.checks)


def check_index(site: SiteContext) -> Iterator[Page]:
    """The page of all rules."""
    yield site.page(
        CHECKS,
        "checks.html",
        "检查规则",
        f"提交前的 {len(CATALOGUE)} 条检查：查什么、为什么、怎样改。",
        staged=True,
        groups=check_groups(),
        total=len(CATALOGUE),
    )


def check_pages(site: SiteContext) -> Iterator[Page]:
    """One page per rule."""
    for group in check_groups():
        for check in group.checks:
            yield site.page(
                check.url,
                "check.html",
                f"{check.code} {check.title}",
                check.what + check.why,
                check=check,
                group=group.title,
                others=tuple(
                    Link(f"{c.code} {c.title}", c.url) for c in group.checks if c is not check
                ),
            )
