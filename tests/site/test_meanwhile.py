"""Two builds at once, and content that is written to while it is built."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from random import Random

import pytest

from generator.cli.library import engine
from generator.site import content, rendering, session
from generator.site.program import code_digest
from generator.site.publish import Publication
from generator.site.session import Session
from generator.site.store import FOLDER, Store
from tests.site.building import (
    CAN_FORK,
    build,
    differences,
    ended,
    said,
    sample,
    start,
)
from tests.site.building import content as content_of

ROUNDS = int(os.environ.get("CASEBOOK_TEST_ROUNDS", "2"))

pytestmark = [
    pytest.mark.forks,
    pytest.mark.skipif(not CAN_FORK, reason="builds in forked processes"),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = sample(tmp_path_factory.mktemp("meanwhile") / "lib", 8, 6)
    assert build(found) == 0
    return found


def assert_right(library: Path, after: object = "") -> None:
    """The site is what a build from nothing makes of the content; each state is built so once."""
    told = blake2b()
    for name in ("cases", "methods", "docs"):
        for path, held in sorted(content_of(library / name).items()):
            told.update(f"{name}/{path}\0".encode() + held)
    cold = library.parent / f"cold-{told.hexdigest()[:16]}"
    if not cold.exists():
        assert build(library, "--no-cache", "--site-dir", cold) == 0
    assert differences(library / "site", cold) == [], after


@pytest.fixture
def case(library: Path) -> Path:
    return library / "cases/hecheng-1/hecheng-000002.yml"


def retitle(path: Path, title: str) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    told = [f"title: {title}\n" if line.startswith("title: ") else line for line in lines]
    path.write_text("".join(told), "utf-8")


def turned(case: Path, state: int) -> None:
    retitle(case, f"【合成】第{state}种写法")


def test_pairs_of_builds_at_once_end_well(library: Path, case: Path) -> None:
    chance = Random(1)
    for number in range(ROUNDS):
        turned(case, 1)
        options = [("--no-cache",) if chance.random() < 0.3 else () for _ in range(2)]
        first = start(library, *options[0])
        time.sleep(chance.uniform(0, 0.3))
        if number % 2:
            turned(case, 2)
        second = start(library, *options[1])
        assert [ended(first, library), ended(second, library)] == [0, 0], number
        assert build(library) == 0
        assert_right(library, number)
        assert {path.name for path in library.glob(".site*")} <= {".site.spare"}


def test_what_one_build_kept_is_not_believed_of_the_site_of_another(
    library: Path, case: Path, tmp_path: Path
) -> None:
    """As when two builds save at once: the pieces are of the one, the site is of the other."""
    turned(case, 1)
    assert build(library) == 0
    shutil.copy(library / FOLDER / "pieces", tmp_path)
    turned(case, 2)
    assert build(library) == 0
    shutil.copy(tmp_path / "pieces", library / FOLDER)
    turned(case, 1)
    assert build(library) == 0
    assert_right(library)


def once(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, act: Callable[[], None]
) -> None:
    """Have something happen just before a step of the next build, the first time."""
    stood, done = getattr(owner, name), []

    def step(*given: object, **named: object) -> object:
        if not done:
            done.append(1)
            act()
        return stood(*given, **named)

    monkeypatch.setattr(owner, name, step)


@pytest.mark.parametrize("way", ["with a spare", "without one"])
def test_a_site_that_another_build_replaced_meanwhile_is_replaced_in_turn(
    library: Path, case: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    turned(case, 2)
    assert build(library) == 0
    turned(case, 1)
    if way == "without one":
        shutil.rmtree(library / ".site.spare")
    with monkeypatch.context() as patch:
        once(patch, session, "Assembly", lambda: another(library, case))
        assert build(library) == 0, said(library).read_text("utf-8")
    assert build(library) == 0
    assert_right(library)


def another(library: Path, case: Path) -> None:
    """A build of another process that read something else."""
    turned(case, 2)
    process = start(library, "--no-cache")
    process.join()
    turned(case, 1)


def test_content_that_changed_while_it_was_read_and_back_again_is_built(
    library: Path, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = library / "methods/fangfa-1.yml"
    text = path.read_text("utf-8")
    retitled = text.replace("title: ", "title: 改名的", 1)
    assert retitled != text
    with monkeypatch.context() as patch:
        once(patch, content, "list_tree", lambda: path.write_text(retitled, "utf-8") and None)
        turned(case, 2)
        assert build(library) == 0
    path.write_text(text, "utf-8")
    assert build(library) == 0
    assert_right(library)


def test_a_page_that_changed_while_the_engine_worked_and_back_again_is_built(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = library / "docs/about.md"
    text = page.read_text("utf-8")
    page.write_text(text + "一\n", "utf-8")
    with monkeypatch.context() as patch:
        act = lambda: page.write_text(text + "二\n", "utf-8") and None  # noqa: E731
        once(patch, rendering, "staged_files", act)
        assert build(library) == 0
    page.write_text(text + "一\n", "utf-8")
    assert build(library) == 0
    assert_right(library)
    page.write_text(text, "utf-8")


def test_content_that_never_stands_still_is_built_or_named(library: Path, case: Path) -> None:
    """Somebody adds, edits, renames and deletes all the time."""
    chance, text = Random(3), case.read_text("utf-8")
    more = case.with_name("xinzeng.yml")
    for number in range(ROUNDS):
        process = start(library)
        while process.is_alive():
            act = chance.randrange(4)
            if act == 0:
                turned(case, chance.randrange(1000))
            elif act == 1:
                more.write_text(text, "utf-8")
            elif act == 2 and more.exists():
                more.rename(more.with_name("gaiming.yml"))
            else:
                more.unlink(missing_ok=True)
                more.with_name("gaiming.yml").unlink(missing_ok=True)
            time.sleep(chance.uniform(0.002, 0.1))
        code, told = ended(process, library), said(library).read_text("utf-8")
        assert code == 0 or "原来的网站没有动" in told or "hecheng" in told, told
        turned(case, 1)
        for left in ("xinzeng.yml", "gaiming.yml"):
            case.with_name(left).unlink(missing_ok=True)
        assert build(library) == 0
        assert_right(library, number)


def test_a_preview_beside_a_build_disturbs_neither(
    library: Path, case: Path, tmp_path: Path
) -> None:
    code = code_digest()
    store = Store.open(library, code)
    preview = Session(
        library, engine(), code=code, site=tmp_path / "shown/site", store=store, preview=True
    )
    for number in (2, 1):
        turned(case, number)
        process = start(library)
        preview.build()
        assert ended(process, library) == 0
        assert f"第{number}种写法" in (tmp_path / "shown/site/cases/hecheng-000002.html").read_text(
            "utf-8"
        )
    assert_right(library)


def test_a_kept_file_is_verified_when_it_is_read(tmp_path: Path) -> None:
    with Publication.begin(tmp_path / "site") as publication:
        publication.write("a.txt", b"one")
        known = publication.commit({})
    with Publication.begin(tmp_path / "site", known) as slow:
        with Publication.begin(tmp_path / "site") as quick:
            quick.write("a.txt", b"two")
            quick.commit({})
        with pytest.raises(OSError, match=r"[Ss]tale"):
            slow.read("a.txt")
