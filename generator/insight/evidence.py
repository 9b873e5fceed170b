"""How well a method or a case is evidenced: computed from the entries, never typed in.

The sum of a method and its parts are shown on its page, so each part carries its own reason; a case
shows its level in lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.library import Library
from generator.model import Brief, Labelled, Quality, Status


class Level(Labelled):
    """What the sum of points amounts to."""

    STRONG = "strong", "证据充分"
    GOOD = "good", "证据较好"
    EARLY = "early", "初步证据"
    OPEN = "open", "有待验证"


@dataclass(frozen=True)
class Rung:
    """What a level asks for: points, and cases that show them in numbers.

    Points alone do not make a method well evidenced: many companies that only praise it are many
    voices and no measurement.
    """

    level: Level
    points: int
    measured: int = 0
    """Least number of cases with a measured result."""
    compared: int = 0
    """Least number of cases with a change, or values before and after."""

    @property
    def condition(self) -> str:
        """What the level asks for, in words."""
        if not self.points:
            return "其余"
        more = f"，且至少 {self.measured} 个案例有数据" if self.measured else ""
        more = f"，且至少 {self.compared} 个案例有变化幅度" if self.compared else more
        return f"{self.points} 分起{more}"


LADDER = (
    Rung(Level.STRONG, 7, compared=2),
    Rung(Level.GOOD, 5, measured=2),
    Rung(Level.EARLY, 3),
    Rung(Level.OPEN, 0),
)
"""The levels, highest first; ten points can be reached."""

RECENT_YEARS = 5
"""A source of at most this age, in years, counts as recent."""


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
    """A level and how it came about."""

    level: Level
    points: int
    most: int
    parts: tuple[Part, ...]


def evidence_of(library: Library, method: str, edition_year: int) -> Evidence:
    """Add up what the cases of `method` show, as seen in `edition_year`."""
    cases = [library.briefs[i] for i in library.cases_of_method(method)]
    companies = {library.root_organisation(c.organisation) for c in cases}
    measured = sum(c.measured for c in cases)
    compared = sum(c.compared for c in cases)
    sources = [library.sources[s] for s in dict.fromkeys(s for c in cases for s in c.sources)]
    best = min((s.quality for s in sources), key=list(Quality).index, default=None)
    newest = max((s.date for s in sources if s.date), default=None)
    age = edition_year - int(newest[:4]) if newest else None
    parts = (
        _part("独立单位", f"{len(companies)} 家企业的 {len(cases)} 个案例", len(companies), 3),
        _part("有数据的成效", f"{measured} 个案例", measured, 3),
        _part("有变化幅度", f"{compared} 个案例", compared, 2),
        _part(
            "来源质量",
            f"最好的一篇：{best.label}" if best else "没有来源",
            int(best is Quality.PUBLISHED),
            1,
        ),
        _part(
            "来源时效",
            f"最新的一篇 {newest[:4]} 年" if newest else "来源均未署日期",
            int(age is not None and age <= RECENT_YEARS),
            1,
        ),
    )
    points = sum(part.points for part in parts)
    level = _level(LADDER, points, measured, compared)
    return Evidence(level, points, sum(part.most for part in parts), parts)


def _part(name: str, found: str, reached: int, most: int) -> Part:
    return Part(name, found, min(reached, most), most)


CASE_LADDER = (
    Rung(Level.STRONG, 5, compared=1),
    Rung(Level.GOOD, 4, measured=1),
    Rung(Level.EARLY, 2),
    Rung(Level.OPEN, 0),
)
"""The levels of a single case, highest first; six points can be reached."""


def case_evidence(library: Library, brief: Brief) -> Evidence:
    """How well a single case is evidenced, by what it prints and where it stands.

    One point each for a printed number in the results, for the time being stated, for a source of
    a named medium and for a dated source; two for a printed change, or values before and after.
    Strong needs five points and such a change, good needs four and a number, early needs two.
    Unlike a method's, the level does not fall with the years: what was measured stays measured.
    """
    sources = [library.sources[s] for s in brief.sources if s in library.sources]
    published = any(s.quality is Quality.PUBLISHED for s in sources)
    dated = any(s.date for s in sources)
    return _sum_of_case(brief.measured, brief.compared, brief.timed, published, dated)


@cache
def _sum_of_case(
    measured: bool, compared: bool, timed: bool, published: bool, dated: bool
) -> Evidence:
    """The sum over five facts: many cases, few different sums."""
    parts = (
        _part("有数据的成效", "有" if measured else "原文未载", measured, 1),
        _part("有变化幅度", "有" if compared else "原文未载", 2 * compared, 2),
        _part("写明时间", "有" if timed else "原文未载", timed, 1),
        _part("来源质量", "署名媒体刊发" if published else "不是署名媒体刊发", published, 1),
        _part("来源日期", "有" if dated else "来源均未署日期", dated, 1),
    )
    points = sum(part.points for part in parts)
    level = _level(CASE_LADDER, points, int(measured), int(compared))
    return Evidence(level, points, sum(part.most for part in parts), parts)


def by_strength(library: Library, cases: Iterable[str]) -> tuple[str, ...]:
    """Cases that compare before and after, then those with a number, then the rest.

    Deprecated ones come last; of equals the order given decides.
    """
    briefs = library.briefs

    def rank(case_id: str) -> tuple[bool, bool, bool]:
        case = briefs[case_id]
        return case.status is Status.DEPRECATED, not case.compared, not case.measured

    return tuple(sorted(cases, key=rank))


def _level(ladder: tuple[Rung, ...], points: int, measured: int, compared: int) -> Level:
    return next(
        rung.level
        for rung in ladder
        if points >= rung.points and measured >= rung.measured and compared >= rung.compared
    )
