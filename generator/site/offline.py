"""The whole site as one zip file that opens from a folder, without server or network."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from generator.exports.archive import archive_file

FOLDER = "casebook-site"
"""What it unpacks to."""

CASES_MOST = 2_000
"""Beyond so many cases packing would cost a build more than everything else together."""


def offline_copy(site: Path, addresses: Iterable[str]) -> bytes:
    """The packed copy of the files at `addresses` below `site`.

    Raises:
        OSError: when one cannot be read.
    """
    packed = BytesIO()
    archive_file(packed, ((f"{FOLDER}/{a}", site / a) for a in sorted(addresses)))
    return packed.getvalue()
