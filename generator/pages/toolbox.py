"""All methods: by the problem they fit, and by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight import LADDER
from generator.model import MethodKind, VocabularyKind
from generator.pages.cards import MethodCard, TermCard, method_cards, term_card
from generator.pages.context import SiteContext
from generator.pages.links import TOOLBOX
from generator.pages.page import Page


@dataclass(frozen=True)
class ForProblem:
    """A problem and the methods that fit it, the better evidenced first."""

    problem: TermCard
    methods: tuple[MethodCard, ...]


def _by_problem(site: SiteContext) -> tuple[ForProblem, ...]:
    kind = VocabularyKind.SCENARIOS
    return tuple(
        ForProblem(
            term_card(site, kind, term),
            method_cards(site, site.library.methods_of_term(kind, term)),
        )
        for term in site.library.terms(kind)
    )


def _parts(site: SiteContext) -> tuple[str, ...]:
    """What the sum of evidence looks at; the same for every method."""
    evidence = next(iter(site.evidence.values()), None)
    return tuple(part.name for part in evidence.parts) if evidence else ()


def toolbox_pages(site: SiteContext) -> Iterator[Page]:
    """The page of all methods."""
    methods = site.library.listed_methods
    by_kind = tuple(
        (kind, method_cards(site, (i for i, m in methods.items() if m.kind is kind)))
        for kind in (MethodKind.MECHANISM, MethodKind.SYSTEM)
    )
    yield site.page(
        TOOLBOX,
        "toolbox.html",
        "工具箱",
        f"{len(methods)} 种做法：按问题找，或按类别看；每种都有步骤、空白表单、案例和证据等级。",
        staged=True,
        by_problem=_by_problem(site),
        by_kind=by_kind,
        ladder=LADDER,
        parts=_parts(site),
    )
