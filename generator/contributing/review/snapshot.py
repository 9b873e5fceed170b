"""One state of a library: its files as typed, what is valid in them, and what things are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from generator.checking import Checked, Language, check_tree
from generator.checking.shapes import record_of
from generator.contributing.review.lines import clipped, one_line
from generator.contributing.review.plain import plain_value
from generator.library import Library
from generator.model import FILE_MODELS, Case, Entries, Method, Status, VocabularyKind
from generator.pages.links import case_url, method_url
from generator.reading import Address, FileKind, Tree, Value, address_of, read_yaml

NAME_MAX = 60
"""Characters of a title or label that are shown."""

PAGED = {FileKind.CASE: case_url, FileKind.METHOD: method_url}
"""Kinds of entries whose address lives on after them → where their page stands."""

Typed = Mapping[str, Value]
Entry = TypeVar("Entry", Case, Method)


@dataclass(frozen=True)
class Snapshot:
    """A library at one time; files are read when they are asked for, and once."""

    name: str
    """What the user calls it: a revision, or the working tree."""
    tree: Tree
    checked: Checked
    _read: dict[str, Typed | None] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, tree: Tree, lang: Language = "zh") -> Snapshot:
        """Check a tree; messages are in `lang`."""
        return cls(name, tree, check_tree(tree, lang=lang))

    @cached_property
    def addresses(self) -> Mapping[str, Address]:
        """Path → what the file is, of every content file."""
        found = ((path, address_of(path)) for path in self.tree.files)
        return {path: address for path, address in found if address}

    def data(self, path: str) -> Typed | None:
        """What was typed in a file, without differences that mean nothing; None if unreadable."""
        if path not in self._read:
            data = read_yaml(self.tree.files[path]).data
            shape = record_of(FILE_MODELS[self.addresses[path].kind.value])
            plain = None if data is None else plain_value(shape, data)
            self._read[path] = plain if isinstance(plain, dict) else None
        return self._read[path]

    @cached_property
    def entries(self) -> Entries:
        """The valid entries, without sources that nobody describes."""
        entries = self.checked.entries
        known = entries.sources
        cases = {i: _with_known(case, known) for i, case in entries.cases.items()}
        methods = {i: _with_known(method, known) for i, method in entries.methods.items()}
        return replace(entries, cases=cases, methods=methods)

    @cached_property
    def library(self) -> Library:
        """What would be published of it."""
        return Library(self.entries)

    def status(self, path: str) -> str:
        """The status of a case or method; empty where the file cannot be read."""
        address = self.addresses[path]
        entries = self.checked.entries
        if address.kind is FileKind.METHOD and address.id in entries.methods:
            return entries.methods[address.id].status
        if entries.collection_of.get(address.id) == address.collection:
            return entries.cases[address.id].status
        data = self.data(path)
        if data is None:
            return ""
        return str(data.get("status") or Status.PUBLISHED.value)

    def pages(self) -> Iterator[tuple[str, str]]:
        """Address of every page of a case or method, and the file it is made from.

        A file that cannot be read counts: it is told by itself.
        """
        for path, address in self.addresses.items():
            if address.kind in PAGED and self.status(path) != Status.DRAFT:
                yield PAGED[address.kind](address.id), path

    @cached_property
    def uncounted(self) -> frozenset[str]:
        """Ids of cases and methods that are there and not valid: nothing is counted of them."""
        entries = self.checked.entries
        known = {FileKind.CASE: entries.cases, FileKind.METHOD: entries.methods}
        return frozenset(
            address.id
            for address in self.addresses.values()
            if address.kind in PAGED and address.id not in known[address.kind]
        )

    def title(self, path: str) -> str:
        """The title of an entry, or its id; of a registry and a form, whose it is."""
        address, data = self.addresses[path], self.data(path) or {}
        found = data.get("title")
        if address.kind in (FileKind.REGISTRY, FileKind.FORM):
            unit = self.label("organisations", str(data.get("organisation") or ""))
            when = str(data.get("year") or data.get("period") or "")
            found = " ".join(filter(None, (unit, str(data.get("branch") or ""), when)))
        return shown_name(found if isinstance(found, str) and found else address.id)

    def label(self, target: str, id_: str) -> str:
        """What readers call the thing that an id names; the id where nothing is known of it.

        `target` is one of `model.Target`.
        """
        return shown_name(self._labels.get((target, id_), id_))

    @cached_property
    def _labels(self) -> Mapping[tuple[str, str], str]:
        entries = self.checked.entries
        found: dict[tuple[str, str], str] = {}
        for kind in VocabularyKind:
            found |= {(kind.value, i): term.label for i, term in entries.terms(kind).items()}
        found |= {("sources", i): source.title for i, source in entries.sources.items()}
        found |= {("methods", i): method.title for i, method in entries.methods.items()}
        return found | {("cases", i): case.title for i, case in entries.cases.items()}


def shown_name(text: str) -> str:
    """A title or label for any output: one line of bounded length."""
    return clipped(one_line(text.strip()), NAME_MAX)


def _with_known(entry: Entry, known: Mapping[str, object]) -> Entry:
    sources = tuple(source for source in entry.sources if source in known)
    return entry if sources == entry.sources else entry.model_copy(update={"sources": sources})
