"""Whether there is anything to build: told without reading, importing or making anything else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.site.engine_key import engine_key
from generator.site.listing import Listing
from generator.site.manifest import Manifest
from generator.site.store import Store

CONTENT = ("cases", "methods")
LISTING = "listing"
STANDING = "standing"


class Standing(NamedTuple):
    """What the last build published, and from what."""

    asked: str
    """Where it was told to publish; empty where mkdocs.yml said so."""
    site: str
    inputs: str
    """Digest of the program, the content, and everything that the engine reads; empty where that
    cannot be told, or where there were warnings to repeat."""
    pages: int
    manifest: Manifest
    mark: str
    """Of the build: only what was kept of the same one says what its files are made of."""
    follows: bool
    """Whether every link was followed, as a strict build does."""


def inputs_of(listing: Listing, engine: str | None) -> str:
    """The `inputs` of a build."""
    return f"{listing.digest()} {engine}" if engine else ""


def load_standing(store: Store) -> Standing | None:
    """What the last build left."""
    found = store.load(STANDING)
    return found if isinstance(found, Standing) else None


def still_stands(
    root: Path, asked: Path | None, code: str, store: Store, *, strict: bool = False
) -> Standing | None:
    """The last build, if it read what is there now and its site is as it left it.

    Args:
        strict: whether it has to have followed all links.
    """
    listing, last = store.load(LISTING), load_standing(store)
    if not isinstance(listing, Listing) or not last or last.asked != str(asked or ""):
        return None
    if strict and not last.follows:
        return None
    now = Listing.take(root, CONTENT, listing)
    if not last.inputs or last.inputs != inputs_of(now, engine_key(root, code)):
        return None
    try:
        found = last.manifest.examine(Path(last.site))
    except OSError:
        return None
    return last if found.stands and not found.touched else None
