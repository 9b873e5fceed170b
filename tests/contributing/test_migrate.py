"""A library of an earlier structure is brought to the present one, words and comments kept."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checking import check_tree
from generator.cli import main
from generator.contributing.migrating import (
    ANY,
    STEPS,
    CannotMigrateError,
    Step,
    UnknownVersionError,
    migration,
    renamed,
)
from generator.model import SCHEMA_VERSION
from generator.reading import LIBRARY_FILE, FileKind, Tree, read_tree, read_yaml
from tests.checking.library import MINI
from tests.conftest import ROOT

LATER = SCHEMA_VERSION + 1


def rename_causes(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """A step as a later version may need it: the causes of problems are called reasons."""
    return renamed(files, FileKind.CASE, ("problem", "causes"), "reasons")


INVENTED = (*STEPS, Step(LATER, rename_causes))


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "migrate", *arguments])


def library(folder: Path) -> Path:
    """The mini library as it was before versions were stated."""
    for name in ("cases", "methods"):
        shutil.copytree(MINI / name, folder / name)
    (folder / LIBRARY_FILE).unlink(missing_ok=True)
    return folder


def tree(text: str, version: str | None = None) -> Tree:
    stated = {} if version is None else {LIBRARY_FILE: f"schema_version: {version}\n".encode()}
    return Tree({"cases/aa/bb.yml": text.encode(), **stated})


def test_an_old_library_states_its_version_afterwards_and_nothing_else_changes(
    tmp_path: Path,
) -> None:
    root = library(tmp_path)
    before = dict(read_tree(root).files)
    assert not check_tree(read_tree(root)).problems
    said = run(root)
    assert said.exit_code == 0
    assert f"已改写 {LIBRARY_FILE}" in said.output
    assert f"1 → {SCHEMA_VERSION}" in said.output
    after = dict(read_tree(root).files)
    assert after.pop(LIBRARY_FILE) == f"schema_version: {SCHEMA_VERSION}\n".encode()
    assert after == before
    assert not check_tree(read_tree(root)).problems
    again = run(root)
    assert again.exit_code == 0
    assert "没有要改的" in again.output


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_looking_changes_nothing(tmp_path: Path, option: str) -> None:
    root = library(tmp_path)
    said = run(root, option)
    assert said.exit_code == 1
    assert f"会改写 {LIBRARY_FILE}" in said.output
    assert not (root / LIBRARY_FILE).exists()
    assert ("+schema_version" in said.output) == (option == "--diff")


def test_our_own_library_and_every_library_that_we_write_are_of_the_present_structure(
    tmp_path: Path,
) -> None:
    assert not migration(read_tree(ROOT)).files
    for option in (["--count", "2"], ["--registry"]):
        folder = tmp_path / option[0].strip("-")
        made = CliRunner().invoke(main, ["sample", *option, "--into", str(folder)])
        assert made.exit_code == 0, made.output
        assert not migration(read_tree(folder)).files


def test_a_later_program_takes_a_library_through_every_step() -> None:
    typed = "problem:\n  statement: 违章 # 常见\n  causes: # 三个\n    - 人少\n  \n"
    found = migration(tree(typed), INVENTED)
    assert (found.start, found.end) == (1, LATER)
    assert found.files == {
        "cases/aa/bb.yml": typed.replace("causes", "reasons").encode(),
        LIBRARY_FILE: f"schema_version: {LATER}\n".encode(),
    }


def test_a_step_that_was_made_is_not_made_again() -> None:
    found = migration(tree("problem: {causes: [一]}", str(LATER)), INVENTED)
    assert found.files == {}


def test_a_key_is_renamed_wherever_a_path_leads_and_nowhere_else() -> None:
    text = "results:\n  figures:\n    - {name: 一, value: '1'}\n    - 'name': 二\nname: 三\n"
    files = {"cases/aa/bb.yml": text.encode(), "methods/cc.yml": text.encode()}
    changed = renamed(files, FileKind.CASE, ("results", "figures", ANY, "name"), "label")
    expected = "results:\n  figures:\n    - {label: 一, value: '1'}\n    - label: 二\nname: 三\n"
    assert changed == {"cases/aa/bb.yml": expected.encode()}
    assert read_yaml(changed["cases/aa/bb.yml"]).value(("name",)) == "三"


def test_what_stands_beside_the_version_stays() -> None:
    stated = "# 全库\nschema_version: '2' # 不必手改\n"
    found = migration(Tree({LIBRARY_FILE: stated.encode()}), INVENTED)
    assert found.files[LIBRARY_FILE] == stated.replace("'2'", str(LATER)).encode()


def test_a_file_that_cannot_be_read_stops_the_whole() -> None:
    broken = Tree({**tree("problem: {causes: [一]}").files, "cases/aa/cc.yml": b"a: [1\nb: 2\n"})
    with pytest.raises(CannotMigrateError) as caught:
        migration(broken, INVENTED)
    assert caught.value.file == "cases/aa/cc.yml"
    assert caught.value.document.faults


def test_the_command_names_the_file_that_cannot_be_read_and_changes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = library(tmp_path)
    (root / "cases/tianjin/zz-broken.yml").write_text("title: [1\nb: 2\n", "utf-8")
    before = dict(read_tree(root).files)
    later = partial(migration, steps=INVENTED)
    monkeypatch.setattr("generator.cli.migrate.migration", later)
    said = run(root)
    assert said.exit_code == 1
    assert "cases/tianjin/zz-broken.yml:1" in said.output
    assert "一个文件也没有改" in said.output
    assert dict(read_tree(root).files) == before


@pytest.mark.parametrize("stated", ["99", "二", "[1]", "", "2.0"])
def test_a_version_that_nobody_knows_is_left_alone(tmp_path: Path, stated: str) -> None:
    root = library(tmp_path)
    (root / LIBRARY_FILE).write_text(f"schema_version: {stated}\n", "utf-8")
    with pytest.raises(UnknownVersionError):
        migration(read_tree(root))
    said = run(root)
    assert said.exit_code == 1
    assert "一个文件也没有改" in said.output
    assert not isinstance(said.exception, UnknownVersionError)


def test_a_later_library_is_told_as_such_and_as_nothing_else() -> None:
    """Whatever a later structure holds, this program says one thing of it."""
    strange = {
        LIBRARY_FILE: b"schema_version: 99\nlanguages: [zh, bo]\n",
        "cases/aa/bb.yml": b"title: 1\nparts: [x]\nunknown: {}\n",
    }
    assert [p.code for p in check_tree(Tree(strange)).problems] == ["L328"]


@pytest.mark.parametrize("version", ["0", "-1", "x", "[2]", "{a: 1}", "2.5", "1e1"])
def test_a_version_that_is_none_is_a_mistake_like_any_other(version: str) -> None:
    problems = check_tree(Tree({LIBRARY_FILE: f"schema_version: {version}\n".encode()})).problems
    assert [p.file for p in problems] == [LIBRARY_FILE]
    assert problems[0].code != "L328"
    assert problems[0].line == 1


def test_the_last_step_leads_to_the_present_version() -> None:
    assert [step.to for step in STEPS] == list(range(2, SCHEMA_VERSION + 1))
