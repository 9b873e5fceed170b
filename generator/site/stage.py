"""The few dozen Markdown files that the engine renders: the stage.

A staged file holds front matter and marks, nothing else: any engine that reads Markdown with front
matter can render it, entry text never passes through Markdown twice, and the engine has nothing
new to do when only the content of a library changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from generator.site.navigation import SHELL_FOLDERS
from generator.site.shell import BODY, DESCRIPTION, SLUG, TITLE

NAMES = {
    "index.html": "首页",
    "finder.html": "帮我选方法",
    "scenarios/index.html": "从问题出发",
    "business-lines/index.html": "业务领域",
    "vehicles/index.html": "载体",
    "indicators/index.html": "指标",
    "organisations/index.html": "单位",
    "methods/index.html": "工具箱",
    "cases/index.html": "案例",
    "collections/index.html": "项目集",
    "matrix.html": "机制与问题",
    "statistics.html": "统计",
    "sources.html": "来源",
    "registry/index.html": "项目台账",
    "example/index.html": "示例：一年的台账",
    "downloads/index.html": "下载",
    "plan.html": "我的方案",
    "compare.html": "对比",
    "search.html": "搜索",
    "contribute/form.html": "在线填写",
    "reference/fields.html": "字段说明",
    "reference/checks/index.html": "检查规则",
}
"""Address of a page that stands in the navigation → what a navigation without names calls it."""


def staged_files() -> dict[str, str]:
    """Path below the stage → content of every staged file: the same for every library."""
    pages = {staged_path(address): markdown_file(TITLE, DESCRIPTION) for address in NAMES}
    return pages | dict(shell_pages(SHELL_FOLDERS.items()))


def markdown_file(title: str, description: str, section: str = "") -> str:
    """A staged file: JSON values are YAML values that need no further quoting.

    `section` is the address of the tab that is shown as active, where the engine cannot know it.
    """
    front = {
        "title": title,
        "description": description,
        "section": section,
        "hide": ["navigation", "toc"],
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return "\n".join(("---", *lines, "---", "", BODY, ""))


def staged_path(address: str) -> str:
    """Path below the stage of the page at an address."""
    return address.removesuffix(".html") + ".md"


def shell_pages(folders: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Path and content of one shell per (folder, section)."""
    for folder, section in folders:
        yield f"{folder}/{SLUG}.md", markdown_file(TITLE, DESCRIPTION, section)


def shell_address(folder: str) -> str:
    """Where the engine leaves the shell of a folder."""
    return f"{folder}/{SLUG}.html"
