"""What people do with a library, each as the command that they call, measured as a process.

Every edit differs from the one before, so that no build finds its result already made.
"""

from __future__ import annotations

import re
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.contributing.sample import write_sample
from tests.benchmarks.process import Run, run, size
from tests.conftest import ROOT

CASEBOOK = (sys.executable, "-m", "generator.cli")
SEED = 1
_ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


@dataclass(frozen=True)
class Measured:
    """One scenario at one size. Seconds are the least and the median of all runs, MB the most."""

    count: int
    scenario: str
    runs: int
    wall: float
    median: float
    cpu: float
    peak: float
    files: int | None = None
    bytes: int | None = None


class Workshop:
    """A synthetic library that is built, edited and built again."""

    def __init__(self, count: int, folder: Path, spare: int) -> None:
        """Write a library of `count` cases into `folder`, and keep `spare` more to add later."""
        self.count = count
        self.root = folder / f"library-{count}"
        write_sample(count + spare, SEED, self.root)
        self._later = folder / f"later-{count}"
        self._later.mkdir()
        # From the middle of the first collection, so that an addition moves those behind it.
        first = sorted((self.root / "cases" / "hecheng-1").glob("hecheng-*.yml"))
        self._waiting = [path.rename(self._later / path.name) for path in first[1 : 1 + spare]]
        self._edits = 0

    @property
    def case(self) -> Path:
        """The file of the case that is edited."""
        return self.root / "cases" / "hecheng-1" / "hecheng-000001.yml"

    @property
    def site(self) -> Path:
        """Where the library is published."""
        return self.root / "site"

    def call(self, *arguments: str) -> Run:
        """Call the command on the library."""
        return run([*CASEBOOK, "--root", self.root, *arguments], environment=_ENVIRONMENT)

    def forget(self) -> None:
        """No site and no cache, as after a fresh checkout."""
        for path in (self.site, self.root / ".casebook", *self.root.glob(".site*")):
            shutil.rmtree(path, ignore_errors=True)

    def close(self) -> None:
        """Remove everything."""
        for path in (self.root, self._later):
            shutil.rmtree(path, ignore_errors=True)

    def edit(self, path: Path, field: str) -> str:
        """Write another number at the end of the first text of `field`; what stands there now."""
        self._edits += 1
        mark = f"改动{self._edits}号"
        text, found = re.subn(
            rf"(?m)^(\s*{field}: .*?)(?:改动\d+号)?。?$",
            rf"\g<1>{mark}{'' if field in _NAMES else '。'}",
            path.read_text("utf-8"),
            count=1,
        )
        if not found:
            raise LookupError(f"{path} has no {field}")
        path.write_text(text, encoding="utf-8")
        return mark

    def word(self) -> None:
        """Give a word of the vocabulary another name."""
        self._edits += 1
        path = self.root / "cases" / "vocabulary" / "scenarios.yml"
        text = path.read_text("utf-8")
        text = re.sub(r"label: 违章偏多(?:\d+)?", f"label: 违章偏多{self._edits}", text, count=1)
        path.write_text(text, encoding="utf-8")

    def add(self) -> None:
        """One case more."""
        path = self._waiting.pop()
        path.rename(self.root / "cases" / "hecheng-1" / path.name)


_NAMES = {"title", "label"}


def _untouched() -> None:
    """Nothing is changed."""


def scenarios(shop: Workshop) -> list[tuple[str, Callable[[], object], tuple[str, ...]]]:
    """Name, what is done before each run, and the command."""
    method = shop.root / "methods" / "fangfa-1.yml"
    return [
        ("build: nothing changed", _untouched, ("build",)),
        ("build: text of a case", lambda: shop.edit(shop.case, "statement"), ("build",)),
        ("build: title of a case", lambda: shop.edit(shop.case, "title"), ("build",)),
        ("build: a method", lambda: shop.edit(method, "what"), ("build",)),
        ("build: a word", shop.word, ("build",)),
        ("build: a case added", shop.add, ("build",)),
        ("check: nothing changed", _untouched, ("check",)),
        ("check: text of a case", lambda: shop.edit(shop.case, "statement"), ("check",)),
    ]


def measure(shop: Workshop, repeat: int) -> Iterator[Measured]:
    """Everything at one size: cold, then each scenario so many times."""
    for name in ("check", "build"):
        shop.forget()
        done = shop.call(name)
        written = size(shop.site) if name == "build" else (None, None)
        yield _measured(shop.count, f"{name}: cold", [done], *written)
    for name, before, command in scenarios(shop):
        runs = []
        for _ in range(repeat):
            before()
            runs.append(shop.call(*command))
        yield _measured(shop.count, name, runs)


def _measured(
    count: int, name: str, runs: list[Run], files: int | None = None, bytes_: int | None = None
) -> Measured:
    walls = [one.wall for one in runs]
    return Measured(
        count=count,
        scenario=name,
        runs=len(runs),
        wall=min(walls),
        median=statistics.median(walls),
        cpu=min(one.cpu for one in runs),
        peak=max(one.peak for one in runs),
        files=files,
        bytes=bytes_,
    )
