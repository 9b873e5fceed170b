"""The form that writes an entry in the browser; its data are made in `form_data.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.pages.context import SiteContext
from generator.pages.links import CHECKS, CONTRIBUTE_FORM
from generator.pages.page import Page


@dataclass(frozen=True)
class Section:
    """A part of the form with a heading of its own."""

    anchor: str
    title: str
    keys: tuple[str, ...]
    """Keys of a case, in the order of the model."""
    element: bool = False
    """Whether it is one of the four elements."""


SECTIONS = (
    Section(
        "basics",
        "基本信息",
        (
            *("title", "summary", "organisation", "branch"),
            *("period", "business_lines", "scenarios"),
        ),
    ),
    Section("problem", "问题", ("problem",), element=True),
    Section("indicators", "指标", ("indicators",), element=True),
    Section("vehicle", "载体", ("vehicle",), element=True),
    Section("actions", "做法", ("actions",)),
    Section("results", "成效", ("results",), element=True),
    Section("scale", "规模与评审", ("scale", "appraisal")),
    Section("limits", "推广条件与不足", ("limits", "conditions")),
    Section("sources", "来源", ("sources",)),
)
"""Every key of a new case stands in one of these; those below stand elsewhere or nowhere."""

HANDED_IN = ("status",)
"""Keys that stand beside the id, where the entry is handed in."""

NOT_FOR_NEW = ("moved_to",)
"""Keys that only an entry has which was published before."""


def form_pages(site: SiteContext) -> Iterator[Page]:
    """The page of the form."""
    yield site.page(
        CONTRIBUTE_FORM,
        "form.html",
        "在线填写",
        "在浏览器里填一个案例：边填边查，填完下载文件或到代码托管平台上提交；内容不离开这台电脑。",
        staged=True,
        sections=SECTIONS,
        handed_in=HANDED_IN,
        repository=site.repository or "",
        branch=site.branch,
        checks=CHECKS.removesuffix("index.html"),
    )
