"""A method on one page of A4, to pin up or to hand round in the meeting."""

from __future__ import annotations

from dataclasses import dataclass

import typst

from generator.exports.about import About
from generator.exports.book.matter import day_of, source_numbers
from generator.exports.book.methods import BookMethod, book_method
from generator.exports.book.paper import Paper
from generator.exports.book.press import pdf
from generator.exports.telling import told_methods
from generator.library import Library
from generator.pages.links import method_url
from generator.pages.spans import moment

TEMPLATE = "card.typ"


@dataclass(frozen=True)
class _Card:
    name: str
    day: tuple[int, ...] | None
    foot: str
    method: BookMethod


def method_card(
    library: Library, method_id: str, about: About, fonts: typst.Fonts | None = None
) -> bytes:
    """One method on exactly one A4 page.

    What does not fit at 8 points is left out, and the card says so.

    Raises:
        NoFontError: where no Chinese font is installed.
    """
    (told,) = told_methods(library, (method_id,), about.year)
    numbers = source_numbers(library, (told,))
    method = book_method(library, told, 1, numbers, about.year)
    edition = f"版本：{moment(about.edition)}" if about.edition else ""
    address = f"{about.site_url}{method_url(method_id)}" if about.site_url else ""
    foot = "　".join(filter(None, (about.name, edition, address)))
    return pdf(TEMPLATE, _Card(about.name, day_of(about), foot, method), Paper.A4, fonts)
