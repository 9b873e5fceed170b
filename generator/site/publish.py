"""A build goes to a new folder and replaces the old one at the end, whole or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from pathlib import Path

MARKER = "casebook.json"
"""Stands in every site that we published; a folder without it is not ours to replace."""

ABANDONED = 24 * 60 * 60
"""Seconds after which the folder of a killed build is swept."""

ATTEMPTS = 5
"""How often a build tries to take its place while others do the same."""


class NotOursError(Exception):
    """The folder to publish into holds something that this generator did not write."""


def building_folder(site: Path) -> Path:
    """A new empty folder on the same disk as `site`; two builds at once have one each.

    Raises:
        NotOursError: when `site` holds something else than a site of ours.
        OSError: when the disk refuses.
    """
    if site.exists() and not site.is_dir():
        raise NotOursError(str(site))
    if site.is_dir() and any(site.iterdir()) and not (site / MARKER).is_file():
        raise NotOursError(str(site))
    _recover(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    for left in site.parent.glob(f".{site.name}.new.*"):
        if time.time() - left.stat().st_mtime > ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=f".{site.name}.new.", dir=site.parent))
    work.chmod(0o755)  # A site is for everybody; mkdtemp makes folders for one user.
    return work


def publish(work: Path, site: Path, facts: dict[str, object]) -> None:
    """Put the finished folder `work` in the place of `site`; `facts` go into the marker.

    Raises:
        OSError: when the disk refuses; `site` is then what it was.
    """
    text = json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (work / MARKER).write_text(text, encoding="utf-8")
    for attempt in range(ATTEMPTS):
        try:
            _replace(work, site)
            return
        except OSError:
            _recover(site)
            if attempt == ATTEMPTS - 1:
                raise


def _replace(work: Path, site: Path) -> None:
    """Two renames; another build may come between them, and then this one tries again."""
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
