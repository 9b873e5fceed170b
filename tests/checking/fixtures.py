"""The bad libraries of tests/invalid: one folder per code, laid over the mini library.

A folder holds the files that differ; `REMOVED` lists files that are gone, `archive/` replaces the
archived texts, `published.json` lists an earlier edition, `expected.txt` is what is printed first,
in Chinese and in English. What a repository cannot hold is built here, workbooks in `workbooks.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.checking import Problem
from generator.checking.published import PublishedPage, read_published
from generator.checking.wording import Language
from generator.reading import Archive, Fault, FaultCode, read_archive, read_tree
from tests.checking.library import MINI, Library, library_at
from tests.checking.workbooks import problems_of

INVALID = Path(__file__).parents[1] / "invalid"
SMALL_CASE = "cases/tianjin/full-cycle-case.yml"


def _too_large(library: Library) -> Library:
    return library.with_text(SMALL_CASE, "#" * (256 * 1024 + 1))


def _too_many(library: Library) -> Library:
    return library.with_text(SMALL_CASE, f"title: [{'a,' * 20_000}]\n")


def _closed(library: Library) -> Library:
    faults = {"cases/tianjin/closed.yml": (Fault(FaultCode.UNREADABLE),)}
    return Library(library.texts, faults)


BUILT: dict[str, Callable[[Library], Library]] = {
    "R104": _too_large,
    "R105": _too_many,
    "R155": _closed,
}
WITHOUT_EXAMPLE = frozenset({"S299"})
"""No error of today's models lacks a code of its own."""


@dataclass(frozen=True)
class Fixture:
    """One bad library."""

    code: str
    library: Library
    archive: Archive | None
    expected: tuple[str, ...]
    """First line printed, in Chinese and in English."""
    published: tuple[PublishedPage, ...] = ()

    def problems(self, lang: Language = "zh") -> tuple[Problem, ...]:
        """What the check says, or importing for what only a workbook can have."""
        if self.code.startswith("W"):
            return problems_of(self.code, lang)
        checked = self.library.check(archive=self.archive, lang=lang, published=self.published)
        return checked.problems


def fixture_of(code: str) -> Fixture:
    """The bad library of one code.

    Raises:
        FileNotFoundError: when there is none.
    """
    folder = INVALID / code
    expected = tuple((folder / "expected.txt").read_text("utf-8").splitlines())
    library = library_at(MINI)
    if code in BUILT:
        library = BUILT[code](library)
    elif any((folder / name).is_dir() for name in ("cases", "methods")):
        over = read_tree(folder)
        library = Library({**library.texts, **library_at(folder).texts}, over.faults)
    if (folder / "REMOVED").exists():
        for path in (folder / "REMOVED").read_text("utf-8").split():
            library = library.without(path)
    texts = folder / "archive"
    archive = read_archive(texts if texts.is_dir() else MINI / "archive")
    listed = folder / "published.json"
    published = read_published(listed.read_bytes()) if listed.exists() else ()
    return Fixture(code, library, archive if code.startswith("E") else None, expected, published)
