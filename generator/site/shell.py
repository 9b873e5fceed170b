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
from generator.site.policy import metas

SLUG = "casebook-shell"
"""Last part of the address of a shell page."""

TITLE = "casebook-title-mark"
DESCRIPTION = "casebook-description-mark"
BODY = "<h1>casebook-body-mark</h1>"
"""A heading, so that the theme does not put one of its own above it."""
HEAD = '<meta name="casebook-head-mark">'
"""Stands in the head of every page of the theme (`site_templates/theme/main.html`)."""

CHARSET = '<meta charset="utf-8">'
"""How the theme begins each head; behind it stands the policy, before anything is loaded."""

_MARKS = re.compile("|".join(re.escape(mark) for mark in (SLUG, TITLE, DESCRIPTION, BODY, HEAD)))
_INDENT = re.compile(r"\s*\n\s*")
_AS_TYPED = re.compile(r"<(?:pre|textarea)\b")


class BrokenShellError(Exception):
    """The engine gave back a page without one of the marks that it was given."""


@dataclass(frozen=True)
class Shell:
    """A rendered page, cut at its marks and ready to write."""

    literals: tuple[bytes, ...]
    """What stands between the marks: one more than these."""
    marks: tuple[str, ...]

    @classmethod
    def cut(cls, html: str, name: str) -> Shell:
        """Cut the page `name` at its marks, the theme's empty lines and indents left out.

        Raises:
            BrokenShellError: when the page has no place for a title, a body or the head's block.
        """
        marks = tuple(_MARKS.findall(html))
        missing = {TITLE, BODY, HEAD} - set(marks)
        if missing:
            raise BrokenShellError(f"{name}: {', '.join(sorted(missing))}")
        whole = _guarded(without_indents(html), name)
        return cls(tuple(part.encode() for part in _MARKS.split(whole)), marks)

    def fill(self, page: Page, head: str) -> bytes:
        """The whole page: theme around the body of `page`, `head` in the theme's head."""
        values: Mapping[str, bytes] = {
            SLUG: page.url.rpartition("/")[2].removesuffix(".html").encode(),
            TITLE: escape(page.title).encode(),
            DESCRIPTION: escape(page.description).encode(),
            BODY: page.body.encode(),
            HEAD: head.encode(),
        }
        parts = [b""] * (2 * len(self.marks) + 1)
        parts[::2] = self.literals
        parts[1::2] = [values[mark] for mark in self.marks]
        return b"".join(parts)


def without_indents(html: str) -> str:
    """HTML without its empty lines and indents, half of what a page of the theme is made of.

    A line break stays where there was one, so words stay apart. What keeps its spaces on screen
    is left as it is.
    """
    return html if _AS_TYPED.search(html) else _INDENT.sub("\n", html)


def fill_head(html: str, address: str, head: str) -> str:
    """Put the block of the head into its place.

    Raises:
        BrokenShellError: when the mark is gone.
    """
    before, mark, after = _guarded(html, address).partition(HEAD)
    if not mark:
        raise BrokenShellError(f"{address}: {HEAD}")
    return before + head + after


def _guarded(html: str, name: str) -> str:
    before, charset, after = html.partition(CHARSET)
    if not charset:
        raise BrokenShellError(f"{name}: {CHARSET}")
    return f"{before}{charset}\n{metas(html)}{after}"
