"""Style sheets and scripts of ours: where they lie and in which order pages link them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"
"""Lies beside the package, in a checkout as in an installation."""

ASSETS = TEMPLATES / "assets"
ORDER = ASSETS / "order.txt"
"""One path per line: what every page links, in this order. `a.js = b.js c.js` is one file of
several, which are then not published by themselves; `(a.js) = …` is made, but not linked."""

ADDRESS = "assets/casebook"
"""Where they are published."""


def _lines() -> dict[str, list[str]]:
    """Name as it stands in ORDER → the files below ASSETS that it is made of."""
    lines = (line.partition("#")[0] for line in ORDER.read_text("utf-8").splitlines())
    named = (line.partition("=") for line in lines if line.strip())
    return {name.strip(): parts.split() or [name.strip()] for name, _, parts in named}


def addresses(suffix: str) -> list[str]:
    """Addresses of the linked files that end in `suffix`, in linking order."""
    # A name in brackets ends in none.
    return [f"{ADDRESS}/{name}" for name in _lines() if name.endswith(suffix)]


def published_assets() -> Iterator[tuple[str, bytes]]:
    """Address and content of every asset."""
    joined = {name.strip("()"): parts for name, parts in _lines().items() if parts != [name]}
    for name, parts in joined.items():
        yield f"{ADDRESS}/{name}", b"".join((ASSETS / part).read_bytes() for part in parts)
    inside = {ASSETS / part for parts in joined.values() for part in parts}
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file() and path != ORDER and path not in inside:
            yield f"{ADDRESS}/{path.relative_to(ASSETS).as_posix()}", path.read_bytes()
