"""A library that changes between two states, and what each has to look like."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import CAN_FORK, build, content, said, sample

ON_A_LINUX_OF_ITS_OWN = [
    pytest.mark.forks,
    pytest.mark.skipif(
        not CAN_FORK or sys.platform != "linux", reason="breaks machines as Linux lets one"
    ),
]
SIZE = 48 << 20
"""Bytes of a disk that a small library and all that is made of it have room on."""


class Two:
    """A library on a disk, in two states, and what each is from nothing."""

    def __init__(self, library: Path, colds: Path) -> None:
        self.library = library
        self._case = library / "cases/hecheng-1/hecheng-000002.yml"
        self._text = self._case.read_text("utf-8")
        self._colds = [colds / "cold-0", colds / "cold-1"]
        for state in (1, 0):
            self.enter(state)
            if not self._colds[state].exists():
                assert build(library, "--no-cache", "--site-dir", self._colds[state]) == 0

    def copied(self, library: Path) -> Two:
        """The same in another folder, from its first state."""
        for name in ("cases", "methods", "docs", "mkdocs.yml"):
            source, target = self.library / name, library / name
            library.mkdir(parents=True, exist_ok=True)
            shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
        return Two(library, self._colds[0].parent)

    def enter(self, state: int) -> None:
        """Have the content be that of one state."""
        self._state = state
        new = self._text.replace("【合成】", "改名的" if state else "【合成】", 1)
        self._case.write_text(new, "utf-8")

    def turn(self) -> None:
        """Have the content be that of the other state."""
        self.enter(1 - self._state)

    @property
    def cold(self) -> Path:
        return self._colds[self._state]

    @property
    def other(self) -> Path:
        return self._colds[1 - self._state]


def two_states(folder: Path) -> Two:
    """A small library of synthetic cases, its site built."""
    found = Two(sample(folder / "lib", 6, 6), folder)
    assert build(found.library) == 0
    return found


def neighbours(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def refused(two: Two, *options: str | Path, before: Callable[[], object]) -> str:
    """A build that has to fail, and leave the site alone; what it says."""
    site = content(two.library / "site")
    assert build(two.library, *options, before=before) == 1
    assert content(two.library / "site") == site
    return said(two.library).read_text("utf-8")
