"""The course of a project through the year: notes, requests for a higher grade, two-way scoring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from generator.contributing.example.words import between, one_of, words_of
from generator.model import ChangeKind, Grade, Pace, Ruling
from generator.reading import Value

_PROGRESS = (0.06, 0.2, 0.42, 0.64, 0.84, 1.0)
"""How far a project usually has come at the end of each period of two months."""
_UNREPORTED, _NO_VALUE, _STOPPED = 0.03, 0.1, 0.03
"""Parts of the notes that nobody wrote, that hold no value yet, and of projects that stop."""
_MISSED = 0.65
"""Part of the way below which a project is late at the end of the year."""
_NEXT = {Grade.C: Grade.B, Grade.B: Grade.A}
_UNSCORED = 0.02


@dataclass(frozen=True)
class Course:
    """What decides how a project goes."""

    work: str
    team: str
    baseline: Decimal
    target: Decimal
    quality: float
    """From 0 to 1: how well it is done."""
    grade: Grade
    registered: str
    year: str
    department: str
    helper: str
    ends: str
    """The day on which it ends because of its branch; empty where it goes on."""
    fate: ChangeKind | None

    def value(self, part: float) -> Decimal:
        """The indicator when that part of the way to the target is behind."""
        step = Decimal(1).scaleb(min(0, int(self.baseline.as_tuple().exponent)))
        way = Decimal(repr(part)) * (self.target - self.baseline)
        return (self.baseline + way).quantize(step, ROUND_HALF_UP)


def course_of(chance: Random, course: Course) -> dict[str, Value]:
    """Promotions, progress and scoring, as the registry lists them."""
    reached = min(max(0.35 + 1.1 * course.quality + between(chance, -0.1, 0.1), 0.05), 1.12)
    stops = 3 + int(chance.random() * 3) if chance.random() < _STOPPED else 0
    notes = list(_notes(chance, course, reached, stops))
    ended = bool(course.ends or stops)
    made: dict[str, Value] = {}
    if not ended and (promotions := list(_promotions(chance, course, reached))):
        made["promotions"] = list(promotions)
    if notes:
        made["progress"] = list(notes)
    if not ended:
        made["scoring"] = _scoring(chance, course, reached)
    return made


def _notes(
    chance: Random, course: Course, reached: float, stops: int
) -> Iterator[dict[str, Value]]:
    words = words_of("course")
    late = 3 + int(chance.random() * 3) if reached < 0.85 and chance.random() < 0.6 else 0
    for period, usual in enumerate(_PROGRESS, start=1):
        day = f"{course.year}-{2 * period:02}-{int(between(chance, 22, 29)):02}"
        if day <= course.registered:
            continue
        if course.ends and day >= course.ends:
            yield _last(course)
            return
        if chance.random() < _UNREPORTED and period != stops:
            continue
        part = reached * usual * between(chance, 0.9, 1.05)
        note: dict[str, Value] = {"date": day, "done": _done(chance, course, period)}
        if chance.random() > _NO_VALUE or period == len(_PROGRESS):
            note["value"] = str(course.value(reached if period == len(_PROGRESS) else part))
        if period == stops:
            reason, _ = one_of(chance, words["late"])
            yield note | {"pace": Pace.STOPPED.value, "next": f"{reason}；{words['stopped']}"}
            return
        missed = period == len(_PROGRESS) and reached < _MISSED
        if period == late or missed:
            said = words["missed"] if missed else words["late"]
            note |= {"pace": Pace.LATE.value, "next": "；".join(one_of(chance, said))}
        elif period == len(_PROGRESS) and reached >= 1:
            note["pace"] = Pace.DONE.value
        yield note


def _last(course: Course) -> dict[str, Value]:
    """The note with which a project ends, on the day on which its branch does."""
    words = words_of("course")
    told = words["merged" if course.fate is ChangeKind.MERGED else "withdrawn"]
    done = f"{course.work}的资料和未完事项已清点"
    return {"date": course.ends, "done": done, "pace": Pace.STOPPED.value, "next": told}


def _done(chance: Random, course: Course, period: int) -> str:
    said: str = one_of(chance, words_of("course")["done"][period - 1])
    counts = {
        name: int(between(chance, *bounds))
        for name, bounds in (("few", (2, 5)), ("some", (5, 13)), ("many", (12, 30)))
    }
    return said.format(work=course.work, team=course.team, **counts)


def _promotions(chance: Random, course: Course, reached: float) -> Iterator[dict[str, Value]]:
    wanted = _NEXT.get(course.grade)
    if wanted is None or reached < 0.55 or chance.random() > 0.24:
        return
    autumn = chance.random() < 0.45
    ruling = Ruling.APPROVED if reached >= 0.85 else Ruling.DECLINED
    if autumn and chance.random() < 0.4:
        ruling = Ruling.PENDING
    yield _promotion(chance, course, wanted, "10" if autumn else "07", ruling)
    if ruling is Ruling.APPROVED and not autumn and wanted in _NEXT and chance.random() < 0.5:
        yield _promotion(chance, course, _NEXT[wanted], "10", Ruling.PENDING)


def _promotion(
    chance: Random, course: Course, wanted: Grade, month: str, ruling: Ruling
) -> dict[str, Value]:
    words = words_of("course")
    made: dict[str, Value] = {
        "date": f"{course.year}-{month}-{int(between(chance, 3, 26)):02}",
        "wanted": wanted.value,
        "improvement": one_of(chance, words["improvements"]),
    }
    if chance.random() < 0.6:
        made["helper"] = course.helper
    made["ruling"] = ruling.value
    if ruling is Ruling.DECLINED:
        made["reason"] = one_of(chance, words["declined"])
    return made


def _scoring(chance: Random, course: Course, reached: float) -> dict[str, Value]:
    """Both scores with what they rest on; a few are not given yet."""
    words = words_of("course")
    made: dict[str, Value] = {"department": course.department}
    if chance.random() >= _UNSCORED:
        score = _professional(chance, reached)
        made["professional_score"] = str(score)
        made["professional_basis"] = words["professional_basis"][score]
    if chance.random() >= _UNSCORED:
        score = _party(0.5 * course.quality + 0.5 * chance.random())
        made["party_score"] = str(score)
        made["party_basis"] = words["party_basis"][score]
    return made


def _professional(chance: Random, reached: float) -> int:
    if reached >= 1:
        return 5 if chance.random() < 0.6 else 4
    return 4 if reached >= 0.85 else 3 if reached >= 0.6 else 2 if reached >= 0.4 else 1


def _party(value: float) -> int:
    return 5 if value > 0.76 else 4 if value > 0.45 else 3 if value > 0.25 else 2
