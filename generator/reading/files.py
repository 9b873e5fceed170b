"""The only place that reads content from the disk: a library's files, a folder of archived texts.

Links and special files are not followed, so a merge request cannot make the build read elsewhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.reading.characters import printable
from generator.reading.fault import Fault, FaultCode
from generator.reading.layout import address_of, is_id, proposed_name
from generator.reading.limits import MAX_BYTES

CONTENT_FOLDERS = ("cases", "methods")
MAX_FOLDERS = 4
"""A content file stands two folders deep; whatever is much deeper is not looked at."""
_YAML_SUFFIXES = (".yml", ".yaml")
_MAX_ARCHIVED_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True)
class Tree:
    """The content files of a library by path from its root, and what was wrong with their names."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """Path → faults of files that were not read."""


@dataclass(frozen=True)
class Archive:
    """Archived texts by name; a name that is in neither does not exist."""

    texts: Mapping[str, str] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()
    """Names that exist and are no UTF-8 text of a sensible size."""


def read_tree(root: Path) -> Tree:
    """Read every content file below `root`, sorted by path.

    Files whose name begins with a dot are passed over, and so are README files.

    Raises:
        NotADirectoryError: when `root` holds neither `cases/` nor `methods/`.
    """
    if not any((root / folder).is_dir() for folder in CONTENT_FOLDERS):
        raise NotADirectoryError(root)
    files: dict[str, bytes] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    for path, entry in _walk(root):
        found = _read_entry(path, entry)
        if isinstance(found, bytes):
            files[path] = found
        elif found:
            faults[path] = (found,)
    return Tree(dict(sorted(files.items())), dict(sorted(faults.items())))


def read_archive(directory: Path, names: Iterable[str] | None = None) -> Archive:
    """Read the archived texts that lie directly in `directory`: those named, or all of them."""
    wanted = set(os.listdir(directory) if names is None else names)
    texts: dict[str, str] = {}
    unreadable: set[str] = set()
    for name in sorted(wanted):
        path = directory / name
        if Path(name).name != name or not path.is_file():
            continue  # Outside of the folder, or not there.
        try:
            if path.stat().st_size > _MAX_ARCHIVED_BYTES:
                raise OSError("too large for an archived text")
            texts[name] = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            unreadable.add(name)
    return Archive(texts, frozenset(unreadable))


def _walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str] | None]]:
    """Everything below the content folders that is no folder; None for a folder that is closed."""
    pending = [(name, root / name) for name in CONTENT_FOLDERS if (root / name).is_dir()]
    while pending:
        shown, folder = pending.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield shown, None
            continue
        for entry in entries:
            path = f"{shown}/{printable(entry.name)}"
            if entry.name.startswith("."):
                continue
            if not entry.is_dir(follow_symlinks=False):
                yield path, entry
            elif path.count("/") < MAX_FOLDERS:
                pending.append((path, Path(entry.path)))


def _read_entry(path: str, entry: os.DirEntry[str] | None) -> bytes | Fault | None:
    """The bytes of a content file, or why it is none; None for a file that may stand there."""
    if entry is None:
        return Fault(FaultCode.UNREADABLE)
    try:
        if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            return Fault(FaultCode.SPECIAL_FILE)
        if address_of(path) is None:
            return name_fault(path)
        with open(entry.path, "rb") as file:
            # One byte more than allowed is enough to know that it is too large.
            return file.read(MAX_BYTES + 1)
    except OSError:
        return Fault(FaultCode.UNREADABLE)


def name_fault(path: str) -> Fault | None:
    """What is wrong with the name of a file that is no content file; None for one to pass over."""
    folder, _, name = path.rpartition("/")
    if not name.lower().endswith(_YAML_SUFFIXES):
        return None if name.upper().startswith("README") else Fault(FaultCode.NOT_READ)
    wrong = [part for part in folder.split("/")[1:] if not is_id(part)]
    if not name.endswith(".yml") or not is_id(name.removesuffix(".yml")):
        return _naming(name)
    return _naming(wrong[0]) if wrong else Fault(FaultCode.MISPLACED)


def _naming(name: str) -> Fault:
    return Fault(FaultCode.FILE_NAME, params={"name": name, "proposed": proposed_name(name)})
