"""No memory, no folder for temporary files, closed streams, a wish to end, clocks that are wrong:
the old site stands or the new one is right, and nothing is left.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.site.building import (
    build,
    differences,
    ended,
    start,
)
from tests.site.two_states import ON_A_LINUX_OF_ITS_OWN, Two, refused

pytestmark = ON_A_LINUX_OF_ITS_OWN
if sys.platform == "linux":
    from tests.site.machines import with_memory


def test_a_machine_without_memory_says_so(two: Two, temporary: Path) -> None:
    two.turn()
    told = refused(two, "--no-cache", before=lambda: with_memory(4 << 20))
    assert "内存不够" in told or "更多内存" in told, told
    assert list(temporary.iterdir()) == []
    assert build(two.library) == 0
    assert differences(two.library / "site", two.cold) == []


def test_a_folder_for_temporary_files_that_is_missing_is_no_harm(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "nowhere"))
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setenv("TERM", "dumb")
    two.turn()
    assert build(two.library, "--no-cache") == 0
    assert differences(two.library / "site", two.cold) == []


def test_closed_streams_are_no_files_of_the_site(two: Two) -> None:
    two.turn()
    line = f'exec {sys.executable} -m generator.cli --root "{two.library}" build <&- >&- 2>&-'
    assert subprocess.run(["sh", "-c", line], cwd=ROOT).returncode == 0
    assert differences(two.library / "site", two.cold) == []


def test_a_reader_that_went_away_ends_a_command_quietly(two: Two) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    asked = ("--root", two.library, "export", "json", "-o", "-")
    run = subprocess.run(
        [sys.executable, "-m", "generator.cli", *asked],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert "Traceback" not in run.stderr
    assert run.returncode == 1


def test_a_build_that_is_asked_to_end_leaves_nothing(two: Two, temporary: Path) -> None:
    two.turn()
    process = start(two.library, "--no-cache")
    while process.is_alive() and not list(temporary.iterdir()):
        pass
    assert process.pid
    os.kill(process.pid, signal.SIGTERM)
    assert ended(process, two.library) == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []
    assert {path.name for path in two.library.glob(".site*")} <= {".site.spare"}


@pytest.mark.parametrize("step", ["mkdir", "chmod", "rmdir"])
def test_a_build_that_is_asked_to_end_between_two_steps_leaves_nothing(
    two: Two, temporary: Path, step: str
) -> None:
    """Of making a folder to work in, and of removing it."""

    def before() -> None:
        taken = getattr(os, step)

        def end_after(path: str | Path, *more: object, **named: object) -> None:
            taken(path, *more, **named)
            if "casebook-" in str(path):
                os.kill(os.getpid(), signal.SIGTERM)

        setattr(os, step, end_after)

    two.turn()
    process = start(two.library, "--no-cache", before=before)
    assert ended(process, two.library) == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []
    assert {path.name for path in two.library.glob(".site*")} <= {".site.spare"}


def test_files_from_the_future_are_read_as_any(two: Two) -> None:
    two.turn()
    for path in (two.library / "cases").rglob("*.yml"):
        os.utime(path, ns=(0, path.stat().st_mtime_ns + 400 * 86_400 * 10**9))
    for _ in range(2):
        assert build(two.library) == 0
        assert differences(two.library / "site", two.cold) == []
