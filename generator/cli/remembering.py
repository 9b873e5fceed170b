"""What a command said about a library: said again at once for as long as nothing changed.

Imports nothing of what reads and judges content, which takes longer than all that is done here.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.site.listing import Listing
from generator.site.program import code_digest
from generator.site.store import Store

FOLDERS = ("cases", "methods")
"""The content folders, as `reading` knows them."""
_LISTING = "listing"
_MOST = 20
"""Outcomes that are kept: of a few ways to ask, in both languages."""


class Said(NamedTuple):
    """The outcome of a command."""

    text: str
    code: int
    """The exit code."""


class Memory:
    """What was said in answer to one question about one library.

    Args:
        store: where it is kept.
        root: folder of the library.
        command: what was asked.
        question: everything that shapes the answer besides the content.
    """

    def __init__(self, store: Store, root: Path, command: str, question: tuple[object, ...]):
        self._store = store
        self._root = root
        self._command = command
        self._question = repr(question)
        known = store.load(_LISTING)
        self._listing = self._list(known if isinstance(known, Listing) else None)

    @classmethod
    def open(cls, root: Path, command: str, question: tuple[object, ...]) -> Memory | None:
        """None where there is no library, or nothing can be kept beside it."""
        if not any((root / folder).is_dir() for folder in FOLDERS):
            return None
        store = Store.open(root, code_digest())
        return cls(store, root, command, question) if store else None

    def recall(self) -> Said | None:
        """What was said; None where it may not hold any more."""
        match self._kept().get(self._key(self._listing)):
            case (str(text), int(code)):
                return Said(text, code)
        return None

    def keep(self, said: Said) -> None:
        """Remember what is said now, unless the content was written to in the meantime."""
        key = self._key(self._listing)
        if key != self._key(self._list(self._listing)):
            return
        others = {name: value for name, value in self._kept().items() if name != key}
        recent = dict(list(others.items())[1 - _MOST :])
        self._store.save(self._command, {**recent, key: tuple(said)})

    def _list(self, known: Listing | None) -> Listing:
        listing = Listing.take(self._root, FOLDERS, known)
        if listing.hashed:
            self._store.save(_LISTING, listing)
        return listing

    def _key(self, listing: Listing) -> str:
        told = f"{listing.digest()}\0{self._question}"
        return blake2b(told.encode(errors="surrogateescape"), digest_size=16).hexdigest()

    def _kept(self) -> dict[str, object]:
        found = self._store.load(self._command)
        return found if isinstance(found, dict) else {}
