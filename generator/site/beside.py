"""The folders beside a published site: where builds work, and how one takes its place."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from generator.site.files import FOLDER_MODE

if sys.platform != "win32":
    import fcntl

ABANDONED = 24 * 60 * 60
"""Seconds after which a folder is swept whose builder cannot be known to be dead."""

ATTEMPTS = 5
"""How often a build tries to take its place while others do the same."""

_UNLOCKED = -1
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2)."""
_HERE = -100
"""AT_FDCWD: paths are as the process sees them."""

_held: set[int] = set()
_claimed: set[Path] = set()
"""Names that nobody but this process uses, from before anything stands there."""


class Claim:
    """A folder that one running build owns; a lock on it tells it from that of a dead one."""

    def __init__(self, path: Path, lock: int) -> None:
        self.path = path
        self._lock = lock

    def release(self) -> None:
        """Give the lock back; the folder stays."""
        _claimed.discard(self.path)
        _unlock(self._lock)
        self._lock = _UNLOCKED

    def remove(self) -> None:
        """Remove the folder."""
        remove_tree(self.path)
        self.release()


def remove_claimed() -> None:
    """Remove every folder that is still claimed: whatever ended this process left it."""
    for path in tuple(_claimed):
        remove_tree(path)
    _claimed.clear()


def remove_tree(folder: Path) -> None:
    """Remove a folder of ours, as far as the disk lets us; links are not followed."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.is_dir() and not folder.is_symlink():
        # Somebody has closed a site, which is no wish to keep it beside the next one.
        for place, _, _ in os.walk(folder):
            with suppress(OSError):
                os.chmod(place, 0o700)
        shutil.rmtree(folder, ignore_errors=True)


def beside(site: Path, suffix: str) -> Path:
    """The hidden neighbour of `site` with that suffix."""
    return site.parent / f".{site.name}.{suffix}"


def claim_new(site: Path) -> Claim:
    """A new empty folder on the same disk as `site`.

    Raises:
        OSError: when the disk refuses.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    return claimed(lambda: _working(site), mode=FOLDER_MODE)


def claimed(name: Callable[[], Path], *, mode: int) -> Claim:
    """A new empty folder under one of the names that are given.

    Raises:
        OSError: when the disk refuses.
    """
    path = Path()
    for _ in range(ATTEMPTS):
        path = name()
        _claimed.add(path)
        try:
            path.mkdir(mode=0o700)
            path.chmod(mode)
            lock = _lock(path)
        except OSError:
            _claimed.discard(path)
            raise
        if lock is not None:
            return Claim(path, lock)
        _claimed.discard(path)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path))


def swept(left: Path) -> None:
    """Remove a folder of ours, unless somebody may be working in it."""
    lock = _lock(left)
    if lock is None:
        return
    if _is_ours(left) and (lock != _UNLOCKED or _is_abandoned(left)):
        remove_tree(left)
    _unlock(lock)


def old_of(site: Path) -> Path:
    """Where `site` stands between two renames."""
    return beside(site, "old")


def recover(site: Path) -> None:
    """Undo a stop between two renames."""
    old = old_of(site)
    if old.is_dir() and not os.path.lexists(site):
        old.rename(site)


def sweep(site: Path) -> None:
    """Remove what killed builds left beside `site`.

    Best done after a build, not before: ext4 makes files many times slower for some seconds after
    many were removed.
    """
    if site.exists():
        remove_tree(old_of(site))
    for left in site.parent.glob(f".{site.name}.work.*"):
        swept(left)


def take_place(work: Path, site: Path) -> Claim | None:
    """Put `work` in the place of `site`; the old site, None when there was none.

    At any moment the whole old or the whole new one stands there. Where the system cannot exchange
    two folders there is a moment without any, which `recover` mends.

    Raises:
        OSError: when the disk refuses; `site` is then what it was.
    """
    # Held through the change of names: nobody takes it for the remains of a dead build.
    lock = _lock(site)
    for attempt in range(ATTEMPTS):
        try:
            old = _take_place(work, site)
            break
        except OSError:
            recover(site)
            if attempt == ATTEMPTS - 1:
                raise
    return Claim(old, _UNLOCKED if lock is None else lock) if old else None


def put_aside(held: Claim, site: Path) -> Path | None:
    """Make a folder the spare of `site`; None where another one is, and the folder is removed."""
    spare = beside(site, "spare")
    try:
        held.path.rename(spare)
    except OSError:
        held.remove()
        return None
    held.release()
    return spare


def claim_spare(site: Path) -> Claim | None:
    """Take the spare of `site` as a working folder; None where there is none."""
    return _claim(site, beside(site, "spare"))


def _claim(site: Path, folder: Path) -> Claim | None:
    """Take a neighbour of `site` as working folder; None where it is missing or another's."""
    lock = None if folder.is_symlink() else _lock(folder)
    if lock is None:
        return None
    path = _working(site)
    _claimed.add(path)
    try:
        folder.rename(path)
    except OSError:
        _claimed.discard(path)
        _unlock(lock)
        return None
    return Claim(path, lock)


def _take_place(work: Path, site: Path) -> Path | None:
    if not site.exists():
        work.rename(site)
        return None
    if _exchange(work, site):
        return work
    old = old_of(site)
    shutil.rmtree(old, ignore_errors=True)
    site.rename(old)
    work.rename(site)
    return old


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system has no such call."""
    import ctypes  # noqa: PLC0415 - used once a build, and slow to import

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    names = (os.fsencode(os.path.abspath(path)) for path in (one, other))
    first, second = (ctypes.c_char_p(name) for name in names)
    return bool(call(_HERE, first, _HERE, second, ctypes.c_uint(_EXCHANGE)) == 0)


def _working(site: Path) -> Path:
    return beside(site, f"work.{uuid4().hex}")


def _is_ours(folder: Path) -> bool:
    """In a folder for all users somebody else's may bear such a name too."""
    try:
        return not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()
    except OSError:
        return False


def _is_abandoned(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > ABANDONED
    except OSError:
        return False


def _lock(folder: Path) -> int | None:
    """A handle that holds the folder; None where it is gone or held by another process."""
    if sys.platform == "win32":
        return _UNLOCKED if folder.is_dir() else None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Whoever held it before may have removed or renamed it.
        if os.path.samestat(os.fstat(handle), folder.stat()):
            _held.add(handle)
            return handle
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError:  # A file system without locks.
        os.close(handle)
        return _UNLOCKED
    os.close(handle)
    return None


def _unlock(lock: int) -> None:
    if lock in _held:
        _held.discard(lock)
        os.close(lock)


def _let_go() -> None:
    """A worker that outlives its build must not make it look alive, nor remove what is its."""
    for handle in _held:
        os.close(handle)
    _held.clear()
    _claimed.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
