"""What stood in a site when it was published, and whether it still does."""

from __future__ import annotations

import os
import stat
from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_ESCAPES = ("\0/", "\0../", "/../", "/..\0", "\0..\0", "\\", "\0\0")


class Entry(NamedTuple):
    """A published file."""

    size: int
    mtime_ns: int
    digest: int
    """Eight bytes of BLAKE2b of its content."""


class Place(NamedTuple):
    """A folder as it stood: anything added to it, removed or renamed in it moves its time."""

    inode: int
    mtime_ns: int


class Found(NamedTuple):
    """How a site differs from what was published."""

    broken: frozenset[str]
    """Files that are gone or hold something else."""
    extra: frozenset[str]
    """Files and folders that nobody published."""
    touched: Mapping[str, Entry]
    """Files that hold the same but bear another time: copied, restored from an archive."""
    folders: Mapping[str, Place]
    """The folders that were looked into."""

    @property
    def stands(self) -> bool:
        """Whether every file is there as published and no other."""
        return not self.broken and not self.extra


class Manifest:
    """The files of a site by address, and what its spare folder lacks to be the same.

    Args:
        behind: addresses that the spare has not, has too many, or has in an older state.
        spare: the folders of the spare; empty when there is none.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        behind: Iterable[str] = (),
        spare: Mapping[str, Place] | None = None,
    ) -> None:
        self.entries = entries
        self.behind = frozenset(behind)
        self.spare = dict(spare or {})

    def examine(self, site: Path) -> Found:
        """Look at every file of `site`; contents are read only where size or time is in doubt.

        Raises:
            OSError: when a folder cannot be read.
        """
        entries = self.entries
        within = folders_of(entries)
        folders: dict[str, Place] = {}
        sound: set[str] = set()
        extra: list[str] = []
        doubtful: list[str] = []
        pending = [""] if site.is_dir() else []
        while pending:
            folder = pending.pop()
            folders[folder] = _place(site / folder)
            head = f"{folder}/" if folder else ""
            with os.scandir(site / folder) as found:
                for item in found:
                    address = head + item.name
                    if item.is_dir(follow_symlinks=False):
                        (pending if address in within else extra).append(address)
                        continue
                    entry = entries.get(address)
                    if entry is None:
                        extra.append(address)
                        continue
                    info = item.stat(follow_symlinks=False)
                    if info.st_size != entry[0] or not stat.S_ISREG(info.st_mode):
                        continue
                    (sound.add if info.st_mtime_ns == entry[1] else doubtful.append)(address)
        touched = dict(self._read(site, doubtful))
        broken = entries.keys() - sound - touched.keys()
        return Found(frozenset(broken), frozenset(extra), touched, folders)

    def stands_in(self, folder: Path) -> bool:
        """Whether `folder` is a real one that holds what was published and nothing else."""
        try:
            return folder.is_dir() and not folder.is_symlink() and self.examine(folder).stands
        except OSError:
            return False

    def trusted(self, site: Path) -> Found:
        """As `examine`, of a folder that nobody else writes to.

        Raises:
            OSError: when a folder is not there.
        """
        folders = places(site, ("", *folders_of(self.entries)))
        return Found(frozenset(), frozenset(), {}, folders)

    def is_spare(self, folder: Path) -> bool:
        """Whether `folder` is the spare of this site, nobody has been at it, and we may be."""
        try:
            stands = bool(self.spare) and self.spare == places(folder, self.spare)
        except OSError:
            return False
        return stands and all(os.access(folder / name, os.W_OK | os.X_OK) for name in self.spare)

    def standing(self, found: Found) -> dict[str, Entry]:
        """The entries of the files that stand in the site that was examined."""
        standing = {**self.entries, **found.touched}
        for address in found.broken:
            del standing[address]
        return standing

    def _read(self, site: Path, addresses: Iterable[str]) -> Iterator[tuple[str, Entry]]:
        for address in addresses:
            path = site / address
            content = path.read_bytes()
            if digest_of(content) == self.entries[address].digest:
                yield address, Entry(len(content), path.stat().st_mtime_ns, digest_of(content))

    def __getstate__(self) -> tuple[object, ...]:
        numbers = array("Q", (number for entry in self.entries.values() for number in entry))
        joined = "\0".join(self.entries)
        return joined, numbers.tobytes(), sorted(self.behind), list(self.spare.items())

    def __setstate__(self, state: tuple[str, bytes, list[str], list[tuple[str, Place]]]) -> None:
        joined, packed, behind, spare = state
        numbers = array("Q")
        numbers.frombytes(packed)
        addresses = joined.split("\0") if numbers else []
        if len(numbers) != 3 * len(addresses):
            raise ValueError("a manifest whose parts do not fit together")
        _refuse_escapes((*([joined] if joined else []), *behind))
        columns = iter(numbers)
        entries = map(Entry, columns, columns, columns)
        self.entries = dict(zip(addresses, entries, strict=True))
        self.behind = frozenset(behind)
        self.spare = dict(spare)


def digest_of(content: bytes) -> int:
    """The digest that an `Entry` holds."""
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "big")


def folders_of(addresses: Iterable[str]) -> set[str]:
    """Every folder that holds one of the addresses, at any depth; the site itself is none."""
    folders: set[str] = set()
    for folder in {address.rpartition("/")[0] for address in addresses}:
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def places(root: Path, folders: Iterable[str]) -> dict[str, Place]:
    """The state of these folders below `root`.

    Raises:
        OSError: when one is not there.
    """
    return {folder: _place(root / folder) for folder in folders}


def _place(folder: Path) -> Place:
    info = os.stat(folder, follow_symlinks=False)
    return Place(info.st_ino, info.st_mtime_ns)


def _refuse_escapes(addresses: Iterable[str]) -> None:
    """Files are removed by these addresses, so none may lead out of the site."""
    joined = "\0".join(("", *addresses, ""))
    if any(sign in joined for sign in _ESCAPES):
        raise ValueError("an address that leads out of the site")
