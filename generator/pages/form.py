"""The form that writes an entry in the browser; its data are made in `form_data.py`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.context import SiteContext
from generator.pages.links import CONTRIBUTE_FORM
from generator.pages.page import Page


def form_pages(site: SiteContext) -> Iterator[Page]:
    """The page of the form."""
    yield site.page(
        CONTRIBUTE_FORM,
        "form.html",
        "在线填写",
        "在浏览器里填一个案例：边填边查，填完下载文件或到代码托管平台上提交；内容不离开这台电脑。",
        staged=True,
    )
