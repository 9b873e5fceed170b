"""What a page may load and run: its Content-Security-Policy, computed from what the engine made.

The scripts that the theme writes into a page are named by their hash, everything else has to be a
file of the site. What entries say is put into a page after its policy was made, so a script that
came in with an entry would have no hash, and no browser would run it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape

_SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # The theme's icons stand in its style sheet as data.
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""Directive → what is allowed on every page."""

ONLY_IN_HEADERS = "frame-ancestors 'self'"
"""What browsers take from a header and not from a page."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_INLINE = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/", re.IGNORECASE)


def script_hashes(html: str) -> frozenset[str]:
    """The sources, in the words of the policy, that allow the scripts written into `html`."""
    bodies = (body for attrs, body in _SCRIPT.findall(html) if not _NOT_INLINE.search(attrs))
    return frozenset(f"'sha256-{b64encode(sha256(b.encode()).digest()).decode()}'" for b in bodies)


def policy(hashes: Iterable[str]) -> str:
    """The policy under which the scripts with these hashes may run."""
    scripts = " ".join((_SOURCES["script-src"], *sorted(hashes)))
    return "; ".join(f"{k} {v}" for k, v in (_SOURCES | {"script-src": scripts}).items())


def metas(html: str) -> str:
    """What the head of a page of the engine says before anything is loaded."""
    content = escape(policy(script_hashes(html)), quote=False)
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{content}">\n'
        '<meta name="referrer" content="same-origin">'
    )


def admitting(page: str) -> str:
    """A page of ours whose last script, which a server of the author's own added, may run."""
    for last in list(_SCRIPT.finditer(page))[-1:]:
        allowed = " ".join(script_hashes(last[0]))
        return page.replace("script-src 'self'", f"script-src 'self' {allowed}".rstrip(), 1)
    return page


def header(pages: Iterable[str]) -> str:
    """One policy for all of these pages, for a server to send with every answer."""
    hashes = frozenset[str]().union(*map(script_hashes, pages))
    return f"{policy(hashes)}; {ONLY_IN_HEADERS}"
