"""What one build is made from: the library, what mkdocs.yml says, what is known already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.contributing.example import DAY, example_entries
from generator.exports.about import About
from generator.exports.published import published_pages
from generator.library import Library
from generator.pages import SiteContext, Templates
from generator.pages.download import DownloadGroup
from generator.pages.head import Heads
from generator.site.assets import TEMPLATES
from generator.site.offline import CASES_MOST
from generator.site.settings import Settings
from generator.site.takeaway import TakeAway, in_order, round_tables, whole_site


@dataclass(frozen=True)
class Plan:
    """The same library and settings give the same site."""

    library: Library
    settings: Settings
    kept: TakeAway | None = None
    """Take-aways of an earlier build, which a preview shows again instead of making them anew."""
    preview: bool = False
    """Whether this is a preview while somebody writes, where each second counts."""
    similar: Mapping[str, tuple[str, ...]] | None = None
    """Case → the cases nearest to it, where that is known already."""

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
        if self.kept:
            return self.kept
        # What sets books and draws slides is loaded only where some are to be made.
        from generator.site.takeaway_files import take_away  # noqa: PLC0415

        return take_away(self.library, self.about)

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
            similar=self.similar,
        )

    def heads(self, cards: Iterable[str]) -> Heads:
        """What draws the heads of pages; `cards` are the pictures that there are for previews."""
        return Heads(
            self.library,
            self.context.templates,
            name=self.settings.name,
            edition=self.settings.edition,
            site_url=self.settings.site_url,
            cards=cards,
        )
