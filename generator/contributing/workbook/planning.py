"""The cases of a workbook compared with the files that are there: what writing them would do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.checking import Code
from generator.contributing.canonical import canonical_text
from generator.contributing.workbook.importing import ImportedCase
from generator.contributing.workbook.places import CellFinding
from generator.reading import FileKind, read_yaml


@dataclass(frozen=True)
class Plan:
    """What writing would do, by path."""

    new: Mapping[Path, bytes]
    changed: Mapping[Path, bytes]
    unchanged: tuple[Path, ...]
    clashes: tuple[CellFinding, ...]
    """One for each changed file; an error unless updating was asked for."""


def plan_files(cases: Iterable[ImportedCase], folder: Path, *, flat: bool) -> Plan:
    """Compare the cases with what is there.

    Args:
        cases: what the workbook holds.
        folder: where the files go.
        flat: whether they go directly there, or into a folder of each collection.

    Raises:
        OSError: when a file that is there cannot be read.
    """
    new: dict[Path, bytes] = {}
    changed: dict[Path, bytes] = {}
    unchanged, clashes = [], []
    for case in cases:
        path = (folder if flat else folder / case.collection) / f"{case.id}.yml"
        if not path.exists():
            new[path] = case.text.encode()
        elif _says_the_same(path.read_bytes(), case.text):
            unchanged.append(path)
        else:
            changed[path] = case.text.encode()
            name = path.relative_to(folder).as_posix()
            clashes.append(CellFinding(Code.FILE_EXISTS, case.cell, {"name": name}))
    return Plan(new, changed, tuple(unchanged), tuple(clashes))


def _says_the_same(old: bytes, new: str) -> bool:
    """Whether both hold the same data; comments and other ways of writing do not count."""
    document = read_yaml(old)
    return document.data is not None and canonical_text(FileKind.CASE, document.data) == new
