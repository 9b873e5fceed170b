"""The whole site as one zip file that opens from a folder, without server or network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.exports.archive import archive_file
from generator.site.takeaway import SITE

FOLDER = "casebook-site"
"""What it unpacks to."""

CASES_MOST = 2_000
"""Beyond so many cases packing would cost a build more than everything else together."""


def write_offline_copy(site: Path) -> None:
    """Pack everything that a build wrote below `site`.

    Raises:
        OSError: when the disk refuses.
    """
    packed = site / SITE
    packed.parent.mkdir(parents=True, exist_ok=True)
    archive_file(packed, _files(site))


def _files(site: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != SITE:
            yield f"{FOLDER}/{name}", path
