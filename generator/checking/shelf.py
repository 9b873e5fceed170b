"""All files of one run as typed, and the names by which they may be called.

Rules ask here instead of asking the valid entries: a file that is broken still exists, so nothing
that points at it is a second mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from generator.checking.facts import NAMES, Facts, facts_of, names_in
from generator.checking.nearest import nearest
from generator.checking.problem import Finding
from generator.checking.shapes import MAP_KEY, Record, record_of
from generator.checking.survey import Reference, Survey, survey
from generator.model import FILE_MODELS, Model, Target, VocabularyKind
from generator.reading import Address, Document, FileKind, Path, Value
from generator.reading.layout import SOURCES_FILE, VOCABULARY_FOLDER

_ENTRIES = (FileKind.CASE, FileKind.METHOD)
_TERM_DEPTH = 2
"""Steps to a term: `terms`, its id."""


class Opened(NamedTuple):
    """What one file holds."""

    document: Document
    entry: Model | None = None
    """The entry, where it has the shape of its kind."""
    wrong: tuple[Path, ...] = ()
    """Paths of its shape errors."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with its shape."""


@dataclass(frozen=True)
class Typed:
    """One content file: what its path says, what was typed, and the entry where it is valid."""

    file: str
    address: Address
    content: Opened | Callable[[], Opened] = field(repr=False)
    """What it holds, or what opens it when that is first asked for."""
    known: Facts | None = None
    """Its facts, where they are known without opening it."""

    @cached_property
    def opened(self) -> Opened:
        """What it holds."""
        return self.content() if callable(self.content) else self.content

    @property
    def document(self) -> Document:
        """The file as it was read."""
        return self.opened.document

    @property
    def entry(self) -> Model | None:
        """The entry, where it has the shape of its kind."""
        return self.opened.entry

    @property
    def wrong(self) -> tuple[Path, ...]:
        """Paths of its shape errors."""
        return self.opened.wrong

    @property
    def shape(self) -> Record:
        """The shape of its kind of file."""
        return record_of(FILE_MODELS[self.address.kind.value])

    @property
    def data(self) -> Mapping[str, Value]:
        """What was typed; nothing where the file could not be read."""
        return self.document.data or {}

    @cached_property
    def survey(self) -> Survey:
        """The texts, references and groups in it."""
        return survey(self.shape, self.document.data)

    @property
    def texts(self) -> list[tuple[Path, str]]:
        """Everything that was typed where people write in their own words."""
        return self.survey.texts

    @property
    def references(self) -> list[Reference]:
        """Every id of another entry that was typed as text."""
        return self.survey.references

    @cached_property
    def facts(self) -> Facts:
        """What other files ask of it."""
        if self.known is not None:
            return self.known
        return facts_of(self.address.kind, self.document.data, self.survey, self.entry)

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
        yield from (typed for typed in self.files.values() if typed.address.kind in _ENTRIES)

    @cached_property
    def cases_by_id(self) -> Mapping[str, Typed]:
        """Id → case; of two with one id the last by path."""
        return {typed.address.id: typed for typed in self.of_kind(FileKind.CASE)}

    def ids(self, target: Target) -> frozenset[str] | None:
        """The ids that `target` holds; None where its file is missing or does not tell them all.

        A term that is lost by a slip in its vocabulary is told there, not wherever it is used.
        """
        if target not in self._told:
            listed = self.files.get(file_of(target))
            lacking = listed is not None and listed.may_lack_ids
            self._told[target] = None if lacking else self._ids.get(target)
        return self._told[target]

    def has_file(self, target: Target) -> bool:
        """Whether the file of a vocabulary or of the sources is there, readable or not."""
        return file_of(target) in self.files

    def spellings(self, target: Target) -> Mapping[str, str]:
        """Every id, label and alias that `target` knows → its id."""
        if target not in self._spelt:
            self._spelt[target] = self._spelling(target)
        return self._spelt[target]

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
    def _told(self) -> dict[str, frozenset[str] | None]:
        return {}

    @cached_property
    def _spelt(self) -> dict[str, Mapping[str, str]]:
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

    def _spelling(self, target: Target) -> dict[str, str]:
        if target == "cases":
            return _spell((t.address.id, t.facts.names) for t in self.of_kind(FileKind.CASE))
        if target == "methods":
            return _spell((t.address.id, t.facts.names) for t in self.of_kind(FileKind.METHOD))
        terms = self._terms.get(target, {})
        return _spell((id_, names_in(value)) for id_, value in terms.items())


def file_of(target: Target) -> str:
    """The file that holds the ids of a vocabulary or of the sources."""
    return SOURCES_FILE if target == "sources" else f"{VOCABULARY_FOLDER}/{target}.yml"


def _spell(entries: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> dict[str, str]:
    """Ids first, then labels and titles, then aliases: the first of two equal spellings wins."""
    known = list(entries)
    spellings = {id_: id_ for id_, _ in known}
    for wanted in NAMES:
        for id_, names in known:
            for key, word in names:
                if key == wanted:
                    spellings.setdefault(word, id_)
    return spellings
