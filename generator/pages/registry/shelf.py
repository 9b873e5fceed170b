"""Where the registry of one library stands on the site: the real one or the illustration.

Two hyphens join the parts of an address: no id holds two, so no two pages meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.insight.registry import Round
from generator.library import Library
from generator.model import MethodKind, VocabularyKind
from generator.pages.context import SiteContext
from generator.pages.links import EXAMPLE, REGISTRY, Link, case_url, form_url, method_url
from generator.pages.page import Page

MARK = "示例：虚构的公司，不是真实数据"
"""Stands on every page and every sheet of the illustration."""


def folder_of(*, illustration: bool) -> str:
    """The folder that holds the pages and workbooks."""
    return (EXAMPLE if illustration else REGISTRY).rpartition("/")[0]


def workbook_address(folder: str, round_: Round, unit: str = "") -> str:
    """The workbook of a round, or of one unit in it."""
    return f"{folder}/{round_.id}{f'--unit--{unit}' if unit else ''}.xlsx"


@dataclass(frozen=True)
class Shelf:
    """One library with the folder that its registry is shown in."""

    site: SiteContext
    library: Library
    illustration: bool = False

    @property
    def folder(self) -> str:
        """Without a slash at the end."""
        return folder_of(illustration=self.illustration)

    @property
    def day(self) -> str:
        """The day that open and overdue are counted on: an invented year has one of its own."""
        return self.site.example_day if self.illustration else self.site.edition

    def url(self, *parts: str) -> str:
        """The page of something by its parts: a round, a round's table, a collection's form."""
        return f"{self.folder}/{'--'.join(parts)}.html"

    def unit_url(self, round_: Round, unit: str) -> str:
        """The page of one unit in a round."""
        return self.url(round_.id, "unit", unit)

    def workbook(self, round_: Round) -> str:
        """The workbook of a round."""
        return workbook_address(self.folder, round_)

    def unit_workbook(self, round_: Round, unit: str) -> str:
        """The workbook of one unit; empty in the illustration, which has none to save time."""
        return "" if self.illustration else workbook_address(self.folder, round_, unit)

    def form_url(self, collection: str, form: str) -> str:
        """The page of one filled form."""
        return self.url(collection, "form", form)

    def unit(self, unit: str) -> str:
        """What the screen calls a unit."""
        return self.library.label(VocabularyKind.ORGANISATIONS, unit)

    def case(self, case: str) -> Link | None:
        """The page of a case that a project was written up as; the illustration has none."""
        known = self.library.listed_briefs.get(case)
        return Link(known.title, case_url(case)) if known and not self.illustration else None

    def method(self, method: str) -> Link | None:
        """The page of a method; both libraries share the real ones."""
        known = self.site.library.listed_methods.get(method)
        return Link(known.title, method_url(method)) if known else None

    def tool(self, method: str, tool: str) -> Link | None:
        """The place of a blank form on its method's page."""
        known = self.site.library.tool(method, tool)
        shown = method in self.site.library.listed_methods
        return Link(known.title, f"{method_url(method)}#form-{tool}") if known and shown else None

    def blank(self, method: str, tool: str) -> str:
        """Where the blank form can be fetched; empty where it is not published."""
        return form_url(method, tool) if self.tool(method, tool) else ""

    def is_system(self, method: str) -> bool:
        """Whether a method is a company's whole way of working."""
        known = self.site.library.methods.get(method)
        return bool(known and known.kind is MethodKind.SYSTEM)

    def page(self, url: str, template: str, title: str, summary: str, **context: Any) -> Page:
        """A page that says of itself whether it is an illustration."""
        return self.site.page(
            url,
            template,
            f"示例 · {title}" if self.illustration else title,
            f"{MARK}。{summary}" if self.illustration else summary,
            heading=title,
            banner=MARK if self.illustration else "",
            home=Link(
                "示例：一年的台账" if self.illustration else "项目台账", f"{self.folder}/index.html"
            ),
            **context,
        )
