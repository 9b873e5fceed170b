"""The list of every address of this edition, so that the next one can be held to it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.published import PublishedPage, published_text
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.links import case_url, collection_url, method_url, term_url
from generator.reading import Address, FileKind

PUBLISHED = "published.json"
"""Where the list stands on the site."""


def published_pages(library: Library) -> Iterator[PublishedPage]:
    """The page of every entry and every term, moved and deprecated ones included."""
    for id_, brief in library.briefs.items():
        address = Address(FileKind.CASE, id_, brief.collection)
        yield PublishedPage(case_url(id_), address.path, brief.title)
    for id_, method in library.methods.items():
        address = Address(FileKind.METHOD, id_)
        yield PublishedPage(method_url(id_), address.path, method.title)
    for id_, collection in library.collections.items():
        address = Address(FileKind.COLLECTION, id_)
        yield PublishedPage(collection_url(id_), address.path, collection.title)
    for kind in VocabularyKind:
        address = Address(FileKind.VOCABULARY, kind.value)
        for id_, term in library.terms(kind).items():
            yield PublishedPage(term_url(kind, id_), address.path, term.label)


def published_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Address and content of the list."""
    yield PUBLISHED, published_text(published_pages(library)).encode()
