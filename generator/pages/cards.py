"""What a case, a method or a term looks like in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.insight import Evidence, Level
from generator.insight.evidence import by_strength
from generator.model import MethodKind, VocabularyKind
from generator.pages.case_card import SUMMARY_MAX, CaseCard, Headline, headlines
from generator.pages.context import SiteContext
from generator.pages.links import method_url, term_url
from generator.pages.plain import clip, plain

__all__ = [
    "CaseCard",
    "Headline",
    "MethodCard",
    "TermCard",
    "by_strength",
    "case_card",
    "case_cards",
    "headlines",
    "method_card",
    "method_cards",
    "rank_methods",
    "term_card",
]


@dataclass(frozen=True)
class MethodCard:
    """A method in a list."""

    url: str
    title: str
    kind: str
    summary: str
    fits: tuple[str, ...]
    evidence: Evidence
    cases: int
    forms: int
    measured: int


@dataclass(frozen=True)
class TermCard:
    """A controlled word in a list."""

    url: str
    label: str
    definition: str
    cases: int
    measured: int
    methods: int


def case_card(site: SiteContext, case_id: str) -> CaseCard:
    """A case in a list."""
    return site.card(case_id)


def case_cards(site: SiteContext, cases: Iterable[str]) -> tuple[CaseCard, ...]:
    """Cases in a list, in the order given."""
    return tuple(site.card(i) for i in cases)


def method_card(site: SiteContext, method_id: str) -> MethodCard:
    """A method in a list."""
    method = site.library.methods[method_id]
    cases = site.library.cases_of_method(method_id)
    return MethodCard(
        url=method_url(method_id),
        title=method.title,
        kind=method.kind.label,
        summary=plain(method.summary),
        fits=method.fits,
        evidence=site.evidence[method_id],
        cases=len(cases),
        forms=len(method.tools),
        measured=len(site.measured.intersection(cases)),
    )


def rank_methods(site: SiteContext, methods: Iterable[str]) -> tuple[str, ...]:
    """The better evidenced first, by level, then points; of equals, what can be taken alone."""
    known = site.library.methods
    levels = list(Level)

    def rank(method_id: str) -> tuple[int, int, bool]:
        evidence = site.evidence[method_id]
        system = known[method_id].kind is MethodKind.SYSTEM
        return levels.index(evidence.level), -evidence.points, system

    return tuple(sorted(methods, key=rank))


def method_cards(site: SiteContext, methods: Iterable[str]) -> tuple[MethodCard, ...]:
    """Methods in a list, ranked."""
    return tuple(method_card(site, i) for i in rank_methods(site, methods))


def term_card(site: SiteContext, kind: VocabularyKind, term_id: str) -> TermCard:
    """A controlled word in a list."""
    term = site.library.terms(kind)[term_id]
    cases = site.library.cases_of_term(kind, term_id)
    return TermCard(
        url=term_url(kind, term_id),
        label=term.label,
        definition=clip(plain(term.definition), SUMMARY_MAX),
        cases=len(cases),
        measured=len(site.measured.intersection(cases)),
        methods=len(site.library.methods_of_term(kind, term_id)),
    )
