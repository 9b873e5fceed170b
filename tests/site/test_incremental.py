"""A build that keeps what it can gives the bytes of one that knows nothing, whatever happened.

`CASEBOOK_TEST_SEQUENCES` and `CASEBOOK_TEST_EDITS` make a longer run; every edit is compared in it
when `CASEBOOK_TEST_EACH` is set.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator.contributing.example import example_library
from generator.reading import read_tree
from generator.site.store import FOLDER
from tests.conftest import ROOT
from tests.site.building import CAN_FORK, assert_as_cold, build, content, differences, sample
from tests.site.editing import EDITS as ALL_EDITS
from tests.site.editing import Author, dump, load

SEQUENCES = int(os.environ.get("CASEBOOK_TEST_SEQUENCES", "2"))
EDITS = int(os.environ.get("CASEBOOK_TEST_EDITS", "6"))
EACH = bool(os.environ.get("CASEBOOK_TEST_EACH"))

pytestmark = [
    pytest.mark.forks,
    pytest.mark.skipif(not CAN_FORK, reason="builds in forked processes"),
]


def real(library: Path) -> Path:
    """The library of this repository and an invented company's registry, without long books."""
    for folder in ("cases", "methods"):
        shutil.copytree(ROOT / folder, library / folder)
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("docs_dir: site_templates/docs\n", "")
    told = "  - casebook:\n      downloads: false\n      example: false\n"
    (library / "mkdocs.yml").write_text(text.replace("  - casebook:\n", told), encoding="utf-8")
    for path, made in example_library(read_tree(ROOT), 3, 1).items():
        if path.startswith("cases/shili") or path.endswith(("organisations.yml", "sources.yml")):
            (library / path).parent.mkdir(parents=True, exist_ok=True)
            (library / path).write_bytes(made)
    return library


@pytest.mark.parametrize("seed", range(1, SEQUENCES + 1))
def test_any_edits_end_in_what_a_cold_build_makes(tmp_path: Path, seed: int) -> None:
    is_real = seed % 3 == 0
    library = real(tmp_path / "lib") if is_real else sample(tmp_path / "lib", seed)
    author = Author(library, Random(seed))
    done = ["first build"]
    assert build(library) == 0
    for number in range(1, EDITS + 1):
        before, stands = tmp_path / "before", content(library / "site")
        shutil.rmtree(before, ignore_errors=True)
        for folder in ("cases", "methods"):
            shutil.copytree(library / folder, before / folder)
        done.append(author.edit())
        if build(library):
            done[-1] += " (refused)"
            assert content(library / "site") == stands
            for folder in ("cases", "methods"):
                shutil.rmtree(library / folder)
                (before / folder).rename(library / folder)
            assert build(library) == 0
        if EACH or number % 2 == 0 or number == EDITS:
            assert_as_cold(library, done)


def test_every_kind_of_edit_is_made_by_somebody() -> None:
    named = {name for name, made in vars(Author).items() if callable(made) and name[0] != "_"}
    assert {edit.__name__ for edit in ALL_EDITS} == named - {"edit"}


def test_nothing_changed_changes_nothing(tmp_path: Path) -> None:
    library = sample(tmp_path / "lib", 1)
    assert build(library) == 0
    stood = {path: path.stat() for path in (library / "site").rglob("*") if path.is_file()}
    assert build(library) == 0
    for path, before in stood.items():
        after = path.stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns), path


def test_one_changed_case_writes_few_files(tmp_path: Path) -> None:
    library = sample(tmp_path / "lib", 1)
    assert build(library) == 0
    stood = {p.relative_to(library / "site"): p.stat().st_mtime_ns for p in files(library)}
    case = library / "cases/hecheng-1/hecheng-000002.yml"
    changed = load(case)
    changed["results"]["summary"] += "又多说了一句。"
    dump(case, changed)
    assert build(library) == 0
    written = {
        path.relative_to(library / "site").as_posix()
        for path in files(library)
        if stood.get(path.relative_to(library / "site")) != path.stat().st_mtime_ns
    }
    assert "cases/hecheng-000002.html" in written
    assert "cases/hecheng-000003.html" not in written
    assert_as_cold(library)


def files(library: Path) -> list[Path]:
    return [path for path in (library / "site").rglob("*") if path.is_file()]


def test_a_library_large_enough_for_several_processes_is_built_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = sample(tmp_path / "lib", 1, 330)
    assert build(library) == 0
    Author(library, Random(1)).put_terms_in_another_order()
    assert build(library) == 0
    monkeypatch.setenv("CASEBOOK_PROCESSES", "1")
    assert_as_cold(library)


def test_what_readers_take_away_follows_the_content(tmp_path: Path) -> None:
    library = sample(tmp_path / "lib", 1, 6)
    config = library / "mkdocs.yml"
    text = config.read_text("utf-8").replace("downloads: false", "downloads: true")
    config.write_text(text, encoding="utf-8")
    author = Author(library, Random(1))
    assert build(library) == 0
    for edit in (author.change_a_text, author.rename_a_method, author.change_a_page):
        edit()
        assert build(library) == 0
        assert_as_cold(library, edit.__name__)


# A cache and a site that somebody, or something, was at. Two states of one library take turns.


class Turns:
    """A library that stands built in its first state, and cold builds of both."""

    def __init__(self, folder: Path) -> None:
        self.library = sample(folder / "lib", 3)
        self._case = self.library / "cases/hecheng-1/hecheng-000002.yml"
        self._texts = [self._case.read_text("utf-8")]
        self._texts.append(self._texts[0].replace("title: 【合成】", "title: 【合成】改名的"))
        self._colds = [folder / "cold-0", folder / "cold-1"]
        for state in (1, 0):
            self._case.write_text(self._texts[state], encoding="utf-8")
            assert build(self.library, "--no-cache", "--site-dir", self._colds[state]) == 0
        self.state = 0
        assert build(self.library) == 0

    @property
    def cold(self) -> Path:
        return self._colds[self.state]

    @property
    def cached(self) -> list[Path]:
        kept = (path for path in (self.library / FOLDER).rglob("*") if path.is_file())
        return sorted(path for path in kept if path.name not in (".gitignore", "CACHEDIR.TAG"))

    def turn(self) -> None:
        self.state = 1 - self.state
        self._case.write_text(self._texts[self.state], encoding="utf-8")

    def assert_right(self, after: object) -> None:
        assert differences(self.library / "site", self.cold) == [], after
        neighbours = {path.name for path in self.library.glob(".site*")}
        assert neighbours <= {".site.spare"}, after


@pytest.fixture(scope="module")
def turns(tmp_path_factory: pytest.TempPathFactory) -> Turns:
    return Turns(tmp_path_factory.mktemp("turns"))


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) * 2 // 3] ^= 4
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def obstruct(path: Path) -> None:
    path.unlink()
    path.mkdir()


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [truncate, flip, empty, obstruct, remove])
def test_a_damaged_cache_is_never_believed(turns: Turns, damage: Callable[[Path], None]) -> None:
    for path in turns.cached:
        if path.stat().st_size:
            damage(path)
    for _ in range(2):
        turns.turn()
        assert build(turns.library) == 0
        turns.assert_right(damage.__name__)


def test_any_one_damaged_file_of_the_cache_is_never_believed(turns: Turns) -> None:
    for name in [path.relative_to(turns.library) for path in turns.cached]:
        path = turns.library / name
        if path.exists() and path.stat().st_size:
            flip(path)
            turns.turn()
            assert build(turns.library) == 0
            turns.assert_right(name)


def test_the_cache_of_another_library_is_no_harm(turns: Turns, tmp_path: Path) -> None:
    other = sample(tmp_path / "lib", 4)
    assert build(other) == 0
    for copied in (True, False):
        shutil.rmtree(turns.library / FOLDER)
        if copied:
            shutil.copytree(other / FOLDER, turns.library / FOLDER)
        turns.turn()
        assert build(turns.library) == 0
        turns.assert_right(copied)


def test_an_older_state_of_the_cache_is_no_harm(turns: Turns, tmp_path: Path) -> None:
    shutil.copytree(turns.library / FOLDER, tmp_path / "older")
    for _ in range(2):
        turns.turn()
        assert build(turns.library) == 0
    shutil.rmtree(turns.library / FOLDER)
    shutil.copytree(tmp_path / "older", turns.library / FOLDER)
    turns.turn()
    assert build(turns.library) == 0
    turns.assert_right("older")


def edit_a_page(site: Path) -> None:
    (site / "cases/hecheng-000005.html").write_text("mine", encoding="utf-8")


def edit_and_hide_it(site: Path) -> None:
    page = site / "cases/hecheng-000005.html"
    page.write_bytes(page.read_bytes().replace(b"<p", b"<q", 1))


def delete_a_page(site: Path) -> None:
    (site / "cases/hecheng-000005.html").unlink()


def delete_what_search_reads(site: Path) -> None:
    shutil.rmtree(site / "search")


def add_files(site: Path) -> None:
    (site / "more" / "deep").mkdir(parents=True)
    (site / "more" / "deep" / "letter.txt").touch()
    (site / "cases" / "letter.txt").touch()


def touch_all(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file():
            path.touch()


def remove_the_site(site: Path) -> None:
    shutil.rmtree(site)


def remove_the_spare(site: Path) -> None:
    shutil.rmtree(site.with_name(".site.spare"), ignore_errors=True)


def spoil_the_spare(site: Path) -> None:
    spare = site.with_name(".site.spare")
    for path in [*spare.glob("cases/*.html")][:3]:
        path.unlink()


@pytest.mark.parametrize(
    ("damage", "is_turned"),
    [
        (edit_a_page, True),
        (edit_a_page, False),
        (edit_and_hide_it, True),
        (delete_a_page, False),
        (delete_what_search_reads, True),
        (delete_what_search_reads, False),
        (add_files, True),
        (add_files, False),
        (touch_all, True),
        (remove_the_site, False),
        (remove_the_spare, True),
        (spoil_the_spare, True),
    ],
)
def test_a_site_that_somebody_was_at_is_mended(
    turns: Turns, damage: Callable[[Path], None], is_turned: bool
) -> None:
    damage(turns.library / "site")
    if is_turned:
        turns.turn()
    assert build(turns.library) == 0
    turns.assert_right(damage.__name__)


def test_a_build_without_the_cache_in_between_is_no_harm(turns: Turns) -> None:
    turns.turn()
    assert build(turns.library, "--no-cache") == 0
    turns.assert_right("without")
    turns.turn()
    assert build(turns.library) == 0
    turns.assert_right("with")
