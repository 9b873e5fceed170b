"""Two-way scoring and admission (domain.md: 突出贡献 only if both scores are at least 4)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.model import OUTSTANDING_MINIMUM, Appraisal, Collection, Decision
from generator.reading import Address, FileKind

_SCORES = ("professional_score", "party_score")


def outstanding_has_both_scores(appraisal: Appraisal) -> Iterator[Finding]:
    """Outstanding needs every score that is stated to reach the minimum."""
    if appraisal.decision is Decision.OUTSTANDING:
        for key, score in _below(appraisal, OUTSTANDING_MINIMUM):
            params = {"key": key, "value": str(score), "least": str(OUTSTANDING_MINIMUM)}
            yield Finding(Code.OUTSTANDING_SCORE, (key,), params)


def collection_admits(shelf: Shelf, typed: Typed) -> Iterator[Finding]:
    """A case has the scores and the decision that its collection asks for, where it states any."""
    collection = collection_of(shelf, typed.address.collection)
    if collection and typed.facts.appraisal:
        yield from admission_findings(collection, typed.facts.appraisal)


def admission_findings(collection: Collection, appraisal: Appraisal) -> Iterator[Finding]:
    """Why a case so appraised does not belong in the collection."""
    admission = collection.admission
    outstanding = appraisal.decision is Decision.OUTSTANDING
    least = admission.minimum_score or 0
    for key, score in _below(appraisal, least):
        if outstanding and score < OUTSTANDING_MINIMUM:
            continue  # Told by the stronger rule above.
        params = {
            "key": key,
            "value": str(score),
            "least": str(least),
            "collection": collection.title,
        }
        yield Finding(Code.ADMISSION_SCORE, ("appraisal", key), params)
    wanted = admission.decision
    if wanted and appraisal.decision and appraisal.decision is not wanted:
        params = {
            "value": appraisal.decision.value,
            "label": appraisal.decision.label,
            "wanted": wanted.value,
            "wanted_label": wanted.label,
            "collection": collection.title,
        }
        yield Finding(Code.ADMISSION_DECISION, ("appraisal", "decision"), params)


def _below(appraisal: Appraisal, least: int) -> Iterator[tuple[str, int]]:
    for key in _SCORES:
        score: int | None = getattr(appraisal, key)
        if score is not None and score < least:
            yield key, score


def collection_of(shelf: Shelf, id_: str) -> Collection | None:
    """The collection of a folder; None where its file is missing or not valid."""
    found = shelf.files.get(Address(FileKind.COLLECTION, id_).path)
    return found.entry if found and isinstance(found.entry, Collection) else None
