"""A listing notices every change and reads only what may have changed."""

from __future__ import annotations

import os
import pickle
import time
from hashlib import blake2b
from pathlib import Path

import pytest

from generator.reading.limits import MAX_BYTES
from generator.site.listing import Listing

LONG_AGO = 1_600_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in ("cases/a/one.yml", "cases/a/two.yml", "methods/m.yml", "mkdocs.yml"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    return tmp_path


NAMES = ("cases", "methods", "mkdocs.yml")


def take(root: Path, known: Listing | None = None, *, links: bool = False) -> Listing:
    return Listing.take(root, NAMES, known, links=links)


def settled(root: Path, monkeypatch: pytest.MonkeyPatch) -> Listing:
    """A listing that was taken long after the files were written."""
    then = time.time_ns() + 10**10
    with monkeypatch.context() as later:
        later.setattr("generator.site.listing.time.time_ns", lambda: then)
        return take(root)


def test_every_file_is_listed_and_nothing_else(root: Path) -> None:
    paths = {"cases/a/one.yml", "cases/a/two.yml", "methods/m.yml", "mkdocs.yml"}
    assert set(take(root).digests) == paths
    (root / "README.md").touch()
    assert set(take(root).digests) == paths


def test_files_that_stand_still_are_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = settled(root, monkeypatch)
    assert known.hashed == 4
    again = take(root, known)
    assert again.hashed == 0
    assert again.changed(known) == frozenset()
    assert again.digest() == known.digest()


def test_a_change_an_addition_and_a_removal_are_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = settled(root, monkeypatch)
    (root / "cases/a/one.yml").write_text("changed")
    (root / "cases/a/two.yml").unlink()
    (root / "cases/b").mkdir()
    (root / "cases/b/three.yml").touch()
    now = take(root, known)
    assert now.hashed == 2
    assert now.changed(known) == {"cases/a/one.yml", "cases/a/two.yml", "cases/b/three.yml"}
    assert now.digest("methods") == known.digest("methods")
    assert now.digest("cases") != known.digest("cases")
    assert now.digest("mkdocs.yml") == known.digest("mkdocs.yml")


def test_a_touched_file_is_read_and_found_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = settled(root, monkeypatch)
    os.utime(root / "cases/a/one.yml", (LONG_AGO, LONG_AGO))
    now = take(root, known)
    assert now.hashed == 1
    assert now.changed(known) == frozenset()


def test_a_change_that_keeps_size_and_time_is_noticed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = settled(root, monkeypatch)
    path = root / "cases/a/one.yml"
    stood = path.stat()
    path.write_text(path.read_text()[::-1])
    os.utime(path, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    assert take(root, known).changed(known) == {"cases/a/one.yml"}


def test_what_was_written_just_before_the_listing_is_read_once_more(root: Path) -> None:
    known = take(root)
    assert take(root, known).hashed == 4


def test_a_listing_survives_the_cache(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = pickle.loads(pickle.dumps(settled(root, monkeypatch)))
    again = take(root, known)
    assert again.hashed == 0
    assert again.digest() == known.digest()
    nothing = pickle.loads(pickle.dumps(Listing.take(root, [])))
    assert nothing.digests == {}


def test_a_name_that_is_no_text_is_listed(root: Path) -> None:
    try:
        (root / os.fsdecode(b"cases/\xff\xfe.yml")).touch()
    except OSError:
        pytest.skip("the file system takes no such names")
    listing = take(root)
    assert len(listing.digests) == 5
    again = pickle.loads(pickle.dumps(listing))
    assert again.digest() == listing.digest()


def test_links_are_listed_as_links(root: Path, tmp_path: Path) -> None:
    (root / "cases/link.yml").symlink_to(root / "mkdocs.yml")
    (root / "cases/all").symlink_to("/")
    before = take(root)
    assert "cases/all" in before.digests
    (root / "mkdocs.yml").write_text("changed")
    assert take(root).changed(before) == {"mkdocs.yml"}
    (root / "cases/link.yml").unlink()
    (root / "cases/link.yml").symlink_to(root / "methods")
    assert take(root).changed(before) == {"mkdocs.yml", "cases/link.yml"}


def test_links_are_followed_where_the_engine_follows_them(root: Path) -> None:
    (root / "cases/round").symlink_to(root / "cases")
    (root / "cases/far").symlink_to(root / "methods")
    (root / "cases/near").symlink_to(root / "methods")
    (root / "cases/gone").symlink_to(root / "nowhere")
    before = Listing.take(root, ["cases"], links=True)
    assert "cases/far/m.yml" in before.digests
    assert "cases/gone" in before.digests
    (root / "methods/m.yml").write_text("changed")
    now = Listing.take(root, ["cases"], links=True)
    assert now.changed(before) == {"cases/far/m.yml", "cases/near/m.yml"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_does_not_stop_a_listing(root: Path) -> None:
    os.mkfifo(root / "cases/pipe.yml")
    assert "cases/pipe.yml" in take(root).digests


def test_a_forged_listing_is_refused() -> None:
    for state in (("a\0b", [1, 2, 3, 4], b"x" * 16, 0), ("a", [1, 2, 3, 4], b"x", 0)):
        with pytest.raises(ValueError, match="do not fit"):
            Listing.__new__(Listing).__setstate__(state)


def test_a_huge_file_is_listed_as_far_as_it_is_read(root: Path) -> None:
    huge = root / "cases/huge.yml"
    with huge.open("wb") as file:
        file.truncate(10 * 1024**3)
    started = time.process_time()
    digest = take(root).digests["cases/huge.yml"]
    assert time.process_time() - started < 1
    assert digest == blake2b(bytes(MAX_BYTES + 1), digest_size=len(digest)).digest()


def test_a_content_folder_that_leads_away_is_a_link(root: Path) -> None:
    (root / "cases").rename(root / "kept")
    (root / "cases").symlink_to("kept")
    inside = take(root).digests
    assert "cases" not in inside
    (root / "cases").unlink()
    (root / "cases").symlink_to("/")
    assert "cases" in take(root).digests
