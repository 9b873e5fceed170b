"""What a stranger's merge request may bring beside content: none of it is published, and nothing
outside of the library is read or changed.
"""

from __future__ import annotations

import errno
import os
import pickle
import shutil
from hashlib import blake2b
from pathlib import Path
from unittest.mock import Mock

import pytest

from generator.site import session
from generator.site.publish import MARKER
from generator.site.secret import SIZE, key_outside, key_place
from generator.site.store import FOLDER, Store
from tests.site.building import CAN_FORK, build, content, differences, said, sample

pytestmark = [
    pytest.mark.forks,
    pytest.mark.skipif(not CAN_FORK, reason="builds in forked processes"),
]

EVIL = b"<p>planted</p>"


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A library as a stranger has built it with a key of theirs, and what it should look like."""
    folder = tmp_path_factory.mktemp("stranger")
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_STATE_HOME", str(folder / "theirs"))
    library = sample(folder / "lib", 7, 6)
    for _ in range(2):
        assert build(library) == 0
    patch.undo()
    shutil.copytree(library / "site", folder / "cold")
    for name in ("site", ".site.spare"):
        page = library / name / "cases/hecheng-000002.html"
        stood = page.stat()
        page.unlink(missing_ok=True)
        page.write_bytes(EVIL.ljust(stood.st_size))
        os.utime(page, ns=(0, stood.st_mtime_ns))
    return library, folder / "cold"


@pytest.fixture
def library(strangers: tuple[Path, Path], tmp_path: Path) -> Path:
    """The content alone, as it is cloned."""
    for name in ("cases", "methods", "docs"):
        shutil.copytree(strangers[0] / name, tmp_path / "lib" / name)
    shutil.copy(strangers[0] / "mkdocs.yml", tmp_path / "lib")
    return tmp_path / "lib"


@pytest.fixture
def cold(strangers: tuple[Path, Path]) -> Path:
    return strangers[1]


def test_a_cache_with_its_site_and_spare_is_not_believed(
    strangers: tuple[Path, Path],
) -> None:
    """In the very place that the stranger built it for: all that they could not know fits."""
    library, cold = strangers
    for _ in range(2):
        assert build(library) == 0
        assert differences(library / "site", cold) == []
    again = content(library / ".site.spare")
    assert not [name for name, held in again.items() if EVIL in held]


def test_a_cache_that_says_nothing_changed_is_not_believed(library: Path, cold: Path) -> None:
    assert build(library) == 0
    for name in ("standing", "listing", "pieces"):
        path = library / FOLDER / name
        whole = path.read_bytes()
        start = whole.index(b"\x80\x05")
        head, payload = whole[: start - 24], whole[start:]
        # Everything but the key is known: the program is public.
        code = blake2b(head[-16:] + name.encode() + payload, digest_size=16).digest()
        path.write_bytes(head + len(payload).to_bytes(8, "big") + code + payload)
    (library / "site/index.html").write_bytes(EVIL)
    assert build(library, "--verbose") == 0
    assert "检查内容" in said(library).read_text("utf-8")
    assert differences(library / "site", cold) == []


@pytest.mark.parametrize("target", ["/dev/zero", "pipe", "folder"])
def test_a_cache_file_that_never_ends_is_not_read(
    library: Path, cold: Path, tmp_path: Path, target: str
) -> None:
    assert build(library) == 0
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("standing", "listing", "pieces", "engine", ".gitignore"):
        (library / FOLDER / name).unlink(missing_ok=True)
        (library / FOLDER / name).symlink_to(tmp_path / target)
    store = Store.open(library, "code")
    assert store
    assert store.load("standing") is None
    assert (library / FOLDER / ".gitignore").read_text() == "*\n"


def test_a_link_in_the_cache_is_not_written_through(library: Path, tmp_path: Path) -> None:
    (library / FOLDER).mkdir()
    names = (".gitignore", "CACHEDIR.TAG", "listing", "standing", "pieces", "engine")
    (tmp_path / "mine").write_text("mine")
    for number, name in enumerate(names):
        target = tmp_path / ("mine" if number % 2 else f"new-{name}")
        (library / FOLDER / name).symlink_to(target)
    assert Store.open(library, "code")
    store = Store.open(library, "code")
    assert store
    assert all(store.save(name, 1) for name in names[2:])
    assert (tmp_path / "mine").read_text() == "mine"
    assert not list(tmp_path.glob("new-*"))
    assert (library / FOLDER / ".gitignore").read_text() == "*\n"


def test_a_sign_that_lets_git_take_the_cache_is_put_right(library: Path) -> None:
    (library / FOLDER).mkdir()
    (library / FOLDER / ".gitignore").write_text("!*\n")
    assert Store.open(library, "code")
    assert (library / FOLDER / ".gitignore").read_text() == "*\n"


def test_an_old_site_that_was_never_ours_is_not_brought_back(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = library / ".site.old"
    old.mkdir()
    (old / MARKER).write_text("{}")
    (old / "index.html").write_bytes(EVIL)
    fails = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(session, "Assembly", Mock(side_effect=fails))
    assert build(library) == 1
    assert not (library / "site").exists()


def test_a_site_that_is_the_librarys_own_link_is_not_followed(
    library: Path, cold: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(cold, other)
    (other / "index.html").write_bytes(b"another site of ours")
    (library / "site").symlink_to(other)
    before = content(other)
    assert build(library) == 1
    assert "--site-dir" in said(library).read_text("utf-8")
    assert content(other) == before
    assert build(library, "--site-dir", library / "site") == 0
    assert differences(other, cold) == []


def test_a_marker_does_not_make_the_library_itself_a_site(library: Path) -> None:
    for folder in (library, library.parent):
        (folder / MARKER).write_text("{}")
        before = sorted(content(library / "cases"))
        assert build(library, "--site-dir", folder) == 1
        assert sorted(content(library / "cases")) == before
        assert "案例库就在里面" in said(library).read_text("utf-8")


def test_links_and_twins_within_a_site_lead_nowhere(
    library: Path, cold: Path, tmp_path: Path
) -> None:
    assert build(library) == 0
    (tmp_path / "mine").mkdir()
    for name in ("letter", "a.html"):
        (tmp_path / "mine" / name).write_text("dear")
    for folder in (library / "site", library / ".site.spare"):
        (folder / "index.html").unlink()
        os.link(tmp_path / "mine/letter", folder / "index.html")
        (folder / "finder.html").unlink()
        (folder / "finder.html").symlink_to(tmp_path / "mine/letter")
        shutil.rmtree(folder / "methods")
        (folder / "methods").symlink_to(tmp_path / "mine")
    (library / ".site.work.planted").symlink_to(tmp_path / "mine")
    case = library / "cases/hecheng-1/hecheng-000002.yml"
    case.write_text(case.read_text("utf-8") + "\n", "utf-8")
    for _ in range(2):
        assert build(library) == 0
        assert differences(library / "site", cold) == []
    assert content(tmp_path / "mine") == {"letter": b"dear", "a.html": b"dear"}


@pytest.mark.parametrize("target", ["secret.md", "secrets", "/dev/zero", "."])
def test_documents_lead_no_engine_out_of_the_library(
    library: Path, tmp_path: Path, target: str
) -> None:
    (tmp_path / "secret.md").write_text("# my diary", "utf-8")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets/diary.md").write_text("# my diary", "utf-8")
    told = Path(target) if target == "." else tmp_path / target
    (library / "docs/more.md").symlink_to(told)
    assert build(library) == 1
    assert "docs/more.md 是链接" in said(library).read_text("utf-8")
    assert not (library / "site").exists()


def test_a_link_to_a_document_of_the_library_is_followed(library: Path) -> None:
    (library / "shared.md").write_text("# 共用的一页\n", "utf-8")
    (library / "docs/more.md").symlink_to("../shared.md")
    assert build(library) == 0
    assert "共用的一页" in (library / "site/more.html").read_text("utf-8")


# The key itself.


def test_a_key_is_made_once_and_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "lib").mkdir()
    key = key_outside(tmp_path / "lib")
    place = key_place()
    assert place
    assert key == key_outside(tmp_path / "lib") == place.read_bytes()
    assert len(key) == SIZE
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("what", ["short", "open", "link", "empty"])
def test_a_key_that_others_may_know_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "lib").mkdir()
    key, place = key_outside(tmp_path / "lib"), key_place()
    assert key
    assert place
    if what == "open":
        place.chmod(0o644)
    elif what == "link":
        place.rename(tmp_path / "theirs")
        place.symlink_to(tmp_path / "theirs")
    else:
        place.write_bytes(key[: 0 if what == "empty" else -1])
    assert key_outside(tmp_path / "lib") not in (None, key)
    assert not place.is_symlink()
    assert place.stat().st_mode & 0o777 == 0o600


def test_a_key_within_the_repository_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "lib").mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert key_outside(tmp_path / "lib") is None
    assert Store.open(tmp_path / "lib", "code") is None
    assert not (tmp_path / "state").exists()


def test_without_a_place_for_a_key_the_site_is_built_without_a_cache(
    library: Path, cold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("a file")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert build(library, "-v") == 0
    assert "不记下结果" in said(library).read_text("utf-8")
    assert differences(library / "site", cold) == []


def test_a_store_of_another_user_is_empty_to_us(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user in ("one", "two"):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / user))
        store = Store.open(library, "code")
        assert store
        assert store.load("facts") is None
        assert store.save("facts", user)
    assert pickle.dumps(store.load("facts")) == pickle.dumps("two")
