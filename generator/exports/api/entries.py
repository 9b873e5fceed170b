"""A case and a method as JSON objects: everything in the entry, with labels beside ids."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exports.about import About
from generator.exports.api.case_shape import (
    AppraisalObject,
    CaseObject,
    IndicatorObject,
    ProblemObject,
    ResultsObject,
)
from generator.exports.api.desk import (
    Desk,
    evidence_object,
    label,
    label_if,
    roles,
    span,
)
from generator.exports.api.forms import form_object
from generator.exports.api.method_shape import MethodObject, NeedsObject, NodeObject
from generator.library import Library
from generator.model import (
    Appraisal,
    Indicator,
    Needs,
    Node,
    ProblemStatement,
    Results,
    VocabularyKind,
    fingerprint,
)
from generator.pages.links import api_url, case_url, method_url


@dataclass(frozen=True)
class EntryObjects:
    """Makes the objects of one library and edition."""

    desk: Desk

    @classmethod
    def of(cls, library: Library, about: About) -> EntryObjects:
        """For a library and what is said of its edition."""
        return cls(Desk(library, about))

    def case(self, case_id: str) -> CaseObject:
        """A published case.

        Raises:
            KeyError: for an id that the library does not publish.
        """
        desk, library = self.desk, self.desk.library
        case, brief = library.cases[case_id], library.briefs[case_id]
        url = case_url(case_id)
        vehicle = case.vehicle
        return {
            "kind": "case",
            "id": case_id,
            "title": case.title,
            "summary": case.summary,
            "status": label(case.status),
            "moved_to": desk.case(case.moved_to),
            "url": desk.address(url),
            "api": desk.address(api_url(url)),
            "organisation": desk.organisation(case.organisation),
            "company": desk.organisation(library.root_organisation(case.organisation)),
            "branch": case.branch,
            "period": span(case.period),
            "collection": desk.collection(brief.collection),
            "terms": desk.case_terms(brief),
            "problem": _problem(case.problem),
            "indicators": [self._indicator(indicator) for indicator in case.indicators],
            "vehicle": {
                "kinds": desk.words(VocabularyKind.VEHICLES, vehicle.kinds),
                "name": vehicle.name,
                "how": vehicle.how,
                "roles": roles(vehicle.roles),
            },
            "actions": [
                {"text": action.text, "method": desk.method(action.method)}
                for action in case.actions
            ],
            "results": self._results(case.results),
            "scale": desk.figures(case.scale),
            "appraisal": self._appraisal(case.appraisal),
            "limits": desk.statements(case.limits),
            "conditions": list(case.conditions),
            "methods": desk.methods(brief.methods),
            "evidence": evidence_object(desk.case_evidence(case_id)),
            "sources": desk.sources(case.sources),
            "citation": desk.citation(case.title, url),
            "edition": desk.about.edition,
            "hash": brief.fingerprint,
        }

    def method(self, method_id: str) -> MethodObject:
        """A published method.

        Raises:
            KeyError: for an id that the library does not publish.
        """
        desk, library = self.desk, self.desk.library
        method = library.methods[method_id]
        url = method_url(method_id)
        origin = method.origin
        return {
            "kind": "method",
            "id": method_id,
            "title": method.title,
            "sort": label(method.kind),
            "summary": method.summary,
            "aliases": list(method.aliases),
            "status": label(method.status),
            "moved_to": desk.method(method.moved_to),
            "url": desk.address(url),
            "api": desk.address(api_url(url)),
            "origin": {
                "organisations": desk.words(VocabularyKind.ORGANISATIONS, origin.organisations),
                "period": span(origin.period),
                "statement": origin.statement,
            },
            "terms": desk.method_terms(method),
            "fits": list(method.fits),
            "not_for": list(method.not_for),
            "stages": [label(stage) for stage in method.stages],
            "needs": _needs(method.needs),
            "structure": _node(method.structure) if method.structure else None,
            "steps": [
                {
                    "title": step.title,
                    "what": step.what,
                    "who": step.who,
                    "when": step.when,
                    "output": step.output,
                    "form": step.tool,
                }
                for step in method.steps
            ],
            "roles": roles(method.roles),
            "forms": [form_object(desk, method_id, tool) for tool in method.tools],
            "figures": desk.figures(method.figures),
            "cautions": list(method.cautions),
            "limits": desk.statements(method.limits),
            "combines_with": [
                {"method": other, "why": combination.why}
                for combination in method.combines_with
                if (other := desk.method(combination.method))
            ],
            "part_of": desk.methods(method.part_of),
            "parts": desk.methods(library.parts_of_method(method_id)),
            "cases": desk.cases(library.cases_of_method(method_id)),
            "evidence": evidence_object(desk.method_evidence[method_id]),
            "sources": desk.sources(method.sources),
            "citation": desk.citation(method.title, url),
            "edition": desk.about.edition,
            "hash": fingerprint(method),
        }

    def _indicator(self, indicator: Indicator) -> IndicatorObject:
        desk = self.desk
        named = filter(None, (indicator.indicator,))
        terms = desk.words(VocabularyKind.INDICATORS, named)
        known = desk.library.terms(VocabularyKind.INDICATORS).get(indicator.indicator or "")
        better = indicator.better or (known.better if known else None)
        return {
            "term": terms[0] if terms else None,
            "name": indicator.name,
            "unit": indicator.unit,
            "better": label_if(better),
            "baseline": desk.figure_if(indicator.baseline),
            "target": desk.figure_if(indicator.target),
            "result": desk.figure_if(indicator.result),
            "change": desk.figure_if(indicator.change, signed=True),
            "period": indicator.period,
        }

    def _results(self, results: Results | None) -> ResultsObject | None:
        if not results:
            return None
        return {
            "summary": results.summary,
            "figures": self.desk.figures(results.figures),
            "claims": self.desk.statements(results.claims),
            "recognition": self.desk.statements(results.recognition),
        }

    def _appraisal(self, appraisal: Appraisal | None) -> AppraisalObject | None:
        if not appraisal:
            return None
        return {
            "grade": label_if(appraisal.grade),
            "professional_score": appraisal.professional_score,
            "party_score": appraisal.party_score,
            "decision": label_if(appraisal.decision),
            "printed": appraisal.printed,
            "source": self.desk.source(appraisal.source),
        }


def _problem(problem: ProblemStatement | None) -> ProblemObject | None:
    return {"statement": problem.statement, "causes": list(problem.causes)} if problem else None


def _needs(needs: Needs | None) -> NeedsObject | None:
    if not needs:
        return None
    return {
        "members": needs.members,
        "resources": [label(resource) for resource in needs.resources],
    }


def _node(node: Node) -> NodeObject:
    return {
        "title": node.title,
        "note": node.note,
        "children": [_node(child) for child in node.children],
    }
