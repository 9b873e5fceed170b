"""A build goes to a new folder and replaces the old one at the end, whole or not at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

MARKER = "casebook.json"
"""Stands in every site that we published; a folder without it is not ours to replace."""


class NotOursError(Exception):
    """The folder to publish into holds something that this generator did not write."""


def workplace(site: Path) -> Path:
    """An empty folder on the same disk as `site`, for building.

    Raises:
        NotOursError: when `site` holds something else than a site of ours.
        OSError: when the disk refuses.
    """
    if site.exists() and not site.is_dir():
        raise NotOursError(str(site))
    if site.is_dir() and any(site.iterdir()) and not (site / MARKER).is_file():
        raise NotOursError(str(site))
    _recover(site)
    work = _beside(site, "new")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    return work


def publish(work: Path, site: Path, facts: dict[str, object]) -> None:
    """Put the finished folder `work` in the place of `site`; `facts` go into the marker."""
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (work / MARKER).write_text(text, encoding="utf-8")
    old = _beside(site, "old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    work.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def discard(work: Path) -> None:
    """Remove what a failed build left."""
    shutil.rmtree(work, ignore_errors=True)


def _recover(site: Path) -> None:
    """Undo a stop between the two renames of `publish`."""
    old = _beside(site, "old")
    if old.is_dir() and not site.exists():
        old.rename(site)


def _beside(site: Path, suffix: str) -> Path:
    return site.parent / f".{site.name}.{suffix}"
