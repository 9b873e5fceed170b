"""Files of a library on the disk: all of them written, or everything left as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_MODE = 0o644
"""Of a file that was not there; every other keeps its own."""
_PREFIX = ".casebook-"
"""Names that begin with a dot are passed over by a check that runs meanwhile."""
_ABANDONED = 60 * 60
"""Seconds after which what a killed command left is swept."""


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write each file whole, making the folders on the way.

    Raises:
        OSError: when the disk refuses, with the file in question; what was replaced is put back.
    """
    staged: dict[Path, Path] = {}
    before: dict[Path, Path | None] = {}
    replaced: list[Path] = []
    made: list[Path] = []
    path = Path()
    try:
        for path, data in files.items():
            _make_folder(path.parent, made)
            staged[path] = _stage(path, data)
            staged[path].chmod(path.stat().st_mode & 0o777 if path.exists() else _MODE)
        # Whatever needs room is written by now: putting back needs none.
        for path in staged:
            before[path] = _keep(path) if os.path.lexists(path) else None
        for path, new in staged.items():
            replaced.append(path)
            new.replace(path)
    except BaseException as error:  # Whoever stops it half-way finds no half-written library.
        _put_back({path: before[path] for path in replaced})
        _remove((*staged.values(), *before.values()), made)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    _remove((*staged.values(), *before.values()), ())


def _remove(files: Iterable[Path | None], folders: Sequence[Path]) -> None:
    """Remove what was needed on the way, and folders as far as they are empty after that."""
    for file in filter(None, files):
        file.unlink(missing_ok=True)
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _make_folder(folder: Path, made: list[Path]) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent, made)
        folder.mkdir(exist_ok=True)
        made.append(folder)
    _sweep(folder)


def _sweep(folder: Path) -> None:
    """Remove what a killed command left in a folder."""
    for left in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if abs(time.time() - left.lstat().st_mtime) > _ABANDONED and left.is_file():
                left.unlink()


def _stage(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _keep(path: Path) -> Path:
    """The file as it is under a name that it can be put back from without any room."""
    handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=path.parent)
    os.close(handle)
    os.unlink(name)
    try:
        os.link(path, name, follow_symlinks=False)
    except OSError:  # A file system without links.
        try:
            shutil.copy2(path, name)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    return Path(name)


def _put_back(before: Mapping[Path, Path | None]) -> None:
    for path, kept in before.items():
        with suppress(OSError):  # The first error is what is told; the others are put back.
            if kept is None:
                path.unlink(missing_ok=True)
            else:
                kept.replace(path)
