"""Every text of an entry, and the field that it is searched in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
from generator.pages.plain import plain

Fields = Iterator[tuple[str, str]]
"""(Field of `fields.FIELDS`, plain text)."""


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


def _context(library: Library, entry: Case | Method) -> Fields:
    """The words by which readers narrow down: scenarios and business lines."""
    for kind in (VocabularyKind.SCENARIOS, VocabularyKind.BUSINESS_LINES):
        terms = case_terms(entry, kind) if isinstance(entry, Case) else method_terms(entry, kind)
        for label in _labels(library, kind, terms):
            yield "scenario", label


def case_texts(library: Library, case: Case) -> Fields:
    """What a case is found by, but for its title."""
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


def method_texts(library: Library, method: Method) -> Fields:
    """What a method is found by, but for its title."""
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


def tool_texts(tool: Tool) -> Fields:
    """What a form is found by, but for its title."""
    yield "summary", plain(tool.purpose)
    yield from (("body", line) for line in tool.instructions)
    for column in tool.columns:
        yield "tools", column.title
        if column.hint:
            yield "body", column.hint
        yield from (("body", choice) for choice in column.choices)
    yield from (("body", cell) for row in tool.rows for cell in row if cell)


def collection_texts(library: Library, collection: Collection) -> Fields:
    """What a collection is found by, but for its title."""
    yield "summary", plain(collection.summary)
    yield "body", plain(collection.admission.rule)
    if collection.admission.printed:
        yield "body", collection.admission.printed
    yield "organisation", library.label(VocabularyKind.ORGANISATIONS, collection.organisation)
    for figure in collection.figures:
        yield from _figure("results", figure)


def source_texts(source: Source) -> Fields:
    """What a source is found by, but for its title."""
    yield "summary", source.quality.label
    for text in (source.publisher, source.date, source.date_note, *source.caveats):
        if text:
            yield "body", text
