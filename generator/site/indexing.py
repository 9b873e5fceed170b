"""The search index of one library, of which only what changed is made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.library import Library
from generator.search import (
    Gathered,
    SearchDocument,
    gather,
    load_index,
    rearrange_index,
    start_index,
    update_index,
)
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
    from generator.search.making import Aliases, Made
    from generator.search.manifest import Facets
    from generator.search.state import IndexState

_INDEX = "index"
_FOUND = "index-facts"
_CASE = "case"
_PAGE = "page"

FEW = 200
"""Documents that are exchanged row by row; with more, all rows are sorted anew."""

Key: TypeAlias = tuple[str, str]
"""Kind and id of a document."""


class _Found(NamedTuple):
    """What was found out when the index was made last."""

    keys: dict[Key, str]
    """Document → key of what it says."""
    facets_key: str
    facets: Facets
    """What the cases are filtered by."""


class Indexing:
    """Makes the index again and again; `begin`, then `take` what was gathered, then `finish`.

    Args:
        store: where an earlier run kept what it found out.
    """

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._state: IndexState | None = None
        self._found = _Found({}, "", {})
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
        self._order: tuple[Key, ...] = (*map(_key, self._before), *cases, *others)
        self._keys = dict(cases)
        self._gathered: dict[Key, Gathered] = {}
        self._making = None if self._stands(publication.standing) else start_index()
        if self._making:
            self._add(self._before)
            return frozenset(library.listed_briefs)
        known = self._found.keys
        return frozenset(key[1] for key, made in cases.items() if known.get(key) != made)

    def take(self, gathered: Iterable[tuple[str, Gathered]]) -> None:
        """Take what was gathered of cases, in the library's order.

        Raises:
            OSError: when the disk refuses.
        """
        for id_, one in gathered:
            if self._making:
                self._publication.write(*self._making.add(one))
            else:
                self._gathered[_CASE, id_] = one

    def finish(self, pages: Iterable[SearchDocument], facets_key: str) -> None:
        """Bring the index up to date.

        Args:
            pages: those that `begin` was told of, in that order.
            facets_key: key of everything that cases are filtered by.

        Raises:
            OSError: when the disk refuses.
        """
        facets_key = f"{facets_key} {len(self._before)}"
        facets = self._found.facets
        if self._found.facets_key != facets_key:
            facets = case_facets(self._library, len(self._before))
        aliases = tuple(alias_pairs(self._library))
        if self._making:
            self._add((*self._after, *pages))
            made = self._making.finish(facets, aliases)
        else:
            self._gather((*self._before, *self._after, *pages))
            made = self._mended(facets, aliases)
            kept = (path for path in made.state.digests() if path not in made.files)
            self._publication.keep(kept)
        for path, content in made.files.items():
            self._publication.write(path, content)
        found = _Found(self._keys, facets_key, facets)
        self._is_new = bool(self._making or made.files or self._found != found)
        self._state, self._found = made.state, found

    def save(self) -> None:
        """Keep the index for the next run."""
        if self._store and self._state and self._is_new:
            digest = _digest_of(self._found.keys)
            if self._store.keep_files(_INDEX, digest, self._state.to_files):
                self._store.save(_FOUND, self._found)

    def _add(self, documents: Iterable[SearchDocument]) -> None:
        assert self._making
        for document in documents:
            self._keys[_key(document)] = _digest(document)
            self._publication.write(*self._making.add(gather(document)))

    def _gather(self, documents: Iterable[SearchDocument]) -> None:
        for document in documents:
            key = _key(document)
            made = self._keys[key] = _digest(document)
            if self._found.keys.get(key) != made:
                self._gathered[key] = gather(document)

    def _mended(self, facets: Facets, aliases: Aliases) -> Made:
        """The index of the last build with what was gathered since."""
        assert self._state
        numbers = {key: number for number, key in enumerate(self._state.documents)}
        if self._state.documents == self._order and len(self._gathered) <= FEW:
            changed = {numbers[key]: one for key, one in self._gathered.items()}
            return update_index(self._state, changed, facets, aliases)
        documents = [self._gathered.get(key, numbers.get(key, -1)) for key in self._order]
        return rearrange_index(self._state, documents, self._publication.read, facets, aliases)

    def _stands(self, standing: Mapping[str, Entry]) -> bool:
        """Whether the files of the last index are as it left them."""
        if self._state is None:
            return False
        files = self._state.digests().items()
        return all(path in standing and standing[path].digest == own for path, own in files)

    def _load(self) -> None:
        if self._is_loaded or not self._store:
            return
        self._is_loaded = True
        found = self._store.load(_FOUND)
        sealed = self._store.sealed(_INDEX)
        if not sealed or not isinstance(found, _Found) or sealed.digest != _digest_of(found.keys):
            return
        try:
            self._state, self._found = load_index(sealed.folder), found
        except ValueError:
            return


def _key(document: SearchDocument) -> Key:
    return document.kind, document.id


def _digest(document: SearchDocument) -> str:
    return key_of(repr(document).split("\n"))


def _digest_of(keys: Mapping[Key, str]) -> str:
    return key_of(keys.values())
