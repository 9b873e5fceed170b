"""A disk that is full, rights that are missing, memory that is refused: the old site stands, one
line says what to do, and when the machine is whole again the next build is right.

`CASEBOOK_TEST_LEVELS` makes a longer run.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest

from generator.site.store import FOLDER
from tests.conftest import ROOT
from tests.site.building import (
    CAN_FORK,
    build,
    command,
    content,
    differences,
    ended,
    said,
    sample,
    start,
)

pytestmark = [
    pytest.mark.forks,
    pytest.mark.skipif(
        not CAN_FORK or sys.platform != "linux", reason="breaks machines as Linux lets one"
    ),
]
if sys.platform == "linux":
    from tests.site.machines import (
        fill,
        on_its_own,
        read_only,
        small_disk,
        with_memory,
        without_rights,
    )

LEVELS = int(os.environ.get("CASEBOOK_TEST_LEVELS", "1"))
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


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Two:
    folder = tmp_path_factory.mktemp("two")
    found = Two(sample(folder / "lib", 6, 6), folder)
    assert build(found.library) == 0
    return found


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def neighbours(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


# A disk that is full.


def levels() -> Iterator[int]:
    """Bytes that are left: nothing, then more and more."""
    chance = Random(1)
    yield 0
    for number in range(1, LEVELS):
        yield int(4096 * 2 ** (10 * chance.uniform(number - 1, number) / max(1, LEVELS - 1)))


def full_disk(known: Two, tmp_path: Path, what: str) -> None:
    """Build on a disk with little room for one of the places that a build writes to."""
    disk = tmp_path / "disk"
    small_disk(disk, SIZE)
    library = disk if what == "everything" else tmp_path / "lib"
    site = library / "site"
    two, stray = known.copied(library), tmp_path / "tmp"
    if what == "temporary files":
        stray = disk / "tmp"
        stray.mkdir()
        tempfile.tempdir = str(stray)
    if what == "cache":
        small_disk(library / FOLDER, SIZE)
        disk = library / FOLDER
    assert build(library) == 0
    stood = neighbours(disk)
    for free in levels():
        two.turn()
        if what == "temporary files":  # Else there is nothing for the engine to do.
            shutil.rmtree(library / FOLDER)
        ballast = fill(disk, free)
        code = build(library)
        told = said(library).read_text("utf-8")
        if code:
            assert what != "cache", told
            assert "磁盘满了" in told, told
            assert f"请在 {disk} 腾出空间" in told, told
            assert differences(site, two.other) == [], free
        ballast.unlink(missing_ok=True)
        assert build(library) == 0
        assert differences(site, two.cold) == [], free
        assert list(stray.iterdir()) == []
        assert what == "cache" or neighbours(disk) <= stood | {".site.spare"}, free
        assert neighbours(site.parent) & {".site.old"} == set()
        assert not [*site.parent.glob(".site.work.*"), *library.rglob("cases/**/.*")]


@pytest.mark.parametrize("what", ["everything", "temporary files", "cache"])
def test_a_full_disk_is_named_and_the_old_site_stands(
    two: Two, tmp_path: Path, temporary: Path, what: str
) -> None:
    two.enter(0)
    on_its_own(lambda: full_disk(two, tmp_path, what), tmp_path / "told")


def full_disk_for_files(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    small_disk(disk, SIZE)
    library = sample(disk, 6, 6)
    assert (
        ended(command(library, "export", "xlsx", "--editable", "-o", disk / "a.xlsx"), library) == 0
    )
    case = library / "cases/hecheng-1/hecheng-000002.yml"
    case.write_text("\n\n" + case.read_text("utf-8"), "utf-8")
    shutil.copytree(library, tmp_path / "before", ignore=shutil.ignore_patterns("a.xlsx"))
    arguments: tuple[tuple[str | Path, ...], ...] = (
        ("export", "csv", "-o", disk / "b.csv"),
        ("export", "pptx", "-o", disk / "b.pptx"),
        ("check", "--format", "json", "-o", disk / "b.json"),
        ("template", "-o", disk / "b.xlsx"),
        ("format", "cases"),
        ("import", disk / "a.xlsx", "--into", library / "cases", "--update"),
    )
    (disk / "b.json").write_text("as it was")
    (disk / FOLDER).mkdir(exist_ok=True)
    stood = neighbours(disk)
    for free in range(0, 4096 * LEVELS, 4096):
        for asked in arguments:
            ballast = fill(disk, free)
            os.environ["PWD"] = str(library)
            code = ended(command(library, *asked, before=partial(os.chdir, library)), library)
            told = said(library).read_text("utf-8")
            ballast.unlink(missing_ok=True)
            if code and "磁盘满了" not in told:
                raise AssertionError((asked, told))
            if code:
                assert neighbours(disk) == stood, asked
                assert differences_of_content(library, tmp_path / "before") == [], asked
            else:
                restore(library, tmp_path / "before", stood)


def differences_of_content(library: Path, other: Path) -> list[str]:
    one, two = (content(folder / "cases") for folder in (library, other))
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def restore(library: Path, before: Path, stood: set[str]) -> None:
    shutil.rmtree(library / "cases")
    shutil.copytree(before / "cases", library / "cases")
    for name in neighbours(library) - stood:
        (library / name).unlink()
    (library / "b.json").write_text("as it was")


def test_a_full_disk_leaves_entries_and_exports_as_they_were(tmp_path: Path) -> None:
    on_its_own(lambda: full_disk_for_files(tmp_path), tmp_path / "told")


# Rights.


def refused(two: Two, *options: str | Path, before: Callable[[], object]) -> str:
    """A build that has to fail, and leave the site alone; what it says."""
    site = content(two.library / "site")
    assert build(two.library, *options, before=before) == 1
    assert content(two.library / "site") == site
    return said(two.library).read_text("utf-8")


@pytest.fixture
def closed() -> Iterator[Callable[[Path, int], None]]:
    """Takes rights away until the test is over."""
    stood: dict[Path, int] = {}

    def close(path: Path, mode: int) -> None:
        stood[path] = path.stat().st_mode
        path.chmod(mode)

    yield close
    for path, mode in stood.items():
        path.chmod(mode)


def test_a_folder_that_may_not_be_written_to_is_named(
    two: Two, closed: Callable[[Path, int], None]
) -> None:
    two.turn()
    closed(two.library, 0o555)
    told = refused(two, before=without_rights)
    assert f"写不进 {two.library}" in told
    assert "没有权限" in told
    two.library.chmod(0o755)
    assert build(two.library) == 0
    assert differences(two.library / "site", two.cold) == []


def test_a_cache_that_may_not_be_written_to_is_done_without(
    two: Two, closed: Callable[[Path, int], None]
) -> None:
    two.turn()
    closed(two.library / FOLDER, 0o555)
    assert build(two.library, "-v", before=without_rights) == 0
    assert "不记下结果" in said(two.library).read_text("utf-8")
    assert differences(two.library / "site", two.cold) == []


def test_a_content_file_that_may_not_be_read_is_an_error_in_the_content(
    two: Two, closed: Callable[[Path, int], None]
) -> None:
    two.turn()
    closed(two.library / "cases/hecheng-1/hecheng-000002.yml", 0)
    assert "hecheng-000002.yml" in refused(two, before=without_rights)


def test_a_site_folder_that_is_closed_is_replaced_all_the_same(
    two: Two, closed: Callable[[Path, int], None]
) -> None:
    two.turn()
    (two.library / "site").chmod(0o555)
    assert build(two.library, before=without_rights) == 0
    assert differences(two.library / "site", two.cold) == []
    two.turn()
    assert build(two.library, before=without_rights) == 0
    assert differences(two.library / "site", two.cold) == []
    assert {path.name for path in two.library.glob(".site*")} <= {".site.spare"}


def on_a_disk_for_reading(two: Two, elsewhere: Path) -> None:
    two.turn()
    read_only(two.library)
    assert "只读" in refused(two, before=lambda: None)
    assert build(two.library, "--site-dir", elsewhere / "site") == 0
    assert differences(elsewhere / "site", two.cold) == []


def test_a_disk_for_reading_is_named_and_a_site_elsewhere_is_made(two: Two, tmp_path: Path) -> None:
    on_its_own(lambda: on_a_disk_for_reading(two, tmp_path), tmp_path / "told")


def onto_a_disk(two: Two, disk: Path) -> None:
    small_disk(disk, SIZE)
    assert build(two.library, "--site-dir", disk) == 1
    assert "那里挂着一个磁盘" in said(two.library).read_text("utf-8")
    assert neighbours(disk) == set()
    assert build(two.library, "--site-dir", disk / "site") == 0


def test_where_a_disk_begins_a_site_cannot_take_the_place(two: Two, tmp_path: Path) -> None:
    on_its_own(lambda: onto_a_disk(two, tmp_path / "disk"), tmp_path / "told")


def test_a_file_in_the_place_of_the_site_is_left_alone(two: Two, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("dear")
    assert build(two.library, "--site-dir", tmp_path / "letter") == 1
    assert (tmp_path / "letter").read_text() == "dear"
    assert "不会覆盖" in said(two.library).read_text("utf-8")


def test_everybody_may_read_a_site_whatever_the_mask(two: Two, tmp_path: Path) -> None:
    for _ in range(2):
        assert (
            build(two.library, "--site-dir", tmp_path / "site", before=lambda: os.umask(0o077)) == 0
        )
        two.turn()
        modes = {oct(path.stat().st_mode) for path in (tmp_path / "site").rglob("*")}
        assert modes == {"0o100644", "0o40755"}


# Memory, processes, streams, folders for temporary files, clocks.


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
