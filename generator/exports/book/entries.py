"""A told case as its pages in the book hold it: what is drawn, what is said, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.exports.telling import Told, ToldFigure, amount
from generator.library import Library
from generator.model import Case, Status, VocabularyKind
from generator.pages.cards import Headline, headlines
from generator.pages.elements import Element
from generator.pages.figures import Bar, IndicatorView, indicator_view
from generator.pages.plain import clip

FOUR = ("problem", "indicators", "vehicle", "results")
"""The elements of a practice project (domain.md), told before everything else."""

_SHAPES = {
    "actions": "numbered",
    "scenarios": "words",
    "business-lines": "words",
    "methods": "words",
    "stages": "words",
    "needs": "words",
    "vehicles": "words",
    "indicators": "words",
    "appraisal": "run",
    "problem": "paragraph",
    "vehicle": "paragraph",
    "results": "paragraph",
    "scale": "run",
}
RUNNING = 30
"""Characters of a title that fit into the head of a page."""


@dataclass(frozen=True)
class Lines:
    """An element with the way it is set: paragraph, list, numbered, words or run (joined by ；)."""

    name: str
    label: str
    lines: Sequence[str]
    none: str
    shape: str


@dataclass(frozen=True)
class Drawn:
    """An indicator in words, with bars where before and after are known."""

    line: str
    direction: str
    period: str
    note: str
    bars: tuple[Bar, ...]
    improved: bool
    alt: str
    """What the drawing shows, for those who hear it."""


@dataclass(frozen=True)
class Row:
    """A line of the table of figures."""

    name: str
    amount: str
    printed: str
    refs: list[int]


@dataclass(frozen=True)
class Cited:
    """A source under an entry, by its number in the book's list."""

    number: int
    text: str


@dataclass(frozen=True)
class BookEntry:
    """One case of the book."""

    id: str
    number: str
    title: str
    running: str
    aside: str
    """The unit, as the contents show it."""
    place: str
    """Number, unit, branch and time on one line."""
    status: str
    summary: str
    headlines: tuple[Headline, ...]
    elements: tuple[Lines, ...]
    indicators: tuple[Drawn, ...]
    figures: tuple[Row, ...]
    evidence: str
    cited: tuple[Cited, ...]


def lines_of(element: Element) -> Lines:
    """An element as it is set."""
    shape = _SHAPES.get(element["name"], "list")
    return Lines(element["name"], element["label"], element["lines"], element["none"], shape)


def rows_of(figures: Sequence[ToldFigure], numbers: Mapping[str, int]) -> tuple[Row, ...]:
    """The table of figures; `numbers` gives a source's number in the book."""
    return tuple(
        Row(f.name, f.amount, f.printed, [numbers[f.source]] if f.source in numbers else [])
        for f in figures
    )


def cited_of(told: Told, numbers: Mapping[str, int]) -> tuple[Cited, ...]:
    """The sources under an entry."""
    return tuple(Cited(numbers[text], text) for text in told.sources)


def book_entry(library: Library, told: Told, place: int, numbers: Mapping[str, int]) -> BookEntry:
    """Case number `place` of the book, from 1."""
    case = library.cases[told.id]
    number = f"{place:02}"
    where = (f"第 {number} 号", *told.place, told.period)
    return BookEntry(
        id=told.id,
        number=number,
        title=told.title,
        running=clip(told.title, RUNNING),
        aside=library.label(VocabularyKind.ORGANISATIONS, case.organisation),
        place="　".join(filter(None, where)),
        status="已停用：不再推荐照做，留作参考。" if case.status is Status.DEPRECATED else "",
        summary=told.summary,
        headlines=headlines(library, library.briefs[told.id]),
        elements=_elements(library, case, told),
        indicators=_indicators(library, case, told),
        figures=rows_of(told.figures, numbers),
        evidence=told.evidence,
        cited=cited_of(told, numbers),
    )


def _elements(library: Library, case: Case, told: Told) -> tuple[Lines, ...]:
    """The four elements first; the kinds of vehicle on one line, as they are words of a list."""
    found = {element["name"]: lines_of(element) for element in told.elements}
    known = library.terms(VocabularyKind.VEHICLES)
    kinds = sum(kind in known for kind in case.vehicle.kinds)
    vehicle = found["vehicle"]
    joined = "、".join(vehicle.lines[:kinds])
    found["vehicle"] = Lines(
        vehicle.name,
        vehicle.label,
        [*filter(None, (joined,)), *vehicle.lines[kinds:]],
        vehicle.none,
        vehicle.shape,
    )
    four = tuple(found.pop(name) for name in FOUR)
    said = tuple(element for element in found.values() if element.lines)
    return (*four, *said, *unstated(element for element in found.values() if not element.lines))


def unstated(elements: Iterable[Lines]) -> tuple[Lines, ...]:
    """Elements without a line, told together: `评审、不足：原文未载`."""
    names: dict[str, list[str]] = {}
    for element in elements:
        names.setdefault(element.none, []).append(element.label)
    lines = ["；".join(f"{'、'.join(labels)}：{none}" for none, labels in names.items())]
    return (Lines("unstated", "未写明", lines, "", "words"),) if names else ()


def _indicators(library: Library, case: Case, told: Told) -> tuple[Drawn, ...]:
    lines = next(e["lines"] for e in told.elements if e["name"] == "indicators")
    views = (indicator_view(library, indicator) for indicator in case.indicators)
    return tuple(
        Drawn(line, v.direction, v.period, v.note, v.bars, v.improved, _alt(v))
        for line, v in zip(lines, views, strict=True)
    )


def _alt(view: IndicatorView) -> str:
    bars = "，".join(f"{bar.label} {bar.value}" for bar in view.bars)
    return f"横条图。{view.name}：{bars}" + (f"。{view.note}" if view.note else "")


def collection_rows(
    library: Library, collection: str, cited: Mapping[str, str], numbers: Mapping[str, int]
) -> tuple[Row, ...]:
    """The figures that a source states of a collection as a whole."""
    told = (
        ToldFigure(f.name, amount(f), f.printed, cited.get(f.source, ""))
        for f in library.collections[collection].figures
    )
    return rows_of(tuple(told), numbers)
