"""Files of a library on the disk: all of them written, or everything left as it was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

_MODE = 0o644
"""Of a file that was not there; every other keeps its own."""


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write each file whole, making the folders on the way.

    Raises:
        OSError: when the disk refuses, with the file in question; what was replaced is put back.
    """
    staged: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            # Its name begins with a dot, so that a check running meanwhile passes it over.
            handle, name = tempfile.mkstemp(prefix=".casebook-", dir=path.parent)
            staged[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            staged[path].chmod(path.stat().st_mode & 0o777 if path.exists() else _MODE)
        for path, new in staged.items():
            before[path] = path.read_bytes() if path.exists() else None
            new.replace(path)
    except OSError as error:
        _put_back(before)
        raise OSError(error.errno, error.strerror, str(path)) from error
    except BaseException:  # Whoever stops the command half-way finds no half-written library.
        _put_back(before)
        raise
    finally:
        for new in staged.values():
            new.unlink(missing_ok=True)


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)
