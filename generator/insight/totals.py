"""The few numbers that the home page states about the library itself."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library import Library
from generator.model import MethodKind, figures_in


@dataclass(frozen=True)
class Totals:
    """Counts of what the library holds."""

    cases: int
    measured_cases: int
    systems: int
    mechanisms: int
    forms: int
    figures: int
    companies: int
    sources: int


def totals_of(library: Library) -> Totals:
    """Count the library; figures are those of cases, methods and collections."""
    methods = library.listed_methods.values()
    cases = library.listed_briefs.values()
    holders = (*methods, *library.collections.values())
    systems = sum(m.kind is MethodKind.SYSTEM for m in methods)
    return Totals(
        cases=len(cases),
        measured_cases=sum(c.measured for c in cases),
        systems=systems,
        mechanisms=len(methods) - systems,
        forms=sum(len(m.tools) for m in methods),
        figures=sum(c.figures for c in cases)
        + sum(1 for holder in holders for _ in figures_in(holder)),
        companies=len({library.root_organisation(c.organisation) for c in cases}),
        sources=len(library.sources),
    )
