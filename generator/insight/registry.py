"""One round of the registry: what follows from the files of a collection and a year.

The tables and the sheet (三表一单), the outcome of two-way scoring by the collection's rule, the
outstanding projects and their share per unit. Nothing here is typed by anybody.

Where a collection has no registry, `stated_round` shows what its cases state; what they do not
state stays None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.insight.share import per_cent
from generator.library import Library
from generator.model import (
    OUTSTANDING_MINIMUM,
    BranchChange,
    Brief,
    Collection,
    Grade,
    Pace,
    Progress,
    Project,
    Promotion,
    Ruling,
)

PERIODS = 6
"""Periods of two months in a year; the sheet is published once in each."""

FIRST_MONTHS = tuple(range(1, 12, 2))
"""The month that each period begins with."""


@dataclass(frozen=True)
class Entered:
    """One registered project with the unit that registered it."""

    organisation: str
    """Id of the unit."""
    project: Project

    @property
    def grade(self) -> Grade:
        """The grade after every promotion that was approved."""
        return grade_on(self.project, "9999-12-31")


@dataclass(frozen=True)
class Outcome:
    """What two-way scoring says of a project, and why."""

    professional: int | None
    party: int | None
    outstanding: bool | None
    """None as long as a score is missing."""
    lacking: str
    """What kept it from being outstanding, in Chinese; empty where nothing did."""


@dataclass(frozen=True)
class Asked:
    """A request for a higher grade with the grade that the project had on that day."""

    entered: Entered
    promotion: Promotion
    held: Grade


@dataclass(frozen=True)
class Noted:
    """A project in one period: its note there, and the indicator's value before it."""

    entered: Entered
    grade: Grade
    """The grade at the end of the period."""
    note: Progress | None
    """None where nobody wrote one: the sheet shows it as not reported."""
    before: Decimal | None
    """The last value before the period; the baseline where there is none."""
    ended: Progress | None = None
    """The note of an earlier period with which the project was done or stopped; no later note is
    expected then."""


@dataclass(frozen=True)
class Adjusted:
    """A change of a branch with the unit that it belongs to and the projects that it touches.

    These are the projects of the branches before it, and those that a branch out of it goes on
    with: registered no later than the day of the change.
    """

    organisation: str
    change: BranchChange
    projects: tuple[Project, ...]


@dataclass(frozen=True)
class UnitShare:
    """突出贡献项目率 of one unit."""

    organisation: str
    branches: int
    projects: int
    scored: int
    outstanding: int

    @property
    def share(self) -> Decimal | None:
        """Outstanding of registered projects in per cent; None without a project."""
        return per_cent(self.outstanding, self.projects)


@dataclass(frozen=True)
class Round:
    """A year of a collection: every unit's registry together."""

    collection_id: str
    collection: Collection
    year: str
    entered: tuple[Entered, ...]
    branches: Mapping[str, tuple[str, ...]]
    """Unit → its branches at the beginning of the year."""
    changes: tuple[tuple[str, BranchChange], ...]
    """(Unit, change) by date."""

    @property
    def id(self) -> str:
        """Names the round in addresses: `tianjin-zhuoyue-2025`."""
        return f"{self.collection_id}-{self.year}"

    @property
    def minimum(self) -> int:
        """The least that both scores must reach."""
        return self.collection.admission.minimum_score or OUTSTANDING_MINIMUM

    @cached_property
    def outcomes(self) -> tuple[tuple[Entered, Outcome], ...]:
        """Every project that has a scoring, with what follows from it."""
        return tuple(
            (item, outcome_of(item.project, self.minimum))
            for item in self.entered
            if item.project.scoring
        )

    @cached_property
    def outstanding(self) -> tuple[Entered, ...]:
        """The outstanding projects."""
        return tuple(item for item, outcome in self.outcomes if outcome.outstanding)

    @cached_property
    def adjustments(self) -> tuple[Adjusted, ...]:
        """Every change of a branch, by date."""
        return tuple(
            Adjusted(
                unit,
                change,
                tuple(e.project for e in self._own(unit) if _is_touched(e.project, change)),
            )
            for unit, change in self.changes
        )

    @cached_property
    def promotions(self) -> tuple[Asked, ...]:
        """Every request for a higher grade, by date."""
        found = [
            Asked(item, promotion, grade_on(item.project, promotion.date, before=True))
            for item in self.entered
            for promotion in item.project.promotions
        ]
        return tuple(sorted(found, key=lambda asked: asked.promotion.date))

    def sheet(self, period: int) -> tuple[Noted, ...]:
        """双月公开单 of one period, 1 to PERIODS: every project registered by its end."""
        return tuple(_noted(self, period))

    @cached_property
    def periods(self) -> tuple[int, ...]:
        """The periods in which anybody wrote a note."""
        held = {
            period_of(note.date)
            for item in self.entered
            for note in item.project.progress
            if note.date.startswith(self.year)
        }
        return tuple(sorted(held))

    @cached_property
    def shares(self) -> tuple[UnitShare, ...]:
        """The share of outstanding projects per unit, in the order of the units."""
        return tuple(self._share(unit) for unit in self.branches)

    @property
    def total(self) -> UnitShare:
        """The whole round in the same terms; its unit is the collection's."""
        parts = self.shares
        return UnitShare(
            self.collection.organisation,
            sum(part.branches for part in parts),
            sum(part.projects for part in parts),
            sum(part.scored for part in parts),
            sum(part.outstanding for part in parts),
        )

    def _share(self, unit: str) -> UnitShare:
        own = self._own(unit)
        outcomes = [outcome_of(item.project, self.minimum) for item in own]
        return UnitShare(
            unit,
            len(self.branches[unit]),
            len(own),
            sum(outcome.outstanding is not None for outcome in outcomes),
            sum(outcome.outstanding is True for outcome in outcomes),
        )

    def _own(self, unit: str) -> tuple[Entered, ...]:
        return self._by_unit.get(unit, ())

    @cached_property
    def _by_unit(self) -> Mapping[str, tuple[Entered, ...]]:
        """Sorted once: a company may have a thousand units, each of which is asked for."""
        found: dict[str, list[Entered]] = defaultdict(list)
        for item in self.entered:
            found[item.organisation].append(item)
        return {unit: tuple(items) for unit, items in found.items()}

    def of_unit(self, organisation: str) -> Round:
        """The same round, one unit of it."""
        return Round(
            self.collection_id,
            self.collection,
            self.year,
            self._own(organisation),
            {organisation: self.branches[organisation]},
            tuple(item for item in self.changes if item[0] == organisation),
        )


def period_of(day: str) -> int:
    """The period, 1 to PERIODS, that a day `YYYY-MM-DD` falls into."""
    return (int(day[5:7]) + 1) // 2


def period_label(year: str, period: int) -> str:
    """`2025 年 3—4 月`."""
    first = FIRST_MONTHS[period - 1]
    return f"{year} 年 {first}—{first + 1} 月"


def grade_on(project: Project, day: str, *, before: bool = False) -> Grade:
    """The grade of a project on a day; with `before`, ahead of what was asked for on that day."""
    grade = project.grade
    for promotion in sorted(project.promotions, key=lambda item: item.date):
        reached = promotion.date < day if before else promotion.date <= day
        if reached and promotion.ruling is Ruling.APPROVED:
            grade = promotion.wanted
    return grade


def outcome_of(project: Project, minimum: int) -> Outcome:
    """突出贡献 if both scores reach `minimum` (domain.md: two-way scoring); never the average."""
    scoring = project.scoring
    professional = scoring.professional_score if scoring else None
    party = scoring.party_score if scoring else None
    named = (("专业部门评分", professional), ("党建部门评分", party))
    missing = [name for name, score in named if score is None]
    if missing:
        return Outcome(professional, party, None, f"{'、'.join(missing)}还没有打")
    low = [f"{name} {score} 分" for name, score in named if score is not None and score < minimum]
    lacking = f"{'，'.join(low)}，不到 {minimum} 分" if low else ""
    return Outcome(professional, party, not low, lacking)


def _noted(round_: Round, period: int) -> Iterator[Noted]:
    first = FIRST_MONTHS[period - 1]
    start, end = f"{round_.year}-{first:02}-01", f"{round_.year}-{first + 1:02}-31"
    for item in round_.entered:
        project = item.project
        if project.registered > end:
            continue
        notes = sorted(project.progress, key=lambda note: note.date)
        within = [note for note in notes if start <= note.date <= end]
        past = [note for note in notes if note.date < start]
        earlier = [note.value for note in past if note.value is not None]
        yield Noted(
            item,
            grade_on(project, end),
            within[-1] if within else None,
            earlier[-1] if earlier else project.indicator.baseline,
            past[-1] if past and past[-1].pace in (Pace.DONE, Pace.STOPPED) else None,
        )


def _is_touched(project: Project, change: BranchChange) -> bool:
    goes_on = project.branch in change.after and project.registered <= change.date
    return goes_on or project.branch in change.before


def rounds_of(library: Library) -> tuple[Round, ...]:
    """Every round that a library holds files of, collection by collection, newest year first."""
    found = []
    for collection_id, held in library.registries.items():
        collection = library.collections.get(collection_id)
        if collection is None:
            continue
        for year in dict.fromkeys(registry.year for _, registry in held):
            files = [registry for _, registry in held if registry.year == year]
            branches: dict[str, tuple[str, ...]] = {}
            for registry in files:
                known = branches.get(registry.organisation, ())
                branches[registry.organisation] = (*known, *registry.branches)
            changes = [(r.organisation, change) for r in files for change in r.changes]
            found.append(
                Round(
                    collection_id,
                    collection,
                    year,
                    tuple(Entered(r.organisation, p) for r in files for p in r.projects),
                    branches,
                    tuple(sorted(changes, key=lambda item: item[1].date)),
                )
            )
    return tuple(found)


def stated_round(library: Library, collection_id: str) -> tuple[Brief, ...]:
    """The cases of a collection that a source gives a grade, a score or a decision."""
    cases = (library.briefs[i] for i in library.cases_of_collection(collection_id))
    return tuple(case for case in cases if case.appraisal)
