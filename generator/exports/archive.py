"""Zip files with the same bytes each time: sorted names, one fixed day, one way of packing."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

DAY = (2000, 1, 1, 0, 0, 0)
"""The day that every file in an archive carries; the content alone decides the bytes."""

_READABLE = 0o100644 << 16
_LEVEL = 6

_PACKED = (".docx", ".pdf", ".png", ".pptx", ".xlsx", ".zip")
"""Packed already: packing them again costs time and saves nothing."""


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of (name, content), sorted by name; names may hold Chinese."""
    return _packed(sorted(files))


def archive_file(path: Path | BytesIO, files: Iterable[tuple[str, Path]]) -> None:
    """Write a zip file of (name, file on the disk), one by one, so that size costs no memory.

    Raises:
        OSError: when the disk refuses.
    """
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as made:
        for name, file in sorted(files):
            made.writestr(_entry(name), file.read_bytes())


def repacked(package: bytes) -> bytes:
    """An office document with the day taken out of its parts, which keep their order."""
    with ZipFile(BytesIO(package)) as held:
        return _packed((name, held.read(name)) for name in held.namelist())


def _packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as made:
        for name, content in files:
            made.writestr(_entry(name), content)
    return buffer.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, DAY)
    entry.compress_type = ZIP_STORED if name.endswith(_PACKED) else ZIP_DEFLATED
    entry.external_attr = _READABLE
    return entry
