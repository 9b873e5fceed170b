"""What a case, a method or a term looks like in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.insight import Evidence, Level, has_comparison, has_result
from generator.library import Library
from generator.model import Case, MethodKind, Status, VocabularyKind, movement, named_phrase
from generator.pages.context import SiteContext
from generator.pages.figures import improved
from generator.pages.links import case_url, method_url, term_url
from generator.pages.plain import clip, plain
from generator.pages.spans import span

SUMMARY_MAX = 90
HEADLINES = 2


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


def headlines(library: Library, case: Case) -> tuple[Headline, ...]:
    """The numbers of a case, movements before counts."""
    moved = [
        Headline(i.name, movement(i), improved(library, i)) for i in case.indicators if i.measured
    ]
    counted = [
        Headline(f.name, named_phrase(f).removeprefix(f.name).strip(), False)
        for f in (case.results.figures if case.results else ())
    ]
    seen: dict[str, Headline] = {}
    for line in (*moved, *counted):
        seen.setdefault(line.value, line)
    return tuple(seen.values())[:HEADLINES]


def case_card(site: SiteContext, case_id: str) -> CaseCard:
    """A case in a list."""
    library = site.library
    case = library.cases[case_id]
    about = case.problem.statement if case.problem else case.summary
    terms = library.terms(VocabularyKind.VEHICLES)
    vehicles = [terms[v].label for v in terms if v in case.vehicle.kinds]
    return CaseCard(
        url=case_url(case_id),
        title=case.title,
        organisation=library.label(VocabularyKind.ORGANISATIONS, case.organisation),
        period=span(case.period),
        problem=clip(plain(about), SUMMARY_MAX),
        headlines=headlines(library, case),
        vehicles=tuple(vehicles[:3]),
        grade=case.appraisal.grade.label if case.appraisal and case.appraisal.grade else "",
        deprecated=case.status is Status.DEPRECATED,
    )


def case_cards(site: SiteContext, cases: Iterable[str]) -> tuple[CaseCard, ...]:
    """Cases in a list, in the order given."""
    return tuple(case_card(site, i) for i in cases)


def by_strength(library: Library, cases: Iterable[str]) -> tuple[str, ...]:
    """Cases that compare before and after, then those with a number, then the rest."""

    def rank(case_id: str) -> tuple[bool, bool, bool]:
        case = library.cases[case_id]
        old = case.status is Status.DEPRECATED
        return old, not has_comparison(case), not has_result(case)

    return tuple(sorted(cases, key=rank))


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
        measured=sum(i in site.measured for i in cases),
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
        measured=sum(i in site.measured for i in cases),
        methods=len(site.library.methods_of_term(kind, term_id)),
    )
