"""A library of an earlier structure → the same in the present one, its comments kept.

Each step leads from one version to the next and is kept for good: whoever left a library alone for
years goes through all of them. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.contributing.canonical import canonical_text
from generator.model import UNSTATED_VERSION
from generator.model.numbers import read_whole
from generator.reading import (
    LIBRARY_FILE,
    Document,
    Edit,
    FileKind,
    Path,
    Tree,
    address_of,
    apply_edits,
    read_yaml,
)

Files: TypeAlias = Mapping[str, bytes]
"""Path from the root → content."""

ANY = -1
"""In a path of keys: every item of a list, every value of a mapping."""

_KEY = "schema_version"


class CannotMigrateError(Exception):
    """A file cannot be read well enough to be changed without harm."""

    def __init__(self, file: str, document: Document) -> None:
        super().__init__(file)
        self.file = file
        self.document = document


class UnknownVersionError(Exception):
    """The library states a version that no step begins with; it is the exception's argument."""


@dataclass(frozen=True)
class Step:
    """The way to one version from the one before it."""

    to: int
    change: Callable[[Files], Files]
    """All files → those that change, with their new content.

    Raises:
        CannotMigrateError: when one of them cannot be read.
    """


def _nothing(files: Files) -> Files:
    return {}


STEPS: tuple[Step, ...] = (
    # Only that the version is stated, so that later steps know where to begin.
    Step(2, _nothing),
)


@dataclass(frozen=True)
class Migration:
    """What becomes of a library."""

    start: int
    """The version that it states."""
    end: int
    files: Files
    """The files that change, with their new content."""


def migration(tree: Tree, steps: Sequence[Step] = STEPS) -> Migration:
    """Bring a library to the version of the last step.

    Raises:
        CannotMigrateError: when a file that has to change cannot be read.
        UnknownVersionError: when the library states a version beyond the last step, or none that
            can be read.
    """
    start, end = stated_version(tree.files), steps[-1].to
    if start > end:
        raise UnknownVersionError(str(start))
    current = dict(tree.files)
    for step in steps:
        if step.to > start:
            current.update(step.change(current))
    if start < end or LIBRARY_FILE not in current:
        current[LIBRARY_FILE] = _stating(end, current.get(LIBRARY_FILE))
    changed = {file: data for file, data in current.items() if tree.files.get(file) != data}
    return Migration(start, end, changed)


def stated_version(files: Files) -> int:
    """The version that a library states.

    Raises:
        UnknownVersionError: when what it states is no number.
    """
    if LIBRARY_FILE not in files:
        return UNSTATED_VERSION
    stated = read_yaml(files[LIBRARY_FILE]).value((_KEY,))
    try:
        return read_whole(stated)
    except ValueError:
        raise UnknownVersionError(str(stated or "")) from None


def renamed(files: Files, kind: FileKind, path: Path, new: str) -> Files:
    """The files of a kind in which the key at `path` is called `new` afterwards.

    Args:
        path: the keys that lead there, the last one the key itself; ANY stands for every part.

    Raises:
        CannotMigrateError: when one of them cannot be read.
    """
    return dict(_renamed(files, kind, path, new))


def _renamed(files: Files, kind: FileKind, path: Path, new: str) -> Iterator[tuple[str, bytes]]:
    for file, data in files.items():
        address = address_of(file)
        if not address or address.kind is not kind:
            continue
        document = read_yaml(data)
        if document.faults or document.data is None:
            raise CannotMigrateError(file, document)
        spans = (document.span(found, of_key=True) for found in _paths(document.data, path))
        edits = [Edit(*span, new) for span in spans if span]
        if edits:
            yield file, apply_edits(document.text, edits).encode()


def _paths(value: object, path: Path, before: Path = ()) -> Iterator[Path]:
    """Every place that `path` means in `value`."""
    if not path:
        yield before
        return
    head, *rest = path
    if isinstance(value, dict):
        keys: Sequence[str | int] = list(value) if head == ANY else [head]
        found = ((key, value[key]) for key in keys if key in value)
    elif isinstance(value, list) and head == ANY:
        found = ((index, item) for index, item in enumerate(value))
    else:
        return
    for key, inner in found:
        yield from _paths(inner, tuple(rest), (*before, key))


def _stating(version: int, data: bytes | None) -> bytes:
    """The file that states the version, with what else stands in it."""
    document = read_yaml(data) if data is not None else None
    span = document.span((_KEY,)) if document else None
    if document is None or span is None:
        return canonical_text(FileKind.LIBRARY, {_KEY: str(version)}).encode()
    return apply_edits(document.text, [Edit(*span, str(version))]).encode()
