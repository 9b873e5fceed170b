"""Files of a folder that shares them with another by links: made and removed, never changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Set
from contextlib import suppress
from pathlib import Path

from generator.site.manifest import Entry, digest_of

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""A site is for everybody, whatever the mask of the process that writes it."""


def put(folder: Path, address: str, content: bytes) -> Entry:
    """Write a new file below `folder`, never into one that is there: others may be linked to it.

    Raises:
        OSError: when the disk refuses.
    """
    path = os.path.join(folder, address)
    try:
        file = open(path, "xb")  # noqa: SIM115 - one of two ways to open it
    except OSError:
        _make_way(folder, address)
        file = open(path, "xb")  # noqa: SIM115
    try:
        with file:
            os.chmod(path, FILE_MODE)
            file.write(content)
    except OSError as error:  # A write does not say of which file.
        raise OSError(error.errno, error.strerror, path) from error
    return Entry(len(content), os.stat(path).st_mtime_ns, digest_of(content))


def remove_all(folder: Path, addresses: Iterable[str], needed: Set[str]) -> None:
    """Remove what stands at the addresses, and the folders that hold nothing after that.

    Args:
        needed: folders that stay, whatever is told.

    Raises:
        OSError: when the disk refuses.
    """
    for address in addresses:
        if address not in needed or not (folder / address).is_dir():
            _remove(folder / address)
        parent = address.rpartition("/")[0]
        with suppress(OSError):  # It holds something, or went with another file.
            while parent and parent not in needed:
                (folder / parent).rmdir()
                parent = parent.rpartition("/")[0]


def is_linked(source: str, target: str) -> bool:
    """Link one file, in the place of what stands there; False where it cannot be linked."""
    for _ in range(3):
        try:
            os.link(source, target)
            return True
        except FileNotFoundError:
            _make_folders(Path(target).parent)
        except FileExistsError:
            os.unlink(target)
        except OSError:
            return False
    return False


def _make_way(folder: Path, address: str) -> None:
    """Remove what stands at the address, or where its folders should be, and make the folders."""
    names = address.split("/")
    for depth in range(1, len(names)):
        parent = folder.joinpath(*names[:depth])
        if parent.is_symlink() or parent.is_file():
            parent.unlink()
        _make_folder(parent)
    _remove(folder / address)


def _make_folders(folder: Path) -> None:
    if not folder.is_dir():
        _make_folders(folder.parent)
        _make_folder(folder)


def _make_folder(folder: Path) -> None:
    with suppress(FileExistsError):  # Another process of the same build is as quick.
        folder.mkdir()
        folder.chmod(FOLDER_MODE)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()
