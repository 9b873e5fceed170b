"""One data file per case and method: its elements in order, for the comparison and the plan."""

from __future__ import annotations

from collections.abc import Iterator

from generator.insight.evidence import case_evidence
from generator.model import VocabularyKind
from generator.pages.context import SiteContext
from generator.pages.elements import Shelf, case_elements, level, method_elements
from generator.pages.links import case_url, method_url
from generator.pages.plain import plain
from generator.pages.script import script
from generator.pages.spans import span


def _case_data(shelf: Shelf, case_id: str) -> dict[str, object]:
    case = shelf.library.listed_cases[case_id]
    evidence = case_evidence(shelf.library, shelf.library.briefs[case_id])
    return {
        "kind": "case",
        "id": case_id,
        "title": case.title,
        "url": case_url(case_id),
        "sort": "案例",
        "organisation": shelf.organisation(case.organisation),
        "period": span(case.period),
        "evidence": level(evidence),
        "summary": plain(case.summary),
        "indicators": [indicator.name for indicator in case.indicators],
        "figures": shelf.figures(case),
        "elements": case_elements(shelf, case, evidence),
    }


def _method_data(site: SiteContext, shelf: Shelf, method_id: str) -> dict[str, object]:
    method = site.library.listed_methods[method_id]
    evidence = site.evidence[method_id]
    origin = method.origin
    organisations = shelf.terms(VocabularyKind.ORGANISATIONS, origin.organisations)
    forms = {tool.id: tool.title for tool in method.tools}
    return {
        "kind": "method",
        "id": method_id,
        "title": method.title,
        "url": method_url(method_id),
        "sort": method.kind.label,
        "organisation": "、".join(organisations),
        "period": span(origin.period),
        "evidence": level(evidence),
        "summary": plain(method.summary),
        "indicators": shelf.terms(VocabularyKind.INDICATORS, method.indicators),
        "steps": [
            {
                "title": step.title,
                "what": plain(step.what),
                "who": step.who or "",
                "when": step.when or "",
                "output": step.output or "",
                "form": forms.get(step.tool or "", ""),
            }
            for step in method.steps
        ],
        "elements": method_elements(shelf, method, evidence),
    }


def case_data_file(shelf: Shelf, case_id: str) -> tuple[str, bytes]:
    """Address and content of the data file of one listed case.

    Raises:
        KeyError: for a case that is not listed.
    """
    data = script("casebook.data", f"cases/{case_id}", _case_data(shelf, case_id))
    return f"data/entries/cases/{case_id}.js", data


def method_data_files(site: SiteContext, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """Address and content of the data file of every listed method."""
    for i in site.library.listed_methods:
        data = script("casebook.data", f"methods/{i}", _method_data(site, shelf, i))
        yield f"data/entries/methods/{i}.js", data


def entry_files(site: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Address and content of the data file of every listed case and method."""
    shelf = Shelf.of(site.library)
    for case_id in site.library.listed_cases:
        yield case_data_file(shelf, case_id)
    yield from method_data_files(site, shelf)
