"""Rights that are missing, disks for reading only, things that stand in the way: named in one line,
or done without.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.site.store import FOLDER
from tests.site.building import (
    build,
    differences,
    said,
)
from tests.site.two_states import ON_A_LINUX_OF_ITS_OWN, SIZE, Two, neighbours, refused

pytestmark = ON_A_LINUX_OF_ITS_OWN
if sys.platform == "linux":
    from tests.site.machines import on_its_own, read_only, small_disk, without_rights


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
