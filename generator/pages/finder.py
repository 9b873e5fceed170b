"""The finder: five questions that lead to the methods that fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight.finder import WEIGHTS
from generator.insight.profiles import WORDS, profiles_of, related_indicators
from generator.library import Library
from generator.model import MethodKind, Resource, Stage, Status, VocabularyKind
from generator.pages.cards import rank_methods
from generator.pages.context import SiteContext
from generator.pages.links import FINDER, Link, method_url, term_url
from generator.pages.page import Page
from generator.pages.plain import plain
from generator.pages.script import script

Choice = tuple[str, str]
"""Id and label."""


@dataclass(frozen=True)
class KnownAnswer:
    """A problem and the mechanisms for it: what the page says without scripts."""

    scenario: Link
    methods: tuple[Link, ...]


def _choices(library: Library, question: str) -> tuple[Choice, ...]:
    return tuple((i, term.label) for i, term in library.terms(WORDS[question]).items())


def _questions(library: Library) -> dict[str, tuple[Choice, ...]]:
    """Question → what can be answered, in the order on screen."""
    return {
        "line": _choices(library, "line"),
        "scenario": _choices(library, "scenario"),
        "indicator": _choices(library, "indicator"),
        "resource": tuple((resource.value, resource.label) for resource in Resource),
        "stage": tuple((stage.value, stage.label) for stage in Stage),
    }


def _known_answers(site: SiteContext) -> tuple[KnownAnswer, ...]:
    library = site.library
    kind = VocabularyKind.SCENARIOS
    return tuple(
        KnownAnswer(
            Link(term.label, term_url(kind, i)),
            tuple(
                Link(library.methods[m].title, method_url(m))
                for m in rank_methods(site, library.methods_of_term(kind, i))
                if library.methods[m].kind is MethodKind.MECHANISM
                and library.methods[m].status is Status.PUBLISHED
            ),
        )
        for i, term in library.terms(kind).items()
    )


def finder_pages(site: SiteContext) -> Iterator[Page]:
    """The page of the five questions."""
    yield site.page(
        FINDER,
        "finder.html",
        "帮我选方法",
        "回答五个小问题，看哪些机制合用、差什么条件、别人做得怎样。",
        staged=True,
        questions=_questions(site.library),
        known=_known_answers(site),
        weights=WEIGHTS,
    )


def finder_data(site: SiteContext) -> dict[str, object]:
    """The profiles that the page ranks, and the words to show them with."""
    library = site.library
    profiles = profiles_of(library, {i: e.points for i, e in site.evidence.items()})
    return {
        "weights": WEIGHTS,
        "words": {name: dict(choices) for name, choices in _questions(library).items()},
        "related": {
            scenario: related_indicators(library, scenario)
            for scenario in library.terms(VocabularyKind.SCENARIOS)
        },
        "methods": [
            {
                **vars(profile),
                "title": library.methods[profile.id].title,
                "summary": plain(library.methods[profile.id].summary),
                "forms": len(library.methods[profile.id].tools),
                "level": site.evidence[profile.id].level.value,
                "evidence": site.evidence[profile.id].level.label,
                "most": site.evidence[profile.id].most,
            }
            for profile in profiles
        ],
        "deprecated": [
            place
            for place, case in enumerate(library.listed_briefs.values())
            if case.status is Status.DEPRECATED
        ],
    }


def finder_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """The data that the finder ranks: `data/finder.js`."""
    yield "data/finder.js", script("casebook.data", "finder", finder_data(site))
