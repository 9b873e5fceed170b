"""What a registry says of its outstanding projects follows from the scores, and from the cases.

`insight/registry.py` computes the same outcome for the site; here it is only compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.rules.appraisal import collection_of
from generator.checking.shelf import Shelf, Typed
from generator.model import (
    OUTSTANDING_MINIMUM,
    Appraisal,
    Decision,
    Grade,
    Project,
    Registry,
    Ruling,
    Scoring,
)

_SCORES = ("professional_score", "party_score")


def outcomes_agree(shelf: Shelf, typed: Typed) -> Iterator[Finding]:
    """Decisions follow from the scores; a project's case is in the collection and says the same."""
    registry = typed.entry
    if not isinstance(registry, Registry):
        return
    collection = collection_of(shelf, typed.address.collection)
    least = (collection and collection.admission.minimum_score) or OUTSTANDING_MINIMUM
    for index, project in enumerate(registry.projects):
        if project.scoring:
            for finding in _decision(project.scoring, least):
                yield finding.below(("projects", index, "scoring"))
        case = shelf.cases_by_id.get(project.case) if project.case else None
        if case:
            for finding in _case(typed, case, project, least):
                yield finding.below(("projects", index, "case"))


def _decision(scoring: Scoring, least: int) -> Iterator[Finding]:
    if scoring.decision is None:
        return
    follows = _is_outstanding(scoring, least)
    if (scoring.decision is Decision.OUTSTANDING) is (follows is True):
        return
    params = {
        "value": scoring.decision.value,
        "label": scoring.decision.label,
        "professional": _shown(scoring.professional_score),
        "party": _shown(scoring.party_score),
        "least": str(least),
    }
    yield Finding(Code.DECISION_AGAINST_SCORES, ("decision",), params)


def _case(typed: Typed, case: Typed, project: Project, least: int) -> Iterator[Finding]:
    if case.address.collection != typed.address.collection:
        params = {"value": case.address.id, "other": case.address.collection}
        yield Finding(Code.CASE_ELSEWHERE, (), params)
    if case.facts.appraisal is None:
        return
    for key, stated, own in _compared(case.facts.appraisal, project, least):
        params = {"value": case.address.id, "key": key, "stated": stated, "own": own}
        yield Finding(Code.CASE_DISAGREES, (), params)


def _compared(appraisal: Appraisal, project: Project, least: int) -> Iterator[tuple[str, str, str]]:
    """What both state and do not state alike: the key, the case's value, the registry's."""
    grade = _final_grade(project)
    if appraisal.grade and appraisal.grade is not grade:
        yield "grade", appraisal.grade.value, grade.value
    scoring = project.scoring
    if scoring is None:
        return
    for key in _SCORES:
        stated, own = getattr(appraisal, key), getattr(scoring, key)
        if stated is not None and own is not None and stated != own:
            yield key, str(stated), str(own)
    follows = _is_outstanding(scoring, least)
    if appraisal.decision is None or follows is None:
        return
    if (appraisal.decision is Decision.OUTSTANDING) is not follows:
        computed = Decision.OUTSTANDING if follows else Decision.REGISTERED
        yield "decision", appraisal.decision.value, computed.value


def _is_outstanding(scoring: Scoring, least: int) -> bool | None:
    """Both scores reach `least` (domain.md: two-way scoring); None where one is missing."""
    scores = [score for score in (scoring.professional_score, scoring.party_score) if score]
    return min(scores) >= least if len(scores) == 2 else None


def _final_grade(project: Project) -> Grade:
    """The grade after every request that was approved."""
    approved = [p for p in project.promotions if p.ruling is Ruling.APPROVED]
    last = max(approved, key=lambda promotion: promotion.date, default=None)
    return last.wanted if last else project.grade


def _shown(score: int | None) -> str:
    return "—" if score is None else str(score)
