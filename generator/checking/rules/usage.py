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
    if not cases or any(typed.document.data is None for typed in cases) or shelf.unread:
        return
    cited = {
        shelf.meant("methods", reference.id)
        for typed in cases
        for reference in typed.references
        if reference.target == "methods"
    }
    for typed in shelf.of_kind(FileKind.METHOD):
        method = typed.entry
        if not isinstance(method, Method) or method.status is not Status.PUBLISHED:
            continue
        if typed.address.id not in cited:
            yield typed, Finding(Code.METHOD_WITHOUT_CASE, (), {"value": typed.address.id})
