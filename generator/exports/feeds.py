"""Atom feeds (RFC 4287): all entries, the cases of each method, the entries on each problem.

An edition is published as a whole and no entry carries a day of its own, so every entry of a feed
says `updated` with the day of the edition and none says `published`; what a reader has seen before
is told by its id, which stays. Newest first means: by the latest day that a source of the entry is
known to be from, undated ones last, then in the library's order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from generator.exports.about import About
from generator.library import Library
from generator.model import Brief, Method, VocabularyKind
from generator.pages.citation import editors
from generator.pages.links import (
    FEED,
    HOME,
    case_url,
    method_feed_url,
    method_url,
    scenario_feed_url,
    term_url,
)
from generator.pages.page import root_of
from generator.pages.plain import plain

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
MOST = 50
"""Entries of one feed."""

UNDATED = "2000-01-01"
"""Stands for the day of an edition that is not known."""

ElementTree.register_namespace("", ATOM)


@dataclass(frozen=True)
class Item:
    """One entry that a feed may hold."""

    url: str
    newest: str
    """The latest day, month or year that one of its sources is from; empty where none is dated."""
    entry: Brief | Method


def feed_files(library: Library, about: About) -> Iterator[tuple[str, bytes]]:
    """Address and content of every feed."""
    kind = VocabularyKind.SCENARIOS
    cases = dict(_items(library, library.listed_briefs, case_url))
    methods = dict(_items(library, library.listed_methods, method_url))

    def feed(address: str, page: str, title: str, held: Iterable[Item]) -> tuple[str, bytes]:
        return address, _feed(library, about, address, page, title, newest_first(held))

    yield feed(FEED, HOME, about.name, chain(cases.values(), methods.values()))
    for i, method in library.listed_methods.items():
        named = map(cases.__getitem__, library.cases_of_method(i))
        yield feed(method_feed_url(i), method_url(i), f"用到“{method.title}”的案例", named)
    for i, term in library.terms(kind).items():
        fitting = chain(
            map(cases.__getitem__, library.cases_of_term(kind, i)),
            map(methods.__getitem__, library.methods_of_term(kind, i)),
        )
        title = f"“{term.label}”的案例与做法"
        yield feed(scenario_feed_url(i), term_url(kind, i), title, fitting)


def _items(
    library: Library, entries: Mapping[str, Brief | Method], url: Callable[[str], str]
) -> Iterator[tuple[str, Item]]:
    dates = {i: source.date or "" for i, source in library.sources.items()}
    for id_, entry in entries.items():
        newest = max((dates.get(source, "") for source in entry.sources), default="")
        yield id_, Item(url(id_), newest, entry)


def newest_first(items: Iterable[Item]) -> list[Item]:
    """At most MOST items; of one date they stay in the order given."""
    return sorted(items, key=lambda item: item.newest, reverse=True)[:MOST]


def identity(about: About, address: str) -> str:
    """An id for good: the same name of the library and the same address give the same id.

    It does not hold where the site stands, so that a move keeps it (RFC 4287, 4.2.6).
    """
    return uuid5(NAMESPACE_URL, f"casebook:{about.name}:{address}").urn


def _feed(
    library: Library, about: About, address: str, page: str, title: str, items: Iterable[Item]
) -> bytes:
    base = about.site_url or root_of(address)
    updated = f"{about.edition or UNDATED}T00:00:00Z"
    feed = ElementTree.Element(_name("feed"), {"xml:lang": "zh-CN"})
    _text(feed, "id", identity(about, address))
    _text(feed, "title", title)
    _text(feed, "updated", updated)
    _text(_part(feed, "author"), "name", editors(about.name))
    if about.site_url:
        _part(feed, "link", rel="self", type=MEDIA_TYPE, href=base + address)
    _part(feed, "link", rel="alternate", type="text/html", href=base + page)
    for item in items:
        entry = _part(feed, "entry")
        _text(entry, "id", identity(about, item.url))
        _text(entry, "title", item.entry.title)
        _text(entry, "updated", updated)
        _part(entry, "link", rel="alternate", type="text/html", href=base + item.url)
        for term in item.entry.scenarios:
            label = library.label(VocabularyKind.SCENARIOS, term)
            _part(entry, "category", term=term, label=label)
        _text(entry, "summary", plain(item.entry.summary))
    ElementTree.indent(feed)
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _name(tag: str) -> str:
    return f"{{{ATOM}}}{tag}"


def _part(parent: ElementTree.Element, tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(parent, _name(tag), attributes)


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    _part(parent, tag).text = text
