"""Gathered documents → the files of the index. The story from top to bottom; no I/O.

Every list is keyed by a gram (see `tokens`) and holds, per document, the mask of the fields in
which it stands. Grams of a phrase that share no field cannot be side by side, so most false
candidates fall before any text is loaded; the client checks the hits it shows against their text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from generator.search.arrays import Words, np
from generator.search.files import IndexFile, digest, document_file, index_file, token_files
from generator.search.lists import widths
from generator.search.manifest import Facets, Key, facet_columns, manifest
from generator.search.masks import counted, mask_codes
from generator.search.model import Gathered
from generator.search.postings import Postings, Rows
from generator.search.shards import cuts
from generator.search.sounds import Heard, Name, common_readings, files_of, heard_in, sounds_of
from generator.search.state import IndexState

Aliases = Iterable[tuple[str, str]]
"""(Another wording, a wording in the documents)."""

SOUNDS = "search/sounds/"

_VERSION = 12
"""Hexadecimal digits of the mark that a browser asks for files by."""


class Made(NamedTuple):
    """An index as it stands now, and what is to be written for it."""

    state: IndexState
    files: dict[str, bytes]
    """Path → content of the files that are new or differ, the manifest last."""
    gone: tuple[str, ...] = ()
    """Paths of files that are no longer part of it."""


def changes(before: IndexState, made: Made) -> Made:
    """What is to be written where `before` stands."""
    old, now = before.digests(), made.state.digests()
    return Made(
        made.state,
        {path: content for path, content in made.files.items() if old.get(path) != now[path]},
        tuple(path for path in old if path not in now),
    )


class Making:
    """An index made from the start: `add` every document in order, then `finish`."""

    def __init__(self) -> None:
        self._rows = Rows()
        self._documents: dict[Key, None] = {}
        self._names: list[tuple[Name, ...]] = []
        self._digests: list[int] = []

    def add(self, document: Gathered) -> IndexFile:
        """The file of the next document.

        Raises:
            ValueError: when a document of its kind has the same id.
        """
        key = (document.kind, document.id)
        if key in self._documents:
            raise ValueError(f"two search documents are the {document.kind} {document.id!r}")
        path, content = document_file(len(self._documents), document.record)
        self._documents[key] = None
        self._rows.add(document.postings)
        self._names.append(document.names)
        self._digests.append(digest(content))
        return path, content

    def finish(self, facets: Facets, aliases: Aliases) -> Made:
        """The index, and all files but those of the documents."""
        return finished(
            tuple(self._documents),
            tuple(self._names),
            np.array(self._digests, np.uint64),
            heard_in(name for names in self._names for name in names),
            self._rows.postings(),
            facets,
            aliases,
        )


def finished(
    documents: tuple[Key, ...],
    names: tuple[tuple[Name, ...], ...],
    document_digests: Words,
    heard: Heard,
    postings: Postings,
    facets: Facets,
    aliases: Aliases,
) -> Made:
    """The index, and all files but those of the documents."""
    codes = mask_codes(postings, counted(documents))
    sizes = widths(postings, codes, len(documents))
    bounds = np.array(cuts(postings.tokens, sizes), np.int64)
    shards = range(len(bounds) - 1)
    files = dict(token_files(postings, codes, len(documents), bounds, shards))
    digests = np.array([digest(content) for content in files.values()], np.uint64)
    state = IndexState(
        documents,
        names,
        heard.to_json(),
        (),
        postings,
        codes,
        sizes,
        bounds,
        digests,
        document_digests,
        {},
    )
    state, others = completed(state, facets, aliases, heard)
    return Made(state, files | others)


def completed(
    state: IndexState, facets: Facets, aliases: Aliases, heard: Heard | None
) -> tuple[IndexState, dict[str, bytes]]:
    """The state with all other files, and these files; no `heard`: its sounds stay as they are."""
    columns = facet_columns(facets, state.documents)
    files: dict[str, bytes] = {}
    for number, column in enumerate(columns.values()):
        files.update([index_file(f"facets/{number}", column)])
    digests = {path: digest(content) for path, content in files.items()}
    if heard is None:
        kept = ((path, own) for path, own in state.others.items() if path.startswith(SOUNDS))
        digests.update(kept)
    else:
        sounds, letters = _sound_files(heard)
        files |= sounds
        digests.update((path, digest(content)) for path, content in sounds.items())
        state = replace(state, letters=letters)
    told = {
        **manifest(state.documents, state.postings, state.codes, state.bounds, aliases),
        "facets": list(columns),
        "sounds": state.letters,
        "version": _version(state, digests),
    }
    path, content = index_file("manifest", told)
    return replace(state, others={**digests, path: digest(content)}), {**files, path: content}


def _sound_files(heard: Heard) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files, and the first letter of each that holds pairs."""
    sounds = sounds_of(heard)
    cut = list(files_of(sounds.pairs))
    files = [
        index_file("sounds/readings", sounds.readings),
        index_file("sounds/common", common_readings()),
        *(index_file(f"sounds/{number}", pairs) for number, (_, pairs) in enumerate(cut)),
    ]
    return dict(files), tuple(letter for letter, _ in cut)


def _version(state: IndexState, others: dict[str, int]) -> str:
    """The pages ask for files by this mark, so that a browser never joins two builds."""
    whole = blake2b(digest_size=_VERSION // 2)
    whole.update(repr(sorted(others.items())).encode())
    starts = state.postings.tokens[state.bounds[:-1]]
    for numbers in (starts, state.token_digests, state.document_digests):
        whole.update(repr(len(numbers)).encode() + numbers.tobytes())
    return whole.hexdigest()
