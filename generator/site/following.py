"""Whether every link within a site leads somewhere: to a page or file that is there, to an anchor.

Read from the finished pages, whoever wrote them: templates, entries, the theme, hand-written ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path
from posixpath import join, normpath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from generator.checking.parallel import spread
from generator.site.engine import MISSING
from generator.site.links import Broken

PAGE = ".html"
_TOGETHER = 100
"""Pages that a process reads at a time."""
_LINKS = etree.XPath("//@href|//@src|//form/@action", smart_strings=False)
_ANCHORS = etree.XPath("//@id|//a/@name", smart_strings=False)
_OUTWARD = ("http", "https")
_ELSEWHERE = ("mailto", "tel", "data", "blob")


class Anchored(NamedTuple):
    """A link to a part of a page that is there."""

    target: str
    anchor: str
    page: str
    link: str


def broken_links(folder: Path, addresses: Collection[str], site_url: str = "") -> list[Broken]:
    """The links of all pages at `addresses` below `folder` that lead nowhere, by page.

    Args:
        addresses: every file of the site.
        site_url: where the site will stand, with a slash at the end; links to there are its own.

    Raises:
        OSError: when a page cannot be read.
    """
    known = frozenset(addresses)

    def work(part: Collection[str]) -> tuple[list[Broken], list[Anchored]]:
        broken: list[Broken] = []
        anchored: list[Anchored] = []
        for page in part:
            for link in dict.fromkeys(_LINKS(_parsed(folder / page))):
                match _meant(page, link, site_url):
                    case (target, _) if target not in known:
                        broken.append(Broken(page, link, target))
                    case (target, anchor) if anchor and target.endswith(PAGE):
                        anchored.append(Anchored(target, anchor, page, link))
        return broken, anchored

    pages = sorted(address for address in known if address.endswith(PAGE))
    parts = list(spread(work, pages, chunk=_TOGETHER))
    lost = _without_anchor(folder, chain.from_iterable(anchored for _, anchored in parts))
    return sorted(chain(*(broken for broken, _ in parts), lost))


def outward_links(folder: Path) -> Mapping[str, str]:
    """Every address on another site that a page below `folder` links → a page that does.

    Raises:
        OSError: when a page cannot be read.
    """
    found: dict[str, str] = {}
    for path in sorted(folder.rglob(f"*{PAGE}")):
        for link in _LINKS(_parsed(path)):
            if urlsplit(link).scheme in _OUTWARD:
                found.setdefault(link, path.relative_to(folder).as_posix())
    return found


def _without_anchor(folder: Path, links: Iterable[Anchored]) -> Iterator[Broken]:
    for target, group in groupby(sorted(links), key=lambda link: link.target):
        there = frozenset(_ANCHORS(_parsed(folder / target)))
        for link in group:
            if not {link.anchor, unquote(link.anchor)} & there:
                yield Broken(link.page, link.link, f"{target}#{link.anchor}")


def _parsed(path: Path) -> etree._Element:
    return etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8"))


@lru_cache(maxsize=1 << 16)
def _meant(page: str, link: str, site_url: str) -> tuple[str, str] | None:
    """Address and anchor that a link of a page means; None for what lies outside of the site.

    What lies in no site, an address above it or of an unknown scheme, comes back as it is written.
    """
    is_own = bool(site_url) and link.startswith(site_url)
    try:
        parts = urlsplit(link.removeprefix(site_url) if is_own else link)
    except ValueError:
        return link, ""
    if parts.netloc or parts.scheme in (*_OUTWARD, *_ELSEWHERE):
        return None
    anchor = "" if parts.fragment.startswith(":~:") else parts.fragment
    path, base = unquote(parts.path), "" if is_own else page.rpartition("/")[0]
    if parts.scheme or (path.startswith("/") and page != MISSING):
        return link, ""
    if not path:
        return page, anchor
    if path.startswith("/"):
        # The page for missing addresses is shown at any depth, so its links begin at the top.
        path = path.removeprefix(urlsplit(site_url).path or "/").lstrip("/")
    target = normpath(join(base, f"{path}index.html" if path.endswith("/") or not path else path))
    return (link, "") if target.startswith("..") else (target, anchor)
