"""What shapes a site besides its content: our own files, and the versions of what we call."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from generator.site.assets import TEMPLATES

PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = ("site-packages", "dist-packages")
_PASSED_OVER = "__pycache__"


def code_digest(sources: tuple[Path, ...] = (PACKAGE, TEMPLATES)) -> str:
    """Digest of the program: equal digests make equal sites of equal content.

    Source files are read, since times of files differ from one checkout to the next and say nothing
    of two packages that were installed reproducibly. Libraries are told by name and version.
    """
    told = blake2b(sys.version.encode(), digest_size=16)
    found = False
    for folder in sources:
        for path, content in _files(folder):
            found = True
            told.update(f"{path}\0{len(content)}\0".encode(errors="surrogateescape"))
            told.update(content)
    if not found:  # A package that is no folder cannot be told from its next version.
        told.update(os.urandom(16))
    told.update("\0".join(_distributions()).encode(errors="surrogateescape"))
    return told.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path from the folder's parent and content of every file below, in an order of their own."""
    pending = [(folder.name, str(folder))]
    while pending:
        shown, place = pending.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            path = f"{shown}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if entry.name != _PASSED_OVER:
                    pending.append((path, entry.path))
            elif entry.is_file():
                with open(entry.path, "rb", buffering=0) as file:
                    yield path, file.read()


def _distributions() -> list[str]:
    """Names with versions of what is installed; the folder that a command is called in has none."""
    folders = dict.fromkeys(path for path in sys.path if Path(path).name in _INSTALLED)
    names: list[str] = []
    for folder in folders:
        try:
            found = os.listdir(folder)
        except OSError:
            continue
        names += sorted(name for name in found if name.endswith((".dist-info", ".egg-info")))
    return names
