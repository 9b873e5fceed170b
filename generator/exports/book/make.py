"""Library → typst → PDF."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.exports.about import About
from generator.exports.selection import Selection
from generator.library import Library


class Paper(StrEnum):
    """Sizes that the book is set for."""

    A4 = "a4"
    A5 = "a5"


class NoFontError(Exception):
    """This machine has no font with Chinese characters; its text names the package to install."""


def case_book(library: Library, selection: Selection, about: About, paper: Paper) -> bytes:
    """The printed collection (卓越实践项目集) of the selected cases.

    Raises:
        NoFontError: where no Chinese font is installed.
    """
    raise NotImplementedError


def method_book(library: Library, selection: Selection, about: About, paper: Paper) -> bytes:
    """The handbook (典型机制手册) of the selected methods.

    Raises:
        NoFontError: where no Chinese font is installed.
    """
    raise NotImplementedError


def book_files(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    """Address and content of the books that the site offers; none where a font is missing."""
    yield from ()
