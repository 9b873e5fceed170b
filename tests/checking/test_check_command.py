"""`casebook check` as a pipeline calls it: where a report goes, and what the exit code says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.checking import REPORTERS, report_schema
from generator.cli import main
from generator.cli.check import FORMATS
from generator.cli.remembering import FOLDERS
from generator.exports.schemas import schema_files
from generator.reading import CONTENT_FOLDERS
from tests.checking.library import CASE, MINI
from tests.conftest import ROOT


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library with one error that `fix` can mend."""
    shutil.copytree(MINI, tmp_path / "library")
    case = tmp_path / "library" / CASE
    text = case.read_text("utf-8")
    case.write_text(text.replace("grade: A", "grade: D"), "utf-8")
    return tmp_path / "library"


def check(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "check", *arguments])


@pytest.mark.parametrize("style", REPORTERS)
def test_a_report_goes_to_a_file_and_the_words_stay_on_the_screen(
    style: str, library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "report"
    result = check(library, "--format", style, "-o", str(file))
    assert result.exit_code == 1
    assert "S205 appraisal.grade" in result.output
    assert "1 个错误，0 个提醒" in result.output
    printed = check(library, "--format", style).output
    assert printed.startswith(file.read_text("utf-8"))


@pytest.mark.parametrize("style", REPORTERS)
def test_a_clean_library_passes_in_every_format(style: str, tmp_path: Path) -> None:
    file = tmp_path / "report"
    assert check(MINI, "--strict", "--format", style, "-o", str(file)).exit_code == 0
    assert file.exists()


def test_a_report_that_cannot_be_written_is_told(library: Path, tmp_path: Path) -> None:
    result = check(library, "-o", str(tmp_path / "no" / "such" / "folder"))
    assert result.exit_code == 1
    assert "写不进" in result.output
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize(
    "command",
    [["check", "-o"], ["template", "--force", "-o"], ["export", "xlsx", "--force", "-o"]],
    ids=lambda command: str(command[0]),
)
def test_no_output_is_written_over_an_entry(library: Path, command: list[str]) -> None:
    entry = next((library / "methods").glob("*.yml"))
    typed = entry.read_bytes()
    result = CliRunner().invoke(main, ["--root", str(library), *command, str(entry)])
    assert (result.exit_code, "请写到别处" in result.output) == (2, True)
    assert entry.read_bytes() == typed


def test_github_gets_a_page_for_the_run_after_what_stands_there(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "summary.md"
    page.write_text("# 前一步\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    check(library)
    assert page.read_text("utf-8") == "# 前一步\n"
    result = check(library, "--format", "github", "--site-url", "https://example.com/x/")
    assert result.output.startswith(f"::error file={CASE},line=")
    text = page.read_text("utf-8")
    assert text.startswith("# 前一步\n## 检查结果\n")
    assert "1 个错误，0 个提醒" in result.output
    assert "[S205](<https://example.com/x/reference/checks/S205.html>)" in text


def test_a_page_that_cannot_be_written_changes_no_verdict(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    assert check(library, "--format", "github").exit_code == 1
    assert check(MINI, "--format", "github").exit_code == 0


def test_a_forge_finds_the_files_of_a_library_in_a_folder_of_the_repository(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(library.parent)
    assert check(library, "--format", "github").output.startswith(f"::error file=library/{CASE},")
    (entry,) = json.loads(check(library, "--format", "gitlab").output)
    assert entry["location"]["path"] == f"library/{CASE}"
    assert check(library).output.startswith(f"{CASE}:")


def test_a_certain_change_is_offered(library: Path) -> None:
    assert "casebook fix" not in check(library).output
    case = library / CASE
    case.write_text(case.read_text("utf-8").replace("grade: D", "grade: Ａ"), "utf-8")
    told = "其中 1 处可以试着自动改：casebook fix --check 先看看"
    assert told in check(library).output
    result = CliRunner().invoke(main, ["--root", str(library), "--lang", "en", "check"])
    assert "1 of them can be tried by itself: see casebook fix --check" in result.output


def test_the_schema_of_a_report_is_published() -> None:
    assert json.loads(dict(schema_files())["schemas/report.json"]) == report_schema()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", [["check"], ["schema", "case"], ["--help"]])
def test_a_full_disk_behind_the_output_gives_one_line(command: list[str], library: Path) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "generator.cli", "--root", str(library), *command],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
    told = result.stderr.decode()
    assert result.returncode == 1
    assert told.startswith("Error: ")
    assert told.count("\n") == 1


def test_a_file_that_is_not_there_is_said_to_be_missing(library: Path) -> None:
    result = check(library, "cases/none.yml")
    assert result.exit_code == 2
    assert "没有 cases/none.yml" in result.output


_IMPORTED = """
import sys
from generator.cli import main
try:
    main(["--root", sys.argv[1], "check"])
finally:
    heavy = {"pydantic", "yaml", "jinja2", "numpy", "mkdocs"} & set(sys.modules)
    print(sorted(heavy), file=sys.stderr)
"""


def test_the_same_is_said_again_without_reading_anything(library: Path) -> None:
    def run() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", _IMPORTED, str(library)]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env)

    first, second = run(), run()
    assert "pydantic" in first.stderr
    assert second.stderr.strip() == "[]"
    assert (first.stdout, first.returncode) == (second.stdout, second.returncode)
    assert first.returncode == 1
    assert "S205 appraisal.grade" in second.stdout


def test_what_changed_is_told_at_once(library: Path) -> None:
    case, whole = library / CASE, (library / CASE).read_text("utf-8")
    before = check(library)
    case.write_text(whole.replace("grade: D", "grade: A"), "utf-8")
    assert check(library).exit_code == 0
    assert check(library).exit_code == 0
    case.write_text(whole, "utf-8")
    assert check(library).output == before.output
    (library / "cases" / "tianjin" / "Bad Name.yml").write_text("title: x", "utf-8")
    assert "R152" in check(library).output
    (library / "cases" / "tianjin" / "Bad Name.yml").unlink()
    case.unlink()
    assert check(library).output != before.output


def test_each_question_has_its_own_answer(library: Path) -> None:
    zh, text = check(library).output, check(library, "--format", "json").output
    assert json.loads(text)
    assert CliRunner().invoke(main, ["--root", str(library), "--lang", "en", "check"]).output != zh
    assert check(library).output == zh
    assert check(library, "--format", "json").output == text


@pytest.mark.parametrize("damage", [b"", b"\0" * 100, None])
def test_a_broken_memory_is_no_memory(damage: bytes | None, library: Path) -> None:
    before = check(library)
    for file in (library / ".casebook").iterdir():
        content = file.read_bytes()
        file.write_bytes(content[:-3] if damage is None else damage)
    again = check(library)
    assert (again.output, again.exit_code) == (before.output, before.exit_code)


def test_the_formats_are_those_of_the_reporters_and_the_folders_those_of_a_library() -> None:
    assert list(FORMATS) == list(REPORTERS)
    assert FOLDERS == CONTENT_FOLDERS
