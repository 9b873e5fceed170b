"""Which methods were at work together: those that the same cases apply."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library import Library


@dataclass(frozen=True)
class Relation:
    """Another method and the cases that apply both."""

    method: str
    cases: tuple[str, ...]
    """Ids of the shared cases, in the library's order."""
    overlap: float
    """Shared cases over the cases of either method: 1 where they always go together."""


def relations_of(library: Library, method: str) -> tuple[Relation, ...]:
    """The listed methods that share cases with `method`.

    Most shared cases first; of equals, first those that stand less often apart, then by id.
    """
    own = library.cases_of_method(method)
    shared: dict[str, list[str]] = {}
    for case_id in own:
        for other in library.briefs[case_id].methods:
            if other != method and other in library.listed_methods:
                shared.setdefault(other, []).append(case_id)

    def relation(other: str, cases: list[str]) -> Relation:
        either = len(own) + len(library.cases_of_method(other)) - len(cases)
        return Relation(other, tuple(cases), len(cases) / either)

    return tuple(
        sorted(
            (relation(other, cases) for other, cases in shared.items()),
            key=lambda found: (-len(found.cases), -found.overlap, found.method),
        )
    )
