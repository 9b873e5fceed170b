"""Style sheets and scripts of ours: where they lie and in which order pages link them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"
"""Lies beside the package, in a checkout as in an installation."""

ASSETS = TEMPLATES / "assets"
ORDER = ASSETS / "order.txt"
"""One path per line: what every page links, in this order."""

ADDRESS = "assets/casebook"
"""Where they are published."""


def linked() -> list[str]:
    """Paths below ASSETS of the files that every page links, in linking order."""
    lines = (line.partition("#")[0].strip() for line in ORDER.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def addresses(suffix: str) -> list[str]:
    """Addresses of the linked files that end in `suffix`, in linking order."""
    return [f"{ADDRESS}/{path}" for path in linked() if path.endswith(suffix)]


def published_assets() -> Iterator[tuple[str, bytes]]:
    """Address and content of every asset."""
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file() and path != ORDER:
            yield f"{ADDRESS}/{path.relative_to(ASSETS).as_posix()}", path.read_bytes()
