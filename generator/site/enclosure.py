"""Where a library may lead an engine: nowhere outside of its own folder, and nowhere twice.

Documents and changes to the theme come by merge requests as entries do, and engines follow links.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


class AstrayError(Exception):
    """A link that no engine may follow: its path from the library's folder, and where it leads."""

    def __init__(self, link: str, target: str) -> None:
        super().__init__(link, target)
        self.link = link
        self.target = target


def check_links(root: Path, folders: Iterable[Path]) -> None:
    """Look at every link below `folders` without reading a file.

    Args:
        root: folder of the library.
        folders: what an engine reads; one that lies elsewhere by its name was chosen so.

    Raises:
        AstrayError: for a link out of the library, whose files would be published as ours, or one
            to a folder that is read already, of which there may be no end.
        OSError: when a folder cannot be read.
    """
    home = os.path.realpath(root)
    for folder in folders:
        if _is_within(os.path.abspath(folder), os.path.abspath(root)):
            for link in _astray(str(folder), home):
                raise AstrayError(os.path.relpath(link, root), os.path.realpath(link))


def _astray(folder: str, home: str) -> Iterator[str]:
    pending, seen = [folder], set[str]()
    while pending:
        here = pending.pop()
        real = os.path.realpath(here)
        if not _is_within(real, home) or real in seen:
            yield here
        elif os.path.isdir(here):
            seen.add(real)
            with os.scandir(here) as entries:
                pending += (item.path for item in entries if item.is_symlink() or item.is_dir())


def _is_within(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)
