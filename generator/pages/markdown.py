"""Markdown of entry fields → safe HTML: few extensions, then an allow-list.

The list leaves no id, class or style, only http(s) and relative links and images of the site
itself: Python-Markdown alone lets scripts through.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

TEXT_TAGS = ("p", "br", "strong", "em", "code", "pre", "blockquote", "hr", "del", "a", "img")
LIST_TAGS = ("ul", "ol", "li")
TABLE_TAGS = ("table", "thead", "tbody", "tr", "th", "td")
TAGS = frozenset((*TEXT_TAGS, *LIST_TAGS, *TABLE_TAGS))
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}}

_PLAIN = re.compile(
    r"""[^\x00-\x7f][^\n\\`*_\[\]<>&|~]*
    |[A-Za-z0-9]+[^\x00-\x7f\xa0][^\n\\`*_\[\]<>&|~"'\xa0]*""",
    re.VERBOSE,
)
"""A single line in which Markdown has nothing to do: most fields are one Chinese sentence."""


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """Drop images of other sites and addresses that start at a network path."""
    if attribute == "src" and (urlsplit(value).scheme or value.startswith(("//", "\\\\", "/\\"))):
        return None
    if attribute == "href" and value.startswith(("//", "\\\\", "/\\")):
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    attribute_filter=_keep,
    url_schemes={"http", "https"},
    link_rel="noopener noreferrer nofollow",
)

_READER = Markdown(extensions=["sane_lists", "tables"], output_format="html")


@lru_cache(maxsize=4096)
def markdown(text: str) -> Markup:
    """Render a Text field; the result may be put into a page as it is."""
    if _PLAIN.fullmatch(text):
        return Markup("<p>") + escape(text) + Markup("</p>")
    return Markup(_CLEANER.clean(_READER.reset().convert(text)))
