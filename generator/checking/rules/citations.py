"""Sources: what is cited is listed, what is listed is cited somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.reading import FileKind, Path


def cited_sources_are_listed(shelf: Shelf, typed: Typed) -> Iterator[Finding]:
    """Every source that a figure or statement cites stands in the entry's own `sources`.

    An id that no source has is dangling and told as that; a list that is missing or broken is no
    reason to tell every citation off.
    """
    listed = typed.data.get("sources")
    if typed.address.kind is FileKind.SOURCES or not isinstance(listed, list):
        return
    known = shelf.ids("sources")
    reported: set[str] = set()
    for path, value in _citations(typed):
        if path[0] == "sources" or value in listed or value in reported:
            continue
        if known is None or value in known:
            reported.add(value)
            yield Finding(Code.SOURCE_NOT_LISTED, path, {"value": value})


def unused_sources(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """Sources that no entry cites. Not asked while an entry cannot be read: it may cite them."""
    if shelf.unread or not all(typed.facts.is_readable for typed in shelf.files.values()):
        return
    named: set[str] = set()
    for typed in shelf.files.values():
        named.update(typed.facts.named("sources"))
    cited = {shelf.meant("sources", value) for value in named}
    for typed in shelf.of_kind(FileKind.SOURCES):
        for source in sorted((shelf.ids("sources") or frozenset()) - cited):
            path = ("sources", source)
            yield typed, Finding(Code.SOURCE_UNUSED, path, {"value": source}, at_key=True)


def _citations(typed: Typed) -> Iterator[tuple[Path, str]]:
    for reference in typed.references:
        if reference.target == "sources":
            yield reference.path, reference.id
