"""What lists, counts and neighbours read of a case: small, and taken from its file alone.

A library of ten thousand cases is listed, counted and searched through briefs; the case itself is
only needed for its own page. A brief holds ids and no labels, so that it depends on nothing but the
case.
"""

from __future__ import annotations

from decimal import Decimal
from hashlib import blake2b, sha256
from typing import NamedTuple

from generator.model.base import Model
from generator.model.case import Appraisal, Case, Decision, Grade, Status
from generator.model.figure import Better, Figure, Indicator, Qualifier
from generator.model.phrase import movement, phrase, shift
from generator.model.vocabulary import VocabularyKind

PERCENT = "%"
_STEP = Decimal("0.1")
_FINGERPRINT = 16
"""Hexadecimal digits of a fingerprint."""


class Stretch(NamedTuple):
    """A span of time; either end may be unstated. Reads like `model.Period`."""

    start: str | None
    end: str | None


class Moved(NamedTuple):
    """An indicator of which the source prints a result or a change."""

    indicator: str
    """Id of its term; empty where the vocabulary has none."""
    name: str
    text: str
    """How it moved, in one phrase."""
    shift: int
    """1 where the number rose, -1 where it fell, 0 where that is not printed."""
    better: Better | None
    """As the case states it; else the term's counts."""
    relative: Decimal | None
    """The movement in % of the value before; None where that cannot be told."""
    qualifier: Qualifier
    """How exactly that is known."""
    doubtful: bool
    """Whether the source leaves open if it means percent or percentage points."""


class Appraised(NamedTuple):
    """What the source states of grade, scores and decision. Reads like `model.Appraisal`."""

    grade: Grade | None
    professional_score: int | None
    party_score: int | None
    decision: Decision | None
    printed: str | None
    source: str
    """Id of the source."""


class Brief(NamedTuple):
    """A case in short; fields are named as those of `Case`."""

    id: str
    collection: str
    """Id of the collection whose folder it lies in."""
    status: Status
    moved_to: str | None
    title: str
    summary: str
    about: str
    """The problem, or the summary where no problem is stated."""
    organisation: str
    period: Stretch | None
    scenarios: tuple[str, ...]
    business_lines: tuple[str, ...]
    vehicles: tuple[str, ...]
    indicators: tuple[str, ...]
    methods: tuple[str, ...]
    """Ids of the methods that its actions apply, each once."""
    sources: tuple[str, ...]
    appraisal: Appraised | None
    measured: bool
    """Whether it prints at least one number for what came of it."""
    compared: bool
    """Whether it prints the change of an indicator, or its values before and after."""
    timed: bool
    """Whether it, or an indicator with a number, says when."""
    figures: int
    """How many figures it prints."""
    moved: tuple[Moved, ...]
    counted: tuple[tuple[str, str], ...]
    """(Name, phrase) of the figures of its results."""
    fingerprint: str
    """Changes when anything typed changes."""
    shown: str
    """Changes when anything of this brief but `fingerprint` changes."""

    def terms(self, kind: VocabularyKind) -> tuple[str, ...]:
        """The ids of one vocabulary that the case names, in its own order."""
        match kind:
            case VocabularyKind.SCENARIOS:
                return self.scenarios
            case VocabularyKind.BUSINESS_LINES:
                return self.business_lines
            case VocabularyKind.VEHICLES:
                return self.vehicles
            case VocabularyKind.INDICATORS:
                return self.indicators
            case VocabularyKind.ORGANISATIONS:
                return (self.organisation,)

    @property
    def grade(self) -> Grade | None:
        """The grade, where the source states one."""
        return self.appraisal.grade if self.appraisal else None

    @property
    def appraised(self) -> bool:
        """Whether the source states a grade, a score or a decision."""
        return self.appraisal is not None

    @property
    def is_listed(self) -> bool:
        """Whether lists show it: neither a draft nor moved."""
        return self.status is not Status.DRAFT and self.status is not Status.MOVED


def brief_of(case_id: str, collection: str, case: Case) -> Brief:
    """The brief of a case."""
    period = Stretch(case.period.start, case.period.end) if case.period else None
    results = case.results.figures if case.results else ()
    measured = [i for i in case.indicators if i.measured]
    stated = any(period or ())
    brief = Brief(
        id=case_id,
        collection=collection,
        status=case.status,
        moved_to=case.moved_to,
        title=case.title,
        summary=case.summary,
        about=case.problem.statement if case.problem else case.summary,
        organisation=case.organisation,
        period=period,
        scenarios=case.scenarios,
        business_lines=case.business_lines,
        vehicles=case.vehicle.kinds,
        indicators=tuple(i.indicator for i in case.indicators if i.indicator),
        methods=tuple(dict.fromkeys(a.method for a in case.actions if a.method)),
        sources=case.sources,
        appraisal=_appraised(case.appraisal),
        measured=bool(measured or results),
        compared=any(i.change or (i.baseline and i.result) for i in case.indicators),
        timed=stated or any(i.period for i in measured),
        figures=_figures(case),
        moved=tuple(map(_moved, measured)),
        counted=tuple((figure.name, phrase(figure)) for figure in results),
        fingerprint="",
        shown="",
    )
    return brief._replace(fingerprint=fingerprint(case), shown=_shown(brief))


def fingerprint(entry: Model) -> str:
    """Sixteen hexadecimal digits that change when the typed content does, and only then."""
    return sha256(entry.model_dump_json().encode()).hexdigest()[:_FINGERPRINT]


def _shown(brief: Brief) -> str:
    return blake2b(repr(brief).encode(), digest_size=_FINGERPRINT // 2).hexdigest()


def _figures(case: Case) -> int:
    """As many as `figures_in` finds, without asking every part of the case."""
    stated = ((i.baseline, i.target, i.result, i.change) for i in case.indicators)
    moved = sum(figure is not None for four in stated for figure in four)
    return moved + len(case.results.figures if case.results else ()) + len(case.scale)


def _appraised(appraisal: Appraisal | None) -> Appraised | None:
    if appraisal is None:
        return None
    return Appraised(
        appraisal.grade,
        appraisal.professional_score,
        appraisal.party_score,
        appraisal.decision,
        appraisal.printed,
        appraisal.source,
    )


def _moved(indicator: Indicator) -> Moved:
    relative, qualifier, doubtful = _relative(indicator)
    way = shift(indicator)
    return Moved(
        indicator.indicator or "",
        indicator.name,
        movement(indicator),
        (way > 0) - (way < 0),
        indicator.better,
        relative,
        qualifier,
        doubtful,
    )


def _relative(indicator: Indicator) -> tuple[Decimal | None, Qualifier, bool]:
    """The movement in % of the value before, how exactly it is known, and whether in doubt.

    Only what the source prints is used: a relative change, or a value before and one after.
    Percentage points are no percentages, and a difference without a value to relate it to is left
    out.
    """
    change, before, after = indicator.change, indicator.baseline, indicator.result
    if before and after and before.unit == after.unit and before.value > 0:
        way = ((after.value - before.value) / before.value * 100).quantize(_STEP)
        return way, _shared(before, after), False
    if change and change.unit == PERCENT:
        # A share that fell by 28% fell by a part of itself or by points: figures.py draws neither.
        unit = indicator.unit or (before.unit if before else None)
        return change.value, change.qualifier, unit == PERCENT
    if change and before and before.unit == change.unit and before.value > 0:
        way = (change.value / before.value * 100).quantize(_STEP)
        return way, _shared(before, change), False
    return None, Qualifier.EXACT, False


def _shared(*figures: Figure) -> Qualifier:
    """What can be said of a number worked out from others: exact, or about."""
    loose = any(figure.qualifier is not Qualifier.EXACT for figure in figures)
    return Qualifier.ABOUT if loose else Qualifier.EXACT
