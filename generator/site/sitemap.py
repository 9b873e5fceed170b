"""Addresses of all pages, for programs that search the web."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import quote

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_files(site_url: str, addresses: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The sitemap and what leads to it; nothing where it is not known where the site stands."""
    if not site_url:
        return
    places = (escape(site_url + quote(address)) for address in sorted(addresses))
    lines = (f"<url><loc>{place}</loc></url>" for place in places)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    text = "\n".join((head, f'<urlset xmlns="{SPACE}">', *lines, "</urlset>", ""))
    yield "sitemap.xml", text.encode()
    robots = ("User-agent: *", "Disallow:", "", f"Sitemap: {site_url}sitemap.xml", "")
    yield "robots.txt", "\n".join(robots).encode()
