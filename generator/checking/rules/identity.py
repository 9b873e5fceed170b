"""One id, one entry; one folder, one collection; an entry that moved says where to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.model import Case, Method, Status
from generator.reading import FileKind
from generator.reading.layout import COLLECTION_FILE


def duplicate_ids(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """Cases and methods share one space of ids; each of two that clash names the other."""
    by_id: dict[str, list[Typed]] = {}
    for typed in shelf.entries():
        by_id.setdefault(typed.address.id, []).append(typed)
    for id_, sharing in by_id.items():
        for typed in sharing if len(sharing) > 1 else []:
            others = ", ".join(other.file for other in sharing if other is not typed)
            yield typed, Finding(Code.DUPLICATE_ID, (), {"value": id_, "other": others})


def collections_have_their_file(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """A folder of cases, registries or forms without collection.yml, told once, at its first file.

    The site shows what a collection holds, so a registry without one would be seen nowhere.
    """
    described = {typed.address.id for typed in shelf.of_kind(FileKind.COLLECTION)}
    described |= {item.id for item in shelf.unread if item.kind is FileKind.COLLECTION}
    kinds = (FileKind.CASE, FileKind.REGISTRY, FileKind.FORM)
    for typed in (typed for kind in kinds for typed in shelf.of_kind(kind)):
        if typed.address.collection not in described:
            described.add(typed.address.collection)
            yield typed, Finding(Code.NO_COLLECTION, (), {"file": COLLECTION_FILE})


def moved_entries_say_where(typed: Typed) -> Iterator[Finding]:
    """`status: moved` and `moved_to` come together, and lead away from the entry itself."""
    entry = typed.entry
    if not isinstance(entry, Case | Method):
        return
    if entry.status is Status.MOVED and entry.moved_to is None:
        yield Finding(Code.MOVED_NOWHERE, ("status",))
    elif entry.moved_to is not None and entry.status is not Status.MOVED:
        yield Finding(Code.NOT_MOVED, ("moved_to",), {"status": entry.status.value}, at_key=True)
    if entry.moved_to == typed.address.id:
        yield Finding(Code.TO_ITSELF, ("moved_to",), {"value": entry.moved_to})
