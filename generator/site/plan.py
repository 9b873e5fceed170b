"""Everything a build publishes, before any engine: pages to stage and to fill, files to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.contributing.example import DAY, example_entries
from generator.contributing.review import review_schema
from generator.exports.about import About
from generator.exports.api import api_files
from generator.exports.forms import form_files
from generator.exports.published import published_files, published_pages
from generator.exports.registry import round_files
from generator.exports.schemas import schema_files, text_of
from generator.library import Library
from generator.pages import (
    Page,
    SiteContext,
    Templates,
    data_files,
    entry_pages,
    staged_pages,
)
from generator.pages.download import DownloadGroup
from generator.search import build_index
from generator.search.documents import (
    alias_pairs,
    check_documents,
    library_documents,
    page_document,
)
from generator.site.assets import TEMPLATES, published_assets
from generator.site.offline import CASES_MOST
from generator.site.takeaway import TakeAway, in_order, round_tables, take_away, whole_site


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
    example: bool = True
    """Whether the site shows the invented company, for illustration."""
    downloads: bool = True
    """Whether the site offers books, documents, kits and itself; blank forms it always offers."""


@dataclass(frozen=True)
class Plan:
    """One build's pages and files; the same library and settings give the same plan."""

    library: Library
    settings: Settings
    kept: TakeAway | None = None
    """Take-aways of an earlier build, which a preview shows again instead of making them anew."""
    preview: bool = False
    """Whether this is a preview while somebody writes, where each second counts."""

    @property
    def about(self) -> About:
        """What take-aways say of where they come from."""
        return About(self.settings.name, self.settings.edition, self.settings.site_url)

    @cached_property
    def example(self) -> Library | None:
        """The invented company, apart from the library."""
        entries = example_entries(self.library.entries) if self.settings.example else None
        return Library(entries) if entries else None

    @property
    def has_offline_copy(self) -> bool:
        """Whether the whole site is offered as one file."""
        offered = self.settings.downloads and not self.preview
        return offered and len(self.library.listed_cases) <= CASES_MOST

    @cached_property
    def take_away(self) -> TakeAway:
        """What is offered for download."""
        if not self.settings.downloads:
            return TakeAway()
        return self.kept or take_away(self.library, self.about)

    @property
    def downloads(self) -> tuple[DownloadGroup, ...]:
        """What the page of downloads offers."""
        rounds = round_tables(self.library, self.example)
        last = (whole_site(),) if self.has_offline_copy else ()
        return in_order((*self.take_away.groups, rounds, *last))

    @cached_property
    def context(self) -> SiteContext:
        """What the page modules read."""
        return SiteContext(
            library=self.library,
            templates=Templates(TEMPLATES / "pages"),
            edition=self.settings.edition,
            name=self.settings.name,
            site_url=self.settings.site_url,
            files={page.address: page.file for page in published_pages(self.library)},
            edit_base=self.settings.edit_base,
            issue_base=self.settings.issue_base,
            repository=self.settings.repository,
            branch=self.settings.branch,
            downloads=self.downloads,
            kits=self.settings.downloads,
            example=self.example,
            example_day=DAY,
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
        yield "schemas/diff.json", text_of(review_schema()).encode()
        yield from published_files(self.library)
        yield from api_files(self.library, self.about)
        yield from round_files(self.library, "registry")
        if self.example:
            yield from round_files(self.example, "example", illustration=True)
        yield from self.take_away.files.items()
