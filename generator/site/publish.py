"""A build works beside the published folder and takes its place at the end, whole or not at all.

With a manifest of the last build it works in the spare: a folder of links to the same files, in
which only what differs is written anew. The folder that was replaced is the spare of the next one.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from types import TracebackType

from generator.site.beside import (
    Claim,
    claim_new,
    claim_spare,
    old_of,
    put_aside,
    recover,
    sweep,
    take_place,
)
from generator.site.files import is_linked, put, remove_all
from generator.site.manifest import (
    Entry,
    Found,
    Manifest,
    digest_of,
    folders_of,
    places,
)

MARKER = "casebook.json"
"""Stands in every site that we published; a folder without it is not ours to replace."""

_NOTHING = Found(frozenset(), frozenset(), {}, {})


class NotOursError(Exception):
    """The folder to publish into holds something that this generator did not write."""


class ReplacedMeanwhileError(OSError):
    """Another build has put its site in the place of the one that files were to be kept of."""


class Publication:
    """Brings a published folder up to date: afterwards it holds what was told, and nothing else.

    As a context it is discarded at the end unless it was committed.
    """

    def __init__(
        self, site: Path, held: Claim, standing: Mapping[str, Entry], found: Found, spare: bool
    ) -> None:
        self.folder = held.path
        """Where files are written until the end."""
        self.standing = standing
        """What may be kept: files of the last build that stand as they were written."""
        self._site = site
        self._held: Claim | None = held
        self._found = found
        self._spare = spare
        self._told: dict[str, Entry] = {}
        self._filled = False
        self._useless: Claim | None = None

    @classmethod
    def begin(
        cls,
        site: Path,
        known: Manifest | None = None,
        *,
        found: Found | None = None,
        spare: bool = False,
    ) -> Publication:
        """Start from what is known to stand in `site`; without it, from nothing.

        Args:
            found: what `known.examine(site)` said, if it was asked already.
            spare: have a spare ready for the next build also where all was written anew.

        Raises:
            NotOursError: when `site` holds something else than a site of ours.
            OSError: when the disk refuses.
        """
        _refuse_foreign(site)
        _refuse_mounted(site)
        if known and known.stands_in(old_of(site)):
            recover(site)  # Anything else there may be what somebody put there.
        found = (found or known.examine(site)) if known else _NOTHING
        standing = known.standing(found) if known else {}
        held = claim_spare(site)
        if held and known and standing and known.is_spare(held.path):
            publication = cls(site, held, standing, found, spare)
            publication._catch_up(known.behind)
            return publication
        publication = cls(site, claim_new(site), standing, found, spare)
        publication._useless = held
        return publication

    def keep(self, addresses: Iterable[str]) -> None:
        """These files are as the last build left them.

        Raises:
            KeyError: for an address that does not stand.
            ReplacedMeanwhileError: when another build has replaced the site.
            OSError: when the disk refuses.
        """
        kept = self.standing.__getitem__ if self._filled else self._place
        self._told.update((address, kept(address)) for address in addresses)

    def put(self, address: str, content: bytes) -> Entry:
        """Write one file unless it stands already; a worker process hands the entry on to `told`.

        Raises:
            OSError: when the disk refuses.
        """
        entry = self.standing.get(address)
        if entry and entry.size == len(content) and entry.digest == digest_of(content):
            return entry if self._filled else self._place(address)
        return put(self.folder, address, content)

    def read(self, address: str) -> bytes:
        """A file that stands in the site, which is the old one until `commit`.

        Raises:
            ReplacedMeanwhileError: when it does not any more.
            OSError: when it cannot be read.
        """
        try:
            content = (self._site / address).read_bytes()
        except FileNotFoundError:
            raise _replaced(address) from None
        if digest_of(content) != self.standing[address].digest:
            raise _replaced(address)
        return content

    @property
    def entries(self) -> Mapping[str, Entry]:
        """What was written and kept so far."""
        return self._told

    def told(self, entries: Mapping[str, Entry]) -> None:
        """Take note of what a worker process has put."""
        self._told.update(entries)

    def write(self, address: str, content: bytes) -> None:
        """Put one file and take note of it.

        Raises:
            OSError: when the disk refuses.
        """
        self._told[address] = self.put(address, content)

    def commit(self, facts: Mapping[str, object]) -> Manifest:
        """Remove what was neither written nor kept, then take the place of the old site.

        Args:
            facts: what the marker says of the site.

        Raises:
            OSError: when the disk refuses; the site is then what it was.
        """
        assert self._held is not None
        self.write(MARKER, _marker(facts))
        gone = self.standing.keys() - self._told.keys()
        if self._filled:
            remove_all(self.folder, gone, folders_of(self._told))
        differing = self._differing(gone)
        if self.standing and not differing:  # Both folders are what the site should be.
            manifest = self._equal_to(put_aside(self._held, self._site))
        elif self.standing:
            old = take_place(self.folder, self._site)
            aside = put_aside(old, self._site) if old else None
            manifest = Manifest(self._told, differing, self._found.folders if aside else {})
        else:
            manifest = self._equal_to(self._mirror() if self._spare else None)
            old = take_place(self.folder, self._site)
            if old:
                old.remove()
        self._held.release()
        self._held = None
        self.discard()
        sweep(self._site)
        return manifest

    def discard(self) -> None:
        """Remove what a failed build left; there is nothing to remove after `commit`."""
        for claim in (self._held, self._useless):
            if claim:
                claim.remove()
        self._held = self._useless = None

    def __enter__(self) -> Publication:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.discard()

    def _catch_up(self, behind: Set[str]) -> None:
        """Bring the spare to the state of the site."""
        found = self._found
        differing = {*behind, *found.broken, *found.extra, *found.touched}
        try:
            remove_all(self.folder, differing, folders_of(self.standing))
            for address in differing & self.standing.keys():
                self._place(address)
        except OSError:
            self.discard()
            raise
        self._filled = True

    def _differing(self, gone: Set[str]) -> Set[str]:
        """What the old site has not as the new one has it."""
        found, standing = self._found, self.standing
        written = (name for name, entry in self._told.items() if standing.get(name) != entry)
        return {*written, *gone, *found.broken, *found.extra, *found.touched}

    def _place(self, address: str) -> Entry:
        """Have a file that stands in the working folder too."""
        entry = self.standing[address]
        source = os.path.join(self._site, address)
        target = os.path.join(self.folder, address)
        if not is_linked(source, target):
            try:
                content, times = Path(source).read_bytes(), os.stat(source)
            except FileNotFoundError:
                raise _replaced(source) from None
            put(self.folder, address, content)
            os.utime(target, ns=(entry.mtime_ns, times.st_mtime_ns))
        info = os.stat(target)
        if (info.st_size, info.st_mtime_ns) == (entry.size, entry.mtime_ns):
            return entry
        raise _replaced(source)

    def _mirror(self) -> Path | None:
        """A spare of links to all files; none where the file system has no links."""
        spare = claim_new(self._site)
        for address in self._told:
            source = os.path.join(self.folder, address)
            if not is_linked(source, os.path.join(spare.path, address)):
                spare.remove()
                return None
        return put_aside(spare, self._site)

    def _equal_to(self, spare: Path | None) -> Manifest:
        within = places(spare, ("", *folders_of(self._told))) if spare else {}
        return Manifest(self._told, (), within)


def _replaced(file: str) -> ReplacedMeanwhileError:
    # Only another build that took its place meanwhile puts other files there.
    return ReplacedMeanwhileError(errno.ESTALE, os.strerror(errno.ESTALE), file)


def _refuse_foreign(site: Path) -> None:
    """Look whether `site` may be replaced.

    Raises:
        NotOursError: when it holds something else than a site of ours.
    """
    if site.exists() and not site.is_dir():
        raise NotOursError(str(site))
    if site.is_dir() and any(site.iterdir()) and not (site / MARKER).is_file():
        raise NotOursError(str(site))


def _refuse_mounted(site: Path) -> None:
    """Look whether `site` has a place of its own that another folder can take.

    Raises:
        OSError: when it is where a disk begins.
    """
    if os.path.ismount(site):
        said = "那里挂着一个磁盘，不能整个换掉；请写到它里面的一个文件夹"
        raise OSError(errno.EBUSY, said, str(site))


def _marker(facts: Mapping[str, object]) -> bytes:
    return (json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
