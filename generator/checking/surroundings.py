"""What a case is judged with: every other file, and the ids of all cases, which their paths tell.

So the cases can be examined one by one, in any process, before anyone has read them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import blake2b

from generator.checking.opening import UNREADABLE, opened
from generator.checking.rules.text import words_of
from generator.checking.shelf import Opened, Shelf, Typed
from generator.checking.text import Words
from generator.checking.wording import Language
from generator.reading import (
    Address,
    Archive,
    Fault,
    FaultCode,
    FileKind,
    Tree,
    address_of,
)

_UNREADABLE = (Fault(FaultCode.UNREADABLE),)


@dataclass(frozen=True)
class Surroundings:
    """A library of which no case is opened yet."""

    tree: Tree
    """Its files; those that turned out not to be readable stand with the faults."""
    shelf: Shelf
    """All of them; a case is opened when it is asked for more than its address."""
    lang: Language = "zh"
    """The language of messages."""
    archive: Archive | None = None
    """Archived texts, in which phrases are looked up."""

    @classmethod
    def of(
        cls, tree: Tree, *, lang: Language = "zh", archive: Archive | None = None
    ) -> Surroundings:
        """Read what is no case; the files of `tree` are read in this order, each once."""
        files: dict[str, Typed] = {}
        unread: dict[str, tuple[Fault, ...]] = {}
        for file in tree.files:
            address = address_of(file)
            if address is None:
                continue
            if address.kind is FileKind.CASE:
                files[file] = Typed(file, address, partial(open_file, tree.files, file, address))
                continue
            try:
                content = opened(address.kind, tree.files[file])
            except OSError:
                unread[file] = _UNREADABLE
            else:
                files[file] = Typed(file, address, content)
        if unread:
            tree = replace(tree, faults={**tree.faults, **unread})
        return cls(tree, Shelf(files, _unread(tree)), lang, archive)

    @cached_property
    def cases(self) -> tuple[str, ...]:
        """The files of all cases, by path."""
        return tuple(typed.file for typed in self.shelf.of_kind(FileKind.CASE))

    @cached_property
    def words(self) -> Words | None:
        """The library's own words; None where the file that holds them cannot be read."""
        return words_of(self.shelf)

    @cached_property
    def key(self) -> str:
        """Changes when `Examined.within` of an unchanged case may: with the words and the language.

        What else surrounds a case is asked of its facts, see `examine.still_holds`.
        """
        told = repr((self.lang, self.words and (self.words.groups, self.words.allowed)))
        return blake2b(told.encode("utf-8", "replace"), digest_size=16).hexdigest()

    def without(self, unread: Iterable[str]) -> Surroundings:
        """The same, these files counted among those that cannot be read."""
        faults = {**self.tree.faults, **dict.fromkeys(unread, _UNREADABLE)}
        if len(faults) == len(self.tree.faults):
            return self
        tree = replace(self.tree, faults=faults)
        kept = {name: typed for name, typed in self.shelf.files.items() if name not in faults}
        return replace(self, tree=tree, shelf=Shelf(kept, _unread(tree)))


def open_file(files: Mapping[str, bytes], file: str, address: Address) -> Opened:
    """Read and shape one file of a tree."""
    try:
        return opened(address.kind, files[file])
    except OSError:
        return UNREADABLE


def _unread(tree: Tree) -> tuple[Address, ...]:
    """What entries the misnamed files would be, if they were named as proposed."""
    found = []
    for file, faults in tree.faults.items():
        folder, _, name = file.rpartition("/")
        for fault in faults:
            proposed = fault.params.get("proposed", "")
            address = address_of(file) or address_of(f"{folder}/{proposed}" if proposed else name)
            if address:
                found.append(address)
    return tuple(found)
