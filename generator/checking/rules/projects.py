"""One registered project: its days in order, its requests for a higher grade, its target."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.rules.registry import out_of_order
from generator.model import (
    Better,
    Grade,
    Pace,
    Progress,
    Project,
    Promotion,
    RegisteredIndicator,
    Ruling,
)

_NEXT = {Grade.C: Grade.B, Grade.B: Grade.A}
"""The grade that may be asked for, by the one that is held."""


def project_is_in_order(project: Project) -> Iterator[Finding]:
    """Notes and requests stand by date, none before the project was registered."""
    for key, days in (
        ("promotions", [promotion.date for promotion in project.promotions]),
        ("progress", [note.date for note in project.progress]),
    ):
        yield from out_of_order(key, days)
        for index, day in enumerate(days):
            if day < project.registered:
                params = {"value": day, "registered": project.registered}
                yield Finding(Code.BEFORE_REGISTERED, (key, index, "date"), params)
                break


def promotions_lead_one_up(project: Project) -> Iterator[Finding]:
    """A request is for the grade above the one that is held on that day."""
    held = project.grade
    days = [promotion.date for promotion in project.promotions]
    if days != sorted(days):
        return  # Told already; the grade of a day is not clear before it is mended.
    for index, promotion in enumerate(project.promotions):
        wanted = _NEXT.get(held)
        if promotion.wanted is not wanted:
            params = {
                "value": promotion.wanted.value,
                "held": held.value,
                "replacement": wanted.value if wanted else "",
            }
            yield Finding(Code.WRONG_GRADE, ("promotions", index, "wanted"), params)
        if promotion.ruling is Ruling.APPROVED:
            held = promotion.wanted


def declined_says_why(promotion: Promotion) -> Iterator[Finding]:
    """A request that was declined has its reason."""
    if promotion.ruling is Ruling.DECLINED and promotion.reason is None:
        yield Finding(Code.DECLINED_WITHOUT_REASON, ("ruling",))


def late_says_what_next(note: Progress) -> Iterator[Finding]:
    """Whoever is late or stops says why and what comes next."""
    if note.pace in (Pace.LATE, Pace.STOPPED) and note.next is None:
        yield Finding(Code.LATE_WITHOUT_NEXT, ("pace",), {"label": note.pace.label})


def target_is_better(indicator: RegisteredIndicator) -> Iterator[Finding]:
    """The target does not lie on the worse side of the baseline; it may be to keep it."""
    gain = indicator.target - indicator.baseline
    if gain < 0 if indicator.better is Better.HIGHER else gain > 0:
        params = {
            "value": str(indicator.target),
            "baseline": str(indicator.baseline),
            "label": indicator.better.label,
            "better": indicator.better.value,
        }
        yield Finding(Code.TARGET_WORSE, ("target",), params)
