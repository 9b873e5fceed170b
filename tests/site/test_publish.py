"""A site is brought up to date whole or not at all, and never a folder that is not ours."""

from __future__ import annotations

import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.site import beside
from generator.site.beside import recover, sweep
from generator.site.files import put
from generator.site.manifest import Manifest
from generator.site.publish import MARKER, NotOursError, Publication
from tests.conftest import ROOT

KILLS = int(os.environ.get("CASEBOOK_TEST_KILLS", "30"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def through_pickle(manifest: Manifest) -> Manifest:
    again = pickle.loads(pickle.dumps(manifest))
    assert isinstance(again, Manifest)
    return again


def build(
    site: Path, files: Mapping[str, str], known: Manifest | None = None, *, spare: bool = False
) -> Manifest:
    """Bring `site` to `files`: what stands and is the same is kept, the rest is written."""
    with Publication.begin(site, known, spare=spare) as publication:
        for address, text in files.items():
            entry = known.entries.get(address) if known else None
            if address in publication.standing and entry == publication.standing[address]:
                same = (site / address).read_text() == text
                publication.keep([address]) if same else publication.write(address, text.encode())
            else:
                publication.write(address, text.encode())
        return through_pickle(publication.commit({"pages": len(files)}))


def content(folder: Path) -> dict[str, str]:
    """Every file below the folder but the marker, and every folder, which ends in a slash."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found |= {f"{name}/": ""} if path.is_dir() else {name: path.read_text()}
    assert found.pop(MARKER)
    return found


def expected(files: Mapping[str, str]) -> dict[str, str]:
    folders = {f"{parent}/": "" for name in files for parent in Path(name).parents}
    folders.pop("./", None)
    return {**files, **folders}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


FIRST = {"index.html": "home", "cases/a.html": "a", "cases/b.html": "b", "data/x/y.js": "y"}
SECOND = {"index.html": "home", "cases/a.html": "A!", "cases/c.html": "c", "data/x/y.js": "y"}


def test_a_first_build_publishes_what_it_wrote(site: Path) -> None:
    build(site, FIRST)
    assert content(site) == expected(FIRST)
    assert names(site.parent) == {"site"}
    assert site.stat().st_mode & 0o777 == 0o755


def test_a_build_that_knows_nothing_takes_the_place_of_another(site: Path) -> None:
    build(site, FIRST)
    (site / "stale.html").write_text("gone tomorrow")
    build(site, SECOND)
    assert content(site) == expected(SECOND)
    assert names(site.parent) == {"site"}


def test_what_did_not_change_is_not_written(site: Path) -> None:
    manifest = build(site, FIRST)
    stood = {name: (site / name).stat() for name in ("index.html", "data/x/y.js")}
    for _ in range(3):
        manifest = build(site, SECOND, manifest)
        manifest = build(site, FIRST, manifest)
    for name, before in stood.items():
        after = (site / name).stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert content(site) == expected(FIRST)
    assert site.stat().st_mode & 0o777 == 0o755


def test_the_replaced_folder_is_the_spare_of_the_next_build(site: Path) -> None:
    manifest = build(site, FIRST)
    manifest = build(site, SECOND, manifest)
    spare = beside.beside(site, "spare")
    inode, kept = site.stat().st_ino, spare.stat().st_ino
    manifest = build(site, FIRST, manifest)
    assert (spare.stat().st_ino, site.stat().st_ino) == (inode, kept)
    assert content(site) == expected(FIRST)


def test_a_spare_may_be_had_right_away(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    spare = beside.beside(site, "spare")
    assert content(spare) == expected(FIRST)
    kept = spare.stat().st_ino
    manifest = build(site, SECOND, manifest)
    assert site.stat().st_ino == kept
    assert content(site) == expected(SECOND)


def test_a_build_that_changes_nothing_leaves_the_site_where_it_is(site: Path) -> None:
    manifest = build(site, FIRST)
    inode = site.stat().st_ino
    for _ in range(3):
        manifest = build(site, FIRST, manifest)
        assert site.stat().st_ino == inode
    assert names(site.parent) == {"site", ".site.spare"}
    manifest = build(site, SECOND, manifest)
    assert content(site) == expected(SECOND)


def test_a_failed_build_leaves_the_old_site(site: Path) -> None:
    manifest = build(site, FIRST)
    for known in (None, manifest, build(site, SECOND, manifest)):
        before = content(site)
        with Publication.begin(site, known) as publication:
            publication.write("index.html", b"half")
            publication.write("cases/a.html", b"half")
        assert content(site) == before
        assert names(site.parent) == {"site"}


def test_what_was_neither_written_nor_kept_goes_with_its_folders(site: Path) -> None:
    manifest = build(site, FIRST)
    for _ in range(2):
        manifest = build(site, {"index.html": "home"}, manifest)
        assert content(site) == {"index.html": "home"}


def test_a_folder_may_become_a_file_and_the_other_way_round(site: Path) -> None:
    one, other = {"a/b/c.html": "deep", "d": "file"}, {"a": "file", "d/e.html": "deep"}
    manifest = build(site, one, spare=True)
    for files in (other, one, other, one):
        manifest = build(site, files, manifest)
        assert content(site) == expected(files)


# What others do to a published folder.


def test_an_edited_a_deleted_and_an_added_file_are_found_and_mended(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    assert manifest.examine(site).stands
    (site / "index.html").write_text("mine")
    (site / "cases/a.html").unlink()
    (site / "cases/more.html").write_text("more")
    (site / "drafts/deep").mkdir(parents=True)
    (site / "drafts/deep/letter.txt").write_text("dear")
    found = manifest.examine(site)
    assert found.broken == {"index.html", "cases/a.html"}
    assert found.extra == {"cases/more.html", "drafts"}
    for files in (FIRST, SECOND, FIRST):
        manifest = build(site, files, manifest)
        assert content(site) == expected(files)


def test_an_edit_that_keeps_the_size_is_found(site: Path) -> None:
    manifest = build(site, FIRST)
    (site / "cases/a.html").write_text("z")
    assert manifest.examine(site).broken == {"cases/a.html"}


def test_an_edit_in_place_reaches_the_spare_and_is_mended_there_too(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    manifest = build(site, {**FIRST, "index.html": "new"}, manifest)
    with (site / "data/x/y.js").open("w") as file:
        file.write("edited through the link")
    for files in (FIRST, SECOND, FIRST):
        manifest = build(site, files, manifest)
        assert content(site) == expected(files)


def test_a_site_that_was_copied_stands_though_its_times_do_not(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    shutil.copytree(site, site.parent / "copy", copy_function=shutil.copyfile)
    shutil.rmtree(site)
    (site.parent / "copy").rename(site)
    found = manifest.examine(site)
    assert found.stands
    assert set(found.touched) == {*FIRST, MARKER}
    for files in (FIRST, SECOND, FIRST):
        manifest = build(site, files, manifest)
        assert content(site) == expected(files)
    assert not manifest.examine(site).touched


def test_a_link_in_the_place_of_a_folder_does_not_lead_a_build_elsewhere(
    site: Path, tmp_path: Path
) -> None:
    manifest = build(site, FIRST, spare=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.html").write_text("a")
    for folder in (site, beside.beside(site, "spare")):
        shutil.rmtree(folder / "cases")
        (folder / "cases").symlink_to(tmp_path / "elsewhere")
    manifest = build(site, SECOND, manifest)
    assert content(site) == expected(SECOND)
    assert content_of_letters(tmp_path / "elsewhere") == {"a.html": "a"}


def content_of_letters(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_a_deleted_site_is_written_anew(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    shutil.rmtree(site)
    manifest = build(site, SECOND, manifest)
    assert content(site) == expected(SECOND)
    assert names(site.parent) == {"site"}


@pytest.mark.parametrize("what", ["gone", "file gone", "file added", "another's", "a link"])
def test_a_spare_that_somebody_was_at_is_not_used(site: Path, tmp_path: Path, what: str) -> None:
    manifest = build(site, FIRST, spare=True)
    spare = beside.beside(site, "spare")
    if what == "file gone":
        (spare / "cases/a.html").unlink()
    elif what == "file added":
        (spare / "data/x/more.js").touch()
    else:
        shutil.rmtree(spare)
    if what == "another's":
        shutil.copytree(site, spare)
    elif what == "a link":
        shutil.copytree(site, tmp_path / "other")
        spare.symlink_to(tmp_path / "other")
    for files in ({**FIRST, "new.html": "n"}, SECOND, FIRST):
        manifest = build(site, files, manifest)
        assert content(site) == expected(files)


def test_a_manifest_of_another_site_is_no_harm(site: Path, tmp_path: Path) -> None:
    build(site, FIRST, spare=True)
    other = build(tmp_path / "other", SECOND, spare=True)
    manifest = build(site, SECOND, other)
    assert content(site) == expected(SECOND)
    assert content(tmp_path / "other") == expected(SECOND)
    build(site, FIRST, manifest)
    assert content(site) == expected(FIRST)


def test_an_older_manifest_is_no_harm(site: Path) -> None:
    old = build(site, FIRST, spare=True)
    build(site, SECOND, build(site, {**SECOND, "index.html": "x"}, old))
    manifest = build(site, FIRST, old)
    assert content(site) == expected(FIRST)
    build(site, SECOND, manifest)
    assert content(site) == expected(SECOND)


def test_a_forged_manifest_leads_nowhere_else() -> None:
    numbers = bytes(24)
    for address in ("../x", "/etc/x", "a/../../x", "..", "a/..", "a\\..\\x"):
        for joined, behind in ((address, []), ("a", [address])):
            with pytest.raises(ValueError, match="out of the site"):
                Manifest.__new__(Manifest).__setstate__((joined, numbers, behind, []))
    with pytest.raises(ValueError, match="do not fit"):
        Manifest.__new__(Manifest).__setstate__(("a\0b", numbers, [], []))
    assert through_pickle(Manifest({}, ["gone"])).behind == {"gone"}


# File systems and processes.


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr("os.link", refuse)


@pytest.mark.usefixtures("no_links")
def test_where_files_cannot_be_linked_they_are_copied(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    assert names(site.parent) == {"site"}
    for files in (SECOND, FIRST, SECOND):
        manifest = build(site, files, manifest)
        assert content(site) == expected(files)
        assert manifest.examine(site).stands
        assert not manifest.examine(site).touched


def test_where_folders_cannot_be_exchanged_they_are_renamed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_exchange", lambda one, other: False)
    manifest = build(site, FIRST, spare=True)
    for files in (SECOND, FIRST, SECOND):
        manifest = build(site, files, manifest)
        assert content(site) == expected(files)
    assert names(site.parent) == {"site", ".site.spare"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders")
def test_folders_are_exchanged_in_one_step_here(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    assert beside._exchange(tmp_path / "one", tmp_path / "other")
    assert names(tmp_path / "one") == {"other"}
    assert not beside._exchange(tmp_path / "one", tmp_path / "nowhere")


def test_a_stop_between_two_renames_is_mended(site: Path) -> None:
    manifest = build(site, FIRST)
    site.rename(beside.beside(site, "old"))
    recover(site)
    assert content(site) == expected(FIRST)
    assert manifest.examine(site).stands
    shutil.copytree(site, beside.beside(site, "old"))
    sweep(site)
    assert names(site.parent) == {"site"}


def test_a_process_may_put_files_and_hand_the_entries_on(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    with Publication.begin(site, manifest) as publication:
        entry = put(publication.folder, "cases/a.html", b"A!")
        assert (site / "cases/a.html").read_text() == "a"
        publication.told({"cases/a.html": entry})
        publication.keep(["index.html"])
        manifest = publication.commit({})
    assert content(site) == expected({"index.html": "home", "cases/a.html": "A!"})
    assert manifest.examine(site).stands


def test_what_does_not_stand_cannot_be_kept(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    (site / "index.html").write_text("mine")
    with Publication.begin(site, manifest) as publication:
        for address in ("index.html", "never.html"):
            with pytest.raises(KeyError):
                publication.keep([address])


def test_two_builds_at_once_each_publish_a_whole_site(site: Path) -> None:
    manifest = build(site, FIRST, spare=True)
    with Publication.begin(site, manifest) as one, Publication.begin(site, manifest) as other:
        for publication, files in ((one, SECOND), (other, {"index.html": "other"})):
            for address, text in files.items():
                publication.write(address, text.encode())
        first = one.commit({})
        assert content(site) == expected(SECOND)
        second = other.commit({})
    assert content(site) == {"index.html": "other"}
    for known in (first, second, manifest):
        build(site, FIRST, known)
        assert content(site) == expected(FIRST)
    sweep(site)
    assert names(site.parent) <= {"site", ".site.spare"}


def test_a_build_does_not_keep_what_another_has_put_there_meanwhile(site: Path) -> None:
    manifest = build(site, FIRST)
    with Publication.begin(site, manifest) as slow:
        build(site, SECOND, manifest)
        with pytest.raises(OSError, match=r"[Ss]tale"):
            slow.keep(["cases/a.html"])
    assert content(site) == expected(SECOND)


def test_a_running_build_is_not_swept(site: Path) -> None:
    manifest = build(site, FIRST)
    with Publication.begin(site, manifest) as running:
        running.write("index.html", b"new")
        sweep(site)
        assert (running.folder / "index.html").exists()


# Whose folder it is.


def test_a_folder_of_somebody_else_is_refused_and_untouched(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "letter.txt").write_text("dear")
    with pytest.raises(NotOursError):
        Publication.begin(documents)
    with pytest.raises(NotOursError):
        Publication.begin(documents / "letter.txt")
    assert names(tmp_path) == {"documents"}
    assert names(documents) == {"letter.txt"}


def test_an_empty_folder_may_be_published_into(site: Path) -> None:
    site.mkdir()
    build(site, FIRST)
    assert content(site) == expected(FIRST)


# Any history, and any stop.

FILES = st.dictionaries(
    st.sampled_from(("i", "a/1", "a/2", "a/b/3", "a/b/4", "c/5", "a.html", "c.html")),
    st.sampled_from(("one", "two", "three")),
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    history=st.lists(
        st.tuples(FILES, st.sampled_from(("known", "spare", "anew", "forget", "edit")))
    ),
    number=st.integers(min_value=0),
)
def test_any_history_of_builds_ends_in_what_the_last_one_told(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[tuple[dict[str, str], str]],
    number: int,
) -> None:
    site = tmp_path_factory.mktemp("history") / "site"
    manifest = None
    for files, how in history:
        if how == "edit" and site.exists():
            victim = sorted(path for path in site.rglob("*") if path.is_file())
            victim[number % len(victim)].write_text("edited")
            (site / MARKER).touch()
        if how == "forget":
            manifest = None
        again = build(site, files, manifest, spare=how == "spare")
        manifest = manifest if how == "anew" else again
        assert content(site) == expected(files)


_BUILDER = """
import pickle, sys, time
from pathlib import Path
from generator.site.publish import Publication
site, state, start = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
for turn in range(start, start + 10_000):
    known = pickle.loads(state.read_bytes()) if state.exists() and turn % 7 else None
    with Publication.begin(site, known, spare=turn % 3 == 0) as publication:
        for number in range(40):
            text = f"{number} {turn if number % 9 == 0 else 0}"
            publication.write(f"f{number % 4}/{number}.html", text.encode())
        publication.write(f"only-{turn}/x.html", b"x")
        publication.write("turn.txt", str(turn).encode())
        manifest = publication.commit({"turn": turn})
    state.with_suffix(".part").write_bytes(pickle.dumps(manifest))
    state.with_suffix(".part").replace(state)
    print(turn, flush=True)
"""


def whole(site: Path) -> int:
    """The turn of the build that stands in `site`, which has to be that of one build only."""
    turn = int((site / "turn.txt").read_text())
    files = {f"f{n % 4}/{n}.html": f"{n} {turn if n % 9 == 0 else 0}" for n in range(40)}
    files |= {f"only-{turn}/x.html": "x", "turn.txt": str(turn)}
    assert content(site) == expected(files)
    return turn


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(
    site: Path, tmp_path: Path
) -> None:
    chance, state, turn = random.Random(1), tmp_path / "state", 0
    turns = set()
    for _ in range(KILLS):
        command = [sys.executable, "-c", _BUILDER, str(site), str(state), str(turn + 1)]
        builder = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        assert builder.stdout
        builder.stdout.readline()
        began = time.perf_counter()
        builder.stdout.readline()
        time.sleep(chance.uniform(0, 2) * (time.perf_counter() - began))
        builder.send_signal(signal.SIGKILL)
        builder.wait()
        builder.stdout.close()
        if site.exists():
            turn = whole(site)
            turns.add(turn)
    assert len(turns) > KILLS / 3
    known = pickle.loads(state.read_bytes())
    build(site, FIRST, known)
    assert content(site) == expected(FIRST)
    assert names(tmp_path) - {"state", "state.part"} == {"site", ".site.spare"}
