"""Pages of the controlled words: for a problem, which method fits; for any word, its entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight.facets import FACET_OF_KIND
from generator.model import VocabularyKind
from generator.pages.cards import (
    CaseCard,
    MethodCard,
    TermCard,
    by_strength,
    case_cards,
    method_cards,
    rank_methods,
    term_card,
)
from generator.pages.context import SiteContext
from generator.pages.links import (
    Link,
    filtered_url,
    finder_url,
    kind_url,
    scenario_feed_url,
    term_links,
    term_url,
)
from generator.pages.page import Page

CASES_SHOWN = 60
CASES_QUOTED = 2
"""Cases that stand under a method on the page of a problem."""

INTRODUCTION = {
    VocabularyKind.SCENARIOS: "先认出自己的难处，再看哪种机制合用、谁做过、结果怎样。",
    VocabularyKind.BUSINESS_LINES: "按专业找：同一专业的单位做过什么。",
    VocabularyKind.VEHICLES: "按党建载体找：党员通过什么组织形式发挥作用。",
    VocabularyKind.INDICATORS: "按指标找：想让哪个数字变好，谁让它变好过。",
    VocabularyKind.ORGANISATIONS: "按单位找：下级单位归在所属企业之下。",
}

INDEX_TITLES = {VocabularyKind.SCENARIOS: "从问题出发"}
"""Lists whose page has another name than the vocabulary."""


@dataclass(frozen=True)
class TermGroup:
    """A word and the words below it."""

    head: TermCard
    below: tuple[TermCard, ...]


@dataclass(frozen=True)
class Answer:
    """A method that fits a problem, and the cases of this very problem that used it."""

    method: MethodCard
    cases: tuple[CaseCard, ...]
    used: int
    measured: int


@dataclass(frozen=True)
class TermView:
    """What stands around a word's own text."""

    kind: str
    trail: tuple[tuple[str, str], ...]
    """The list and the broader words with their pages, the broadest first."""
    narrower: tuple[TermCard, ...]
    methods: tuple[MethodCard, ...]
    answers: tuple[Answer, ...]
    """The methods of a problem with what shows that they fit it; empty for other words."""
    cases: tuple[CaseCard, ...]
    total: int
    measured: int
    more: str
    """Where the cases beyond those shown are; empty where all are shown."""
    related: tuple[Link, ...]
    """Other words of the same list, for a reader who took the wrong one."""
    finder: str
    """Where the finder goes on from a problem; empty for other words."""


def term_groups(site: SiteContext, kind: VocabularyKind) -> tuple[TermGroup, ...]:
    """The words of a vocabulary that stand at the top, each with those below it; those that no case
    shows come last."""
    terms = site.library.terms(kind)
    tops = [i for i, term in terms.items() if term.parent not in terms]
    groups = (
        TermGroup(
            term_card(site, kind, top),
            tuple(
                term_card(site, kind, below)
                for below in site.library.term_family(kind, top)
                if below != top
            ),
        )
        for top in tops
    )
    return tuple(sorted(groups, key=lambda group: not group.head.cases))


def term_indexes(site: SiteContext) -> Iterator[Page]:
    """One list per vocabulary."""
    for kind in VocabularyKind:
        vocabulary = site.library.entries.vocabularies.get(kind)
        introduction = INTRODUCTION[kind]
        groups = term_groups(site, kind)
        yield site.page(
            kind_url(kind),
            "terms.html",
            INDEX_TITLES.get(kind, kind.label),
            f"{introduction}{vocabulary.summary if vocabulary else ''}",
            staged=True,
            introduction=vocabulary.summary if vocabulary else introduction,
            groups=groups,
            nested=any(group.below for group in groups),
        )


def _trail(site: SiteContext, kind: VocabularyKind, term_id: str) -> tuple[tuple[str, str], ...]:
    terms = site.library.terms(kind)
    _, *above = site.library.term_ancestry(kind, term_id)
    broader = ((terms[i].label, term_url(kind, i)) for i in reversed(above) if i in terms)
    return (INDEX_TITLES.get(kind, kind.label), kind_url(kind)), *broader


def _answers(
    site: SiteContext, methods: tuple[str, ...], cases: tuple[str, ...]
) -> tuple[Answer, ...]:
    """Methods used on the problem with a number first, then those used on it, then the rest."""
    here = frozenset(cases)
    found = []
    for card, method in zip(method_cards(site, methods), rank_methods(site, methods), strict=True):
        used = by_strength(
            site.library, (i for i in site.library.cases_of_method(method) if i in here)
        )
        measured = len(site.measured.intersection(used))
        found.append(Answer(card, case_cards(site, used[:CASES_QUOTED]), len(used), measured))
    return tuple(sorted(found, key=lambda answer: (-answer.measured, -answer.used)))


def _view(site: SiteContext, kind: VocabularyKind, term_id: str) -> TermView:
    library = site.library
    cases = by_strength(library, library.cases_of_term(kind, term_id))
    methods = library.methods_of_term(kind, term_id)
    problem = kind is VocabularyKind.SCENARIOS
    others = [i for i in library.terms(kind) if i != term_id]
    return TermView(
        kind=kind.label,
        trail=_trail(site, kind, term_id),
        narrower=tuple(term_card(site, kind, i) for i in library.narrower(kind, term_id)),
        methods=method_cards(site, methods),
        answers=_answers(site, methods, cases) if problem else (),
        cases=case_cards(site, cases[:CASES_SHOWN]),
        total=len(cases),
        measured=len(site.measured.intersection(cases)),
        more=filtered_url(FACET_OF_KIND[kind], term_id) if len(cases) > CASES_SHOWN else "",
        related=term_links(library, kind, others) if problem else (),
        finder=finder_url(term_id) if problem else "",
    )


def term_page(site: SiteContext, kind: VocabularyKind, term_id: str) -> Page:
    """The page of one controlled word.

    Raises:
        KeyError: when the vocabulary lacks it.
    """
    term = site.library.terms(kind)[term_id]
    view = _view(site, kind, term_id)
    return site.page(
        term_url(kind, term_id),
        "scenario.html" if kind is VocabularyKind.SCENARIOS else "term.html",
        f"{term.label} · {kind.label}",
        f"{term.definition} {view.total} 个案例，{len(view.methods)} 种做法。",
        term=term,
        view=view,
        feed=scenario_feed_url(term_id),
    )


def term_pages(site: SiteContext) -> Iterator[Page]:
    """One page per controlled word."""
    for kind in VocabularyKind:
        yield from (term_page(site, kind, term_id) for term_id in site.library.terms(kind))
