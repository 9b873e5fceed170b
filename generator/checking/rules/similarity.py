"""Entries that stand in the library twice, under two ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checking.codes import Code
from generator.checking.facts import telling_texts
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.checking.similarity import Compared, Overlap, alike
from generator.model import Status
from generator.reading import FileKind

_GONE = frozenset({Status.MOVED.value, Status.DEPRECATED.value})


def entries_differ(shelf: Shelf) -> Iterator[tuple[Typed, Finding]]:
    """Cases (and methods) that are much alike, told at both; stubs and deprecated ones not asked.

    Of two files with one id nothing is said here: that is told already.
    """
    for kind in (FileKind.CASE, FileKind.METHOD):
        # A case and the method that it shows may well say the same.
        yield from _alike_among(
            {t.file: t for t in shelf.of_kind(kind) if t.facts.status not in _GONE}
        )


def _alike_among(by_file: Mapping[str, Typed]) -> Iterator[tuple[Typed, Finding]]:
    sketches = {file: typed.facts.sketch for file, typed in by_file.items()}
    for one, other, shared in alike(sketches, lambda file: _compared(by_file[file])):
        if by_file[one].address.id != by_file[other].address.id:
            yield by_file[one], _finding(other, shared)
            yield by_file[other], _finding(one, shared)


def _compared(typed: Typed) -> Compared:
    return Compared(telling_texts(typed.survey))


def _finding(other: str, shared: Overlap) -> Finding:
    phrases = "、".join(f"“{phrase}”" for phrase in shared.phrases)
    params = {"other": other, "percent": str(shared.percent), "phrases": phrases}
    return Finding(Code.NEAR_DUPLICATE, ("title",), params)
