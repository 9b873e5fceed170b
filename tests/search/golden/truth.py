"""Which documents are right for a query, from their texts alone, by a plain scan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from generator.checking import check_tree
from generator.library import Library
from generator.pages import staged_pages
from generator.reading import read_tree
from generator.search.documents import check_documents, library_documents
from generator.site.assets import TEMPLATES
from generator.site.plan import Plan
from generator.site.settings import Settings
from generator.site.takeaway import TakeAway

from .queries import Query

_UNSEEN = re.compile(r"[\s\"'`“”‘’「」『』《》〈〉\u200b\ufeff]+")
_MARKS = re.compile(r"[,;:!?()\[\]{}<>、。—|【】·…]+")


def fold(text: str) -> str:
    """Width, case, quotes and blanks do not matter; a mark of punctuation is like another."""
    return _MARKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFKC", text).lower()))


@dataclass(frozen=True)
class Document:
    """One thing that can be found: all of its texts, folded."""

    key: str
    """`kind/id`, as a hit names it."""
    title: str
    names: tuple[str, ...]
    """Its title and aliases as they are written."""
    folded_names: tuple[str, ...]
    folded: str
    """All texts, one per line, so that nothing is found across two of them."""


def _document(key: str, title: str, aliases: Iterable[str], texts: Iterable[str]) -> Document:
    names = (title, *aliases)
    lines = (fold(text) for text in (*names, *texts))
    return Document(key, title, names, tuple(map(fold, names)), "\n".join(lines))


def documents(root: Path, site: Path) -> tuple[Document, ...]:
    """Everything that the site of the library in `root`, built in `site`, can find."""
    library = Library(check_tree(read_tree(root)).entries)
    found = []
    for entry in (*library_documents(library), *check_documents()):
        aliases = [text for name, text in entry.fields if name == "alias"]
        texts = [text for name, text in entry.fields if name != "alias"]
        found.append(_document(f"{entry.kind}/{entry.id}", entry.title, aliases, texts))
    plan = Plan(library, Settings(edition="2026-01-01", name=""), kept=TakeAway())
    staged = list(staged_pages(plan.context))
    found += [_document(f"page/{page.url}", page.title, (), [page.description]) for page in staged]
    return (*found, *_handwritten(root, site, {page.url for page in staged}))


def _handwritten(root: Path, site: Path, others: set[str]) -> Iterator[Document]:
    """Pages made from Markdown: what stands in their article."""
    for folder in (root / "docs", TEMPLATES / "docs"):
        for source in sorted(folder.rglob("*.md")):
            url = source.relative_to(folder).with_suffix(".html").as_posix()
            if url not in others:
                others.add(url)
                article = _Article((site / url).read_text(encoding="utf-8"))
                yield _document(f"page/{url}", article.heading, (), [" ".join(article.texts)])


class _Article(HTMLParser):
    """The first heading and all texts of a page's article."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.heading = ""
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("article", "h1"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if "article" in self._inside:
            self.texts.append(data)
        if "h1" in self._inside:
            self.heading += data.strip().removesuffix("¶")


def truth(query: Query, known: Iterable[Document]) -> frozenset[str]:
    """Keys of the documents that are right for `query`."""
    if query.kind == "nothing":
        return frozenset()
    if query.relevant:
        return frozenset(query.relevant)
    return frozenset(document.key for document in known if _is_right(query, document))


def _is_right(query: Query, document: Document) -> bool:
    if query.named:
        wanted = [fold(word) for word in query.named]
        return any(all(word in name for word in wanted) for name in document.folded_names)
    groups = query.about or (query.holds or (query.text,),)
    if query.kind == "gap" and not query.about:
        groups = tuple((word,) for word in query.text.split())
    return all(any(fold(word) in document.folded for word in group) for group in groups)
