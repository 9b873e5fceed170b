"""The invented company, put together from a seed: the same seed, the same entries.

It names no real unit, and every text that may stand alone says that it is an example.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.contributing.example.forms import forms_of
from generator.contributing.example.projects import Known, projects_of
from generator.contributing.example.units import Unit, units_of
from generator.contributing.example.words import words_of
from generator.model import (
    Collection,
    Entries,
    FilledForm,
    Registry,
    Source,
    Term,
    Vocabulary,
    VocabularyKind,
)
from generator.reading import Address, FileKind, Value

BRANCHES = 300
"""About as many branches as a provincial company has."""
YEAR = "2025"
DAY = "2025-12-31"
"""Its last day, on which some slips are open, some overdue and some closed."""
MINIMUM_SCORE = 4
"""Both scores of an outstanding project reach it (domain.md: two-way scoring)."""


def example_entries(entries: Entries, *, branches: int = BRANCHES, seed: int = 1) -> Entries | None:
    """An invented company that works with the methods and words of `entries`.

    Its registries and forms stand beside the methods, sources and words given; the cases of the
    library are left out. None where the library has no lines of business to register projects in.
    """
    if not entries.terms(VocabularyKind.BUSINESS_LINES):
        return None
    units = tuple(units_of(branches, seed, YEAR))
    company = words_of("company")["company"]["id"]
    registries: dict[tuple[str, str], Registry] = {}
    forms: dict[tuple[str, str], FilledForm] = {}
    for address, data in company_files(entries, units, seed):
        if address.kind is FileKind.REGISTRY:
            registries[company, address.id] = Registry.model_validate(data)
        elif address.kind is FileKind.FORM:
            forms[company, address.id] = FilledForm.model_validate(data)
    known = entries.vocabularies.get(VocabularyKind.ORGANISATIONS)
    invented = {id_: Term.model_validate(data) for id_, data in organisations(units).items()}
    every = Vocabulary(
        title=known.title if known else VocabularyKind.ORGANISATIONS.label,
        summary=known.summary if known else "【示例】虚构的单位。",
        terms={**(known.terms if known else {}), **invented},
    )
    return replace(
        entries,
        cases={},
        collection_of={},
        collections={company: Collection.model_validate(collection_data())},
        vocabularies={**entries.vocabularies, VocabularyKind.ORGANISATIONS: every},
        sources={**entries.sources, **{i: Source.model_validate(s) for i, s in sources().items()}},
        registries=registries,
        forms=forms,
    )


def company_files(
    entries: Entries, units: tuple[Unit, ...], seed: int
) -> Iterator[tuple[Address, dict[str, Value]]]:
    """Every registry and filled form of the company as it is typed into a file."""
    words = words_of("company")
    company, known = words["company"]["id"], Known.of(entries)
    for unit in units:
        id_ = f"{YEAR}-{unit.id}"
        yield (
            Address(FileKind.REGISTRY, id_, company),
            {
                "organisation": unit.id,
                "year": YEAR,
                "branches": [branch.name for branch in unit.branches],
                "changes": list(unit.changes),
                "projects": list(projects_of(unit, known, YEAR, seed)),
                "note": words["note"],
            },
        )
    for id_, form in forms_of(entries, units, YEAR, seed):
        yield Address(FileKind.FORM, id_, company), form


def collection_data() -> dict[str, Value]:
    """The collection of the company, with its rule."""
    words = words_of("company")
    said = words["collection"]
    return {
        "title": said["title"],
        "summary": said["summary"],
        "organisation": words["company"]["id"],
        "period": {"start": YEAR, "end": YEAR},
        "admission": {"rule": said["rule"], "minimum_score": str(MINIMUM_SCORE)},
        "sources": [words["source"]["id"]],
    }


def organisations(units: tuple[Unit, ...]) -> Mapping[str, dict[str, Value]]:
    """The company and its units as terms."""
    words = words_of("company")
    company = words["company"]
    return {
        company["id"]: {"label": company["label"], "definition": company["definition"]},
        **{
            unit.id: {
                "label": unit.label,
                "definition": words["unit_definition"],
                "parent": company["id"],
            }
            for unit in units
        },
    }


def sources() -> Mapping[str, dict[str, Value]]:
    """The source that the collection names: it says that there is none."""
    words = words_of("company")
    source = words["source"]
    return {
        source["id"]: {
            "title": source["title"],
            "about": words["company"]["id"],
            "date_note": source["date_note"],
            "quality": "unstated",
            "file": f"{source['id']}.txt",
        }
    }
