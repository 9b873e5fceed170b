"""Which methods fit a branch: one short sum over what the entries themselves say.

Up to five questions are answered: business line, scenario (what hurts), indicator, the means at
hand (members, resources), stage. Each answer makes a condition of every method; the resources make
one for each that the method needs. A condition is

- met: the method names the word, a narrower or a broader one; of indicators and business lines it
  is enough that one of its listed cases names the word or a narrower one. Members: at least as
  many as needed. Resources: the branch has it.
- unknown: the method says nothing at all about it.
- unmet: otherwise.

Score, in per cent = Σ weight · credit / Σ weight over the conditions: a met one has credit 1, an
unknown one ½ (as likely as not), an unmet one 0. The resources share one weight.

Verdict: *full*: something met and nothing unmet. *none*: of scenario and indicator, where
answered, neither is met; where neither is answered, nothing is. Else *partial*. Order: full,
partial, none; then score, points of evidence, number of cases, each falling; then id. Without
answers all are *open*, in the order of their evidence.

assets/finder/rank.js does the same sum for the page; shared vectors hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

WEIGHTS = {"scenario": 5, "indicator": 4, "line": 2, "stage": 2, "members": 1, "resource": 1}
"""Question → its weight, in the order of the conditions."""

PURPOSE = ("scenario", "indicator")
"""What a branch wants to change; a method that meets none of it is not for them."""


class State(StrEnum):
    """How a condition stands."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """How well a method fits, best first."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    OPEN = "open"


CREDIT = {State.MET: 1.0, State.UNKNOWN: 0.5, State.UNMET: 0.0}


@dataclass(frozen=True)
class Answers:
    """What a branch says of itself; None where it skips a question."""

    scenario: str | None = None
    indicator: str | None = None
    line: str | None = None
    stage: str | None = None
    members: int | None = None
    resources: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Profile:
    """What the sum reads of one method; an empty field is one it says nothing about."""

    id: str
    points: int
    cases: int
    scenario: tuple[str, ...]
    indicator: tuple[str, ...]
    line: tuple[str, ...]
    stage: tuple[str, ...]
    members: int | None
    resources: tuple[str, ...]


@dataclass(frozen=True)
class Condition:
    """One condition: whose question, the word asked for or needed ('' if unknown), its state."""

    question: str
    value: str | int
    state: State
    weight: float


@dataclass(frozen=True)
class Fit:
    """A method and how it fits."""

    method: str
    verdict: Verdict
    score: int
    """Per cent, rounded half up."""
    conditions: tuple[Condition, ...]


def _state(said: bool, met: bool) -> State:
    if not said:
        return State.UNKNOWN
    return State.MET if met else State.UNMET


def _conditions(profile: Profile, answers: Answers) -> Iterator[Condition]:
    for question in ("scenario", "indicator", "line", "stage"):
        asked, known = getattr(answers, question), getattr(profile, question)
        if asked is not None:
            yield Condition(question, asked, _state(known, asked in known), WEIGHTS[question])
    if answers.members is not None:
        least = profile.members or 0
        state = _state(least > 0, answers.members >= least)
        yield Condition("members", least, state, WEIGHTS["members"])
    if answers.resources is not None:
        needed = profile.resources or ("",)
        for resource in needed:
            state = _state(resource != "", resource in answers.resources)
            yield Condition("resource", resource, state, WEIGHTS["resource"] / len(needed))


def _verdict(conditions: tuple[Condition, ...]) -> Verdict:
    if not conditions:
        return Verdict.OPEN
    purpose = [c for c in conditions if c.question in PURPOSE] or conditions
    if all(c.state is not State.MET for c in purpose):
        return Verdict.NONE
    unmet = any(c.state is State.UNMET for c in conditions)
    return Verdict.PARTIAL if unmet else Verdict.FULL


def _score(conditions: tuple[Condition, ...]) -> int:
    reached, most = 0.0, 0.0
    for condition in conditions:
        reached += condition.weight * CREDIT[condition.state]
        most += condition.weight
    return int(100 * reached / most + 0.5) if most else 0


def rank(profiles: Iterable[Profile], answers: Answers) -> tuple[Fit, ...]:
    """Every method, the one that fits best first."""
    verdicts = list(Verdict)
    ranked: list[tuple[tuple[int, int, int, int, str], Fit]] = []
    for profile in profiles:
        conditions = tuple(_conditions(profile, answers))
        fit = Fit(profile.id, _verdict(conditions), _score(conditions), conditions)
        verdict = verdicts.index(fit.verdict)
        place = (verdict, -fit.score, -profile.points, -profile.cases, profile.id)
        ranked.append((place, fit))
    return tuple(fit for _, fit in sorted(ranked, key=lambda pair: pair[0]))
