"""The books and cards that the site offers for download."""

from __future__ import annotations

from collections.abc import Iterator

import typst

from generator.exports.about import About
from generator.exports.book.card import method_card
from generator.exports.book.collection import case_book
from generator.exports.book.fonts import NoFontError, system_fonts, typefaces
from generator.exports.book.handbook import method_book
from generator.exports.book.images import og_images
from generator.exports.book.paper import Paper
from generator.exports.selection import select
from generator.library import Library

FOLDER = "downloads"
BOTH_SIZES = 150
"""Cases up to which the collection is offered in both sizes; a larger one on A4 alone."""

WHOLE_BOOK = 300
"""Cases up to which the site offers one book of all. An entry costs about 20 ms, which a
site of thousands should not pay for pages that nobody prints: `export pdf` makes the book of one
collection."""


def has_font(fonts: typst.Fonts | None = None) -> bool:
    """Whether this machine can set Chinese text; what is missing says `NoFontError`."""
    try:
        typefaces((fonts or system_fonts()).families())
    except NoFontError:
        return False
    return True


def book_files(
    library: Library, about: About, fonts: typst.Fonts | None = None
) -> Iterator[tuple[str, bytes]]:
    """Address and content of the books and cards that the site offers; none without a font."""
    if not has_font(fonts):
        return
    everything = select(library)
    cases = len(everything.cases)
    for paper in Paper:
        if 0 < cases <= (WHOLE_BOOK if paper is Paper.A4 else BOTH_SIZES):
            book = case_book(library, everything, about, paper, fonts)
            yield f"{FOLDER}/xiangmuji-{paper}.pdf", book
    for paper in Paper:
        if everything.methods:
            handbook = method_book(library, everything, about, paper, fonts)
            yield f"{FOLDER}/jizhi-shouce-{paper}.pdf", handbook
    for method in everything.methods:
        yield card_url(method), method_card(library, method, about, fonts)


def picture_files(
    library: Library, about: About, fonts: typst.Fonts | None = None
) -> Iterator[tuple[str, bytes]]:
    """Address and content of the pictures for shared addresses; none without a font."""
    if has_font(fonts):
        yield from og_images(library, about, fonts)


def card_url(method: str) -> str:
    """The one-page card of a method."""
    return f"{FOLDER}/cards/{method}.pdf"
