"""What the guides say can be done is done here, word for word."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli.main import COMMANDS
from tests.conftest import ROOT, casebook

READMES = ("README.md", "README.zh.md")
GUIDE = ROOT / "site_templates" / "docs" / "contribute" / "index.md"
IDENTITY = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.com")
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def blocks(path: Path, language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(path.read_text("utf-8")) if found == language]


def commands(path: Path) -> list[str]:
    lines = "".join(blocks(path, "console")).splitlines()
    return [line.removeprefix("$ ").partition("#")[0].strip() for line in lines]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the real library that commands may write into."""
    for folder in ("cases", "methods", "site_templates/docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "the library")):
        subprocess.run(["git", *IDENTITY, *words], cwd=tmp_path, check=True)
    return tmp_path


def test_the_two_readmes_are_in_step() -> None:
    english, chinese = (commands(ROOT / name) for name in READMES)
    assert english == chinese
    configurations = [
        [re.sub(" *#.*", "", text) for text in blocks(ROOT / name, "yaml")] for name in READMES
    ]
    assert configurations[0] == configurations[1]


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_program_is_in_the_readme(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for command in COMMANDS:
        assert f"`casebook {command}" in text, command


def test_the_commands_of_the_readme_run(library: Path) -> None:
    ran = 0
    for line in commands(ROOT / "README.md"):
        words = shlex.split(line)
        if Path(words[0]).name != "casebook" or words[1] == "serve":
            continue
        run = casebook(*words[1:], cwd=library)
        assert run.returncode == 0, (line, run.stdout, run.stderr)
        ran += 1
    assert ran >= 12
    assert (library / "site" / "index.html").is_file()
    assert (library / "mylibrary" / "site" / "index.html").is_file()


def test_every_make_target_of_the_readme_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = {line.split()[1] for line in commands(ROOT / "README.md") if line.startswith("make")}
    assert {"site", "serve", "test", "lint", "bench"} <= targets
    for target in targets:
        assert f"\n{target}:" in makefile, target


def test_the_mkdocs_file_of_the_readme_builds_with_edit_links(library: Path) -> None:
    (library / "mkdocs.yml").write_text(blocks(ROOT / "README.md", "yaml")[0], encoding="utf-8")
    shutil.move(library / "site_templates" / "docs", library / "docs")
    run = casebook("--root", library, "build", "--strict")
    assert run.returncode == 0, run.stdout + run.stderr
    html = (library / "site" / "cases" / "baodi-weizhang-baobao.html").read_text("utf-8")
    assert (
        "https://git.example.com/us/library/edit/main/"
        "cases/tianjin-zhuoyue/baodi-weizhang-baobao.yml" in html
    )
    assert "https://git.example.com/us/library/issues/new?title=" in html


def test_the_example_of_the_guide_passes_the_checks(library: Path) -> None:
    (example,) = blocks(GUIDE, "yaml")
    case = library / "cases" / "tianjin-zhuoyue" / "baodi-weizhang-baobao.yml"
    case.write_text(example, encoding="utf-8")
    run = casebook("--root", library, "check", "--strict")
    assert run.returncode == 0, run.stdout


def test_the_schema_command_prints_what_the_site_publishes(real_site: Path) -> None:
    run = casebook("schema", "method")
    assert run.returncode == 0
    assert run.stdout == (real_site / "schemas" / "method.json").read_text("utf-8")
