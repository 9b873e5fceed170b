"""Library → what can be found: every text of an entry stands in one field of one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from generator.checking import CATALOGUE
from generator.insight.facets import Facet, facets_of
from generator.library import Library, case_terms, method_terms
from generator.model import (
    Appraisal,
    Case,
    Collection,
    Figure,
    Method,
    NamedFigure,
    Node,
    Role,
    Source,
    Statement,
    Tool,
    VocabularyKind,
)
from generator.pages.links import (
    case_url,
    check_url,
    collection_url,
    method_url,
    source_url,
    term_url,
)
from generator.pages.page import Page
from generator.pages.plain import plain
from generator.search.model import SearchDocument

Fields = Iterator[tuple[str, str]]

_TAGS = re.compile(r"<[^>]*>")


def html_text(html: str) -> str:
    """What a reader sees of a piece of HTML, on one line."""
    return " ".join(unescape(_TAGS.sub(" ", html)).split())


def _labels(library: Library, kind: VocabularyKind, terms: Iterable[str]) -> Iterator[str]:
    return (library.label(kind, term) for term in terms)


def _figure(field: str, figure: Figure) -> Fields:
    name = f"{figure.name} " if isinstance(figure, NamedFigure) else ""
    yield field, f"{name}{figure.value}{figure.unit}"
    yield field, figure.printed


def _roles(field: str, roles: Iterable[Role]) -> Fields:
    for role in roles:
        yield field, f"{role.who}：{plain(role.does)}"


def _statements(field: str, statements: Iterable[Statement]) -> Fields:
    for statement in statements:
        yield field, plain(statement.text)


def _sources(library: Library, sources: Iterable[str]) -> Fields:
    for source in sources:
        yield "source", library.sources[source].title


def _facets_of_case(facets: Iterable[Facet], place: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the list of cases filters by, under the same names, for filters in a query."""
    for facet in facets:
        if values := facet.column[place]:
            yield facet.name, tuple(facet.values[value].id for value in values)


def _context(library: Library, entry: Case | Method) -> Fields:
    """The words by which readers narrow down: scenarios and business lines."""
    for kind in (VocabularyKind.SCENARIOS, VocabularyKind.BUSINESS_LINES):
        terms = case_terms(entry, kind) if isinstance(entry, Case) else method_terms(entry, kind)
        for label in _labels(library, kind, terms):
            yield "scenario", label


def _case_fields(library: Library, case: Case) -> Fields:
    yield "summary", plain(case.summary)
    if case.problem:
        yield "problem", plain(case.problem.statement)
        yield from (("problem", cause) for cause in case.problem.causes)
    for indicator in case.indicators:
        yield "indicator", indicator.name
        for figure in (indicator.baseline, indicator.target, indicator.result, indicator.change):
            if figure:
                yield from _figure("indicator", figure)
    yield from (
        ("vehicle", label)
        for label in _labels(library, VocabularyKind.VEHICLES, case.vehicle.kinds)
    )
    if case.vehicle.name:
        yield "vehicle", case.vehicle.name
    yield "vehicle", plain(case.vehicle.how)
    yield from _roles("vehicle", case.vehicle.roles)
    for action in case.actions:
        yield "actions", plain(action.text)
        if method := library.methods.get(action.method or ""):
            yield "actions", method.title
    if case.results:
        yield "results", plain(case.results.summary)
        for figure in case.results.figures:
            yield from _figure("results", figure)
        yield from _statements("results", case.results.claims)
        yield from _statements("results", case.results.recognition)
    for figure in case.scale:
        yield from _figure("body", figure)
    if case.appraisal:
        yield from _appraisal(case.appraisal)
    company = library.root_organisation(case.organisation)
    for place in dict.fromkeys((case.organisation, company)):
        yield "organisation", library.label(VocabularyKind.ORGANISATIONS, place)
    if case.branch:
        yield "organisation", case.branch
    yield from _context(library, case)
    yield from _statements("limits", case.limits)
    yield from (("conditions", condition) for condition in case.conditions)
    yield from _sources(library, case.sources)


def _appraisal(appraisal: Appraisal) -> Fields:
    for word in (appraisal.grade, appraisal.decision):
        if word:
            yield "results", word.label
    if appraisal.printed:
        yield "results", appraisal.printed


def _node_fields(node: Node) -> Fields:
    yield "body", node.title
    if node.note:
        yield "body", node.note
    for child in node.children:
        yield from _node_fields(child)


def _method_fields(library: Library, method: Method) -> Fields:
    yield from (("alias", alias) for alias in method.aliases)
    yield "summary", plain(method.summary)
    yield "body", plain(method.origin.statement)
    yield from (("scenario", line) for line in method.fits)
    yield from (("limits", line) for line in method.not_for)
    yield from _context(library, method)
    if method.structure:
        yield from _node_fields(method.structure)
    for step in method.steps:
        parts = (step.title, plain(step.what), step.who, step.when, step.output)
        yield "steps", "；".join(part for part in parts if part)
    yield from _roles("vehicle", method.roles)
    for kind, field in (
        (VocabularyKind.VEHICLES, "vehicle"),
        (VocabularyKind.INDICATORS, "indicator"),
        (VocabularyKind.ORGANISATIONS, "organisation"),
    ):
        for label in _labels(library, kind, method_terms(method, kind)):
            yield field, label
    for figure in method.figures:
        yield from _figure("results", figure)
    yield from (("scenario", stage.label) for stage in method.stages)
    for resource in method.needs.resources if method.needs else ():
        yield "conditions", resource.label
    yield from (("tools", tool.title) for tool in method.tools)
    yield from (("conditions", caution) for caution in method.cautions)
    yield from _statements("limits", method.limits)
    yield from (("body", combination.why) for combination in method.combines_with)
    yield from _sources(library, method.sources)


def _tool_fields(tool: Tool) -> Fields:
    yield "summary", plain(tool.purpose)
    yield from (("body", line) for line in tool.instructions)
    for column in tool.columns:
        yield "tools", column.title
        if column.hint:
            yield "body", column.hint
        yield from (("body", choice) for choice in column.choices)
    yield from (("body", cell) for row in tool.rows for cell in row if cell)


def _collection_fields(library: Library, collection: Collection) -> Fields:
    yield "summary", plain(collection.summary)
    yield "body", plain(collection.admission.rule)
    if collection.admission.printed:
        yield "body", collection.admission.printed
    yield "organisation", library.label(VocabularyKind.ORGANISATIONS, collection.organisation)
    for figure in collection.figures:
        yield from _figure("results", figure)


def _source_fields(source: Source) -> Fields:
    yield "summary", source.quality.label
    for text in (source.publisher, source.date, source.date_note, *source.caveats):
        if text:
            yield "body", text


def check_documents() -> Iterator[SearchDocument]:
    """The rules, found by the codes that a report prints."""
    for code, explanation in CATALOGUE.items():
        words = explanation.zh
        fields = tuple(("body", text) for text in (words.why, words.how))
        yield SearchDocument(code, "page", f"{code} {words.title}", check_url(code), fields)


def library_documents(library: Library) -> Iterator[SearchDocument]:
    """Methods, cases, forms, terms, collections and sources, in the order they are shown."""
    for i, method in library.listed_methods.items():
        fields = tuple(_method_fields(library, method))
        yield SearchDocument(i, "method", method.title, method_url(i), fields)
    facets = facets_of(library)
    for place, (i, case) in enumerate(library.listed_cases.items()):
        fields = tuple(_case_fields(library, case))
        yield SearchDocument(
            i, "case", case.title, case_url(i), fields, dict(_facets_of_case(facets, place))
        )
    for i, method in library.listed_methods.items():
        for tool in method.tools:
            address = f"{method_url(i)}#form-{tool.id}"
            name = f"{i}/{tool.id}"
            yield SearchDocument(name, "form", tool.title, address, tuple(_tool_fields(tool)))
    for kind in VocabularyKind:
        for i, term in library.terms(kind).items():
            fields = (
                *(("alias", alias) for alias in term.aliases),
                ("summary", plain(term.definition)),
            )
            yield SearchDocument(
                f"{kind}/{i}",
                "term",
                term.label,
                term_url(kind, i),
                fields,
                spoken=term.pinyin or "",
            )
    for i, collection in library.collections.items():
        fields = tuple(_collection_fields(library, collection))
        address = collection_url(i)
        yield SearchDocument(address, "page", collection.title, address, fields)
    for i, source in library.sources.items():
        fields = tuple(_source_fields(source))
        yield SearchDocument(f"sources/{i}", "page", source.title, source_url(i), fields)


def page_document(page: Page, text: str = "") -> SearchDocument:
    """A page that is no entry; `text` is what a reader sees on it."""
    fields = (("summary", page.description), ("body", text))
    shown = tuple((name, value) for name, value in fields if value)
    return SearchDocument(page.url, "page", page.title, page.url, shown)


def alias_pairs(library: Library) -> Iterator[tuple[str, str]]:
    """(what readers type, a word that the library uses for it); there may be several for one."""
    for kind in VocabularyKind:
        for term in library.terms(kind).values():
            yield from ((alias, term.label) for alias in term.aliases)
    for method in library.listed_methods.values():
        yield from ((alias, method.title) for alias in method.aliases)
