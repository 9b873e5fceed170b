"""What the finder reads from the library: methods as profiles, and the cases most like a branch.

The sum itself stands in `finder.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.insight.finder import WEIGHTS, Answers, Profile
from generator.library import Library, method_terms
from generator.model import MethodKind, Status, VocabularyKind

WORDS = {
    "scenario": VocabularyKind.SCENARIOS,
    "indicator": VocabularyKind.INDICATORS,
    "line": VocabularyKind.BUSINESS_LINES,
}
"""Question that is answered with a controlled word → its vocabulary."""


@dataclass(frozen=True)
class NearCase:
    """A case of a method and the questions in which it is like the branch that asks."""

    case: str
    alike: tuple[str, ...]


def _words(library: Library, question: str, method: str, with_cases: bool) -> tuple[str, ...]:
    """The words to which a method answers, in the order of their vocabulary."""
    kind = WORDS[question]
    families = {term: library.term_family(kind, term) for term in library.terms(kind)}
    named = set(method_terms(library.methods[method], kind))
    narrower = {term for word in named for term in families.get(word, ())}
    if with_cases:
        for case in library.cases_of_method(method):
            named.update(library.briefs[case].terms(kind))
    return tuple(t for t, f in families.items() if t in narrower or not named.isdisjoint(f))


def profiles_of(library: Library, points: Mapping[str, int]) -> tuple[Profile, ...]:
    """The published methods as the sum reads them; `points` of evidence by the method's id."""
    return tuple(
        Profile(
            id=i,
            points=points[i],
            cases=len(library.cases_of_method(i)),
            scenario=_words(library, "scenario", i, with_cases=False),
            indicator=_words(library, "indicator", i, with_cases=True),
            line=_words(library, "line", i, with_cases=True),
            stage=tuple(dict.fromkeys(method.stages)),
            members=method.needs.members if method.needs else None,
            resources=tuple(dict.fromkeys(method.needs.resources)) if method.needs else (),
        )
        for i, method in library.listed_methods.items()
        if method.status is Status.PUBLISHED
    )


def related_indicators(library: Library, scenario: str) -> tuple[str, ...]:
    """Indicators that cases of a scenario or the mechanisms for it name, in vocabulary order."""
    named = {
        term
        for case in library.cases_of_term(VocabularyKind.SCENARIOS, scenario)
        for term in library.briefs[case].indicators
    }
    for i in library.methods_of_term(VocabularyKind.SCENARIOS, scenario):
        if library.methods[i].kind is MethodKind.MECHANISM:
            named.update(library.methods[i].indicators)
    return tuple(term for term in library.terms(VocabularyKind.INDICATORS) if term in named)


def nearest_cases(
    library: Library, method: str, answers: Answers, count: int = 2
) -> tuple[NearCase, ...]:
    """The cases of a method from units most like the asker's, the better evidenced first.

    Likeness is the sum of the weights of scenario, indicator and business line where the case
    names what was answered, or a narrower word. Of equals those with a comparison stand before
    those with a number, and these before the rest; then the library's order decides. Deprecated
    cases are left out.
    """
    families = {
        question: frozenset(library.term_family(kind, asked))
        for question, kind in WORDS.items()
        if (asked := getattr(answers, question)) is not None
    }
    ranked: list[tuple[tuple[int, int], NearCase]] = []
    for i in library.cases_of_method(method):
        case = library.briefs[i]
        if case.status is Status.DEPRECATED:
            continue
        alike = tuple(q for q in families if not families[q].isdisjoint(case.terms(WORDS[q])))
        strength = 2 if case.compared else int(case.measured)
        place = (-sum(WEIGHTS[question] for question in alike), -strength)
        ranked.append((place, NearCase(i, alike)))
    return tuple(near for _, near in sorted(ranked, key=lambda pair: pair[0])[:count])
