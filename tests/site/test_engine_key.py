"""The engine works again when something changed that it reads, and only then."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.site.engine_key import engine_key, watched
from tests.conftest import ROOT

CODE = "0f"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "base.yml").write_text("theme:\n  name: material\n  custom_dir: looks\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "INHERIT: base.yml\nsite_name: 甲\ndocs_dir: pages\nplugins:\n  - casebook:\n"
        "      edition: 2026-11-21\nmarkdown_extensions:\n  - toc:\n      permalink: false\n"
        "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n",
        "utf-8",
    )
    for folder in ("pages", "looks", "cases"):
        (tmp_path / folder).mkdir()
    (tmp_path / "pages" / "index.md").write_text("# 甲\n", "utf-8")
    (tmp_path / "looks" / "main.html").write_text('{% extends "base.html" %}\n', "utf-8")
    (tmp_path / "cases" / "jia.yml").write_text("title: 甲\n", "utf-8")
    return tmp_path


def key_after(root: Path, path: str, text: str) -> str | None:
    (root / path).write_text(text, "utf-8")
    return engine_key(root, CODE)


def test_a_changed_case_does_not_concern_the_engine(root: Path) -> None:
    before = engine_key(root, CODE)
    assert before
    assert key_after(root, "cases/jia.yml", "title: 乙\n") == before


@pytest.mark.parametrize(
    "path", ["mkdocs.yml", "base.yml", "pages/index.md", "looks/main.html", "pages/new.png"]
)
def test_whatever_the_engine_reads_concerns_it(root: Path, path: str) -> None:
    before = engine_key(root, CODE)
    old = (root / path).read_text("utf-8") if (root / path).is_file() else ""
    after = key_after(root, path, old + "\n# x\n")
    assert after not in {before, None}


def test_a_file_that_moves_or_goes_concerns_it(root: Path) -> None:
    keys = [engine_key(root, CODE)]
    (root / "pages" / "index.md").rename(root / "pages" / "other.md")
    keys.append(engine_key(root, CODE))
    (root / "pages" / "other.md").unlink()
    keys.append(engine_key(root, CODE))
    keys.append(engine_key(root, CODE + "1"))
    assert None not in keys
    assert len(set(keys)) == 4


def test_two_files_are_not_taken_for_one(root: Path) -> None:
    (root / "pages" / "a.md").write_text("1\nb.md\n1\n2", "utf-8")
    one = engine_key(root, CODE)
    (root / "pages" / "a.md").write_text("1", "utf-8")
    (root / "pages" / "b.md").write_text("2", "utf-8")
    assert engine_key(root, CODE) != one


def test_the_same_library_in_another_folder_has_the_same_key(root: Path, tmp_path: Path) -> None:
    other = shutil.copytree(root, tmp_path / "deeper" / "lib")
    assert engine_key(other, CODE) == engine_key(root, CODE)


def test_a_linked_page_is_read_through_the_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.md").write_text("1", "utf-8")
    (root / "pages" / "linked").symlink_to(tmp_path / "far")
    before = engine_key(root, CODE)
    (tmp_path / "far" / "a.md").write_text("2", "utf-8")
    assert engine_key(root, CODE) != before


@pytest.mark.parametrize(
    "more",
    [
        "hooks:\n  - hook.py\n",
        "copyright: !ENV COPYRIGHT\n",
        "extra:\n  made: !!python/object/apply:os.getcwd []\n",
        "extra: {<<: {a: 1}}\n",
    ],
)
def test_what_may_read_anything_makes_the_engine_work_each_time(root: Path, more: str) -> None:
    text = (root / "mkdocs.yml").read_text("utf-8")
    assert key_after(root, "mkdocs.yml", text + more) is None


@pytest.mark.parametrize(
    "said",
    [
        "plugins: [casebook, macros]\n",
        "plugins: {casebook: {}, git-revision-date: {}}\n",
        "plugins: [casebook]\nmarkdown_extensions: [pymdownx.snippets]\n",
        "plugins: [casebook]\nmarkdown_extensions: [{mdx_include: {base_path: /}}]\n",
        "plugins: [casebook]\nmarkdown_extensions:\n  - pymdownx.emoji:\n      options:\n"
        "        custom_icons: [/icons]\n",
    ],
)
def test_unknown_plugins_and_extensions_make_it_work_each_time(root: Path, said: str) -> None:
    assert key_after(root, "mkdocs.yml", f"site_name: 甲\n{said}") is None
    assert key_after(root, "mkdocs.yml", "plugins: [casebook, material/search]\n")


@pytest.mark.parametrize("broken", ["site_name: [\n", "- 1\n", "", "INHERIT: no.yml\n", "\x00"])
def test_a_configuration_that_cannot_be_read_has_no_key(root: Path, broken: str) -> None:
    assert key_after(root, "mkdocs.yml", broken) is None


def test_a_configuration_that_inherits_from_itself_has_no_key(root: Path) -> None:
    assert key_after(root, "mkdocs.yml", "INHERIT: ./mkdocs.yml\nplugins: [casebook]\n") is None


def test_a_template_that_shows_the_day_makes_the_engine_work_each_time(root: Path) -> None:
    assert key_after(root, "looks/main.html", "{{ build_date_utc }}") is None


def test_a_preview_watches_what_the_engine_reads(root: Path) -> None:
    files, folders = watched(root)
    assert {path.name for path in files} == {"mkdocs.yml", "base.yml"}
    assert {"pages", "looks"} <= {path.name for path in folders}


def test_the_real_library_has_a_key_and_no_engine_is_imported_for_it() -> None:
    script = (
        "import sys; from pathlib import Path; from generator.site.engine_key import engine_key;"
        f"assert engine_key(Path({str(ROOT)!r}), '') is not None;"
        "print(sorted({'mkdocs', 'pydantic', 'jinja2', 'markdown'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert run.stdout == "[]\n", run.stderr
