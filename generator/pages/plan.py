"""The tray: what a reader has put aside, ordered into a plan; filled by scripts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import PLAN
from generator.pages.page import Page


def plan_pages(site: SiteContext) -> Iterator[Page]:
    """The page of the plan."""
    yield site.page(PLAN, "plan.html", "我的方案", "把看中的机制和案例排成工作方案。", staged=True)
