"""Library → what can be found: one document for each entry, form, word, source and page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import unescape

from generator.checking import CATALOGUE
from generator.insight.facets import Facet, facets_of
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.links import (
    case_url,
    check_url,
    collection_url,
    method_url,
    source_url,
    term_url,
)
from generator.pages.page import Page
from generator.pages.plain import plain
from generator.search.model import SearchDocument
from generator.search.texts import (
    case_texts,
    collection_texts,
    method_texts,
    source_texts,
    tool_texts,
)

Documents = Callable[[Library], Iterator[SearchDocument]]

_TAGS = re.compile(r"<[^>]*>")


def html_text(html: str) -> str:
    """What a reader sees of a piece of HTML, on one line."""
    return " ".join(unescape(_TAGS.sub(" ", html)).split())


def _facets_of_case(facets: Iterable[Facet], place: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the list of cases filters by, under the same names, for filters in a query."""
    for facet in facets:
        if values := facet.column[place]:
            yield facet.name, tuple(facet.values[value].id for value in values)


def case_document(library: Library, case_id: str) -> SearchDocument:
    """A listed case; what it is filtered by stands in `case_facets`."""
    case = library.listed_cases[case_id]
    fields = tuple(case_texts(library, case))
    return SearchDocument(case_id, "case", case.title, case_url(case_id), fields)


def case_facets(library: Library, first: int) -> dict[str, dict[str, list[int]]]:
    """Facet → value → numbers of the listed cases that have it, as the list of cases filters.

    The cases are numbered in the library's order from `first`; names and values are sorted, and no
    value is without a case.
    """
    found: dict[str, dict[str, list[int]]] = {}
    for facet in facets_of(library):
        numbers: list[list[int]] = [[] for _ in facet.values]
        for number, values in enumerate(facet.column, first):
            for value in values:
                numbers[value].append(number)
        named = zip((value.id for value in facet.values), numbers, strict=True)
        if held := sorted((value, own) for value, own in named if own):
            found[facet.name] = dict(held)
    return dict(sorted(found.items()))


def method_documents(library: Library) -> Iterator[SearchDocument]:
    """The listed methods."""
    for i, method in library.listed_methods.items():
        fields = tuple(method_texts(library, method))
        yield SearchDocument(i, "method", method.title, method_url(i), fields)


def form_documents(library: Library) -> Iterator[SearchDocument]:
    """The forms of the listed methods."""
    for i, method in library.listed_methods.items():
        for tool in method.tools:
            address = f"{method_url(i)}#form-{tool.id}"
            name = f"{i}/{tool.id}"
            yield SearchDocument(name, "form", tool.title, address, tuple(tool_texts(tool)))


def term_documents(library: Library) -> Iterator[SearchDocument]:
    """The words of all vocabularies."""
    for kind in VocabularyKind:
        for i, term in library.terms(kind).items():
            fields = (
                *(("alias", alias) for alias in term.aliases),
                ("summary", plain(term.definition)),
            )
            yield SearchDocument(
                f"{kind}/{i}",
                "term",
                term.label,
                term_url(kind, i),
                fields,
                spoken=term.pinyin or "",
            )


def collection_documents(library: Library) -> Iterator[SearchDocument]:
    """The collections."""
    for i, collection in library.collections.items():
        fields = tuple(collection_texts(library, collection))
        address = collection_url(i)
        yield SearchDocument(address, "page", collection.title, address, fields)


def source_documents(library: Library) -> Iterator[SearchDocument]:
    """The sources."""
    for i, source in library.sources.items():
        fields = tuple(source_texts(source))
        yield SearchDocument(f"sources/{i}", "page", source.title, source_url(i), fields)


def check_documents() -> Iterator[SearchDocument]:
    """The rules, found by the codes that a report prints."""
    for code, explanation in CATALOGUE.items():
        words = explanation.zh
        fields = tuple(("body", text) for text in (words.why, words.how))
        yield SearchDocument(code, "page", f"{code} {words.title}", check_url(code), fields)


BEFORE_CASES: tuple[Documents, ...] = (method_documents,)
AFTER_CASES: tuple[Documents, ...] = (
    form_documents,
    term_documents,
    collection_documents,
    source_documents,
)
"""What stands before and after the cases, in the order that equal hits are shown in."""


def library_documents(library: Library) -> Iterator[SearchDocument]:
    """Methods, cases, forms, terms, collections and sources, each with all that it is found by."""
    for documents in BEFORE_CASES:
        yield from documents(library)
    facets = facets_of(library)
    for place, i in enumerate(library.listed_cases):
        yield replace(case_document(library, i), facets=dict(_facets_of_case(facets, place)))
    for documents in AFTER_CASES:
        yield from documents(library)


def page_document(page: Page, text: str = "") -> SearchDocument:
    """A page that is no entry; `text` is what a reader sees on it."""
    fields = (("summary", page.description), ("body", text))
    shown = tuple((name, value) for name, value in fields if value)
    return SearchDocument(page.url, "page", page.title, page.url, shown)


def alias_pairs(library: Library) -> Iterator[tuple[str, str]]:
    """(what readers type, a word that the library uses for it); there may be several for one."""
    for kind in VocabularyKind:
        for term in library.terms(kind).values():
            yield from ((alias, term.label) for alias in term.aliases)
    for method in library.listed_methods.values():
        yield from ((alias, method.title) for alias in method.aliases)
