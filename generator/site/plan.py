"""Everything a build publishes, before any engine: pages to stage and to fill, files to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.exports.forms import form_files
from generator.exports.published import published_files
from generator.exports.schemas import schema_files
from generator.library import Library
from generator.model import VocabularyKind
from generator.pages import (
    Page,
    SiteContext,
    Templates,
    data_files,
    entry_pages,
    staged_pages,
)
from generator.pages.links import case_url, collection_url, method_url, term_url
from generator.search import build_index
from generator.search.documents import (
    alias_pairs,
    check_documents,
    library_documents,
    page_document,
)
from generator.site.assets import TEMPLATES, published_assets


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says about a site."""

    edition: str
    """The day of this edition, `YYYY-MM-DD`; ages are counted from it."""
    name: str
    site_url: str = ""
    """Where the site will stand, with a slash at the end; empty where that is not known."""
    edit_base: str | None = None
    issue_base: str | None = None
    repository: str | None = None
    """Address of the repository on its forge, where the form offers to open a new file."""
    branch: str = "main"


def page_files(library: Library) -> dict[str, str]:
    """Address of a page → the file below the library's root that it is made from.

    A term has no file of its own: its page leads to the vocabulary that holds it.
    """
    folder = library.entries.collection_of
    files = {case_url(i): f"cases/{folder[i]}/{i}.yml" for i in library.cases}
    files |= {method_url(i): f"methods/{i}.yml" for i in library.methods}
    files |= {collection_url(i): f"cases/{i}/collection.yml" for i in library.collections}
    for kind in VocabularyKind:
        addresses = (term_url(kind, term) for term in library.terms(kind))
        files |= dict.fromkeys(addresses, f"cases/vocabulary/{kind}.yml")
    return files


@dataclass(frozen=True)
class Plan:
    """One build's pages and files; the same library and settings give the same plan."""

    library: Library
    settings: Settings

    @cached_property
    def context(self) -> SiteContext:
        """What the page modules read."""
        return SiteContext(
            library=self.library,
            templates=Templates(TEMPLATES / "pages"),
            edition=self.settings.edition,
            name=self.settings.name,
            files=page_files(self.library),
            edit_base=self.settings.edit_base,
            issue_base=self.settings.issue_base,
            repository=self.settings.repository,
            branch=self.settings.branch,
        )

    def staged(self) -> Iterator[Page]:
        """Pages that stand in the navigation; the engine renders each of them."""
        return staged_pages(self.context)

    def entries(self) -> Iterator[Page]:
        """Pages that fill a shell, one by one, so that ten thousand need no memory."""
        return entry_pages(self.context)

    def files(self, pages: Iterable[tuple[Page, str]]) -> Iterator[tuple[str, bytes]]:
        """Address and content of everything that is no page.

        `pages` are those that are no entries, each with the plain text that search finds it by.
        """
        documents = [
            *library_documents(self.library),
            *check_documents(),
            *(page_document(page, text) for page, text in pages),
        ]
        yield from published_assets()
        yield from data_files(self.context)
        yield from build_index(documents, alias_pairs(self.library))
        yield from form_files(self.library)
        yield from schema_files(self.library.entries)
        yield from published_files(self.library)
