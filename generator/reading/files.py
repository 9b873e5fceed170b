"""The only place that reads content from the disk: a library's files, a folder of archived texts.

Links and special files are not followed, so a merge request cannot make the build read elsewhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import RawIOBase
from pathlib import Path
from typing import NamedTuple

from generator.reading.characters import printable
from generator.reading.fault import Fault, FaultCode
from generator.reading.layout import address_of, is_id, proposed_name
from generator.reading.limits import MAX_BYTES

CONTENT_FOLDERS = ("cases", "methods")
MAX_FOLDERS = 4
"""A content file stands two folders deep; whatever is much deeper is not looked at."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
"""Not every system knows them."""
_YAML_SUFFIXES = (".yml", ".yaml")
_MAX_ARCHIVED_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Tree:
    """The content files of a library by path from its root, and what was wrong with their names."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """Path → faults of files that were not read."""


@dataclass(frozen=True)
class Archive:
    """Archived texts by name; a name that is in neither does not exist."""

    texts: Mapping[str, str] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    """Names that exist and are no UTF-8 text of a sensible size."""


class Stat(NamedTuple):
    """What the disk says of a file without reading it; times in nanoseconds."""

    size: int
    mtime: int
    ctime: int
    inode: int


class UnreadError(OSError):
    """A file that was listed cannot be read, or is no plain file any more."""


@dataclass(frozen=True)
class Listing:
    """The content files of a library, none of them read."""

    root: Path
    stats: Mapping[str, Stat] = field(default_factory=dict)
    """Path from the root → what the disk says, sorted by path."""
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """Path → faults of files that are not to be read."""

    @property
    def tree(self) -> Tree:
        """The library, each file of which is read whenever it is asked for."""
        return Tree(_OnDemand(self), self.faults)

    def read(self, path: str) -> bytes:
        """The bytes of one of the files; one byte more than allowed where it is too large.

        Raises:
            KeyError: when it was not listed.
            UnreadError: when it is gone, closed, or no plain file any more.
        """
        if path not in self.stats:
            raise KeyError(path)
        return _read(self.root / path, MAX_BYTES)


class _OnDemand(Mapping[str, bytes]):
    """Files that are read anew each time, so that ten thousand of them take no memory."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    def __getitem__(self, path: str) -> bytes:
        return self._listing.read(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._listing.stats)

    def __len__(self) -> int:
        return len(self._listing.stats)

    def __contains__(self, path: object) -> bool:
        return path in self._listing.stats


def list_tree(root: Path) -> Listing:
    """Find every content file below `root` without reading it.

    Files whose name begins with a dot are passed over, and so are README files.

    Raises:
        NotADirectoryError: when `root` holds neither `cases/` nor `methods/`.
    """
    if not any((root / folder).is_dir() for folder in CONTENT_FOLDERS):
        raise NotADirectoryError(root)
    stats: dict[str, Stat] = {}
    away = [name for name in CONTENT_FOLDERS if leads_away(root, name)]
    faults = {name: (Fault(FaultCode.SPECIAL_FILE),) for name in away}
    for path, entry in _walk(root, [name for name in CONTENT_FOLDERS if name not in away]):
        found = _stat(path, entry)
        if isinstance(found, Stat):
            stats[path] = found
        elif found:
            faults[path] = (found,)
    return Listing(root, dict(sorted(stats.items())), dict(sorted(faults.items())))


def leads_away(root: Path, name: str) -> bool:
    """Whether a content folder is a link to somewhere outside of the library."""
    folder = root / name
    return folder.is_symlink() and not folder.resolve().is_relative_to(root.resolve())


def read_tree(root: Path) -> Tree:
    """Read every content file below `root`, sorted by path; those that `list_tree` finds.

    Raises:
        NotADirectoryError: when `root` holds neither `cases/` nor `methods/`.
    """
    listing = list_tree(root)
    files: dict[str, bytes] = {}
    unread: dict[str, tuple[Fault, ...]] = {}
    for path in listing.stats:
        try:
            files[path] = listing.read(path)
        except UnreadError:
            unread[path] = (Fault(FaultCode.UNREADABLE),)
    return Tree(files, dict(sorted({**listing.faults, **unread}.items())))


def read_archive(directory: Path, names: Iterable[str] | None = None) -> Archive:
    """Read the archived texts that lie directly in `directory`: those named, or all of them."""
    wanted = set(os.listdir(directory) if names is None else names)
    texts: dict[str, str] = {}
    unreadable: set[str] = set()
    for name in sorted(wanted):
        path = directory / name
        if Path(name).name != name or not path.is_file():
            continue  # Outside of the folder, or not there.
        try:
            # A folder of archived texts is the reader's own, and may hold links.
            content = _read(path.resolve(), _MAX_ARCHIVED_BYTES)
            if len(content) > _MAX_ARCHIVED_BYTES:
                raise UnreadError(path)
            texts[name] = content.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            unreadable.add(name)
    return Archive(texts, frozenset(unreadable))


def _walk(root: Path, names: Iterable[str]) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Everything below the content folders that is no folder; None for a folder that is closed."""
    pending = [(name, root / name) for name in names if (root / name).is_dir()]
    while pending:
        shown, folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield shown, None
            continue
        for entry in entries:
            path = f"{shown}/{printable(entry.name)}"
            if entry.name.startswith("."):
                continue
            if not entry.is_dir(follow_symlinks=False):
                yield path, entry
            elif path.count("/") < MAX_FOLDERS:
                pending.append((path, Path(entry.path)))


def _stat(path: str, entry: os.DirEntry[str] | None) -> Stat | Fault | None:
    """What the disk says of a content file, or why it is none; None for one to pass over."""
    if entry is None:
        return Fault(FaultCode.UNREADABLE)
    try:
        told = entry.stat(follow_symlinks=False)
    except OSError:
        return Fault(FaultCode.UNREADABLE)
    if not stat.S_ISREG(told.st_mode):
        return Fault(FaultCode.SPECIAL_FILE)
    if address_of(path) is None:
        return name_fault(path)
    return Stat(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)


def _read(path: Path, most: int) -> bytes:
    """The bytes of a plain file; of a larger one than allowed, one byte more than `most`.

    Raises:
        UnreadError: when it is none, or closed.
    """
    try:
        # Since it was listed a link or a pipe may have taken its place.
        handle = os.open(path, os.O_RDONLY | _NO_LINK | _NO_WAIT | _BINARY)
        with open(handle, "rb", buffering=0) as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UnreadError(path)
            # One byte more than allowed is enough to know that it is too large.
            return _all(file, most + 1)
    except OSError as error:
        raise UnreadError(path) from error


def _all(file: RawIOBase, most: int) -> bytes:
    found = file.read(most) or b""
    while len(found) < most and (more := file.read(most - len(found))):
        found += more
    return found


def name_fault(path: str) -> Fault | None:
    """What is wrong with the name of a file that is no content file; None for one to pass over."""
    folder, _, name = path.rpartition("/")
    if not name.lower().endswith(_YAML_SUFFIXES):
        return None if name.upper().startswith("README") else Fault(FaultCode.NOT_READ)
    wrong = [part for part in folder.split("/")[1:] if not is_id(part)]
    if not name.endswith(".yml") or not is_id(name.removesuffix(".yml")):
        return _naming(name)
    return _naming(wrong[0]) if wrong else Fault(FaultCode.MISPLACED)


def _naming(name: str) -> Fault:
    return Fault(FaultCode.FILE_NAME, params={"name": name, "proposed": proposed_name(name)})
