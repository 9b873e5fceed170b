"""The search index of one library, of which only what changed is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from generator.library import Library
from generator.search import Gathered, SearchDocument, gather, load_index, start_index, update_index
from generator.search.documents import (
    AFTER_CASES,
    BEFORE_CASES,
    alias_pairs,
    case_facets,
    check_documents,
)
from generator.site.keys import key_of
from generator.site.manifest import Entry
from generator.site.publish import Publication
from generator.site.store import Store

if TYPE_CHECKING:
    from generator.search.making import Making
    from generator.search.state import IndexState

_INDEX = "index"
_KEYS = "index-keys"
_CASE = "case"
_PAGE = "page"

Key: TypeAlias = tuple[str, str]
"""Kind and id of a document."""


class Indexing:
    """Makes the index again and again; `begin`, then `take` what was gathered, then `finish`.

    Documents are numbered by their order. As long as that stays, only what changed is gathered;
    when a document comes or goes, all of them are.

    Args:
        store: where an earlier run kept what it found out.
    """

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._state: IndexState | None = None
        self._keys: dict[Key, str] = {}
        self._is_loaded = store is None
        self._is_new = False

    def begin(
        self,
        library: Library,
        keys: Callable[[str], str],
        pages: Sequence[str],
        publication: Publication,
    ) -> frozenset[str]:
        """Ids of the cases that have to be gathered and taken, in the library's order.

        Args:
            library: what can be found.
            keys: id of a listed case → the key of its document.
            pages: addresses of the pages that are no entries.
            publication: where the index goes.
        """
        self._load()
        self._library = library
        self._publication = publication
        self._before = [document for make in BEFORE_CASES for document in make(library)]
        self._after = [document for make in AFTER_CASES for document in make(library)]
        self._after += check_documents()
        cases = {(_CASE, id_): keys(id_) for id_ in library.listed_briefs}
        others = (*map(_key, self._after), *((_PAGE, address) for address in pages))
        self._order = (*map(_key, self._before), *cases, *others)
        self._numbers = {key: number for number, key in enumerate(self._order)}
        self._new_keys = dict(cases)
        self._changed: dict[int, Gathered] = {}
        self._making: Making | None = None
        if not self._serves(publication.standing):
            self._making = start_index()
            self._add(self._before)
            return frozenset(library.listed_briefs)
        return frozenset(id_ for (_, id_), key in cases.items() if self._keys[_CASE, id_] != key)

    def take(self, gathered: Iterable[tuple[str, Gathered]]) -> None:
        """Take what was gathered of cases, in the library's order.

        Raises:
            OSError: when the disk refuses.
        """
        for id_, one in gathered:
            if self._making:
                self._publication.write(*self._making.add(one))
            else:
                self._changed[self._numbers[_CASE, id_]] = one

    def finish(self, pages: Iterable[SearchDocument]) -> None:
        """Bring the index up to date; `pages` are those that `begin` was told of, in that order.

        Raises:
            OSError: when the disk refuses.
        """
        library, publication = self._library, self._publication
        facets = case_facets(library, len(self._before))
        aliases = alias_pairs(library)
        if self._making:
            self._add((*self._after, *pages))
            made = self._making.finish(facets, aliases)
        else:
            for document in (*self._before, *self._after, *pages):
                key = self._new_keys[_key(document)] = _digest(document)
                if self._keys[_key(document)] != key:
                    self._changed[self._numbers[_key(document)]] = gather(document)
            assert self._state
            made = update_index(self._state, self._changed, facets, aliases)
            publication.keep(path for path in made.state.digests() if path not in made.files)
        for path, content in made.files.items():
            publication.write(path, content)
        self._is_new = bool(self._making or made.files or self._keys != self._new_keys)
        self._state, self._keys = made.state, self._new_keys

    def save(self) -> None:
        """Keep the index for the next run.

        Raises:
            OSError: when the disk refuses.
        """
        if self._store and self._state and self._is_new:
            folder = self._store.folder(_INDEX)
            self._state.to_files(folder)
            self._store.seal(_INDEX, folder, _digest_of(self._keys))
            self._store.save(_KEYS, self._keys)

    def _add(self, documents: Iterable[SearchDocument]) -> None:
        assert self._making
        for document in documents:
            self._new_keys[_key(document)] = _digest(document)
            self._publication.write(*self._making.add(gather(document)))

    def _serves(self, standing: Mapping[str, Entry]) -> bool:
        """Whether the last index can be brought up to date: same documents, files as they were."""
        if self._state is None or self._state.documents != self._order:
            return False
        files = self._state.digests().items()
        return all(path in standing and standing[path].digest == own for path, own in files)

    def _load(self) -> None:
        if self._is_loaded or not self._store:
            return
        self._is_loaded = True
        keys = self._store.load(_KEYS)
        sealed = self._store.sealed(_INDEX)
        if not sealed or not isinstance(keys, dict) or sealed.digest != _digest_of(keys):
            return
        try:
            self._state, self._keys = load_index(sealed.folder), keys
        except ValueError:
            return


def _key(document: SearchDocument) -> Key:
    return document.kind, document.id


def _digest(document: SearchDocument) -> str:
    return key_of(repr(document).split("\n"))


def _digest_of(keys: Mapping[Key, str]) -> str:
    return key_of(keys.values())
