"""Methods live by their cases."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.model import Method, Status
from generator.reading import FileKind


def methods_without_a_case(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """Published methods that no action of any case cites.

    Not asked while a case cannot be read: it may cite them. A library that holds no case at all, a
    registry with its forms for example, is not asked either.
    """
    cases = list(shelf.of_kind(FileKind.CASE))
    if not cases or not all(typed.facts.is_readable for typed in cases) or shelf.unread:
        return
    named: set[str] = set()
    for typed in cases:
        named.update(typed.facts.named("methods"))
    cited = {shelf.meant("methods", id_) for id_ in named}
    for typed in shelf.of_kind(FileKind.METHOD):
        method = typed.entry
        if not isinstance(method, Method) or method.status is not Status.PUBLISHED:
            continue
        if typed.address.id not in cited:
            yield typed, Finding(Code.METHOD_WITHOUT_CASE, (), {"value": typed.address.id})
