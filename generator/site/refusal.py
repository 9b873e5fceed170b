"""What a disk that refuses is told as: which file or folder, why, and what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT)
"""What a disk says that is full, or the part of it that is one user's."""
_FORBIDDEN = (errno.EACCES, errno.EPERM)
_NO_MEMORY = (errno.EAGAIN, errno.ENOMEM)


def refusal(error: OSError, file: object = None) -> str:
    """One clause; what is left undone is for the caller to add.

    Args:
        error: what the system said.
        file: what was written, where the error does not say it.
    """
    place = file or error.filename
    if error.errno in FULL:
        return f"磁盘满了，写不进 {place or '临时文件'}；请在 {_disk(place)} 腾出空间再来一次"
    if error.errno in _NO_MEMORY and not place:
        return "系统不给更多内存或进程；请关掉别的程序再来一次"
    if error.errno == errno.EROFS:
        return f"写不进 {place}：那里是只读的；请换一个地方"
    if error.errno in _FORBIDDEN:
        return f"写不进 {place}：没有权限；请换一个文件夹，或请它的主人给权限"
    said = error.strerror or str(error)
    return f"写不进 {place}：{said}" if place else f"写不进：{said}"


def _disk(place: object) -> str:
    """The mount point of the disk that a file would be on."""
    path = Path(os.path.abspath(str(place))) if place else Path(os.path.abspath(os.sep))
    return str(next(folder for folder in (path, *path.parents) if os.path.ismount(folder)))
