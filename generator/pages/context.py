"""What every page is made from: the library, the templates, and what is computed once for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlencode

from generator.insight import Evidence, Resemblance, Totals, evidence_of, totals_of
from generator.insight.evidence import by_strength
from generator.library import Library
from generator.pages.case_card import CaseCard, case_card
from generator.pages.download import DownloadGroup
from generator.pages.links import GUIDE
from generator.pages.page import Page
from generator.pages.plain import description
from generator.pages.templates import Templates


@dataclass(frozen=True)
class SiteContext:
    """Everything a page module may read; given from outside, never looked up."""

    library: Library
    templates: Templates
    edition: str
    """The day of this edition, `YYYY-MM-DD`."""
    name: str = "案例工具箱"
    site_url: str = ""
    """Where the site will stand, with a slash at the end; empty where that is not known."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Address of a page (`cases/x.html`) → file below the library's root."""
    edit_base: str | None = None
    """Address before a file's path that opens it for editing, with its slash at the end."""
    issue_base: str | None = None
    """Address that opens a new report; title and file are added as a query."""
    repository: str | None = None
    """Address of the repository on its forge."""
    branch: str = "main"
    """Branch of the repository that new files go to."""
    downloads: tuple[DownloadGroup, ...] = ()
    """What readers can take away."""
    kits: bool = True
    """Whether there is a kit for each method."""
    example: Library | None = None
    """A company that does not exist, for illustration; never mixed with the library."""
    example_day: str = ""
    """The day on which that company's open and overdue work is counted, `YYYY-MM-DD`."""
    similar: Mapping[str, tuple[str, ...]] | None = None
    """Case → the cases nearest to it, where that is known already."""

    @cached_property
    def edition_year(self) -> int:
        """The year of this edition."""
        return int(self.edition[:4])

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """How well each method is evidenced."""
        return {i: evidence_of(self.library, i, self.edition_year) for i in self.library.methods}

    @cached_property
    def resemblance(self) -> Resemblance:
        """Which cases resemble which."""
        return Resemblance(self.library)

    def nearest(self, case_id: str) -> tuple[str, ...]:
        """Ids of the cases that resemble a case most, nearest first."""
        if self.similar is not None:
            return self.similar.get(case_id, ())
        return self.resemblance.nearest(case_id)

    @cached_property
    def totals(self) -> Totals:
        """The numbers of the library."""
        return totals_of(self.library)

    @cached_property
    def measured(self) -> frozenset[str]:
        """Ids of the listed cases that print a number for what came of them."""
        return frozenset(i for i, case in self.library.listed_briefs.items() if case.measured)

    @cached_property
    def ordered(self) -> tuple[str, ...]:
        """Ids of the listed cases, the better evidenced first: the order of the list of cases."""
        return by_strength(self.library, self.library.listed_briefs)

    @cached_property
    def _cards(self) -> dict[str, CaseCard]:
        """Cards that were asked for: a case stands in many lists."""
        return {}

    def card(self, case_id: str) -> CaseCard:
        """What a case looks like in a list.

        Raises:
            KeyError: when no such case is published.
        """
        known = self._cards.get(case_id)
        if known is None:
            known = self._cards[case_id] = case_card(self.library, self.library.briefs[case_id])
        return known

    def file_of(self, url: str) -> str | None:
        """The file that a page was made from, where it is known."""
        return self.files.get(url)

    def edit_url(self, url: str) -> str | None:
        """Where a reader can edit the file of a page."""
        file = self.file_of(url)
        return self.edit_base + quote(file) if self.edit_base and file else None

    def report_url(self, url: str, title: str) -> str | None:
        """Where a reader can report a mistake on a page."""
        if not self.issue_base:
            return None
        joint = "&" if "?" in self.issue_base else "?"
        return self.issue_base + joint + urlencode({"title": f"纠错：{title}（{url}）"})

    def page(
        self,
        url: str,
        template: str,
        title: str,
        summary: str,
        *,
        staged: bool = False,
        **context: object,
    ) -> Page:
        """Render a template for `url` and put it together with what the shell needs."""
        text = description(summary)
        body = self.templates.render(
            template,
            url,
            site=self.name,
            title=title,
            file=self.file_of(url),
            guide=GUIDE,
            edit=self.edit_url(url),
            report=self.report_url(url, title),
            **context,
        )
        return Page(url, title, text or title, body, staged)
