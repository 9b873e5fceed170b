"""Files are written all or none, also where the disk gives out half-way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from generator.contributing import saving
from generator.contributing.saving import write_files


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second file cannot take its place, and by then nothing more can be written."""
    replace, done = Path.replace, list[Path]()

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "b.yml":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done.append(target)
        return replace(self, target)

    def full(self: Path, *_: object) -> None:
        self.open("wb").close()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "write_bytes", full)


@pytest.mark.usefixtures("no_room")
@pytest.mark.parametrize("has_links", [True, False])
def test_putting_back_needs_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text("old", "utf-8")
    if not has_links:
        monkeypatch.setattr(saving.os, "link", lambda *_, **__: os.stat("/nowhere"))
    with pytest.raises(OSError, match=r"b\.yml"):
        write_files({tmp_path / name: b"new" for name in ("a.yml", "b.yml", "x/c.yml")})
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "a.yml": "old",
        "b.yml": "old",
    }


def test_what_a_killed_command_left_is_swept_in_time(tmp_path: Path) -> None:
    old, young = tmp_path / ".casebook-old", tmp_path / ".casebook-young"
    old.write_text("half")
    young.write_text("half")
    os.utime(old, (0, 0))
    write_files({tmp_path / "a.yml": b"new"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".casebook-young", "a.yml"]


def test_a_link_is_put_back_as_a_link(tmp_path: Path, no_room: None) -> None:
    (tmp_path / "target").write_text("theirs", "utf-8")
    (tmp_path / "a.yml").symlink_to("target")
    (tmp_path / "b.yml").write_text("old", "utf-8")
    with pytest.raises(OSError, match=r"b\.yml"):
        write_files({tmp_path / name: b"new" for name in ("a.yml", "b.yml")})
    assert os.readlink(tmp_path / "a.yml") == "target"
    assert (tmp_path / "target").read_text("utf-8") == "theirs"
