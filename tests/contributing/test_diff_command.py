"""`casebook diff` over a git repository, as a maintainer and as CI run it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.checking.library import CASE, MINI
from tests.reading.test_revision import commit, run_git

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="NO GIT: git is not installed")


def diff(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "diff", *map(str, arguments)])


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library in a folder of a repository, committed on `main`; work goes on in `work`."""
    repository = tmp_path / "仓库"
    root = repository / "库"
    for folder in ("cases", "methods"):
        shutil.copytree(MINI / folder, root / folder)
    run_git(repository, "init", "--quiet")
    commit(repository)
    run_git(repository, "checkout", "--quiet", "-b", "work")
    return root


def test_a_maintainer_reads_a_contribution(library: Path) -> None:
    shutil.copy(library / CASE, library / "cases/tianjin/night-watch.yml")
    change(library, "cases/tianjin/night-watch.yml", "党员包保压降现场违章", "夜间作业也有人看")
    change(library, CASE, "value: -28", "value: -25")
    commit(library)
    said = diff(library, "main")
    assert said.exit_code == 0
    assert said.output.startswith("main → 工作区：新增 1，修改 1")
    assert "+ 新增案例 夜间作业也有人看  cases/tianjin/night-watch.yml" in said.output
    assert "现场违章 · 变化：-28% → -25%（相差 +3 个百分点）" in said.output
    for names in (("main", "work"), ("main..work",), ("main..",)):
        same = diff(library, *names)
        assert same.output.partition("：")[2] == said.output.partition("：")[2]


def test_what_is_not_committed_yet_counts(library: Path) -> None:
    assert diff(library, "HEAD").output == "HEAD → 工作区：没有变化。\n"
    change(library, CASE, "value: -28", "value: -25")
    assert "-28% → -25%" in diff(library, "HEAD").output
    assert diff(library, "main..work").output == "main → work：没有变化。\n"


def test_three_dots_leave_out_what_happened_elsewhere(library: Path) -> None:
    change(library, CASE, "value: -28", "value: -25")
    commit(library)
    run_git(library, "checkout", "--quiet", "main")
    (library / CASE).unlink()
    commit(library)
    assert diff(library, "main...work").output.splitlines()[0].endswith("修改 1，新问题 2")
    assert "main 与 work 的共同起点" in diff(library, "main...work").output
    assert "新增 1" in diff(library, "main..work").output


def test_a_deleted_entry_without_a_stub_fails(library: Path) -> None:
    (library / CASE).unlink()
    said = diff(library, "main")
    assert said.exit_code == 1
    assert "cases/zero-violation.html" in said.output
    assert "moved_to" in said.output
    assert diff(library, "main", "--format", "json").exit_code == 1


def test_a_chinese_file_name_is_told_and_stops_nothing(library: Path) -> None:
    (library / CASE).rename(library / "cases/tianjin/零违章.yml")
    commit(library)
    said = diff(library, "main..work")
    assert said.exit_code == 1
    assert "cases/tianjin/零违章.yml（现在读不出）：R152" in said.output


def test_the_first_commit_is_compared_with_nothing(library: Path) -> None:
    said = diff(library, "0" * 40, "main", "--format", "json")
    assert said.exit_code == 0
    assert json.loads(said.output)["counts"]["added"] == 11


def test_a_comment_and_a_preview_are_written(library: Path, tmp_path: Path) -> None:
    change(library, CASE, "value: -28", "value: -25")
    comment, folder = tmp_path / "评论.md", tmp_path / "预览"
    for _ in range(2):
        said = diff(library, "main", "--format", "markdown", "-o", comment, "--html", folder)
        assert said.exit_code == 0, said.output
    assert comment.read_text("utf-8").startswith("### 内容变化：main → 工作区")
    assert str(folder / "index.html") in said.stderr
    assert said.stdout == ""
    assert sorted(path.name for path in folder.iterdir()) == ["casebook.json", "css", "index.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["仓库", "评论.md", "预览"]


@pytest.mark.parametrize("name", ["letter.txt", "casebook.json"])
def test_a_folder_of_somebody_else_is_left_alone(library: Path, tmp_path: Path, name: str) -> None:
    """A published site carries the same marker: it is no preview either."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    (folder / name).write_text('{"pages": 3}')
    said = diff(library, "main", "--html", folder)
    assert said.exit_code == 2
    assert "不会覆盖" in said.output
    assert [path.name for path in folder.iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nope",), "git fetch"),
        (("main", "nope"), "“nope”"),
        (("main..work", "work"), "后面不要再写 HEAD"),
        (("--", "-x"), "不能作版本名"),
        (("main", "-o", "."), "是目录|is a directory"),
        (("main", "-o", "库/cases/tianjin/new.yml"), "请写到别处"),
        (("main", "--html", "库/methods/preview"), "请写到别处"),
    ],
)
def test_a_mistake_in_the_call_says_what_to_do(
    library: Path, arguments: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library.parent)
    said = diff(library, *arguments)
    assert said.exit_code == 2
    assert any(word in said.output for word in words.split("|")), said.output


def test_a_shallow_clone_says_how_to_get_the_rest(library: Path, tmp_path: Path) -> None:
    change(library, CASE, "value: -28", "value: -25")
    commit(library)
    origin = library.parent.as_uri()
    run_git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=work", origin, "copy")
    said = diff(tmp_path / "copy" / "库", "HEAD~1")
    assert said.exit_code == 2
    assert "git fetch --unshallow" in said.output
    assert "fetch-depth" in said.output


def test_outside_of_a_repository_there_is_nothing_to_compare(tmp_path: Path) -> None:
    shutil.copytree(MINI / "cases", tmp_path / "cases")
    said = diff(tmp_path, "main")
    assert said.exit_code == 2
    assert "不在 git 仓库里" in said.output


def test_a_library_broken_on_both_sides_is_compared(library: Path) -> None:
    (library / "cases/tianjin/full-cycle-case.yml").write_text("title: [\n", "utf-8")
    commit(library)
    (library / CASE).write_text("a: {\n", "utf-8")
    said = diff(library, "HEAD")
    assert said.exit_code == 0
    assert "cases/tianjin/full-cycle-case.yml（前后都读不出）" in said.output
    assert "cases/tianjin/zero-violation.yml（现在读不出）" in said.output
