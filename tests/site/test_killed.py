"""A build that is stopped at any moment leaves the old site or the new one, and nothing else.

`CASEBOOK_TEST_KILLS` makes a longer run.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest

from generator.checking import examine
from generator.checking.parallel import PROCESSES
from generator.site import cases
from generator.site.store import FOLDER
from tests.conftest import ROOT
from tests.site.building import CAN_FORK, build, content, differences, ended, sample, start

KILLS = int(os.environ.get("CASEBOOK_TEST_KILLS", "8"))
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)

pytestmark = [
    pytest.mark.forks,
    pytest.mark.skipif(not CAN_FORK, reason="builds in forked processes"),
]


class Workshop:
    """A library in two states, each built once from nothing, and its folder for temporary files."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.library = sample(folder / "lib", 5, 8)
        self._page = self.library / "docs" / "about.md"
        self._case = self.library / "cases/hecheng-1/hecheng-000002.yml"
        self._stood = [path.read_text("utf-8") for path in (self._case, self._page)]
        self._colds = [folder / "cold-0", folder / "cold-1"]
        for state in (1, 0):
            self.enter(state)
            assert build(self.library, "--no-cache", "--site-dir", self._colds[state]) == 0
        assert build(self.library) == 0
        self.kept = set(self.files())

    def enter(self, state: int) -> None:
        """Have the content be that of one state, an entry and a page apart from the other."""
        self.state = state
        case, page = self._stood
        self._case.write_text(
            case.replace("【合成】", "改名的" if state else "【合成】", 1), "utf-8"
        )
        self._page.write_text(page + "又一段。\n" * state, "utf-8")

    @property
    def site(self) -> Path:
        return self.library / "site"

    @property
    def cold(self) -> Path:
        """What the site should be."""
        return self._colds[self.state]

    def files(self) -> list[str]:
        """Everything beside the site and the cache."""
        found = (path.relative_to(self.library) for path in self.library.rglob("*"))
        return [str(path) for path in found if path.parts[0] not in ("site", ".site.spare", FOLDER)]

    def assert_tidy(self, after: object) -> None:
        """Nothing lies about: neither in the library nor among temporary files."""
        assert set(self.files()) == self.kept, after
        assert list(self.temporary.iterdir()) == [], after

    def prepare(self, kind: str) -> bytes | None:
        """Bring about what a kind of build begins with; the marker of the site that then stands."""
        if kind == "first":
            for left in (self.site, self.library / ".site.spare", self.library / FOLDER):
                shutil.rmtree(left, ignore_errors=True)
        elif kind != "nothing changed":
            self.enter(1 - self.state)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("killed")
    patch = pytest.MonkeyPatch()
    patch.setattr(tempfile, "tempdir", str(folder / "tmp"))
    patch.setenv("TMPDIR", str(folder / "tmp"))
    patch.setenv(PROCESSES, "2")
    # So few cases would be worked in one process.
    patch.setattr(cases, "CHUNK", 2)
    patch.setattr(examine, "CHUNK", 2)
    yield Workshop(folder)
    patch.undo()


def timed(workshop: Workshop, kind: str) -> float:
    """How long a build of a kind takes when nobody stops it."""
    workshop.prepare(kind)
    began = time.perf_counter()
    assert build(workshop.library, *options(kind)) == 0
    return time.perf_counter() - began


def options(kind: str) -> tuple[str, ...]:
    return ("--no-cache",) if kind == "cold" else ()


@pytest.mark.parametrize("kind", ["first", "cold", "edit", "nothing changed"])
def test_a_build_stopped_at_any_moment_is_made_good_by_the_next(
    workshop: Workshop, kind: str
) -> None:
    chance, lasts = Random(kind), timed(workshop, kind)
    for number in range(-(-KILLS // 4)):
        workshop.prepare(kind)
        before = content(workshop.site)
        stop = SIGNALS[number % len(SIGNALS)]
        process = start(workshop.library, *options(kind))
        time.sleep(chance.uniform(0, 1.1) * lasts)
        assert process.pid
        if process.is_alive():
            os.kill(process.pid, stop)
        process.join()
        after = (kind, number, stop.name, process.exitcode)
        assert content(workshop.site) in (before, content(workshop.cold)), after
        assert build(workshop.library) == 0
        assert differences(workshop.site, workshop.cold) == [], after
        workshop.assert_tidy(after)


def test_what_an_engine_that_was_killed_left_is_swept_by_the_next_build(
    workshop: Workshop,
) -> None:
    """Also by one that finds nothing to do."""
    assert build(workshop.library) == 0
    process = start(workshop.library, "--no-cache")
    while process.is_alive() and not list(workshop.temporary.iterdir()):
        time.sleep(0.001)
    process.kill()
    process.join()
    assert list(workshop.temporary.iterdir())
    assert build(workshop.library) == 0
    workshop.assert_tidy("the engine")


def test_a_command_killed_from_a_shell_is_made_good_too(workshop: Workshop) -> None:
    chance = Random(1)
    command = [sys.executable, "-m", "generator.cli", "--root", str(workshop.library), "build"]
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    lasts = 4 * (time.perf_counter() - began)
    for number in range(-(-KILLS // 12)):
        workshop.prepare("edit")
        before = content(workshop.site)
        run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 1) * lasts)
        run.kill()
        run.wait()
        assert content(workshop.site) in (before, content(workshop.cold)), number
        assert build(workshop.library) == 0
        assert differences(workshop.site, workshop.cold) == [], number
        workshop.assert_tidy(number)


def children(process: BaseProcess) -> list[int]:
    """The processes that a build has started."""
    try:
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    except OSError:
        return []
    return [int(number) for number in listed.split()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes in /proc")
def test_what_a_killed_worker_had_to_do_is_done_all_the_same(workshop: Workshop) -> None:
    chance, killed = Random(2), 0
    for number in range(-(-KILLS // 4)):
        workshop.prepare("cold")
        process = start(workshop.library, "--no-cache")
        victims: list[int] = []
        while process.is_alive() and not victims:
            victims = children(process)
            time.sleep(0.001)
        time.sleep(chance.choice((0, 0.005, 0.03)))
        for victim in victims[: 1 + number % 2]:
            try:
                os.kill(victim, signal.SIGKILL)
                killed += 1
            except ProcessLookupError:
                pass
        assert ended(process, workshop.library) == 0
        assert differences(workshop.site, workshop.cold) == [], number
        workshop.assert_tidy(number)
    assert killed
