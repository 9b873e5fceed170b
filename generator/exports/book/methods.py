"""A told method as the handbook and its card hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.exports.book.entries import (
    RUNNING,
    Cited,
    Lines,
    Row,
    cited_of,
    lines_of,
    rows_of,
    unstated,
)
from generator.exports.telling import Told
from generator.insight.evidence import Evidence, evidence_of
from generator.library import Library
from generator.model import Method, Node, Status, VocabularyKind
from generator.pages.cards import by_strength, headlines
from generator.pages.plain import clip, plain

CASES_SHOWN = 12
"""Cases under a method, those that compare before and after first."""

_WORDS = ("stages", "needs", "scenarios", "indicators", "vehicles", "business-lines")
"""Elements that are a few words each, told on lines of their own."""


@dataclass(frozen=True)
class Part:
    """A part of a method's structure."""

    title: str
    note: str | None
    children: tuple[Part, ...]


@dataclass(frozen=True)
class StepRow:
    """A step; what nobody stated is empty."""

    title: str
    what: str
    who: str
    when: str
    output: str
    form: str


@dataclass(frozen=True)
class RoleRow:
    """Who does what."""

    who: str
    does: str


@dataclass(frozen=True)
class FormBrief:
    """A form with the headings of its columns."""

    title: str
    purpose: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class CaseBrief:
    """A case that applies a method."""

    title: str
    aside: str
    """Unit and collection."""
    unit: str
    headline: str


@dataclass(frozen=True)
class SumPart:
    """A line of the sum that makes up the evidence level."""

    name: str
    found: str
    points: int
    most: int


@dataclass(frozen=True)
class Sum:
    """The evidence level with its sum."""

    level: str
    points: int
    most: int
    parts: tuple[SumPart, ...]


@dataclass(frozen=True)
class Companion:
    """A method that goes well with this one."""

    id: str
    title: str
    why: str
    known: bool
    """Whether it stands in the same book."""


@dataclass(frozen=True)
class BookMethod:
    """One method of the handbook."""

    id: str
    kind: str
    number: str
    title: str
    running: str
    aside: str
    place: str
    status: str
    summary: str
    fits: Sequence[str]
    not_for: Sequence[str]
    words: tuple[Lines, ...]
    structure: Part | None
    steps: tuple[StepRow, ...]
    roles: tuple[RoleRow, ...]
    forms: tuple[FormBrief, ...]
    cautions: Sequence[str]
    limits: Sequence[str]
    figures: tuple[Row, ...]
    evidence: Sum
    cases: tuple[CaseBrief, ...]
    more_cases: int
    combines: tuple[Companion, ...]
    origin: str
    cited: tuple[Cited, ...]


def book_method(
    library: Library,
    told: Told,
    place: int,
    numbers: Mapping[str, int],
    year: int,
    together: frozenset[str] = frozenset(),
) -> BookMethod:
    """Method number `place` of the book, from 1; `together` are the ids of all its methods."""
    method = library.methods[told.id]
    number = f"{place:02}"
    cases = by_strength(library, library.cases_of_method(told.id))
    elements = {element["name"]: lines_of(element) for element in told.elements}
    words = [elements[name] for name in _WORDS if name in elements]
    evidence = evidence_of(library, told.id, year)
    where = (told.sort, f"第 {number} 号" if together else "", told.organisation, told.period)
    return BookMethod(
        id=told.id,
        kind=method.kind.value,
        number=number,
        title=told.title,
        running=clip(told.title, RUNNING),
        aside=f"{evidence.level.label}，{len(cases)} 个案例",
        place="　".join(filter(None, where)),
        status="已停用：不再推荐照做，留作参考。" if method.status is Status.DEPRECATED else "",
        summary=told.summary,
        fits=elements["fits"].lines,
        not_for=elements["not-for"].lines,
        words=(*(w for w in words if w.lines), *unstated(w for w in words if not w.lines)),
        structure=_part(method.structure) if method.structure else None,
        steps=_steps(method),
        roles=tuple(RoleRow(role.who, plain(role.does)) for role in method.roles),
        forms=tuple(
            FormBrief(t.title, plain(t.purpose), tuple(c.title for c in t.columns))
            for t in method.tools
        ),
        cautions=elements["cautions"].lines,
        limits=elements["limits"].lines,
        figures=rows_of(told.figures, numbers),
        evidence=_sum(evidence),
        cases=tuple(_case(library, case) for case in cases[:CASES_SHOWN]),
        more_cases=max(0, len(cases) - CASES_SHOWN),
        combines=_companions(library, method, together),
        origin=plain(method.origin.statement),
        cited=cited_of(told, numbers),
    )


def _part(node: Node) -> Part:
    return Part(node.title, node.note, tuple(map(_part, node.children)))


def _steps(method: Method) -> tuple[StepRow, ...]:
    forms = {tool.id: tool.title for tool in method.tools}
    return tuple(
        StepRow(
            step.title,
            plain(step.what),
            step.who or "",
            step.when or "",
            step.output or "",
            forms.get(step.tool or "", ""),
        )
        for step in method.steps
    )


def _sum(evidence: Evidence) -> Sum:
    parts = tuple(SumPart(p.name, p.found, p.points, p.most) for p in evidence.parts)
    return Sum(evidence.level.label, evidence.points, evidence.most, parts)


def _case(library: Library, case_id: str) -> CaseBrief:
    case = library.briefs[case_id]
    unit = library.label(VocabularyKind.ORGANISATIONS, case.organisation)
    collection = library.collections[library.entries.collection_of[case_id]].title
    shown = headlines(library, case)[:1]
    headline = "".join(f"{one.name} {one.value}" for one in shown)
    return CaseBrief(case.title, f"{unit}，《{collection}》", unit, headline)


def _companions(
    library: Library, method: Method, together: frozenset[str]
) -> tuple[Companion, ...]:
    known = library.listed_methods
    return tuple(
        Companion(c.method, known[c.method].title, c.why, c.method in together)
        for c in method.combines_with
        if c.method in known
    )
