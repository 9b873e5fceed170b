"""A key of the user's own, by which a cache that this user made is told from one that was planted.

It lies outside of any library: whoever sends us a merge request can neither read nor choose it.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

SIZE = 32
"""Bytes of a key."""

_NAME = "key"
_OURS_ALONE = 0o600
_OTHERS = 0o077
_PLAIN = sum(getattr(os, f"O_{name}", 0) for name in ("NOFOLLOW", "NONBLOCK", "BINARY"))
"""Neither a link nor a pipe is a key."""


def key_place() -> Path | None:
    """Where the key of this user lies; None where there is no folder for it."""
    if sys.platform == "win32":
        told, fallback = os.environ.get("LOCALAPPDATA", ""), ("AppData", "Local")
    else:
        told, fallback = os.environ.get("XDG_STATE_HOME", ""), (".local", "state")
    if os.path.isabs(told):  # As the standard has it, a relative one is passed over.
        return Path(told, "casebook", _NAME)
    home = Path(os.path.expanduser("~"))
    return home.joinpath(*fallback, "casebook", _NAME) if home.is_absolute() else None


def key_outside(root: Path) -> bytes | None:
    """The key, made on first use; None where none can be kept, or only where `root` reaches.

    A key inside of a repository would be one that somebody else may have put there.
    """
    place = key_place()
    if place is None or place.resolve().is_relative_to(_repository(root.resolve())):
        return None
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for _ in range(2):
            key = _read(place)
            if key:
                return key
            _make(place)
        return _read(place)
    except OSError:
        return None


def _repository(root: Path) -> Path:
    """The folder that a merge request can write to."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)


def _read(place: Path) -> bytes | None:
    """The key; None where there is none, or one that is not what we make.

    Raises:
        OSError: when it belongs to somebody else, or cannot be read.
    """
    try:
        handle = os.open(place, os.O_RDONLY | _PLAIN)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP):
            return None
        raise
    try:
        info = os.fstat(handle)
        if hasattr(os, "getuid") and info.st_uid != os.getuid():
            raise PermissionError(str(place))
        is_closed = sys.platform == "win32" or not info.st_mode & _OTHERS
        key = os.read(handle, SIZE + 1) if stat.S_ISREG(info.st_mode) and is_closed else b""
    finally:
        os.close(handle)
    return key if len(key) == SIZE else None


def _make(place: Path) -> None:
    """Put a new key in the place of one that is of no use; of two processes, one does.

    Raises:
        OSError: when the disk refuses.
    """
    if _read(place) is None:
        place.unlink(missing_ok=True)
    with suppress(FileExistsError):
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAIN, _OURS_ALONE)
        try:
            os.write(handle, os.urandom(SIZE))
        finally:
            os.close(handle)
