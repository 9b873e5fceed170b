"""The cache gives back what was saved, or nothing: never something else, never an error."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path

import pytest

from generator.checking import check_tree
from generator.model import VocabularyKind
from generator.reading import read_tree
from generator.site.files import put
from generator.site.secret import SIZE, key_outside
from generator.site.store import FOLDER, Store
from tests.conftest import ROOT


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store.open(tmp_path, "code")
    assert found
    return found


@pytest.fixture
def folder(store: Store, tmp_path: Path) -> Path:
    return tmp_path / FOLDER


def test_what_was_saved_comes_back_in_the_next_run(store: Store, tmp_path: Path) -> None:
    value = {"a": (1, Decimal("1.10"), date(2026, 1, 1), frozenset("b")), "c": [None, b"\0", {"d"}]}
    store.save("facts", value)
    again = Store.open(tmp_path, "code")
    assert again
    assert again.load("facts") == value


def test_all_entries_of_the_real_library_come_back_equal(store: Store) -> None:
    entries = check_tree(read_tree(ROOT)).entries
    kept = (dict(entries.cases), dict(entries.methods), dict(entries.collections), *VocabularyKind)
    store.save("entries", kept)
    assert store.load("entries") == kept


def test_the_folder_is_passed_over_by_git_and_by_archivers(folder: Path) -> None:
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f0688")


def test_nothing_was_saved_yet(store: Store) -> None:
    assert store.load("facts") is None


def test_another_version_of_the_program_starts_anew(store: Store, tmp_path: Path) -> None:
    store.save("facts", 1)
    other = Store.open(tmp_path, "other code")
    assert other
    assert other.load("facts") is None


Damage = Callable[[Path], None]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def overwrite(path: Path) -> None:
    path.write_bytes(b"something else entirely" * 40)


def be_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [cut, lengthen, empty, overwrite, be_a_folder])
def test_a_damaged_file_is_as_good_as_none(store: Store, folder: Path, damage: Damage) -> None:
    store.save("facts", list(range(1000)))
    damage(folder / "facts")
    assert store.load("facts") is None


def test_any_flipped_bit_is_noticed(store: Store, folder: Path) -> None:
    store.save("facts", {"number": 7})
    whole = (folder / "facts").read_bytes()
    for bit in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        (folder / "facts").write_bytes(flipped)
        assert store.load("facts") is None


def test_one_file_in_the_place_of_another_is_noticed(store: Store, folder: Path) -> None:
    store.save("facts", 1)
    (folder / "facts").rename(folder / "others")
    assert store.load("others") is None


class Hostile:
    """Pickles into a call."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self._call = (call, arguments)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._call


def forge(store: Store, folder: Path, payload: bytes, key: bytes | None = None) -> None:
    """A file with a right code, as only somebody who has our key and means harm makes one."""
    store.save("facts", None)
    start = len((folder / "facts").read_bytes()) - len(pickle.dumps(None, protocol=5))
    head = (folder / "facts").read_bytes()[: start - 24]
    known = key_outside(folder.parent) if key is None else key
    assert known is not None
    digest = blake2b(head[-16:] + b"facts" + payload, digest_size=16, key=known).digest()
    (folder / "facts").write_bytes(head + len(payload).to_bytes(8, "big") + digest + payload)


def test_a_forged_file_calls_nothing(store: Store, folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    calls = (
        Hostile(os.system, f"rmdir {victim}"),
        Hostile(os.rmdir, str(victim)),
        Hostile(eval, f"__import__('os').rmdir({str(victim)!r})"),
        Hostile(put, str(victim), "note", b"mine"),
    )
    for call in calls:
        forge(store, folder, pickle.dumps(call, protocol=5))
        assert store.load("facts") is None
    for reached in ("generator.site.files\nshutil.rmtree", "generator.site.files\nshutil"):
        forge(store, folder, f"c{reached}\n(V{victim}\ntR.".encode())
        assert store.load("facts") is None
    assert list(victim.iterdir()) == []


def test_a_forged_file_does_not_start_the_program(store: Store, folder: Path) -> None:
    forge(store, folder, b"cgenerator.cli.__main__\nmain\n.")
    assert store.load("facts") is None
    assert "generator.cli.__main__" not in sys.modules


def test_the_forgery_of_these_tests_is_a_good_one(store: Store, folder: Path) -> None:
    forge(store, folder, pickle.dumps("harmless", protocol=5))
    assert store.load("facts") == "harmless"


@pytest.mark.parametrize("key", [b"", bytes(SIZE), b"guessed"])
def test_without_our_key_nobody_makes_what_is_believed(
    store: Store, folder: Path, key: bytes
) -> None:
    forge(store, folder, pickle.dumps("harmless", protocol=5), key)
    assert store.load("facts") is None


@pytest.mark.parametrize("payload", [b"", b".", b"garbage", b"\x80\x05", b"(" * 10, b"I1\n0."])
def test_a_forged_file_that_is_no_pickle_is_none(
    store: Store, folder: Path, payload: bytes
) -> None:
    forge(store, folder, payload)
    assert store.load("facts") is None


def test_a_value_that_cannot_be_kept_leaves_the_old_one(store: Store, folder: Path) -> None:
    store.save("facts", 1)
    with pytest.raises((pickle.PicklingError, AttributeError)):
        store.save("facts", lambda: 0)
    assert store.load("facts") == 1
    assert list(folder.glob("*.part")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_the_old_value_and_nothing_half_written(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save("facts", 1)

    def full(**_: object) -> tuple[int, str]:
        (folder / "facts.x.part").touch()
        return os.open("/dev/full", os.O_WRONLY), str(folder / "facts.x.part")

    monkeypatch.setattr("generator.site.store.tempfile.mkstemp", full)
    store.save("facts", "x" * 1_000_000)
    store.save("facts", 2)
    assert store.load("facts") == 1
    assert list(folder.glob("*.part")) == []


def test_where_nothing_can_be_written_there_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / FOLDER).write_text("a file")
    assert Store.open(tmp_path / "taken", "code") is None
    assert Store.open(tmp_path / "missing", "code") is None


def test_a_link_does_not_choose_where_the_cache_is(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert Store.open(tmp_path, "code") is None
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_deleted_cache_folder_only_forgets(store: Store, folder: Path) -> None:
    store.save("facts", 1)
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert store.load("facts") is None
    store.save("facts", 1)
    assert store.sealed("index") is None


_WRITER = """
import sys
from pathlib import Path
from generator.site.store import Store
store = Store.open(Path(sys.argv[1]), "code")
for turn in range(200):
    store.save("facts", [int(sys.argv[2])] * 5000)
"""


def test_two_builds_at_once_leave_the_value_of_one_of_them(store: Store, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WRITER, str(tmp_path)]
    writers = [subprocess.Popen([*command, str(number)], cwd=ROOT) for number in (1, 2)]
    while any(writer.poll() is None for writer in writers):
        assert store.load("facts") in (None, [1] * 5000, [2] * 5000)
    assert store.load("facts") in ([1] * 5000, [2] * 5000)
    assert [writer.returncode for writer in writers] == [0, 0]


def fill(store: Store, text: str) -> Path:
    assert store.keep_files("index", f"digest of {text}", lambda to: write(to, text))
    sealed = store.sealed("index")
    assert sealed
    return sealed.folder


def write(folder: Path, text: str) -> None:
    (folder / "numbers").write_text(text)


def test_a_folder_counts_when_it_is_whole(store: Store) -> None:
    def fails(folder: Path) -> None:
        write(folder, "half")
        assert store.sealed("index") == stood
        raise OSError("full")

    stood = None
    assert not store.keep_files("index", "half", fails)
    folder = fill(store, "one")
    stood = store.sealed("index")
    assert stood == ("digest of one", folder)
    assert not store.keep_files("index", "half", fails)
    assert store.sealed("index") == ("digest of one", folder)
    assert list(folder.parent.glob("*.files")) == [folder]


def test_a_newer_folder_takes_the_place_of_the_older(store: Store, folder: Path) -> None:
    fill(store, "one")
    newer = fill(store, "two")
    assert store.sealed("index") == ("digest of two", newer)
    assert list(folder.glob("*.files")) == [newer]


@pytest.mark.parametrize("what", ["edited", "deleted", "extra", "whole"])
def test_a_sealed_folder_that_somebody_was_at_does_not_count(store: Store, what: str) -> None:
    folder = fill(store, "one")
    if what == "edited":
        (folder / "numbers").write_text("eno")
    elif what == "extra":
        (folder / "more").write_text("")
    else:
        (folder / "numbers").unlink()
    if what == "whole":
        folder.rmdir()
    assert store.sealed("index") is None
    fill(store, "two")
    assert store.sealed("index")


def test_an_empty_folder_that_is_gone_does_not_count(store: Store) -> None:
    assert store.keep_files("index", "nothing", lambda folder: None)
    sealed = store.sealed("index")
    assert sealed
    sealed.folder.rmdir()
    assert store.sealed("index") is None


def test_what_a_killed_build_left_is_swept_in_time(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    kept, lost, young, strange = fill(store, "one"), *(folder / f"{n}.files" for n in "abc")
    for left in (lost, young, strange):
        left.mkdir()
    (folder / "facts.ab12.part").touch()
    long_ago, to_come = time.time() - 100_000, time.time() + 100_000
    for path in (kept, lost, folder / "facts.ab12.part"):
        os.utime(path, (long_ago, long_ago))
    os.utime(strange, (to_come, to_come))
    assert Store.open(tmp_path, "code")
    assert sorted(folder.glob("*.files")) == sorted((kept, young))
    assert not (folder / "facts.ab12.part").exists()
    assert store.sealed("index")
