"""What a test reads in a page body: ids, addresses, attributes, text."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from generator.pages import Page

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Body(HTMLParser):
    """One parsed page body."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.text = ""
        self.feed(page.body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if "id" in attrs]

    @property
    def attributes(self) -> set[str]:
        return {name for _, attrs in self.tags for name in attrs}

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)

    def with_class(self, name: str) -> list[dict[str, str]]:
        return [attrs for _, attrs in self.tags if name in attrs.get("class", "").split()]

    @property
    def targets(self) -> Iterable[tuple[str, str]]:
        """Address below the root and fragment of every link that stays on the site."""
        for tag, attrs in self.tags:
            address = attrs.get("href") or attrs.get("action") or attrs.get("src")
            if not address or tag not in {"a", "form", "img"} or urlsplit(address).scheme:
                continue
            parts = urlsplit(address)
            here = self.page.url
            path = normpath(join(dirname(here), unquote(parts.path))) if parts.path else here
            yield path, unquote(parts.fragment)
