"""Zip files with the same bytes each time: sorted names, one fixed day, one way of packing."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DAY = (2000, 1, 1, 0, 0, 0)
"""The day that every file in an archive carries; the content alone decides the bytes."""

_READABLE = 0o100644 << 16
_LEVEL = 6


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of (name, content), sorted by name; names may hold Chinese."""
    return _packed(sorted(files))


def repacked(package: bytes) -> bytes:
    """An office document with the day taken out of its parts, which keep their order."""
    with ZipFile(BytesIO(package)) as held:
        return _packed((name, held.read(name)) for name in held.namelist())


def _packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as made:
        for name, content in files:
            info = ZipInfo(name, DAY)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _READABLE
            made.writestr(info, content)
    return buffer.getvalue()
