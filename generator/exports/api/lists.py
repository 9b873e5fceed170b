"""Lists of the JSON API but that of the cases: methods, collections, words, sources, matrices."""

from __future__ import annotations

from generator.exports.api.desk import Desk, label, label_if, span
from generator.exports.api.list_shapes import (
    CellObject,
    CollectionList,
    CollectionObject,
    LevelLine,
    MatrixList,
    MatrixObject,
    MethodLine,
    MethodList,
    MovedLine,
    TermObject,
    VocabularyList,
    VocabularyObject,
)
from generator.insight import Level
from generator.insight.matrix import Cell, matrix_of
from generator.model import Status, VocabularyKind, fingerprint
from generator.pages.links import (
    api_url,
    collection_url,
    kind_url,
    method_url,
    term_url,
)

MATRICES = (VocabularyKind.SCENARIOS, VocabularyKind.BUSINESS_LINES)


def level_line(level: Level, points: int, most: int) -> LevelLine:
    """A level with its points."""
    return {"level": label(level), "points": points, "most": most}


def method_list(desk: Desk) -> MethodList:
    """Every listed method, systems first."""
    library = desk.library

    def line(method_id: str) -> MethodLine:
        method, evidence = library.methods[method_id], desk.method_evidence[method_id]
        url = method_url(method_id)
        organisations = method.origin.organisations
        return {
            "id": method_id,
            "title": method.title,
            "sort": label(method.kind),
            "summary": method.summary,
            "url": desk.address(url),
            "api": desk.address(api_url(url)),
            "status": label(method.status),
            "organisations": desk.words(VocabularyKind.ORGANISATIONS, organisations),
            "terms": desk.method_terms(method),
            "cases": len(library.cases_of_method(method_id)),
            "forms": len(method.tools),
            "evidence": level_line(evidence.level, evidence.points, evidence.most),
            "hash": fingerprint(method),
        }

    moved: list[MovedLine] = [
        {"id": i, "title": method.title, "moved_to": desk.method(method.moved_to)}
        for i, method in library.methods.items()
        if method.status is Status.MOVED
    ]
    items = [line(method_id) for method_id in library.listed_methods]
    return {"edition": desk.about.edition, "count": len(items), "items": items, "moved": moved}


def collection_list(desk: Desk) -> CollectionList:
    """Every collection with its rule, its figures and its cases."""
    library = desk.library

    def item(collection_id: str) -> CollectionObject:
        collection = library.collections[collection_id]
        admission = collection.admission
        url = collection_url(collection_id)
        return {
            "id": collection_id,
            "title": collection.title,
            "summary": collection.summary,
            "url": desk.address(url),
            "organisation": desk.organisation(collection.organisation),
            "period": span(collection.period),
            "admission": {
                "rule": admission.rule,
                "minimum_score": admission.minimum_score,
                "decision": label_if(admission.decision),
                "printed": admission.printed,
                "source": desk.source(admission.source) if admission.source else None,
            },
            "figures": desk.figures(collection.figures),
            "cases": desk.cases(library.cases_of_collection(collection_id)),
            "sources": desk.sources(collection.sources),
            "citation": desk.citation(collection.title, url),
        }

    items = [item(collection_id) for collection_id in library.collections]
    return {"edition": desk.about.edition, "count": len(items), "items": items}


def vocabulary_list(desk: Desk) -> VocabularyList:
    """Every vocabulary with its words, and every source."""
    library = desk.library

    def term_object(kind: VocabularyKind, term_id: str) -> TermObject:
        term = library.terms(kind)[term_id]
        return {
            "id": term_id,
            "label": term.label,
            "definition": term.definition,
            "aliases": list(term.aliases),
            "parent": term.parent,
            "unit": term.unit,
            "better": label_if(term.better),
            "url": desk.address(term_url(kind, term_id)),
            "cases": len(library.cases_of_term(kind, term_id)),
            "methods": len(library.methods_of_term(kind, term_id)),
        }

    def vocabulary_object(kind: VocabularyKind) -> VocabularyObject:
        held = library.entries.vocabularies.get(kind)
        return {
            "id": kind.value,
            "title": held.title if held else kind.label,
            "summary": held.summary if held else "",
            "url": desk.address(kind_url(kind)),
            "terms": [term_object(kind, term_id) for term_id in library.terms(kind)],
        }

    return {
        "edition": desk.about.edition,
        "vocabularies": [vocabulary_object(kind) for kind in VocabularyKind],
        "sources": desk.sources(library.sources),
    }


def matrix_list(desk: Desk) -> MatrixList:
    """The methods against what hurts, and against the business lines."""
    return {
        "edition": desk.about.edition,
        "matrices": [_matrix(desk, kind) for kind in MATRICES],
    }


def _matrix(desk: Desk, kind: VocabularyKind) -> MatrixObject:
    matrix = matrix_of(desk.library, kind)
    return {
        "vocabulary": label(kind),
        "terms": desk.words(kind, matrix.terms),
        "rows": [
            {"method": link, "cells": [_cell(c) for c in row.cells], "total": _cell(row.total)}
            for row in matrix.rows
            if (link := desk.method(row.method))
        ],
        "totals": [_cell(cell) for cell in matrix.totals],
        "whole": _cell(matrix.whole),
    }


def _cell(cell: Cell) -> CellObject:
    return {
        "count": len(cell.cases),
        "measured": cell.measured,
        "compared": cell.compared,
        "fits": cell.fits,
        "gap": cell.gap,
    }
