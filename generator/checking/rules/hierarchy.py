"""Levels that must come to an end: broader terms, methods that are part of others, moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.model import Method, Vocabulary
from generator.reading import FileKind, Path

Links = Mapping[str, tuple[str, ...]]


def methods_lead_elsewhere(typed: Typed) -> Iterator[Finding]:
    """No method is part of itself or combines with itself."""
    method, own = typed.entry, typed.address.id
    if not isinstance(method, Method):
        return
    paths: list[tuple[Path, str]] = [
        (("part_of", index), id_) for index, id_ in enumerate(method.part_of)
    ]
    for index, combination in enumerate(method.combines_with):
        paths.append((("combines_with", index, "method"), combination.method))
    for path, id_ in paths:
        if id_ == own:
            yield Finding(Code.TO_ITSELF, path, {"value": own})


def terms_lead_elsewhere(typed: Typed) -> Iterator[Finding]:
    """Broader terms of one vocabulary: not the term itself, and no circle."""
    vocabulary = typed.entry
    if not isinstance(vocabulary, Vocabulary):
        return
    parents: Links = {id_: (term.parent,) for id_, term in vocabulary.terms.items() if term.parent}
    for id_, (parent,) in ((id_, links) for id_, links in parents.items()):
        if id_ == parent:
            yield Finding(Code.TO_ITSELF, ("terms", id_, "parent"), {"value": id_})
    for circle in circles(parents):
        params = {"circle": " → ".join([*circle, circle[0]])}
        yield Finding(Code.CIRCLE, ("terms", circle[0], "parent"), params)


def entries_do_not_circle(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """`part_of` between methods and `moved_to` between entries."""
    for key, kind, links in (
        ("part_of", FileKind.METHOD, _part_of),
        ("moved_to", FileKind.METHOD, _moved_to),
        ("moved_to", FileKind.CASE, _moved_to),
    ):
        at = {typed.address.id: typed for typed in shelf.of_kind(kind)}
        leading = {id_: onward for id_, typed in at.items() if (onward := links(typed))}
        for circle in circles(leading):
            params = {"circle": " → ".join([*circle, circle[0]])}
            yield at[circle[0]], Finding(Code.CIRCLE, (key,), params)


def circles(links: Links) -> Iterator[tuple[str, ...]]:
    """Circles of two or more, each beginning at its first id in the alphabet.

    A link to oneself is no circle here. Every id is walked once, with a list of its own instead
    of the call stack, so neither depth nor number costs more than it must.
    """
    left: set[str] = set()
    for start in sorted(links):
        trail: list[str] = []
        at: dict[str, int] = {}
        onward: list[Iterator[str]] = [iter((start,))]
        while onward:
            id_ = next(onward[-1], None)
            if id_ is None:
                onward.pop()
                if trail:
                    left.add(trail[-1])
                    del at[trail.pop()]
            elif id_ in at:
                circle = trail[at[id_] :]
                first = circle.index(min(circle))
                if len(circle) > 1:
                    yield (*circle[first:], *circle[:first])
            elif id_ not in left:
                at[id_] = len(trail)
                trail.append(id_)
                onward.append(iter(links.get(id_, ())))


def _part_of(typed: Typed) -> tuple[str, ...]:
    return typed.entry.part_of if isinstance(typed.entry, Method) else ()


def _moved_to(typed: Typed) -> tuple[str, ...]:
    return (typed.facts.moved_to,) if typed.facts.moved_to else ()
