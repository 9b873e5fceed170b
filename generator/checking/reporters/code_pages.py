"""Where the published site explains a code."""

from __future__ import annotations


def code_page(site: str, code: str) -> str:
    """Address of the page of a code on the site at `site`; empty where the site is not known."""
    return f"{site.rstrip('/')}/reference/checks/{code}.html" if site else ""
