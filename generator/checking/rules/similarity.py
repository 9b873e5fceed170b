"""Entries that stand in the library twice, under two ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.checking.similarity import Compared, Overlap, alike
from generator.model import Status
from generator.reading import FileKind, Path

_LEFT_OUT = frozenset({"title", "tools"})
"""A copy often has another title; blank forms are alike on purpose."""
_GONE = frozenset({Status.MOVED.value, Status.DEPRECATED.value})


def entries_differ(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """Cases (and methods) that are much alike, told at both; stubs and deprecated ones not asked.

    Of two files with one id nothing is said here: that is told already.
    """
    for kind in (FileKind.CASE, FileKind.METHOD):
        # A case and the method that it shows may well say the same.
        yield from _alike_among(
            {t.file: t for t in shelf.of_kind(kind) if t.data.get("status") not in _GONE}
        )


def _alike_among(by_file: Mapping[str, Typed]) -> Iterator[tuple[Typed, Finding]]:
    compared = {file: Compared(telling_texts(typed.texts)) for file, typed in by_file.items()}
    for one, other, shared in alike(compared):
        if by_file[one].address.id != by_file[other].address.id:
            yield by_file[one], _finding(other, shared)
            yield by_file[other], _finding(one, shared)


def telling_texts(texts: Iterable[tuple[Path, str]]) -> Iterator[str]:
    """The texts of an entry by which it is compared with others."""
    return (text for path, text in texts if path[0] not in _LEFT_OUT)


def _finding(other: str, shared: Overlap) -> Finding:
    phrases = "、".join(f"“{phrase}”" for phrase in shared.phrases)
    params = {"other": other, "percent": str(shared.percent), "phrases": phrases}
    return Finding(Code.NEAR_DUPLICATE, ("title",), params)
