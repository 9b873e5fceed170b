"""An author writes with the preview open: each edit is seen, a slip stops nothing."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.contributing.sample import write_sample
from tests.conftest import ROOT, casebook

pytestmark = pytest.mark.browser

NOTICE = "#casebook-preview-notice"
SECONDS = 30_000
"""Milliseconds that a busy machine may take for what takes one second by itself."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve") / "lib"
    write_sample(12, 1, folder)
    return folder


@pytest.fixture
def entry(library: Path) -> Path:
    return library / "cases" / "hecheng-1" / "hecheng-000001.yml"


@pytest.fixture(scope="module")
def origin(library: Path) -> Iterator[str]:
    """The address of a running preview."""
    with subprocess.Popen(
        [sys.executable, "-m", "generator.cli", "--root", library, "serve", "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout
        first = process.stdout.readline()
        yield first.partition("：")[2].partition("（")[0]
        process.send_signal(signal.SIGINT)
        said = process.stdout.read()
        assert process.wait(10) == 0, said


def titled(entry: Path, title: str) -> str:
    """The text of an entry under another title."""
    first, _, rest = entry.read_text("utf-8").partition("\n")
    assert first.startswith("title: ")
    return f"title: {title}\n{rest}"


def test_an_author_sees_an_edit_on_the_page_and_in_the_search(
    origin: str, page: Page, entry: Path
) -> None:
    page.goto(f"{origin}cases/hecheng-000001.html")
    page.evaluate("window.seen = true")
    entry.write_text(titled(entry, "驼鸟夜巡压降窃电"), "utf-8")
    expect(page.locator("h1").first).to_have_text("驼鸟夜巡压降窃电", timeout=SECONDS)
    assert page.evaluate("window.seen") is None
    page.goto(f"{origin}search.html?q=驼鸟夜巡")
    hit = page.get_by_role("link", name="驼鸟夜巡压降窃电").first
    expect(hit).to_be_visible(timeout=SECONDS)


def test_a_slip_is_told_on_the_page_and_the_last_good_one_stays(
    origin: str, page: Page, entry: Path
) -> None:
    page.goto(f"{origin}cases/hecheng-000001.html")
    heading = page.locator("h1").first.inner_text()
    good = entry.read_text("utf-8")
    entry.write_text(f"titel: 错了\n{good}", "utf-8")
    notice = page.locator(NOTICE)
    expect(notice).to_contain_text("titel", timeout=SECONDS)
    expect(notice).to_contain_text("cases/hecheng-1/hecheng-000001.yml")
    assert page.locator("h1").first.inner_text() == heading
    page.goto(f"{origin}index.html")
    expect(page.locator(NOTICE)).to_contain_text("titel", timeout=SECONDS)
    entry.write_text(good, "utf-8")
    expect(page.locator(NOTICE)).to_have_count(0, timeout=SECONDS)


def test_an_edit_of_mkdocs_yml_and_of_a_guide_is_seen(
    origin: str, page: Page, library: Path
) -> None:
    page.goto(f"{origin}about.html")
    settings = library / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("site_name: ", "site_name: 新名字 "), "utf-8"
    )
    expect(page).to_have_title(re.compile("新名字"), timeout=SECONDS)
    with (library / "docs" / "about.md").open("a", encoding="utf-8") as guide:
        guide.write("\n新写的一段。\n")
    expect(page.get_by_text("新写的一段。")).to_be_visible(timeout=SECONDS)


def test_a_port_that_is_taken_is_named(library: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = casebook("--root", library, "serve", "--port", str(taken.getsockname()[1]))
    assert run.returncode == 1
    assert "--port" in run.stderr
    assert "Traceback" not in run.stderr


def test_wrong_content_at_the_start_is_reported(library: Path, entry: Path, tmp_path: Path) -> None:
    other = shutil.copytree(library, tmp_path / "other")
    (other / entry.relative_to(library)).write_text("title: 缺了别的\n", encoding="utf-8")
    run = casebook("--root", other, "serve", "--port", "0")
    assert run.returncode == 1
    assert "hecheng-000001.yml" in run.stderr
