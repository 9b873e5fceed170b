"""The plan that a reader puts together: the page; what stands in it never leaves the browser."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import PLAN
from generator.pages.page import Page


def plan_pages(site: SiteContext) -> Iterator[Page]:
    """The page of the plan."""
    yield site.page(
        PLAN,
        "plan.html",
        "我的方案",
        "把选好的案例和方法排成一份方案：谁负责、何时完成、看什么指标，打印或下载成文档和工作簿。",
        staged=True,
    )
