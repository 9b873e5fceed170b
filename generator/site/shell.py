"""The shell: a page of the theme, rendered once per folder with marks, filled once per entry.

Rendering the theme for every entry costs three quarters of a stock build, because each page draws
the whole navigation again. All pages of one folder share everything but the marked places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from generator.pages.page import Page

SLUG = "casebook-shell"
"""Last part of the address of a shell page."""

TITLE = "casebook-title-mark"
DESCRIPTION = "casebook-description-mark"
BODY = "<h1>casebook-body-mark</h1>"
"""A heading, so that the theme does not put one of its own above it."""
HEAD = '<meta name="casebook-head-mark">'
"""Stands in the head of every page of the theme (`site_templates/theme/main.html`)."""

_MARKS = re.compile("|".join(re.escape(mark) for mark in (SLUG, TITLE, DESCRIPTION, BODY, HEAD)))


class BrokenShellError(Exception):
    """The engine gave back a page without one of the marks that it was given."""


@dataclass(frozen=True)
class Shell:
    """A rendered page, cut at its marks: literal text and marks in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str, name: str) -> Shell:
        """Cut the page `name` at its marks.

        Raises:
            BrokenShellError: when the page has no place for a title, a body or the head's block.
        """
        pieces: list[str] = []
        end = 0
        for match in _MARKS.finditer(html):
            pieces += (html[end : match.start()], match[0])
            end = match.end()
        pieces.append(html[end:])
        missing = {TITLE, BODY, HEAD} - set(pieces[1::2])
        if missing:
            raise BrokenShellError(f"{name}: {', '.join(sorted(missing))}")
        return cls(tuple(pieces))

    def fill(self, page: Page, head: str) -> str:
        """The whole page: theme around the body of `page`, `head` in the theme's head."""
        values: Mapping[str, str] = {
            SLUG: page.url.rpartition("/")[2].removesuffix(".html"),
            TITLE: escape(page.title),
            DESCRIPTION: escape(page.description),
            BODY: page.body,
            HEAD: head,
        }
        pieces = list(self.pieces)
        pieces[1::2] = [values[mark] for mark in pieces[1::2]]
        return "".join(pieces)


def fill_body(html: str, page: Page, head: str) -> str:
    """Put the body of a page that the engine rendered itself into its place, and its head.

    Raises:
        BrokenShellError: when a mark is gone.
    """
    before, mark, after = html.partition(BODY)
    if not mark:
        raise BrokenShellError(f"{page.url}: {BODY}")
    return fill_head(before, page.url, head) + page.body + after


def fill_head(html: str, address: str, head: str) -> str:
    """Put the block of the head into its place.

    Raises:
        BrokenShellError: when the mark is gone.
    """
    before, mark, after = html.partition(HEAD)
    if not mark:
        raise BrokenShellError(f"{address}: {HEAD}")
    return before + head + after
