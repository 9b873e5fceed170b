"""All files of one run as typed, and the names by which they may be called.

Rules ask here instead of asking the valid entries: a file that is broken still exists, so nothing
that points at it is a second mistake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.checking.nearest import nearest
from generator.checking.shapes import MAP_KEY, Leaf, Record, Visit, record_of, walk
from generator.model import FILE_MODELS, Model, Target, VocabularyKind
from generator.reading import Address, Document, FileKind, Path, Value
from generator.reading.layout import SOURCES_FILE, VOCABULARY_FOLDER

_TERM_DEPTH = 2
"""Steps to a term: `terms`, its id."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id as typed, what it should name, and where it stands."""

    path: Path
    target: Target
    id: str


@dataclass(frozen=True)
class Typed:
    """One content file: what its path says, what was typed, and the entry where it is valid."""

    file: str
    address: Address
    document: Document
    entry: Model | None
    wrong: tuple[Path, ...] = ()
    """Paths of its shape errors."""

    @property
    def shape(self) -> Record:
        """The shape of its kind of file."""
        return record_of(FILE_MODELS[self.address.kind.value])

    @property
    def data(self) -> Mapping[str, Value]:
        """What was typed; nothing where the file could not be read."""
        return self.document.data or {}

    def visits(self) -> Iterator[Visit]:
        """Every value that stands where its kind of file knows one, outer before inner."""
        return walk(self.shape, self.document.data)

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Everything that was typed where people write in their own words."""
        return tuple(
            (visit.path, visit.typed)
            for visit in self.visits()
            if isinstance(visit.shape, Leaf) and visit.shape.is_text
            if isinstance(visit.typed, str)
        )

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every id of another entry that was typed as text."""
        return tuple(
            Reference(visit.path, visit.shape.refers, visit.typed.strip())
            for visit in self.visits()
            if isinstance(visit.shape, Leaf) and visit.shape.refers
            if isinstance(visit.typed, str) and visit.typed.strip()
        )

    @property
    def may_lack_ids(self) -> bool:
        """Whether a term may be missing only because of a mistake in this file."""
        keys = any(len(path) <= _TERM_DEPTH or path[-1] == MAP_KEY for path in self.wrong)
        return keys or bool(self.document.faults)

    def is_sound(self, path: Path) -> bool:
        """Whether the part at `path` has the right shape, itself and everything inside it."""
        return not any(
            wrong[: len(path)] == path or path[: len(wrong)] == wrong for wrong in self.wrong
        )


@dataclass(frozen=True)
class Shelf:
    """Every content file by its path."""

    files: Mapping[str, Typed]
    unread: tuple[Address, ...] = ()
    """Entries whose file was not read, because of its name for example."""

    def of_kind(self, kind: FileKind) -> Iterator[Typed]:
        """The files of one kind, by path."""
        return (typed for typed in self.files.values() if typed.address.kind is kind)

    def entries(self) -> Iterator[Typed]:
        """The cases and the methods."""
        for typed in self.files.values():
            if typed.address.kind in (FileKind.CASE, FileKind.METHOD):
                yield typed

    def ids(self, target: Target) -> frozenset[str] | None:
        """The ids that `target` holds; None where its file is missing or does not tell them all.

        A term that is lost by a slip in its vocabulary is told there, not wherever it is used.
        """
        listed = self.files.get(file_of(target))
        return None if listed and listed.may_lack_ids else self._ids.get(target)

    def has_file(self, target: Target) -> bool:
        """Whether the file of a vocabulary or of the sources is there, readable or not."""
        return file_of(target) in self.files

    def spellings(self, target: Target) -> Mapping[str, str]:
        """Every id, label and alias that `target` knows → its id."""
        return self._spellings.get(target, {})

    def meant(self, target: Target, typed: str) -> str:
        """The id that was typed, or that was meant by what was typed; empty where none was."""
        if typed in (self.ids(target) or ()):
            return typed
        known = self._meant.setdefault(target, {})
        if typed not in known:
            known[typed] = nearest(typed, self.spellings(target))
        return known[typed]

    @cached_property
    def _meant(self) -> dict[str, dict[str, str]]:
        """What was asked already: one mistake often stands in many files."""
        return {}

    @cached_property
    def _ids(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {
            "methods": self._file_ids(FileKind.METHOD),
            "cases": self._file_ids(FileKind.CASE),
        }
        for target, terms in self._terms.items():
            found[target] = frozenset(terms)
        return found

    def _file_ids(self, kind: FileKind) -> frozenset[str]:
        unread = (address.id for address in self.unread if address.kind is kind)
        return frozenset([*(typed.address.id for typed in self.of_kind(kind)), *unread])

    @cached_property
    def _terms(self) -> Mapping[str, Mapping[str, Value]]:
        """Vocabulary (or "sources") → what was typed below its ids."""
        found: dict[str, Mapping[str, Value]] = {}
        for target in (*(kind.value for kind in VocabularyKind), "sources"):
            typed = self.files.get(f"{VOCABULARY_FOLDER}/{target}.yml")
            key = "sources" if target == "sources" else "terms"
            terms = typed.data.get(key) if typed else None
            if isinstance(terms, dict):
                found[target] = terms
        return found

    @cached_property
    def _spellings(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for target, terms in self._terms.items():
            found[target] = _spell((id_, value) for id_, value in terms.items())
        for target, kind in (("methods", FileKind.METHOD), ("cases", FileKind.CASE)):
            found[target] = _spell((t.address.id, dict(t.data)) for t in self.of_kind(kind))
        return found


def file_of(target: Target) -> str:
    """The file that holds the ids of a vocabulary or of the sources."""
    return SOURCES_FILE if target == "sources" else f"{VOCABULARY_FOLDER}/{target}.yml"


def _spell(entries: Iterator[tuple[str, Value]]) -> dict[str, str]:
    """Ids first, then labels and titles, then aliases: the first of two equal spellings wins."""
    known = list(entries)
    spellings = {id_: id_ for id_, _ in known}
    for key in ("label", "title", "aliases"):
        for id_, value in known:
            words = value.get(key) if isinstance(value, dict) else None
            for word in words if isinstance(words, list) else [words]:
                if isinstance(word, str) and word.strip():
                    spellings.setdefault(word, id_)
    return spellings
