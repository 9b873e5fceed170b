"""Style sheets and scripts of ours: where they lie and in which order pages link them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"
"""Lies beside the package, in a checkout as in an installation."""

ASSETS = TEMPLATES / "assets"
ADDRESS = "assets/casebook"
"""Where they are published."""

FIRST = ("base", "search")
"""Features whose files the others build on."""


def _rank(path: Path) -> tuple[int, str]:
    feature = path.relative_to(ASSETS).parts[0]
    rank = FIRST.index(feature) if feature in FIRST else len(FIRST)
    return rank, path.relative_to(ASSETS).as_posix()


def asset_files() -> list[Path]:
    """All files below ASSETS, in the order in which pages link them."""
    return sorted((p for p in ASSETS.rglob("*") if p.is_file()), key=_rank)


def addresses(suffix: str) -> list[str]:
    """Addresses of the files that end in `suffix`, in linking order."""
    return [
        f"{ADDRESS}/{p.relative_to(ASSETS).as_posix()}" for p in asset_files() if p.suffix == suffix
    ]


def published_assets() -> Iterator[tuple[str, bytes]]:
    """Address and content of every asset."""
    for path in asset_files():
        yield _address(path), path.read_bytes()


def _address(path: Path) -> str:
    return f"{ADDRESS}/{path.relative_to(ASSETS).as_posix()}"
