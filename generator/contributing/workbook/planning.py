"""The entries of a workbook compared with the files that are there: what writing them would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.checking import Code
from generator.contributing.canonical import canonical_text
from generator.contributing.workbook.outcome import ImportedFile
from generator.contributing.workbook.places import CellFinding
from generator.reading import Address, read_yaml


@dataclass(frozen=True)
class Plan:
    """What writing would do, by path."""

    new: Mapping[Path, bytes]
    changed: Mapping[Path, bytes]
    unchanged: tuple[Path, ...]
    clashes: tuple[CellFinding, ...]
    """One for each changed file; an error unless updating was asked for."""


def plan_files(files: Iterable[ImportedFile], folder: Path, *, flat: bool) -> Plan:
    """Compare the entries with what is there.

    Args:
        files: what the workbook holds.
        folder: where the files go.
        flat: whether it is the folder of their collection, or the one that holds all collections.

    Raises:
        OSError: when a file that is there cannot be read.
    """
    new: dict[Path, bytes] = {}
    changed: dict[Path, bytes] = {}
    unchanged, clashes = [], []
    for file in files:
        path = folder / _within(file, flat)
        if not path.exists():
            new[path] = file.text.encode()
        elif _says_the_same(path.read_bytes(), file):
            unchanged.append(path)
        else:
            changed[path] = file.text.encode()
            name = path.relative_to(folder).as_posix()
            clashes.append(CellFinding(Code.FILE_EXISTS, file.cell, {"name": name}))
    return Plan(new, changed, tuple(unchanged), tuple(clashes))


def _within(file: ImportedFile, flat: bool) -> Path:
    """The path of a file from the folder of its collection, or from the one above."""
    _, collection, *rest = Path(Address(file.kind, file.id, file.collection).path).parts
    return Path(*rest) if flat else Path(collection, *rest)


def _says_the_same(old: bytes, new: ImportedFile) -> bool:
    """Whether both hold the same data; comments and other ways of writing do not count."""
    document = read_yaml(old)
    return document.data is not None and canonical_text(new.kind, document.data) == new.text
