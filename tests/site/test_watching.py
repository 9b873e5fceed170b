"""A change is heard of within a tenth of a second, and reading a file is none."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.site import watching
from generator.site.watching import Watch


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "cases" / "jia").mkdir(parents=True)
    (tmp_path / "cases" / "jia" / "a.yml").write_text("1", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("1", "utf-8")
    return tmp_path


@pytest.fixture
def watch(root: Path) -> Iterator[Watch]:
    watching = Watch([root / "cases", root / "nowhere"], [root / "mkdocs.yml"])
    yield watching
    watching.close()


def heard(watch: Watch, seconds: float = 3.0) -> float | None:
    """Seconds until a change is heard of; None where it is not."""
    began = time.perf_counter()
    waiter = threading.Thread(target=watch.wait, daemon=True)
    waiter.start()
    waiter.join(seconds)
    return None if waiter.is_alive() else time.perf_counter() - began


def save_in_steps(path: Path) -> None:
    """As an editor does: a new file beside, put in the place of the old one."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text("2", "utf-8")
    beside.replace(path)


def test_an_edit_is_heard_of_soon(root: Path, watch: Watch) -> None:
    (root / "cases" / "jia" / "a.yml").write_text("2", "utf-8")
    found = heard(watch)
    assert found is not None
    assert found < 0.5


def test_saving_in_steps_is_heard_of_once(root: Path, watch: Watch) -> None:
    save_in_steps(root / "cases" / "jia" / "a.yml")
    assert heard(watch) is not None
    assert heard(watch, 0.5) is None


def test_a_new_folder_is_watched_too(root: Path, watch: Watch) -> None:
    (root / "cases" / "yi").mkdir()
    assert heard(watch) is not None
    (root / "cases" / "yi" / "b.yml").write_text("1", "utf-8")
    assert heard(watch) is not None


def test_a_file_that_goes_is_heard_of(root: Path, watch: Watch) -> None:
    (root / "cases" / "jia" / "a.yml").unlink()
    assert heard(watch) is not None


def test_a_single_file_is_watched_also_when_it_is_replaced(root: Path, watch: Watch) -> None:
    for _ in range(2):
        save_in_steps(root / "mkdocs.yml")
        assert heard(watch) is not None


def test_what_lies_beside_does_not_count(root: Path, watch: Watch) -> None:
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("1", "utf-8")
    (root / "README.md").write_text("1", "utf-8")
    assert heard(watch, 0.5) is None


def test_reading_is_no_change(root: Path, watch: Watch) -> None:
    (root / "cases" / "jia" / "a.yml").read_text("utf-8")
    assert heard(watch, 0.5) is None


def test_an_end_to_many_changes_comes_in_any_case(root: Path, watch: Watch) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.wait(0.005):
            (root / "cases" / "jia" / "a.yml").write_text("x", "utf-8")

    writer = threading.Thread(target=write)
    writer.start()
    found = heard(watch, 5)
    stop.set()
    writer.join()
    assert found is not None


def test_where_the_system_watches_nothing_files_are_looked_at(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused(watching.Observer):  # type: ignore[misc, valid-type]
        def start(self) -> None:
            raise OSError("inotify watch limit reached")

    monkeypatch.setattr(watching, "Observer", Refused)
    watch = Watch([root / "cases"])
    (root / "cases" / "jia" / "a.yml").write_text("2222", "utf-8")
    assert heard(watch) is not None
    watch.close()
