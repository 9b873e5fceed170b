"""`casebook fix`: certain changes are made, told and kept only where they help."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checking import check_tree
from generator.cli import main
from generator.contributing.fixing import fix_tree
from generator.reading import Tree
from tests.checking.library import CASE, MINI


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    shutil.copytree(MINI, root)
    return root


def fix(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "fix", *words])


def spoil(root: Path, *pairs: tuple[str, str], path: str = CASE) -> str:
    file = root / path
    text = file.read_text("utf-8")
    for right, wrong in pairs:
        assert right in text
        text = text.replace(right, wrong, 1)
    file.write_bytes(text.encode())
    return text


def test_a_secretary_mends_a_file_full_of_office_signs_with_one_command(library: Path) -> None:
    right = (library / CASE).read_bytes()
    spoil(
        library,
        ("title: ", "title："),
        ("start: 2019-03", "start: 2019年3月"),
        ('unit: "%"', "unit: %"),
        ("branch: ", "支部: "),
        ("[field-safety]", "[现场违章多]"),
    )
    result = fix(library)
    assert result.exit_code == 0
    assert (library / CASE).read_bytes() == right
    assert f"{CASE}:1: title：党员包保压降现场违章 → title: 党员包保压降现场违章" in result.output
    assert f"{CASE}:6: start: 2019年3月 → start: 2019-03" in result.output
    assert "改了 1 个文件，共 5 处" in result.output
    assert "没有错误了" in result.output
    assert fix(library).output == "没有错误，不需要修改\n"


def test_a_dry_run_shows_everything_and_writes_nothing(library: Path) -> None:
    typed = spoil(library, ("title: ", "title："))
    for option in ("--check", "--dry-run"):
        result = fix(library, option)
        assert result.exit_code == 1
        assert "title：党员包保压降现场违章 → title: " in result.output
        assert "没有写文件" in result.output
    assert (library / CASE).read_text("utf-8") == typed


def test_what_is_left_is_told_with_its_place(library: Path) -> None:
    spoil(library, ("title: ", "title："), ("[field-safety]", "[field-safty]"))
    result = fix(library)
    assert result.exit_code == 1
    assert "还有这些要自己改" in result.output
    assert f"{CASE}:9:13 L301" in result.output
    assert (library / CASE).read_text("utf-8").startswith("title: 党员")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_file_in_another_encoding_is_written_anew(library: Path, encoding: str) -> None:
    right = (library / CASE).read_bytes()
    (library / CASE).write_bytes(right.decode().encode(encoding))
    result = fix(library)
    assert result.exit_code == 0
    assert f"{CASE}：编码 → UTF-8" in result.output
    assert (library / CASE).read_bytes() == right


def test_line_ends_and_the_mark_of_notepad_stay(library: Path) -> None:
    text = spoil(library, ("value: 2000\n      unit: 万元", "value: 2000万元"))
    windows = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    (library / CASE).write_bytes(windows)
    assert fix(library).exit_code == 0
    after = (library / CASE).read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert b"value: 2000\r\n      unit: \xe4\xb8\x87" in after
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_change_that_does_not_help_is_not_kept() -> None:
    """The label becomes an id, which stands there twice: another mistake for the first one."""
    text = (MINI / CASE).read_text("utf-8")
    wrong = text.replace("kinds: [duty-area]", "kinds: [duty-area, 党员责任区]")
    files = {
        file.relative_to(MINI).as_posix(): file.read_bytes() for file in MINI.rglob("*.yml")
    } | {CASE: wrong.encode()}
    fixed = fix_tree(Tree(files), check_tree)
    assert fixed.files == {}
    assert [problem.code for problem in fixed.checked.errors] == ["L301"]
    assert fixed.declined == 1


def test_how_many_changes_were_not_made_is_told(library: Path) -> None:
    spoil(library, ("kinds: [duty-area]", "kinds: [duty-area, 党员责任区]"))
    told = "1 处改了会带出别的错误，没有改，要自己改"
    assert told in fix(library, "--check").output
    assert told in fix(library).output
    spoil(library, ("title: ", "title："), path="methods/duty-lists.yml")
    assert told in fix(library).output
    assert told not in fix(library, str(library / "methods")).output


def test_only_the_named_files_are_touched(library: Path) -> None:
    spoil(library, ("title: ", "title："))
    other = spoil(library, ("title: ", "title："), path="methods/duty-lists.yml")
    result = fix(library, str(library / CASE))
    assert result.exit_code == 0
    assert (library / CASE).read_text("utf-8").startswith("title: ")
    assert (library / "methods/duty-lists.yml").read_text("utf-8") == other


def test_invisible_characters_are_shown_in_what_is_printed(library: Path) -> None:
    spoil(library, ("title: 党员", "title: 党\u200b员"), ("problem:\n  s", "problem:\n\ts"))
    output = fix(library).output
    assert "title: 党⟨U+200B⟩员" in output
    assert "⟨Tab⟩statement" in output


def test_nothing_is_said_to_be_changed_before_it_is(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("generator.contributing.saving.os.fdopen", refuse)
    spoil(library, ("title: 党员", "title：党员"))
    result = fix(library)
    assert result.exit_code == 1
    assert "改了" not in result.output
    assert "一个文件也没有改" in result.output


def test_clear_words_where_there_is_nothing_to_fix(library: Path, tmp_path: Path) -> None:
    outside = fix(library, str(tmp_path))
    assert (outside.exit_code, "不在案例库" in outside.output) == (2, True)
    gone = fix(library, str(library / "cases/none.yml"))
    assert (gone.exit_code, "没有" in gone.output) == (2, True)
    empty = tmp_path / "empty"
    (empty / "cases").mkdir(parents=True)
    nothing = fix(empty)
    assert (nothing.exit_code, "没有 .yml 文件" in nothing.output) == (2, True)
    nowhere = fix(tmp_path)
    assert (nowhere.exit_code, "不是案例库" in nowhere.output) == (2, True)


def test_a_file_that_cannot_be_replaced_stays_whole(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = spoil(library, ("title: ", "title："))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    result = fix(library)
    assert result.exit_code == 1
    assert "写不进" in result.output
    assert (library / CASE).read_text("utf-8") == typed
    assert not [file for file in (library / CASE).parent.iterdir() if file.name.startswith(".")]
