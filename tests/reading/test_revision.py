"""A library as it stood in a revision is read as the one on the disk is, and git runs nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.reading import FaultCode, read_tree
from generator.reading.limits import MAX_BYTES
from generator.reading.revision import (
    RevisionError,
    RevisionFailure,
    merge_base,
    read_revision,
)

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="NO GIT: git is not installed")

Git = Callable[..., str]


def run_git(folder: Path, *arguments: str) -> str:
    """Git without the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    names = {
        f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    command = ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"]
    run = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env={**kept, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def put(root: Path, path: str, text: str = "title: 甲\n") -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def commit(root: Path) -> str:
    run_git(root, "add", "--all", "--force")
    run_git(root, "commit", "--quiet", "--allow-empty", "--message", "x")
    return run_git(root, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "库 one"
    root.mkdir()
    run_git(root, "init", "--quiet")
    return root


def failure_of(root: Path, revision: str) -> RevisionFailure:
    with pytest.raises(RevisionError) as raised:
        read_revision(root, revision)
    return raised.value.failure


def test_a_maintainer_reads_the_library_as_it_was(repository: Path) -> None:
    put(repository, "cases/set/one.yml", "title: 旧\n")
    first = commit(repository)
    put(repository, "cases/set/one.yml", "title: 新\n")
    put(repository, "methods/two.yml")
    commit(repository)
    put(repository, "cases/set/one.yml", "title: 还没有提交\n")
    assert read_revision(repository, first).files == {"cases/set/one.yml": "title: 旧\n".encode()}
    assert list(read_revision(repository, "HEAD").files) == ["cases/set/one.yml", "methods/two.yml"]
    assert read_revision(repository, "main~1") == read_revision(repository, first)


def test_names_and_limits_are_those_of_the_disk(repository: Path) -> None:
    names = (
        "set/one.yml",
        "set/零违章.yml",
        "Set 2/one.yml",
        "deep/er/one.yml",
        "zero.yml",
        "set/项目.xlsx",
        "set/README.md",
        "set/.hidden.yml",
        ".git-like/one.yml",
        "a/b/c/d/e/too-deep.yml",
        "vocabulary/sources.yml",
        "set/index.yml",
        "set/a\nb.yml",
    )
    for name in names:
        put(repository, f"cases/{name}")
    put(repository, "cases/set/large.yml", "#" * (3 * MAX_BYTES))
    put(repository, "cases/set/after-large.yml")
    put(repository, "elsewhere/x.yml")
    (repository / "cases" / "set" / "linked.yml").symlink_to("one.yml")
    (repository / "cases" / "other").symlink_to(repository / "elsewhere")
    commit(repository)
    tree = read_revision(repository, "HEAD")
    assert tree == read_tree(repository)
    assert len(tree.files["cases/set/large.yml"]) == MAX_BYTES + 1
    assert tree.faults["cases/other"][0].code is FaultCode.SPECIAL_FILE


def test_a_submodule_is_not_followed(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    run_git(other, "init", "--quiet")
    put(other, "secret.yml")
    commit(other)
    put(repository, "cases/set/one.yml")
    run_git(repository, "submodule", "--quiet", "add", str(other), "cases/sub")
    commit(repository)
    tree = read_revision(repository, "HEAD")
    assert list(tree.files) == ["cases/set/one.yml"]
    assert tree.faults["cases/sub"][0].code is FaultCode.SPECIAL_FILE


def test_the_library_may_be_a_folder_of_the_repository(repository: Path) -> None:
    library = repository / "-案例 [库]"
    put(library, "cases/set/one.yml")
    put(repository, "cases/set/not-ours.yml")
    commit(repository)
    assert list(read_revision(library, "HEAD").files) == ["cases/set/one.yml"]


def test_before_there_was_a_library_there_was_nothing(repository: Path) -> None:
    put(repository, "readme.txt")
    first = commit(repository)
    assert read_revision(repository, first).files == {}
    assert read_revision(repository, "0" * 40).files == {}


@pytest.mark.parametrize(
    ("revision", "failure"),
    [
        ("nope", RevisionFailure.UNKNOWN),
        ("HEAD~9", RevisionFailure.UNKNOWN),
        ("--output=x", RevisionFailure.BAD_NAME),
        ("", RevisionFailure.BAD_NAME),
        ("a\0b", RevisionFailure.BAD_NAME),
        ("HEAD\n--all", RevisionFailure.BAD_NAME),
    ],
)
def test_a_name_that_is_no_revision(
    repository: Path, revision: str, failure: RevisionFailure
) -> None:
    commit(repository)
    assert failure_of(repository, revision) is failure


def test_what_can_be_missing_is_told_apart(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, "cases/set/one.yml")
    first = commit(repository)
    put(repository, "cases/set/one.yml", "title: 新\n")
    commit(repository)
    origin = repository.as_uri()
    run_git(tmp_path, "clone", "--quiet", "--depth=1", origin, "shallow")
    assert failure_of(tmp_path / "shallow", first) is RevisionFailure.SHALLOW
    run_git(repository, "config", "uploadpack.allowFilter", "true")
    run_git(tmp_path, "clone", "--quiet", "--filter=blob:none", origin, "partial")
    assert failure_of(tmp_path / "partial", first) is RevisionFailure.INCOMPLETE
    (tmp_path / "none").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert failure_of(tmp_path / "none", "HEAD") is RevisionFailure.NO_REPOSITORY
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert failure_of(repository, "HEAD") is RevisionFailure.NO_GIT


def test_where_two_branches_parted(repository: Path) -> None:
    start = commit(repository)
    run_git(repository, "checkout", "--quiet", "-b", "work")
    put(repository, "theirs.txt")
    commit(repository)
    run_git(repository, "checkout", "--quiet", "main")
    put(repository, "ours.txt")
    commit(repository)
    assert merge_base(repository, "main", "work") == start
    run_git(repository, "checkout", "--quiet", "--orphan", "alone")
    commit(repository)
    with pytest.raises(RevisionError) as raised:
        merge_base(repository, "main", "alone")
    assert raised.value.failure is RevisionFailure.NO_MERGE_BASE


@pytest.mark.skipif(os.name == "nt", reason="the traps are shell scripts")
def test_nothing_that_a_repository_sets_up_is_run(repository: Path, tmp_path: Path) -> None:
    sprung = tmp_path / "sprung"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{sprung}'\ncat\n", "utf-8")
    trap.chmod(0o755)
    put(repository, "cases/set/one.yml")
    put(repository, ".gitattributes", "*.yml filter=trap diff=trap\n")
    commit(repository)
    for name in (
        "core.fsmonitor",
        "filter.trap.smudge",
        "filter.trap.clean",
        "filter.trap.process",
        "diff.trap.textconv",
        "diff.external",
        "core.pager",
        "core.sshCommand",
        "core.alternateRefsCommand",
        "alias.cat-file",
        "alias.ls-tree",
    ):
        value = f"!{trap}" if name.startswith("alias") else str(trap)
        run_git(repository, "config", name, value)
    run_git(repository, "config", "core.hooksPath", str(tmp_path))
    assert list(read_revision(repository, "HEAD").files) == ["cases/set/one.yml"]
    merge_base(repository, "HEAD", "HEAD")
    assert not sprung.exists()


def test_a_replaced_object_does_not_hide_what_was_committed(repository: Path) -> None:
    put(repository, "cases/set/one.yml", "title: 真\n")
    commit(repository)
    true = run_git(repository, "rev-parse", "HEAD:cases/set/one.yml")
    put(repository, "false.yml", "title: 假\n")
    run_git(repository, "replace", true, run_git(repository, "hash-object", "-w", "false.yml"))
    assert read_revision(repository, "HEAD").files["cases/set/one.yml"] == "title: 真\n".encode()


def test_the_variables_of_a_hook_do_not_lead_elsewhere(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(repository, "cases/set/one.yml")
    commit(repository)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere" / "index"))
    assert list(read_revision(repository, "HEAD").files) == ["cases/set/one.yml"]
