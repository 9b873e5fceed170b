"""One project of the invented company: what it takes on, and its number to move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from generator.contributing.example.course import Course, course_of
from generator.contributing.example.units import Branch, Unit
from generator.contributing.example.words import Words, between, one_of, stream, words_of
from generator.model import Entries, Grade, Status, VocabularyKind
from generator.reading import Value

_HIGHEST = Decimal("99.5")
"""Per cent beyond which no target goes."""
_KEY = {Grade.A: 1.0, Grade.B: 0.78, Grade.C: 0.42}
"""Which part of each grade the company itself follows."""
_WITHOUT, _TWICE = 0.10, 0.96
"""Below the first a branch has no project, above the second it has two.

So the company has clearly fewer projects than the 305 of the article about Tianjin, and nobody
takes one for the other.
"""


@dataclass(frozen=True)
class Known:
    """The ids of the library that projects may name."""

    business: tuple[str, ...]
    vehicles: frozenset[str]
    indicators: frozenset[str]
    methods: frozenset[str]

    @classmethod
    def of(cls, entries: Entries) -> Known:
        """What the library knows."""
        methods = (i for i, m in entries.methods.items() if m.status is Status.PUBLISHED)
        return cls(
            tuple(entries.terms(VocabularyKind.BUSINESS_LINES)),
            frozenset(entries.terms(VocabularyKind.VEHICLES)),
            frozenset(entries.terms(VocabularyKind.INDICATORS)),
            frozenset(methods),
        )


def projects_of(unit: Unit, known: Known, year: str, seed: int) -> Iterator[dict[str, Value]]:
    """The projects of a unit, as its registry lists them."""
    chance = stream(seed, "projects", unit.id)
    number = 0
    steady = [branch for branch in unit.branches if not branch.fate] or [*unit.branches]
    for place, branch in enumerate(unit.branches):
        share = chance.random()
        taken = 0 if share < _WITHOUT and not branch.fate else 2 if share > _TWICE else 1
        for turn in range(taken):
            number += 1
            helper = steady[(place + 1) % len(steady)]
            yield _project(chance, number, branch, turn, helper, known, year)


def _project(
    chance: Random,
    number: int,
    branch: Branch,
    turn: int,
    helper: Branch,
    known: Known,
    year: str,
) -> dict[str, Value]:
    themes = words_of("themes")[branch.business]
    theme = themes[(int(chance.random() * len(themes)) + turn) % len(themes)]
    course_words = words_of("course")
    quality = chance.random()
    grade = _grade(quality + between(chance, -0.35, 0.35))
    baseline, target = _aim(chance, theme["indicator"])
    registered = f"{year}-{one_of(chance, ('01', '02'))}-{int(between(chance, 6, 21)):02}"
    if chance.random() > 0.95 and not branch.fate:
        registered = f"{year}-{one_of(chance, ('04', '05'))}-{int(between(chance, 6, 21)):02}"
    place = f"{branch.place}片区" if branch.place else ""
    made: dict[str, Value] = {
        "id": f"xm-{number:03}",
        "branch": branch.heir or branch.name,
        "title": f"{place}{theme['title']}{one_of(chance, course_words['tags'])}",
        "business": _business(branch.business, known),
        "problem": one_of(chance, theme["problem"]).format(baseline=baseline),
        "mechanism": one_of(chance, theme["mechanism"]),
    }
    if theme.get("method") in known.methods:
        made["method"] = theme["method"]
    made["indicator"] = _indicator(theme["indicator"], baseline, target, known)
    if vehicles := [each for each in theme["vehicles"] if each in known.vehicles]:
        made["vehicles"] = list(vehicles)
    made |= {
        "owner": one_of(chance, course_words["posts"]),
        "registered": registered,
        "grade": grade.value,
    }
    if chance.random() < _KEY[grade]:
        made["key"] = "true"
    course = Course(
        work=theme["work"],
        team=theme["team"],
        baseline=baseline,
        target=target,
        quality=quality,
        grade=grade,
        registered=registered,
        year=year,
        department=_department(branch.business),
        helper=helper.name,
        ends=branch.ends,
        fate=branch.fate,
    )
    return made | course_of(chance, course)


def _grade(value: float) -> Grade:
    return Grade.A if value > 0.86 else Grade.B if value > 0.42 else Grade.C


def _aim(chance: Random, indicator: Words) -> tuple[Decimal, Decimal]:
    """Baseline and target; the target is the better one by a step at least."""
    step = Decimal(1).scaleb(-indicator.get("places", 0))
    baseline = rounded(between(chance, *indicator["from"]), step)
    target = rounded(float(baseline) * between(chance, *indicator["to"]), step)
    if indicator["unit"] == "%":
        target = min(target, _HIGHEST)
    if indicator["better"] == "lower":
        return baseline, min(target, baseline - step)
    return baseline, max(target, baseline + step)


def _indicator(
    indicator: Words, baseline: Decimal, target: Decimal, known: Known
) -> dict[str, Value]:
    named = {"indicator": indicator["id"]} if indicator.get("id") in known.indicators else {}
    return {
        **named,
        "name": indicator["name"],
        "unit": indicator["unit"],
        "better": indicator["better"],
        "baseline": str(baseline),
        "target": str(target),
    }


def _business(wanted: str, known: Known) -> str:
    """The line of business, or one of those that the library has."""
    if wanted in known.business:
        return wanted
    return known.business[len(wanted) % len(known.business)]


def _department(business: str) -> str:
    departments = words_of("company")["departments"]
    return str(departments.get(business, departments["*"]))


def rounded(value: float, step: Decimal) -> Decimal:
    """A value to the places of `step`, half up."""
    return Decimal(repr(value)).quantize(step, ROUND_HALF_UP)
