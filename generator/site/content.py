"""The content of one library, of which only what changed is read and judged again."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from generator.checking import Language
from generator.checking.examine import DIGEST, Examined, examine_cases, still_holds, unpack
from generator.checking.gathering import gather_entries
from generator.checking.judge import judge
from generator.checking.opening import opened
from generator.checking.run import Counts, Verdict
from generator.checking.surroundings import Surroundings
from generator.model import Brief, Case, Entries
from generator.reading import CONTENT_FOLDERS, Tree, list_tree
from generator.site.listing import ChangedMeanwhileError, Listing
from generator.site.standing import LISTING
from generator.site.store import Store

MOST_PACKED = 20_000
"""Cases that are held packed until they are made; of more, each is read from its file again."""

_CASES = "cases"
_PARTS = 16
"""What was found out of cases is kept in so many files, of which an edit touches one."""


@dataclass(frozen=True)
class Held:
    """A library as it was found."""

    entries: Entries
    """Everything that is valid; a case is read when it is asked for."""
    briefs: Mapping[str, Brief]
    verdict: Verdict


class Content:
    """Reads one library again and again.

    Args:
        root: folder of the library.
        store: where an earlier run kept what it found out.
    """

    def __init__(self, root: Path, store: Store | None) -> None:
        self._root = root
        self._store = store
        self._listing: Listing | None = None
        self._key = ""
        self._examined: dict[str, Examined] = {}
        self._unsaved: frozenset[int] = frozenset()
        """Parts that hold something else than the store does."""

    def read(self, lang: Language = "zh") -> Held:
        """The library as it is now.

        Raises:
            ChangedMeanwhileError: when it is being written to.
            NotADirectoryError: when there is none.
        """
        if self._listing is None and self._store:
            self._load(self._store)
        before = self._listing
        self._listing = Listing.take(self._root, CONTENT_FOLDERS, before)
        tree = list_tree(self._root).tree
        surroundings = Surroundings.of(tree, lang=lang)
        kept = dict(self._standing(surroundings, self._listing))
        todo = [file for file in surroundings.cases if file not in kept]
        found = examine_cases(surroundings, todo, pack=True)
        if len(todo) > MOST_PACKED:
            found = (item._replace(packed=b"") for item in found)
        fresh = {item.file: item for item in found}
        examined = [kept.get(file) or fresh[file] for file in surroundings.cases]
        for item in examined:
            if item.digest and item.digest != self._listing.digests.get(item.file):
                raise _changed(item.file)
        judged = judge(surroundings, examined)
        all_anew = self._key != surroundings.key
        gone = self._examined.keys() - surroundings.shelf.files.keys()
        parts = range(_PARTS) if all_anew else {*map(_part, todo), *map(_part, gone)}
        self._unsaved |= frozenset(parts)
        self._examined = {item.file: item._replace(packed=b"") for item in examined}
        self._key = surroundings.key
        cases = _Cases(tree, examined)
        briefs = cases.briefs
        entries = replace(
            gather_entries(judged.shelf, {}),
            cases=cases,
            collection_of={i: brief.collection for i, brief in briefs.items()},
        )
        self._refuse_changes()
        counts = Counts(len(cases), len(entries.methods), len(entries.sources))
        return Held(entries, briefs, Verdict(counts, judged.problems))

    @property
    def listing(self) -> Listing:
        """The files as they were read last."""
        assert self._listing
        return self._listing

    def save(self) -> None:
        """Keep what was found out for the next run."""
        if not self._store:
            return
        for part in self._unsaved:
            held = [item for file, item in self._examined.items() if _part(file) == part]
            self._store.save(f"{_CASES}-{part}", (self._key, held))
        self._unsaved = frozenset()
        if self._listing and self._listing.hashed:
            self._store.save(LISTING, self._listing)

    def _refuse_changes(self) -> None:
        """Everything was read now: it has to be what the listing says, or a later build would
        take what is published for what is listed.
        """
        assert self._listing
        now = Listing.take(self._root, CONTENT_FOLDERS, self._listing)
        for file in sorted(now.changed(self._listing)):
            raise _changed(file)

    def _load(self, store: Store) -> None:
        listing = store.load(LISTING)
        self._listing = listing if isinstance(listing, Listing) else None
        for part in range(_PARTS):
            match store.load(f"{_CASES}-{part}"):
                case (str() as key, list() as held) if key == (self._key or key):
                    self._key = key
                    self._examined.update((item.file, item) for item in held)

    def _standing(
        self, surroundings: Surroundings, listing: Listing
    ) -> Iterator[tuple[str, Examined]]:
        """What was found out of cases that are as they were, in surroundings that allow it."""
        if self._key != surroundings.key:
            return
        for file, item in self._examined.items():
            if not item.digest or item.digest != listing.digests.get(file):
                continue
            if holds := still_holds(surroundings, item):
                yield file, holds


def _changed(file: str) -> ChangedMeanwhileError:
    return ChangedMeanwhileError(errno.EBUSY, "文件正在被改动", file)


def _part(file: str) -> int:
    return crc32(file.encode()) % _PARTS


class _Cases(Mapping[str, Case]):
    """Cases by id; each is made from its file when it is asked for."""

    def __init__(self, tree: Tree, examined: list[Examined]) -> None:
        self._tree = tree
        self._found: dict[str, Examined] = {}
        for item in examined:
            if item.brief:
                self._found.setdefault(item.brief.id, item)
        self._last: tuple[str, Case] | None = None

    @property
    def briefs(self) -> dict[str, Brief]:
        """The cases in short."""
        return {i: item.brief for i, item in self._found.items() if item.brief}

    def __getitem__(self, id_: str) -> Case:
        # Page, object and data of a case are made one after the other.
        if self._last is None or self._last[0] != id_:
            self._last = id_, self._case(self._found[id_])
        return self._last[1]

    def _case(self, item: Examined) -> Case:
        if item.packed:
            return unpack(item.packed)
        data = self._tree.files[item.file]
        if blake2b(data, digest_size=DIGEST).digest() != item.digest:
            raise _changed(item.file)
        entry = opened(item.address.kind, data).entry
        assert isinstance(entry, Case)
        return entry

    def __contains__(self, id_: object) -> bool:
        return id_ in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
