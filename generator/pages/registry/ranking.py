"""Who filled the same form: ranked within a month, a quarter and a year, and one after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.insight.share import per_cent
from generator.pages.bars import Bar, bar
from generator.pages.registry.filled import Filled, points, who
from generator.pages.registry.shelf import Shelf
from generator.pages.spans import moment

MONTH = len("2025-03")
YEAR = len("2025")
MONTHS_OF_A_QUARTER = 3


@dataclass(frozen=True)
class Stage:
    """A column of a form that is filled once in a longer time, and ranked then."""

    title: str
    """What the ranking is called: `季度通报`."""
    column: str
    quarterly: bool


STAGES = {
    ("si-bu-zou", "lianghua-kaohe"): (
        Stage("年度考评", "年考评得分", quarterly=False),
        Stage("通报", "季通报得分", quarterly=True),
    ),
}
"""月检查、季通报、年考评: one form, checked by the month, announced by the quarter, then judged."""


@dataclass(frozen=True)
class RankedRow:
    """One branch in a ranking."""

    place: int
    """From 1; equal shares have equal places."""
    name: str
    url: str
    """The filled form, the last one of several."""
    numbers: tuple[str, ...]
    bar: Bar


@dataclass(frozen=True)
class Ranking:
    """Everybody who filled a form for the same time."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[RankedRow, ...]


@dataclass(frozen=True)
class SeriesView:
    """What one branch reached, time after time."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class _Reached:
    """What somebody reached in a time."""

    name: str
    held: tuple[Filled, ...]
    reached: Decimal
    full: Decimal

    @property
    def share(self) -> Decimal:
        return per_cent(self.reached, self.full) or Decimal(0)

    def column(self, title: str) -> Decimal | None:
        """A column of points, added up over the forms of the time."""
        held = [value for f in self.held for name, value in f.sums if name == title]
        return sum(held, Decimal(0)) if held else None

    def adds_up(self, title: str) -> bool:
        """Whether a column was filled in more than one form of the time."""
        return sum(title in dict(filled.sums) for filled in self.held) > 1


def rankings_of(shelf: Shelf, held: Sequence[Filled]) -> tuple[Ranking, ...]:
    """A ranking for each time that two or more filled the form for, the longer times first."""
    counted = [f for f in held if f.counted and f.counted.whole.full]
    stages = STAGES.get(held[0].key, ())
    found: list[Ranking] = []
    for stage in stages:
        found += _staged(shelf, stage, counted)
    for period in sorted({f.form.period for f in counted}, key=lambda p: (len(p), p)):
        if stages and len(period) != MONTH:
            continue  # The stages have told it.
        reached = [
            _Reached(who(shelf, f), (f,), f.counted.whole.reached, f.counted.whole.full)
            for f in counted
            if f.form.period == period and f.counted
        ]
        if len(reached) > 1:
            found.append(_ranking(shelf, moment(period), reached))
    return tuple(found)


def _staged(shelf: Shelf, stage: Stage, held: Sequence[Filled]) -> Iterable[Ranking]:
    """Rankings by the column of a stage: who has it filled in the last form of the time."""
    times: dict[str, dict[str, list[Filled]]] = {}
    for filled in held:
        monthly = len(filled.form.period) == MONTH
        if monthly or not stage.quarterly:
            time = _quarter(filled) if stage.quarterly else f"{filled.form.period[:YEAR]} 年"
            if monthly == stage.quarterly:
                times.setdefault(time, {}).setdefault(who(shelf, filled), []).append(filled)
    for time, people in times.items():
        reached = []
        for name, own in people.items():
            last = max(own, key=lambda filled: filled.form.period)
            points = dict(last.sums).get(stage.column)
            if points is not None and last.counted:
                reached.append(_Reached(name, tuple(own), points, last.counted.whole.full))
        if len(reached) > 1:
            yield _ranking(shelf, f"{time}{stage.title}", reached)


def _quarter(filled: Filled) -> str:
    month = int(filled.form.period[YEAR + 1 : MONTH])
    return f"{filled.form.period[:YEAR]} 年第 {(month - 1) // MONTHS_OF_A_QUARTER + 1} 季度"


def _ranking(shelf: Shelf, title: str, reached: Sequence[_Reached]) -> Ranking:
    headings = tuple(dict.fromkeys(name for one in reached for f in one.held for name, _ in f.sums))
    headings = headings if len(headings) > 1 else ()
    ordered = sorted(reached, key=lambda one: -one.share)
    shares = [one.share for one in ordered]
    rows = tuple(
        RankedRow(
            shares.index(one.share) + 1,
            one.name,
            shelf.form_url(one.held[-1].collection, one.held[-1].id),
            tuple(_shown(one.column(heading)) for heading in headings),
            bar(
                one.name,
                f"{points(one.reached)} / {points(one.full)}（{one.share}%）",
                (("best", float(one.share)),),
                100,
            ),
        )
        for one in ordered
    )
    added = {heading for heading in headings if any(one.adds_up(heading) for one in reached)}
    return Ranking(title, tuple(f"{h}合计" if h in added else h for h in headings), rows)


def _shown(value: Decimal | None) -> str:
    return "" if value is None else points(value)


def series_of(shelf: Shelf, held: Sequence[Filled]) -> tuple[SeriesView, ...]:
    """For everybody who filled the form twice or more: the share of each time."""
    series: dict[tuple[str, int], list[Filled]] = {}
    for filled in held:
        if filled.share is not None:
            # A year does not stand in one line with its months.
            series.setdefault((who(shelf, filled), len(filled.form.period)), []).append(filled)
    return tuple(
        SeriesView(name, tuple(_point(shelf, filled) for filled in own))
        for (name, _), own in series.items()
        if len(own) > 1
    )


def _point(shelf: Shelf, filled: Filled) -> Bar:
    share = filled.share or Decimal(0)
    return bar(
        moment(filled.form.period),
        f"{share}%",
        (("best", float(share)),),
        100,
        shelf.form_url(filled.collection, filled.id),
    )
