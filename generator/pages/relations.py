"""How a method hangs together with others through shared cases: a list, and a drawing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.insight.relations import Relation, relations_of
from generator.pages.context import SiteContext
from generator.pages.links import Link, case_url, method_url
from generator.pages.plain import clip

SHOWN = 6
"""Methods that are drawn and listed with their cases; further ones are named alone."""
CASES_SHOWN = 3

WIDTH = 360
"""Units of the drawing; about a phone's width in pixels, so that its text keeps its size."""
ROW = 42
LINE = 15
"""From one line of a label to the next."""
ROOT_WIDTH = 112
FORK = 184
"""Where the lines end and the counts begin."""
GAP = 7
LETTER, DIGIT = 12, 8
"""Widths of a Chinese character and of a digit."""
OPENING = "“‘（《「【"
CLOSING = "”’）》」】，、；：。"
THINNEST, THICKEST = 1.5, 7.0
MANY = 4
"""Shared cases from which a line may be drawn at its thickest."""


@dataclass(frozen=True)
class TextLine:
    """A line of a label and where it stands."""

    text: str
    y: float


@dataclass(frozen=True)
class Branch:
    """A line to another method, how often, and its name."""

    path: str
    thickness: str
    y: int
    count: int
    label: tuple[TextLine, ...]


@dataclass(frozen=True)
class Drawing:
    """This method on the left, the others on the right; thicker lines mean more cases."""

    width: int
    height: int
    root_y: float
    root_height: int
    root_width: int
    root_label: tuple[TextLine, ...]
    fork: int
    count_width: int
    label_x: int
    branches: tuple[Branch, ...]


@dataclass(frozen=True)
class RelationView:
    """Another method, how many cases apply both, and the first of them."""

    link: Link
    count: int
    cases: tuple[Link, ...]
    more: int


@dataclass(frozen=True)
class RelationsView:
    """What stands on a method's page about methods in the same cases."""

    cases: int
    """Cases of this method."""
    together: int
    """Those of them that apply another method too."""
    shown: tuple[RelationView, ...]
    rest: tuple[tuple[Link, int], ...]
    drawing: Drawing


def _wrapped(text: str, characters: int, lines: int) -> tuple[str, ...]:
    """At most so many lines of so many characters, the last with an ellipsis where text was cut.

    Lines are of about one length, since a single character alone on the second reads badly. A mark
    that may not stand at the end or the start of a line goes to the next with its neighbour; the
    room for it is kept free.
    """
    kept = clip(text, characters * lines - (lines - 1))
    count = -(-len(kept) // characters)
    size = -(-len(kept) // count)
    found = []
    for _ in range(count - 1):
        badly = kept[size - 1] in OPENING or kept[size] in CLOSING
        end = size - 1 if badly else size
        found.append(kept[:end])
        kept = kept[end:]
    return (*found, kept)


def _label(text: str, middle: float, characters: int, lines: int) -> tuple[TextLine, ...]:
    wrapped = _wrapped(text, characters, lines)
    first = middle - (len(wrapped) - 1) * LINE / 2
    return tuple(TextLine(line, first + place * LINE) for place, line in enumerate(wrapped))


def drawing(title: str, others: Sequence[tuple[str, int]]) -> Drawing:
    """Draw a method and at least one other, given as (title, number of shared cases)."""
    height = max(ROW * len(others), 3 * LINE + 12)
    middle = height / 2
    most = max(count for _, count in others)
    count_width = DIGIT * max(len(str(most)), 2) + 7
    label_x = FORK + count_width + GAP
    root = _label(title, middle, 8, 3)
    bend = (ROOT_WIDTH + FORK) / 2
    branches = []
    for place, (name, count) in enumerate(others):
        y = round((place + 0.5) * height / len(others))
        branches.append(
            Branch(
                f"M{ROOT_WIDTH} {middle:g}C{bend:g} {middle:g} {bend:g} {y} {FORK} {y}",
                f"{THINNEST + (THICKEST - THINNEST) * count / max(most, MANY):.1f}",
                y,
                count,
                _label(name, y, (WIDTH - label_x) // LETTER, 2),
            )
        )
    box = len(root) * LINE + 12
    return Drawing(
        width=WIDTH,
        height=height,
        root_y=middle - box / 2,
        root_height=box,
        root_width=ROOT_WIDTH,
        root_label=root,
        fork=FORK,
        count_width=count_width,
        label_x=label_x,
        branches=tuple(branches),
    )


def _view(site: SiteContext, relation: Relation) -> RelationView:
    library = site.library
    first = relation.cases[:CASES_SHOWN]
    return RelationView(
        Link(library.methods[relation.method].title, method_url(relation.method)),
        len(relation.cases),
        tuple(Link(library.briefs[i].title, case_url(i)) for i in first),
        len(relation.cases) - len(first),
    )


def relations_view(site: SiteContext, method_id: str) -> RelationsView | None:
    """The methods at work in the same cases as this one; None where there are none."""
    found = relations_of(site.library, method_id)
    if not found:
        return None
    shown = tuple(_view(site, relation) for relation in found[:SHOWN])
    return RelationsView(
        cases=len(site.library.cases_of_method(method_id)),
        together=len({case for relation in found for case in relation.cases}),
        shown=shown,
        rest=tuple(
            (Link(site.library.methods[r.method].title, method_url(r.method)), len(r.cases))
            for r in found[SHOWN:]
        ),
        drawing=drawing(
            site.library.methods[method_id].title, [(v.link.text, v.count) for v in shown]
        ),
    )
