"""Markdown of entry fields → safe HTML: few extensions, no HTML of the text's own, an allow-list.

Tags in a text are text: they are shown as typed. The list behind that leaves no id, class or
style, only http(s) and relative links and images of the site itself.
"""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

from generator.checking.text import is_overgrown
from generator.reading import without_unseen

TEXT_TAGS = ("p", "br", "strong", "em", "code", "blockquote", "hr", "del", "a", "img")
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

_IMAGE = re.compile(r"(?:\.\./)?(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.(?:png|jpe?g|gif|webp|avif|svg)")
"""A file of the site: pages of entries lie one folder deep, so one step up is its root. No query
and no other path of the server, for reading a page must ask nothing of whatever stands there."""

_NOT_READ = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
"""What browsers leave out of an address before they read it."""


def _keep(tag: str, attribute: str, value: str) -> str | None:
    """Drop images that are no file of the site, and links that name another host without http.

    It must not fail: what it does not answer for would be kept.
    """
    if attribute == "src":
        return value if _IMAGE.fullmatch(value) else None
    if attribute == "href" and _NOT_READ.sub("", value)[:2].replace("\\", "/") == "//":
        return None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=ATTRIBUTES,
    attribute_filter=_keep,
    url_schemes={"http", "https"},
    link_rel="noopener noreferrer nofollow",
)


def _reader() -> Markdown:
    """The reader without HTML, and without blocks of code: indented text is text."""
    made = Markdown(extensions=["sane_lists", "tables"], output_format="html")
    made.preprocessors.deregister("html_block")
    made.inlinePatterns.deregister("html")
    made.parser.blockprocessors.deregister("code")
    return made


_READER = _reader()


@lru_cache(maxsize=4096)
def markdown(text: str) -> Markup:
    """Render a Text field; the result may be put into a page as it is.

    A text with more marks than a text has is shown as typed.
    """
    if _PLAIN.fullmatch(text):
        return Markup("<p>") + escape(text) + Markup("</p>")
    if is_overgrown(text):
        return Markup("<p>") + Markup("<br>\n").join(text.split("\n")) + Markup("</p>")
    html = _CLEANER.clean(_READER.reset().convert(text))
    # Direction and zero-width characters, which no file may hold, come in as entities. An address
    # that one of them broke may be whole without it, so it is judged again.
    seen = without_unseen(html)
    return Markup(html if seen == html else _CLEANER.clean(seen))
