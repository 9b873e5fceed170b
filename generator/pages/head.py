"""The head of a page beyond what the theme writes: previews, feeds, structured data, robots.

One block per page, drawn by the template `_head.html` and put at the mark that the theme leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.library import Library
from generator.model import Brief, Method, Status, VocabularyKind
from generator.pages.links import (
    EXAMPLE,
    FEED,
    HOME,
    SITE_CARD,
    collection_url,
    method_feed_url,
    og_url,
    scenario_feed_url,
)
from generator.pages.page import Page
from generator.pages.structured import Node, Structured, json_ld
from generator.pages.templates import Templates

_TEMPLATE = "_head.html"
_EXAMPLE_FOLDER = EXAMPLE.rpartition("/")[0] + "/"


def is_listed(address: str) -> bool:
    """Whether search engines may list a page; an invented company must not pass for a real one."""
    return not address.startswith(_EXAMPLE_FOLDER)


@dataclass(frozen=True)
class Head:
    """What the block of one page says."""

    title: str
    kind: str = "website"
    """In the words of Open Graph: website or article."""
    card: str = ""
    """Address of the picture of a preview; empty where there is none."""
    feeds: tuple[tuple[str, str], ...] = ()
    """(Title, address) of the feeds that a reader of the page may want, the nearest first."""
    data: str = ""
    """JSON-LD, ready to stand in a script element."""
    listed: bool = True
    """Whether search engines may list the page."""


class Heads:
    """Draws the heads of one site.

    Args:
        cards: addresses of the pictures that there are; an entry without one of its own shows that
            of its collection, and any other page that of the site.
        site_url: where the site stands, with a slash at the end; where that is empty no address can
            be told to a preview, so none is.
    """

    def __init__(
        self,
        library: Library,
        templates: Templates,
        *,
        name: str,
        edition: str,
        site_url: str = "",
        cards: Iterable[str] = (),
    ) -> None:
        self._library = library
        self._templates = templates
        self._name = name
        self._site_url = site_url
        self._cards = frozenset(cards)
        self._structured = Structured(library, name, edition, site_url)
        self._feed = (f"{name}：全部条目", FEED)

    def block(self, page: Page) -> str:
        """The block of a page, as HTML."""
        return self._templates.render(
            _TEMPLATE,
            page.url,
            page=page,
            head=self._head(page),
            name=self._name,
            site_url=self._site_url,
        ).strip()

    def missing(self) -> str:
        """The block of the page for an address that does not exist, at whatever depth it is."""
        return self._templates.render(_TEMPLATE, HOME, page=None, head=None).strip()

    def _head(self, page: Page) -> Head:
        """What the block says, by the folder that the page lies in."""
        folder, _, name = page.url.partition("/")
        id_ = name.removesuffix(".html")
        library, structured = self._library, self._structured
        if page.url == HOME:
            return self._home(page)
        if folder == "cases" and _is_shown(library.briefs.get(id_)):
            return self._entry(page, id_, structured.case(id_), "article")
        if folder == "methods" and _is_shown(library.methods.get(id_)):
            feed = (f"用到“{library.methods[id_].title}”的案例", method_feed_url(id_))
            return self._entry(page, id_, structured.method(id_), "article", feed)
        if folder == "collections" and id_ in library.collections:
            return self._entry(page, id_, structured.collection(id_))
        terms = library.terms(VocabularyKind.SCENARIOS)
        if folder == VocabularyKind.SCENARIOS.value and id_ in terms:
            feed = (f"“{terms[id_].label}”的案例与做法", scenario_feed_url(id_))
            return self._entry(page, id_, structured.scenario(id_), "website", feed)
        return self._plain(page)

    def _entry(
        self, page: Page, id_: str, node: Node, kind: str = "website", *feeds: tuple[str, str]
    ) -> Head:
        trail = self._structured.trail_to(page.url, page.title)
        data = json_ld((node, trail))
        return Head(page.title, kind, self._card(page.url, id_), (*feeds, self._feed), data)

    def _home(self, page: Page) -> Head:
        data = json_ld(self._structured.home(page.description))
        return Head(self._name, "website", self._card(), (self._feed,), data)

    def _plain(self, page: Page) -> Head:
        card, listed = self._card(), is_listed(page.url)
        return Head(page.title, "website", card, (self._feed,), listed=listed)

    def _card(self, page: str = "", id_: str = "") -> str:
        collection = self._library.entries.collection_of.get(id_, "")
        wanted = (
            *((og_url(page),) if page else ()),
            *((og_url(collection_url(collection)),) if collection else ()),
            SITE_CARD,
        )
        return next((card for card in wanted if card in self._cards), "")


def _is_shown(entry: Brief | Method | None) -> bool:
    """Whether an entry has a page of its own and not one that leads elsewhere."""
    return entry is not None and entry.status is not Status.MOVED
