"""The few numbers that the home page states about the library itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.insight.evidence import has_result
from generator.library import Library
from generator.model import Figure, MethodKind, Model


def figures_in(model: Model) -> Iterator[Figure]:
    """Every figure below a model, in field order."""
    if isinstance(model, Figure):
        yield model
        return
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Model):
                yield from figures_in(item)


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
    cases = library.listed_cases.values()
    holders = (*cases, *methods, *library.collections.values())
    systems = sum(m.kind is MethodKind.SYSTEM for m in methods)
    return Totals(
        cases=len(cases),
        measured_cases=sum(has_result(c) for c in cases),
        systems=systems,
        mechanisms=len(methods) - systems,
        forms=sum(len(m.tools) for m in methods),
        figures=sum(1 for holder in holders for _ in figures_in(holder)),
        companies=len({library.root_organisation(c.organisation) for c in cases}),
        sources=len(library.sources),
    )
