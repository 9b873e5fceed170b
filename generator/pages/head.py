"""The head of a page beyond what the theme writes: previews, feeds, structured data, robots.

One block per page, drawn by the template `_head.html` and put at the mark that the theme leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.library import Library
from generator.model import Status, VocabularyKind
from generator.pages.links import (
    EXAMPLE,
    FEED,
    HOME,
    SITE_CARD,
    case_url,
    collection_url,
    method_feed_url,
    method_url,
    og_url,
    scenario_feed_url,
    term_url,
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
        self._entries = dict(self._makers())

    def block(self, page: Page) -> str:
        """The block of a page, as HTML."""
        made = self._entries.get(page.url)
        head = made(page) if made else self._plain(page)
        return self._templates.render(
            _TEMPLATE,
            page.url,
            page=page,
            head=head,
            name=self._name,
            site_url=self._site_url,
        ).strip()

    def missing(self) -> str:
        """The block of the page for an address that does not exist, at whatever depth it is."""
        return self._templates.render(_TEMPLATE, HOME, page=None, head=None).strip()

    def _makers(self) -> Iterator[tuple[str, Callable[[Page], Head]]]:
        """Address of a page with a head of its own → what makes it."""
        library, structured = self._library, self._structured
        scenarios = VocabularyKind.SCENARIOS
        yield HOME, self._home
        for i, case in library.cases.items():
            if case.status is not Status.MOVED:
                yield case_url(i), self._case(i)
        for i, method in library.methods.items():
            if method.status is not Status.MOVED:
                yield method_url(i), self._method(i, method.title)
        for i in library.collections:
            yield collection_url(i), self._entry(structured.collection, i, "website")
        for i, term in library.terms(scenarios).items():
            feed = (f"“{term.label}”的案例与做法", scenario_feed_url(i))
            yield term_url(scenarios, i), self._entry(structured.scenario, i, "website", feed)

    def _case(self, case_id: str) -> Callable[[Page], Head]:
        return self._entry(self._structured.case, case_id, "article")

    def _method(self, method_id: str, title: str) -> Callable[[Page], Head]:
        feed = (f"用到“{title}”的案例", method_feed_url(method_id))
        return self._entry(self._structured.method, method_id, "article", feed)

    def _entry(
        self, node: Callable[[str], Node], id_: str, kind: str, *feeds: tuple[str, str]
    ) -> Callable[[Page], Head]:
        def made(page: Page) -> Head:
            trail = self._structured.trail_to(page.url, page.title)
            return Head(
                page.title,
                kind,
                self._card(page.url, id_),
                (*feeds, self._feed),
                json_ld((node(id_), trail)),
            )

        return made

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
