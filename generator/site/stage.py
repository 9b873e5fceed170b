"""Pages → the few dozen Markdown files that the engine renders: the stage.

A staged file holds front matter and the mark of its body, nothing else: any engine that reads
Markdown with front matter can render it, and entry text never passes through Markdown twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape

from generator.pages.page import Page
from generator.site.shell import BODY, DESCRIPTION, SLUG, TITLE


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


def staged_page(page: Page) -> tuple[str, str]:
    """Path below the stage and content of a page that stands in the navigation."""
    path = page.url.removesuffix(".html") + ".md"
    return path, markdown_file(escape(page.title), escape(page.description))


def shell_pages(folders: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Path and content of one shell per (folder, section)."""
    for folder, section in folders:
        yield f"{folder}/{SLUG}.md", markdown_file(TITLE, DESCRIPTION, section)


def shell_address(folder: str) -> str:
    """Where the engine leaves the shell of a folder."""
    return f"{folder}/{SLUG}.html"
