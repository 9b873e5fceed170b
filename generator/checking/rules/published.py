"""Addresses that were published still lead to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from generator.checking.codes import Code
from generator.checking.nearest import nearest
from generator.checking.problem import Finding
from generator.checking.published import PublishedPage
from generator.checking.shelf import Shelf, Typed
from generator.model import Status, Target
from generator.reading import FileKind, address_of


def addresses_stay(
    shelf: Shelf, pages: Iterable[PublishedPage]
) -> Iterator[tuple[str, Typed | None, Finding]]:
    """Every address of an earlier list that has no page now.

    Yields the file, what was typed in it where it is still there, and the finding. A file that is
    broken or misnamed still counts as there: what is wrong with it is told at it.
    """
    listed = tuple(pages)
    here: dict[tuple[FileKind, str], Typed] = {}
    for typed in shelf.entries():
        here.setdefault((typed.address.kind, typed.address.id), typed)
    known = {page.address for page in listed}
    for page in listed:
        address = address_of(page.file)
        match address.kind if address else None:
            case FileKind.CASE | FileKind.METHOD as kind:
                yield from _entry(shelf, page, kind, here.get((kind, page.id)), known)
            case FileKind.COLLECTION:
                if not _holds_collection(shelf, page.id):
                    yield page.file, None, _finding(Code.ADDRESS_WITHOUT_STUB, page, "")
            case FileKind.VOCABULARY if address:
                yield from _term(shelf, page, cast(Target, address.id))


def _entry(
    shelf: Shelf, page: PublishedPage, kind: FileKind, here: Typed | None, known: set[str]
) -> Iterator[tuple[str, Typed | None, Finding]]:
    target: Target = "cases" if kind is FileKind.CASE else "methods"
    if here:
        if here.facts.status == Status.DRAFT.value:
            params = {"address": page.address}
            yield here.file, here, Finding(Code.ADDRESS_UNPUBLISHED, ("status",), params)
        return
    if page.id not in (shelf.ids(target) or ()):
        new = _new_id(shelf, page, kind, known)
        yield page.file, None, _finding(Code.ADDRESS_GONE, page, new)


def _new_id(shelf: Shelf, page: PublishedPage, kind: FileKind, known: set[str]) -> str:
    """The entry that came since and is called most like the one that is gone."""
    folder = page.address.rpartition("/")[0]
    came = [
        typed
        for typed in shelf.of_kind(kind)
        if f"{folder}/{typed.address.id}.html" not in known
        and typed.facts.status not in (Status.DRAFT.value, Status.MOVED.value)
    ]
    titles = {typed.facts.title: typed.address.id for typed in came}
    ids = {typed.address.id: typed.address.id for typed in came}
    return nearest(page.title, titles) or nearest(page.id, ids)


def _holds_collection(shelf: Shelf, id_: str) -> bool:
    read = any(typed.address.id == id_ for typed in shelf.of_kind(FileKind.COLLECTION))
    return read or any(
        address.kind is FileKind.COLLECTION and address.id == id_ for address in shelf.unread
    )


def _term(
    shelf: Shelf, page: PublishedPage, target: Target
) -> Iterator[tuple[str, Typed | None, Finding]]:
    typed = shelf.files.get(page.file)
    ids = shelf.ids(target)
    if (typed and ids is None) or (ids and page.id in ids):
        return  # There, or lost by a slip that is told in its file.
    yield (
        page.file,
        typed,
        _finding(Code.ADDRESS_WITHOUT_STUB, page, "", ("terms",) if typed else ()),
    )


def _finding(code: Code, page: PublishedPage, new: str, path: tuple[str, ...] = ()) -> Finding:
    params = {"address": page.address, "title": page.title or page.id, "file": page.file}
    return Finding(code, path, {**params, "value": page.id, "nearest": new}, at_key=True)
