"""How to cite an entry and its source by GB/T 7714—2015, numeric style (顺序编码制).

Punctuation is the standard's own, half-width. What is not known stands in square brackets, which
the standard keeps for what the citing side adds: [出版者不详], [日期不详]. An author who is not
named is left out and the title comes first, as the numeric style allows (8.1.3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.library import Library
from generator.model import Quality, Source

ACCESSED = "引用日期"
"""Stands where the reader's own day of access belongs."""

NEWSPAPER_ENDINGS = ("报", "日报", "晚报")
"""A publisher with such a name prints a newspaper; a site is called 网."""

_UNKNOWN_PUBLISHER = "[出版者不详]"
_UNKNOWN_PLACE = "[出版地不详]"
_UNKNOWN_DATE = "[日期不详]"
_DAY_LENGTH = len("2026-11-21")


@dataclass(frozen=True)
class Cited:
    """A citation in its parts, so that a page can put the reader's day and address in."""

    before: str
    """Who, what and of which kind."""
    day: str
    """The day of the edition, in its brackets."""
    accessed: str
    """The day of access, without brackets."""
    address: str
    """Full address; empty where it is not known where the site stands."""

    @property
    def text(self) -> str:
        """The citation on one line."""
        tail = f" {self.address}." if self.address else ""
        return f"{self.before} {self.day}[{self.accessed}].{tail}"


def editors(name: str) -> str:
    """Who answers for the texts of a library: those who edited it, by its name."""
    return f"{name}编写组"


def cited(title: str, url: str, *, name: str, edition: str, site_url: str = "") -> Cited:
    """An entry as an electronic resource, in parts.

    Args:
        title: title of the entry.
        url: its page below the site's root, as `pages/links.py` gives it.
        name: name of the library, whose editors wrote the entry.
        edition: the day of the edition, `YYYY-MM-DD`; empty where it is not known.
        site_url: where the site stands, with a slash at the end; empty where that is not known.
    """
    day = f"({edition})" if edition else _UNKNOWN_DATE
    address = site_url + url if site_url else ""
    return Cited(f"{editors(name)}. {title}[EB/OL].", day, ACCESSED, address)


def citation(title: str, url: str, *, name: str, edition: str, site_url: str = "") -> str:
    """An entry as an electronic resource, on one line; arguments as for `cited`.

    `案例工具箱编写组. 标题[EB/OL]. (2026-11-21)[引用日期]. https://….`: the words 引用日期 are for
    the reader to replace by a day, as the standard wants it for what stands on a network.
    """
    return cited(title, url, name=name, edition=edition, site_url=site_url).text


def source_citation(source: Source) -> str:
    """The article that an entry rests on, by what is known of it.

    A newspaper is [N]; what a medium or a sharing site put on the network is [EB/OL]; where nothing
    tells on what it appeared it is [Z]. An electronic resource needs no place (8.4.1).
    """
    if source.publisher and source.publisher.endswith(NEWSPAPER_ENDINGS):
        return f"{source.title}[N]. {source.publisher}, {source.date or _UNKNOWN_DATE}."
    if source.quality is Quality.UNSTATED and not source.link:
        publisher = source.publisher or _UNKNOWN_PUBLISHER
        date = source.date or _UNKNOWN_DATE
        return f"{source.title}[Z]. {_UNKNOWN_PLACE}: {publisher}, {date}."
    publisher = source.publisher or _UNKNOWN_PUBLISHER
    seen = f"[{ACCESSED}]" if source.link else ""
    address = f" {source.link}." if source.link else ""
    return f"{source.title}[EB/OL]. {publisher}, {_year_and_day(source.date)}{seen}.{address}"


def source_citations(library: Library, sources: Iterable[str]) -> tuple[str, ...]:
    """Citations of sources by their ids, each once, in the order given."""
    known = library.sources
    return tuple(source_citation(known[i]) for i in dict.fromkeys(sources) if i in known)


def _year_and_day(date: str | None) -> str:
    """Year of publication, then the day of the last change as far as it is known."""
    if not date:
        return _UNKNOWN_DATE
    return f"{date[:4]}({date})" if len(date) == _DAY_LENGTH else date
