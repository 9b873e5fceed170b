"""The list of every address of this edition, so that the next one can be held to it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.published import PublishedPage, published_text
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages.links import case_url, collection_url, method_url, term_url

PUBLISHED = "published.json"
"""Where the list stands on the site."""


def published_pages(library: Library) -> Iterator[PublishedPage]:
    """The page of every entry and every term, moved and deprecated ones included."""
    for id_, case in library.cases.items():
        file = f"cases/{library.entries.collection_of[id_]}/{id_}.yml"
        yield PublishedPage(case_url(id_), file, case.title)
    for id_, method in library.methods.items():
        yield PublishedPage(method_url(id_), f"methods/{id_}.yml", method.title)
    for id_, collection in library.collections.items():
        yield PublishedPage(collection_url(id_), f"cases/{id_}/collection.yml", collection.title)
    for kind in VocabularyKind:
        for id_, term in library.terms(kind).items():
            file = f"cases/vocabulary/{kind.value}.yml"
            yield PublishedPage(term_url(kind, id_), file, term.label)


def published_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Address and content of the list."""
    yield PUBLISHED, published_text(published_pages(library)).encode()
