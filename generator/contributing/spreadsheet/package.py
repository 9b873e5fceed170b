"""What a file is, seen from its first bytes and its list of parts, before anything is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from generator.checking import Code
from generator.contributing.spreadsheet.limits import MIB, SMALL_PART, Limits
from generator.contributing.spreadsheet.raw import RefusedError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of old workbooks and of encrypted new ones."""
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_OTHER = {
    "word/document.xml": "word",
    "ppt/presentation.xml": "slides",
    "xl/workbook.bin": "binary",
    "content.xml": "open-document",
}
_STARTS = {b"%PDF": "PDF", b"\x89PNG": "picture", b"\xff\xd8\xff": "picture", b"<": "page"}
_LOCKED_BIT = 1


def inspect_package(path: Path, limits: Limits) -> None:
    """Pass over in silence what may be unpacked.

    Raises:
        RefusedError: for everything else, with the reason.
        OSError: when the disk refuses.
    """
    size = path.stat().st_size
    if size > limits.file:
        raise _too_large("file", size / MIB, limits.file / MIB)
    with path.open("rb") as file:
        start = file.read(512)
        if not start:
            raise RefusedError(Code.NOT_A_WORKBOOK, kind="empty")
        if start.startswith(_OLE):
            # The names of the streams stand anywhere; the file is small enough to look.
            locked = _ENCRYPTED in start + file.read()
            raise RefusedError(Code.LOCKED_WORKBOOK if locked else Code.OLD_WORKBOOK)
        if not start.startswith(_ZIP):
            raise RefusedError(Code.NOT_A_WORKBOOK, kind=_looks_like(start))
    try:
        with zipfile.ZipFile(path) as archive:
            _inspect_parts(archive.infolist(), limits)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        raise RefusedError(Code.DAMAGED_WORKBOOK) from None


def _inspect_parts(parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    names = {part.filename for part in parts}
    if len(parts) > limits.parts:
        raise RefusedError(
            Code.WORKBOOK_TOO_LARGE, what="parts", size=str(len(parts)), limit=str(limits.parts)
        )
    if any(part.flag_bits & _LOCKED_BIT for part in parts):
        raise RefusedError(Code.LOCKED_WORKBOOK)
    if _WORKBOOK not in names:
        found = next((what for name, what in _OTHER.items() if name in names), "archive")
        raise RefusedError(Code.NOT_A_WORKBOOK, kind=found)
    if len(names) < len(parts):
        raise RefusedError(Code.DAMAGED_WORKBOOK)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked:
        raise _too_large("unpacked", unpacked / MIB, limits.unpacked / MIB)
    for part in parts:
        if part.file_size > SMALL_PART and part.file_size > limits.ratio * part.compress_size:
            times = part.file_size // max(part.compress_size, 1)
            raise RefusedError(
                Code.WORKBOOK_TOO_LARGE, what="ratio", size=str(times), limit=str(limits.ratio)
            )


def _too_large(what: str, size: float, limit: float) -> RefusedError:
    return RefusedError(
        Code.WORKBOOK_TOO_LARGE, what=what, size=f"{size:.0f} MB", limit=f"{limit:.0f} MB"
    )


def _looks_like(start: bytes) -> str:
    for sign, what in _STARTS.items():
        if start.lstrip().startswith(sign):
            return what
    # A table as text holds no zero bytes; what encoding it has does not matter here.
    return "other" if b"\0" in start else "text"
