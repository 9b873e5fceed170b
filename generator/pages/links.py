"""Where things stand on the site; every address is relative to the site's root."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from generator.library import Library
from generator.model import VocabularyKind

HOME = "index.html"
TOOLBOX = "methods/index.html"
CASES = "cases/index.html"
COLLECTIONS = "collections/index.html"
SOURCES = "sources.html"
SEARCH = "search.html"
FINDER = "finder.html"
"""Five questions that lead to the methods that fit."""
MATRIX = "matrix.html"
STATISTICS = "statistics.html"
COMPARE = "compare.html"
PLAN = "plan.html"
"""What a reader has put aside, in an order of their own."""
DOWNLOADS = "downloads/index.html"
"""What can be taken away: the book, documents, tables, kits, the whole site."""
REGISTRY = "registry/index.html"
"""The registry of projects and the filled forms, real ones."""
EXAMPLE = "example/index.html"
"""A whole year of a company that does not exist, for illustration."""
FIELDS = "reference/fields.html"
GUIDE = "contribute/index.html"
"""The hand-written page on contributing."""

CONTRIBUTE_FORM = "contribute/form.html"
"""The form that writes an entry in the browser."""

CHECKS = "reference/checks/index.html"

INTERFACE = "interface.html"
"""The hand-written page on calling the library from elsewhere."""

API = "api/v1/"
"""Below it everything that programs read."""

FEED = "feeds/all.xml"
"""All entries, for a feed reader."""

LLMS = "llms.txt"
"""The library in short, for language models."""

SITE_CARD = "og/site.png"
"""What a preview shows of a page without a card of its own."""


@dataclass(frozen=True)
class Link:
    """A text that leads to an address below the site's root."""

    text: str
    url: str


def case_url(case: str) -> str:
    """The page of a case."""
    return f"cases/{case}.html"


def method_url(method: str) -> str:
    """The page of a method."""
    return f"methods/{method}.html"


def form_url(method: str, tool: str) -> str:
    """The workbook of one blank form."""
    return f"forms/{method}/{tool}.xlsx"


def form_document_url(method: str, tool: str) -> str:
    """The document of one blank form, to fill in by hand or in a text program."""
    return f"forms/{method}/{tool}.docx"


def kit_url(method: str) -> str:
    """The kit of one method: its forms, card, checklist and cases."""
    return f"kits/{method}.zip"


KIT_OF_ALL = "kits/toolbox.zip"
"""The kits of all methods in one."""


def collection_url(collection: str) -> str:
    """The page of a collection."""
    return f"collections/{collection}.html"


def kind_url(kind: VocabularyKind) -> str:
    """The page that lists a vocabulary."""
    return f"{kind.value}/index.html"


def term_url(kind: VocabularyKind, term: str) -> str:
    """The page of a controlled word."""
    return f"{kind.value}/{term}.html"


def source_url(source: str) -> str:
    """The place of a source on the page of sources."""
    return f"{SOURCES}#source-{source}"


def check_url(code: str) -> str:
    """The page of one rule."""
    return f"reference/checks/{code}.html"


def api_url(page: str) -> str:
    """What programs read of an entry, from the address of its page; of a list, from its folder's.

    All collections stand in one file: `api/v1/collections.json`.
    """
    folder, _, name = page.partition("/")
    entry = name.removesuffix(".html")
    whole = folder == "collections" or entry == "index"
    return f"{API}{folder}.json" if whole else f"{API}{folder}/{entry}.json"


def method_feed_url(method: str) -> str:
    """The feed of the cases that apply a method."""
    return f"feeds/methods/{method}.xml"


def scenario_feed_url(scenario: str) -> str:
    """The feed of the entries on a problem."""
    return f"feeds/scenarios/{scenario}.xml"


def og_url(page: str) -> str:
    """The picture that a preview shows of a case, a method or a collection, by its page."""
    return f"og/{page.removesuffix('.html')}.png"


def filtered_url(facet: str, value: str, *more: tuple[str, str]) -> str:
    """The list of cases with one filter set, and further ones as pairs of facet and value."""
    return f"{CASES}?{urlencode([(facet, value), *more])}"


def finder_url(scenario: str) -> str:
    """The finder with the question of what hurts answered."""
    return f"{FINDER}?{urlencode({'hurt': scenario})}"


def term_links(library: Library, kind: VocabularyKind, terms: Iterable[str]) -> tuple[Link, ...]:
    """Labels and pages of terms; a term that the vocabulary lacks has no page and is left out."""
    known = library.terms(kind)
    return tuple(Link(known[t].label, term_url(kind, t)) for t in terms if t in known)
