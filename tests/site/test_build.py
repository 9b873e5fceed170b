"""A build publishes the whole site or nothing, and says in one line why not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.contributing.sample import write_sample
from tests.conftest import ROOT, casebook


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_sample(12, 1, tmp_path / "lib")
    return tmp_path / "lib"


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def build(library: Path, *more: str) -> subprocess.CompletedProcess[str]:
    run = casebook("--root", library, "build", *more)
    assert "Traceback" not in run.stdout + run.stderr
    return run


def test_an_error_in_one_entry_leaves_the_published_site_alone(library: Path) -> None:
    assert build(library).returncode == 0
    before = snapshot(library / "site")
    first, second = sorted((library / "cases" / "hecheng-1").glob("hecheng-0*.yml"))[:2]
    first.write_text(first.read_text("utf-8") + "titel: 多了一个字段\n", encoding="utf-8")
    second.write_text("title: 缺了别的\n", encoding="utf-8")
    run = build(library)
    assert run.returncode == 1
    assert "titel" in run.stdout
    assert second.name in run.stdout
    assert snapshot(library / "site") == before
    assert sorted(p.name for p in library.glob(".site*")) == [".site.spare"]


def test_where_nothing_changed_the_same_is_said_and_nothing_is_loaded(library: Path) -> None:
    first, second = (build(library, "--profile") for _ in range(2))
    assert "载入程序" in first.stderr
    assert "载入程序" not in second.stderr
    assert second.stdout == first.stdout
    again = build(library, "--no-cache", "--verbose")
    assert "检查内容" in again.stderr
    assert again.stdout == first.stdout


def test_a_pipe_hears_nothing_of_the_progress(library: Path) -> None:
    assert build(library).stderr == ""


def test_the_engine_alone_refuses_broken_content_in_the_same_words(library: Path) -> None:
    case = library / "cases" / "hecheng-1" / "hecheng-000001.yml"
    case.write_text("title: 缺了别的\n", encoding="utf-8")
    ours = build(library)
    engine = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=library,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert engine.returncode == 1
    for line in ours.stdout.splitlines()[:-1]:
        assert line in engine.stderr
    assert not (library / "site").exists()


def test_mkdocs_and_casebook_give_the_same_site(library: Path) -> None:
    assert build(library).returncode == 0
    engine = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "other"],
        cwd=library,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert engine.returncode == 0, engine.stderr
    assert snapshot(library / "other") == snapshot(library / "site")


def test_a_shell_never_shows_and_the_sitemap_lists_the_entries(library: Path) -> None:
    config = library / "mkdocs.yml"
    text = config.read_text("utf-8") + "site_url: https://example.org/lib/\n"
    config.write_text(text, encoding="utf-8")
    assert build(library).returncode == 0
    pages = snapshot(library / "site")
    # The form knows the name, since no entry may bear it.
    shown = (content for path, content in pages.items() if path != "data/form.js")
    assert not any(b"casebook-shell" in content for content in shown)
    assert b"<loc>https://example.org/lib/cases/hecheng-000001.html</loc>" in pages["sitemap.xml"]
    page = pages["cases/hecheng-000001.html"]
    assert (
        b'<link rel="canonical" href="https://example.org/lib/cases/hecheng-000001.html">' in page
    )


def test_a_library_may_bring_a_home_page_of_its_own(library: Path) -> None:
    (library / "docs" / "index.md").write_text("# 我们的首页\n", encoding="utf-8")
    assert build(library).returncode == 0
    assert "我们的首页" in (library / "site" / "index.html").read_text("utf-8")


def test_a_moved_entry_leads_on(library: Path) -> None:
    case = library / "cases" / "hecheng-1" / "hecheng-000001.yml"
    text = case.read_text("utf-8") + "status: moved\nmoved_to: hecheng-000002\n"
    case.write_text(text, encoding="utf-8")
    run = build(library)
    assert run.returncode == 0, run.stdout
    html = (library / "site" / "cases" / "hecheng-000001.html").read_text("utf-8")
    assert 'href="../cases/hecheng-000002.html"' in html


@pytest.mark.parametrize(
    ("config", "words"),
    [
        (None, "没有 mkdocs.yml"),
        ("site_name: x\nuse_directory_urls: false\ntheme: material\n", "没有启用本工具"),
        (
            "site_name: x\nuse_directory_urls: false\ntheme: material\n"
            "plugins: [{casebook: {edition: 去年}}]\n",
            "edition（去年）应为日期",
        ),
        (
            "site_name: x\ntheme: material\nplugins: [{casebook: {edition: 2026-01-01}}]\n",
            "use_directory_urls",
        ),
    ],
)
def test_a_wrong_configuration_is_named(library: Path, config: str | None, words: str) -> None:
    if config is None:
        (library / "mkdocs.yml").unlink()
    else:
        (library / "mkdocs.yml").write_text(config, encoding="utf-8")
    run = build(library)
    assert run.returncode == 1
    assert words in run.stderr
    assert not (library / "site").exists()


def test_a_folder_with_other_files_is_not_replaced(library: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("dear")
    run = build(library, "--site-dir", str(tmp_path / "letters"))
    assert run.returncode == 1
    assert "不会覆盖" in run.stderr
    assert snapshot(tmp_path / "letters") == {"a.txt": b"dear"}


def test_a_folder_that_is_no_library_is_named(tmp_path: Path) -> None:
    run = casebook("--root", tmp_path, "check")
    assert run.returncode == 2
    assert "不是案例库" in run.stderr


def test_check_can_look_at_one_folder_only(library: Path) -> None:
    case = library / "cases" / "hecheng-1" / "hecheng-000001.yml"
    case.write_text("title: 缺了别的\n", encoding="utf-8")
    assert casebook("--root", library, "check", library / "methods").returncode == 0
    assert casebook("--root", library, "check", case).returncode == 1
    assert casebook("--root", library, "check", ROOT / "tests").returncode == 2


def test_a_printed_phrase_that_is_not_in_the_archive_is_named(library: Path) -> None:
    archive = library.parent / "archive"
    archive.mkdir()
    texts = [p.read_text("utf-8") for p in (library / "cases" / "hecheng-1").glob("hecheng-0*")]
    printed = [line.partition("printed: ")[2] for text in texts for line in text.splitlines()]
    known = list(dict.fromkeys(phrase for phrase in printed if phrase))
    (archive / "hecheng.txt").write_text("，".join(known), encoding="utf-8")
    good = casebook("--root", library, "check", "--strict", "--sources", archive)
    assert good.returncode == 0, good.stdout
    (archive / "hecheng.txt").write_text("，".join(known[1:]), encoding="utf-8")
    bad = casebook("--root", library, "check", "--sources", archive)
    assert bad.returncode == 1
    assert known[0] in bad.stdout


def test_a_slip_in_the_sources_does_not_make_the_archive_missing(library: Path) -> None:
    sources = library / "cases" / "vocabulary" / "sources.yml"
    sources.write_text(sources.read_text("utf-8") + "bogus: 1\n", encoding="utf-8")
    archive = library.parent / "archive"
    archive.mkdir()
    (archive / "hecheng.txt").write_text("别的", encoding="utf-8")
    run = casebook("--root", library, "check", "--sources", archive)
    assert "bogus" in run.stdout
    assert "E502" not in run.stdout


def test_two_builds_at_once_both_end_well(library: Path) -> None:
    command = [sys.executable, "-m", "generator.cli", "--root", str(library), "build"]
    builds = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    assert (library / "site" / "cases" / "hecheng-000012.html").is_file()
    assert sorted(p.name for p in library.glob(".site*")) == [".site.spare"]


def test_a_console_in_gbk_gets_a_report(library: Path) -> None:
    case = library / "cases" / "hecheng-1" / "hecheng-000001.yml"
    case.write_text("标题\U0001f600: x\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "generator.cli", "--root", library, "check"],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
    )
    assert run.returncode == 1
    assert "错误" in run.stdout.decode("gbk")
    assert b"Traceback" not in run.stderr


def test_a_library_without_hand_written_pages_gets_our_guides(library: Path) -> None:
    shutil.rmtree(library / "docs")
    run = build(library, "--strict")
    assert run.returncode == 0, run.stderr
    assert (library / "site" / "contribute" / "index.html").is_file()


def test_a_hand_written_page_in_the_place_of_an_entry_is_refused(library: Path) -> None:
    (library / "docs" / "cases").mkdir()
    (library / "docs" / "cases" / "hecheng-000001.md").write_text("# 别的\n", encoding="utf-8")
    run = build(library)
    assert run.returncode == 1
    assert "cases/hecheng-000001.md" in run.stderr


def test_a_strict_build_says_what_the_warning_was(library: Path) -> None:
    with (library / "docs" / "about.md").open("a", encoding="utf-8") as page:
        page.write("\n[没有这一页](nowhere.md)\n")
    run = build(library, "--strict")
    assert run.returncode == 1
    assert "about.md" in run.stderr
    assert "nowhere.md" in run.stderr
    assert not (library / "site").exists()


def test_a_folder_of_somebody_else_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    run = casebook("build", "--site-dir", tmp_path)
    assert run.returncode == 1
    assert str(tmp_path) in run.stderr
    assert "--site-dir" in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_without_a_chinese_font_the_site_is_built_and_says_what_is_missing(
    library: Path, tmp_path: Path
) -> None:
    settings = library / "mkdocs.yml"
    offered = settings.read_text("utf-8").replace("downloads: false", "downloads: true")
    settings.write_text(offered, encoding="utf-8")
    (tmp_path / "fonts.conf").write_text(
        '<?xml version="1.0"?><fontconfig><dir>/nowhere</dir></fontconfig>', encoding="utf-8"
    )
    bare = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "generator.cli", "--root", str(library), "build", "--strict"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=bare,
    )
    assert run.returncode == 0, run.stderr
    assert "fonts-noto-cjk" in run.stderr
    assert not list((library / "site").rglob("*.pdf"))
    assert "没有中文字体" in (library / "site" / "downloads" / "index.html").read_text("utf-8")
