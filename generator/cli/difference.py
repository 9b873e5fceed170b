"""A change of a file as lines for a terminal."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.checking.reporters.log import only_read


def difference(file: str, old: bytes, new: bytes) -> Iterator[str]:
    """The lines of a unified diff; both are UTF-8."""
    before, after = (data.decode("utf-8").splitlines(keepends=True) for data in (old, new))
    for line in difflib.unified_diff(before, after, file, file):
        yield only_read(line if line.endswith("\n") else f"{line}\n")
