"""Which input files there are and what is in them, told without reading those that stand still."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

_SIZE = 16
_PIECE = 1 << 20
_SMALL = 1 << 16
"""Bytes of a file that certainly is read as a whole."""

_COARSEST = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system (FAT). A file that was touched so shortly before
a listing may have been written again without any sign of it."""


class ChangedMeanwhileError(OSError):
    """A file was written while it was being used; what was found out about it no longer holds."""


class Stamp(NamedTuple):
    """What a file system says of a file; any write changes one of these sooner or later."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Listing:
    """Files by path from a root, each with the digest of what it holds.

    Take it before the files are read for use: what is written in between counts as changed then.
    """

    def __init__(
        self, stamps: Mapping[str, Stamp], digests: Mapping[str, bytes], taken_ns: int, hashed: int
    ) -> None:
        self.digests = digests
        """Path → digest; of a link, a special or an unreadable file, a digest of what it is."""
        self.hashed = hashed
        """How many files had to be read; with none, the listing it was taken from serves on."""
        self._stamps = stamps
        self._taken_ns = taken_ns

    @classmethod
    def take(
        cls,
        root: Path,
        names: Iterable[str],
        known: Listing | None = None,
        *,
        links: bool = False,
    ) -> Listing:
        """List everything at and below `names` of `root`; `known` spares reading what stands.

        Links are listed as such; followed, also to folders, only with `links`. Without, of a large
        file no more is read than `reading` takes: it is too large whatever follows.
        """
        taken_ns = time.time_ns()
        stamps: dict[str, Stamp] = {}
        digests: dict[str, bytes] = {}
        hashed = 0
        for path, place, info in _walk(root, names, links):
            stamp = stamps[path] = Stamp(
                info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino
            )
            digest = known._standing(path, stamp) if known else None
            if digest is None:
                digest = _digest(place, info, whole=links)
                hashed += 1
            digests[path] = digest
        return cls(stamps, digests, taken_ns, hashed)

    def changed(self, other: Listing) -> frozenset[str]:
        """Paths that only one of the two has, or that hold something else."""
        return frozenset(path for path, _ in self.digests.items() ^ other.digests.items())

    def digest(self, folder: str = "") -> str:
        """One digest of all, or of what lies at or below `folder`."""
        told = blake2b(digest_size=_SIZE)
        for path in sorted(self.digests):
            if not folder or path == folder or path.startswith(f"{folder}/"):
                told.update(path.encode(errors="surrogateescape") + b"\0" + self.digests[path])
        return told.hexdigest()

    def _standing(self, path: str, stamp: Stamp) -> bytes | None:
        """The digest of a file that certainly was not written since; as git does with its index."""
        last = max(stamp.mtime_ns, stamp.ctime_ns)
        if self._stamps.get(path) != stamp or last > self._taken_ns - _COARSEST:
            return None
        return self.digests[path]

    def __getstate__(self) -> tuple[object, ...]:
        flat = [number for stamp in self._stamps.values() for number in stamp]
        return "\0".join(self._stamps), flat, b"".join(self.digests.values()), self._taken_ns

    def __setstate__(self, state: tuple[str, list[int], bytes, int]) -> None:
        joined, flat, digests, self._taken_ns = state
        paths = joined.split("\0") if flat else []
        if len(flat) != 4 * len(paths) or len(digests) != _SIZE * len(paths):
            raise ValueError("a listing whose parts do not fit together")
        columns = iter(flat)
        stamps = map(Stamp, columns, columns, columns, columns)
        self._stamps = dict(zip(paths, stamps, strict=True))
        starts = range(0, len(digests), _SIZE)
        cut = (digests[start : start + _SIZE] for start in starts)
        self.digests = dict(zip(paths, cut, strict=True))
        self.hashed = 0


def _walk(
    root: Path, names: Iterable[str], links: bool
) -> Iterator[tuple[str, str, os.stat_result]]:
    """Path, place and state of everything that is no folder, and of folders that are closed."""
    pending: list[tuple[str, str, tuple[tuple[int, int], ...]]]
    pending = [(name, os.path.join(root, name), ()) for name in names]
    while pending:
        path, place, above = pending.pop()
        try:
            # A content folder itself may be a link inside of the library, as reading allows.
            followed = links or not (above or _leads_away(root, path))
            info = os.stat(place, follow_symlinks=followed)
        except OSError:
            if not os.path.islink(place):
                continue  # Gone in the meantime, or never there.
            info = os.lstat(place)
        if not stat.S_ISDIR(info.st_mode):
            yield path, place, info
            continue
        here = (info.st_dev, info.st_ino)
        if here in above:
            continue  # A link back to where we come from.
        try:
            with os.scandir(place) as entries:
                inside = [(f"{path}/{entry.name}", entry.path) for entry in entries]
        except OSError:
            yield path, place, info
        else:
            pending += ((*entry, (*above, here)) for entry in inside)


# What reads content takes a while to load, and mostly nothing here needs it.


def _leads_away(root: Path, name: str) -> bool:
    if not os.path.islink(os.path.join(root, name)):
        return False
    from generator.reading.files import leads_away  # noqa: PLC0415

    return leads_away(Path(root), name)


def _most() -> int:
    """Bytes of a content file that reading takes."""
    from generator.reading.limits import MAX_BYTES  # noqa: PLC0415

    return MAX_BYTES + 1


def _digest(place: str, info: os.stat_result, *, whole: bool) -> bytes:
    told = blake2b(digest_size=_SIZE)
    try:
        if stat.S_ISLNK(info.st_mode):
            told.update(b"link\0" + os.readlink(os.fsencode(place)))
        elif stat.S_ISREG(info.st_mode):
            with open(place, "rb", buffering=0) as file:
                left = sys.maxsize if whole or info.st_size < _SMALL else _most()
                while left and (piece := file.read(min(left, _PIECE))):
                    told.update(piece)
                    left -= len(piece)
        else:
            told.update(b"special\0")
    except OSError:
        # It reads as a file that nobody may read, until its stamp changes.
        return bytes(_SIZE)
    return told.digest()
