"""What a case looks like in a list, made from its brief."""

from __future__ import annotations

from dataclasses import dataclass

from generator.insight.effect import better_way, goes_well
from generator.library import Library
from generator.model import Brief, Moved, Status, VocabularyKind
from generator.pages.links import case_url
from generator.pages.plain import clip, plain
from generator.pages.spans import span

SUMMARY_MAX = 90
HEADLINES = 2
VEHICLES = 3


@dataclass(frozen=True)
class Headline:
    """A number that a card shows large."""

    name: str
    value: str
    good: bool


@dataclass(frozen=True)
class CaseCard:
    """A case in a list."""

    url: str
    title: str
    organisation: str
    period: str
    problem: str
    """The problem, or the summary where no problem is stated."""
    headlines: tuple[Headline, ...]
    vehicles: tuple[str, ...]
    grade: str
    deprecated: bool


def headlines(library: Library, case: Brief) -> tuple[Headline, ...]:
    """The numbers of a case, movements before counts."""
    moved = (Headline(m.name, m.text, _improved(library, m)) for m in case.moved)
    counted = (Headline(name, text, False) for name, text in case.counted)
    seen: dict[str, Headline] = {}
    for line in (*moved, *counted):
        seen.setdefault(line.value, line)
    return tuple(seen.values())[:HEADLINES]


def _improved(library: Library, moved: Moved) -> bool:
    """Whether the printed movement goes the way that is better."""
    return goes_well(better_way(library, moved.better, moved.indicator), moved.shift)


def labels(library: Library, kind: VocabularyKind, terms: tuple[str, ...]) -> tuple[str, ...]:
    """Labels of terms in the order of their vocabulary."""
    known = library.terms(kind)
    return tuple(known[term].label for term in known if term in terms)


def case_card(library: Library, case: Brief) -> CaseCard:
    """A case in a list."""
    return CaseCard(
        url=case_url(case.id),
        title=case.title,
        organisation=library.label(VocabularyKind.ORGANISATIONS, case.organisation),
        period=span(case.period),
        problem=clip(plain(case.about), SUMMARY_MAX),
        headlines=headlines(library, case),
        vehicles=labels(library, VocabularyKind.VEHICLES, case.vehicles)[:VEHICLES],
        grade=case.grade.label if case.grade else "",
        deprecated=case.status is Status.DEPRECATED,
    )
