"""Machines as a build may meet them: a small disk, one for reading only, no rights, no memory."""

from __future__ import annotations

import ctypes
import functools
import multiprocessing
import os
import resource
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

_NEW_NAMES = 0x00020000
_PRIVATE = 1 << 18 | 1 << 14
_READ_ONLY_AGAIN = 1 | 1 << 5 | 1 << 12
_BIND = 1 << 12
_VERSION_3 = 0x20080522
_RIGHTS_OF_ROOT = 0b1110
"""To pass over the rights of files: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER."""

_C = ctypes.CDLL(None, use_errno=True)


def _call(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _mount(what: str, where: str, kind: str, flags: int, options: str = "") -> None:
    told = (text.encode() for text in (what, where, kind))
    _call(_C.mount(*told, ctypes.c_ulong(flags), options.encode()))


def small_disk(folder: Path, size: int) -> None:
    """Have a folder be a disk of so many bytes, as this process and its children see it."""
    folder.mkdir(exist_ok=True)
    _mount("none", str(folder), "tmpfs", 0, f"size={size}")


def read_only(folder: Path) -> None:
    """Have a folder be a disk that nobody can write to, as this process sees it."""
    _mount(str(folder), str(folder), "none", _BIND)
    _mount("none", str(folder), "none", _READ_ONLY_AGAIN)


def fill(disk: Path, free: int) -> Path:
    """Leave so many bytes on a disk; what takes the others."""
    ballast = disk / "ballast"
    state = os.statvfs(disk)
    size = state.f_bavail * state.f_frsize - free
    if size > 0:
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, size)
    return ballast


def without_rights() -> None:
    """Have root be bound by the rights of files as everybody is, in this process."""
    if os.getuid():
        return

    class Head(ctypes.Structure):
        _fields_ = (("version", ctypes.c_uint32), ("process", ctypes.c_int))

    class Rights(ctypes.Structure):
        _fields_ = tuple((name, ctypes.c_uint32) for name in ("effective", "permitted", "passed"))

    head, rights = Head(_VERSION_3, 0), (Rights * 2)()
    _call(_C.capget(ctypes.byref(head), rights))
    for name in ("effective", "permitted"):
        setattr(rights[0], name, getattr(rights[0], name) & ~_RIGHTS_OF_ROOT)
    _call(_C.capset(ctypes.byref(head), rights))


def with_memory(more: int) -> None:
    """Give this process so many bytes beside those that it has."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


_PATIENCE = 600
"""Seconds that a story may take on a busy machine."""


@functools.cache
def _can_mount() -> bool:
    process = multiprocessing.get_context("fork").Process(target=_enter)
    process.start()
    process.join()
    return process.exitcode == 0


def _enter() -> None:
    try:
        _call(_C.unshare(_NEW_NAMES))
        _mount("none", "/", "none", _PRIVATE)
    except OSError:
        os._exit(1)


def on_its_own(story: Callable[[], None], told: Path) -> None:
    """Let a story happen in a process that may mount disks; it fails here if it fails there."""
    if not _can_mount():
        pytest.skip("needs the right to mount a disk")

    def work() -> None:
        _enter()
        try:
            story()
        except BaseException:  # noqa: BLE001 - told to the process that waits
            told.write_text(traceback.format_exc(), "utf-8")
            os._exit(1)
        os._exit(0)

    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join(_PATIENCE)
    process.kill()  # Whoever is still there hangs.
    process.join()
    if process.exitcode:
        pytest.fail(told.read_text("utf-8") if told.exists() else str(process.exitcode))
