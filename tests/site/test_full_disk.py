"""A disk that is full: the old site stands, one line says what to do, and when there is room again
the next build is right.

`CASEBOOK_TEST_LEVELS` makes a longer run.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest

from generator.site.store import FOLDER
from tests.site.building import (
    build,
    command,
    content,
    differences,
    ended,
    said,
    sample,
)
from tests.site.two_states import ON_A_LINUX_OF_ITS_OWN, SIZE, Two, neighbours

pytestmark = ON_A_LINUX_OF_ITS_OWN
if sys.platform == "linux":
    from tests.site.machines import fill, on_its_own, small_disk

LEVELS = int(os.environ.get("CASEBOOK_TEST_LEVELS", "1"))


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
