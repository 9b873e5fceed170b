"""The cases of a workbook → files on the disk: all of them or none."""

from __future__ import annotations

import os
import tempfile
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

    new: Mapping[Path, str]
    changed: Mapping[Path, str]
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
    new: dict[Path, str] = {}
    changed: dict[Path, str] = {}
    unchanged, clashes = [], []
    for case in cases:
        path = (folder if flat else folder / case.collection) / f"{case.id}.yml"
        if not path.exists():
            new[path] = case.text
        elif _says_the_same(path.read_bytes(), case.text):
            unchanged.append(path)
        else:
            changed[path] = case.text
            name = path.relative_to(folder).as_posix()
            clashes.append(CellFinding(Code.FILE_EXISTS, case.cell, {"name": name}))
    return Plan(new, changed, tuple(unchanged), tuple(clashes))


def _says_the_same(old: bytes, new: str) -> bool:
    """Whether both hold the same data; comments and other ways of writing do not count."""
    document = read_yaml(old)
    return document.data is not None and canonical_text(FileKind.CASE, document.data) == new


def write_files(files: Mapping[Path, str]) -> None:
    """Write all files, or leave everything as it was.

    Raises:
        OSError: when the disk refuses; what was replaced is put back.
    """
    staged: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".import-")
            staged[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
            os.chmod(name, 0o644)
        for path, temporary in staged.items():
            before[path] = path.read_bytes() if path.exists() else None
            temporary.replace(path)
    except OSError:
        _put_back(before)
        raise
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)
