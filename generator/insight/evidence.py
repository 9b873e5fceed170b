"""How well a method is evidenced: computed from its cases, never typed in.

The sum and its parts are shown on the method's page, so each part carries its own reason.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.library import Library
from generator.model import Case, Labelled, Quality


class Level(Labelled):
    """What the sum of points amounts to."""

    STRONG = "strong", "证据充分"
    GOOD = "good", "证据较好"
    EARLY = "early", "初步证据"
    OPEN = "open", "有待验证"


THRESHOLDS = ((7, Level.STRONG), (5, Level.GOOD), (3, Level.EARLY), (0, Level.OPEN))
"""Least points of each level; nine can be reached."""

QUALITY_POINTS = {Quality.PUBLISHED: 2, Quality.UNSTATED: 1, Quality.SHARED: 1, Quality.REPOST: 0}

RECENT_YEARS = 5


@dataclass(frozen=True)
class Part:
    """One line of the sum."""

    name: str
    found: str
    """What the entries hold, in words."""
    points: int
    most: int


@dataclass(frozen=True)
class Evidence:
    """The level of a method and how it came about."""

    level: Level
    points: int
    most: int
    parts: tuple[Part, ...]


def has_result(case: Case) -> bool:
    """Whether a case prints at least one number for what came of it."""
    return any(i.measured for i in case.indicators) or bool(case.results and case.results.figures)


def has_comparison(case: Case) -> bool:
    """Whether a case prints before and after, or the change between them."""
    return any(i.change or (i.baseline and i.result) for i in case.indicators)


def evidence_of(library: Library, method: str, edition_year: int) -> Evidence:
    """Add up what the cases of `method` show, as seen in `edition_year`."""
    cases = [library.cases[i] for i in library.cases_of_method(method)]
    companies = {library.root_organisation(c.organisation) for c in cases}
    measured = sum(has_result(c) for c in cases)
    compared = sum(has_comparison(c) for c in cases)
    sources = [library.sources[s] for s in dict.fromkeys(s for c in cases for s in c.sources)]
    best = max(sources, key=lambda s: QUALITY_POINTS[s.quality], default=None)
    newest = max((s.date for s in sources if s.date), default=None)
    age = edition_year - int(newest[:4]) if newest else None
    parts = (
        Part(
            "独立单位", f"{len(companies)} 家企业的 {len(cases)} 个案例", min(len(companies), 3), 3
        ),
        Part("有数据的成效", f"{measured} 个案例", min((measured + 1) // 2, 2), 2),
        Part("有前后对比", f"{compared} 个案例", min(compared, 1), 1),
        Part(
            "来源质量",
            f"最好的一篇：{best.quality.label}" if best else "没有来源",
            QUALITY_POINTS[best.quality] if best else 0,
            2,
        ),
        Part(
            "来源时效",
            f"最新的一篇 {newest[:4]} 年" if newest else "来源均未署日期",
            int(age is not None and age <= RECENT_YEARS),
            1,
        ),
    )
    points = sum(part.points for part in parts)
    level = next(level for least, level in THRESHOLDS if points >= least)
    return Evidence(level, points, sum(part.most for part in parts), parts)
