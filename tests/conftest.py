"""What all tests share: the real library, built once, and a browser to open it in."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import ARGUMENTS, chromium_path

# As in the process that reads workbooks: the parser that refuses entities.
os.environ["OPENPYXL_LXML"] = "False"

ROOT = Path(__file__).resolve().parents[1]


def casebook(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of one test run see."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests leave nothing in the folders of whoever runs them; child processes follow."""
    os.environ["XDG_STATE_HOME"] = str(_shared(tmp_path_factory) / "state")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real library, built once for all processes of the test run."""
    shared = _shared(tmp_path_factory)
    folder = shared / "real" / "site"
    with FileLock(shared / "real.lock"):
        if not folder.exists():
            folder.parent.mkdir(exist_ok=True)
            run = casebook("build", "--strict", "--site-dir", folder)
            assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture(scope="session")
def sample_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic library of 2,000 cases, always the same, for what only size shows."""
    shared = _shared(tmp_path_factory)
    folder = shared / "sample" / "library"
    with FileLock(shared / "sample-library.lock"):
        if not folder.exists():
            folder.parent.mkdir(exist_ok=True)
            run = casebook("sample", "--count", "2000", "--seed", "1", "--into", folder)
            assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory, sample_root: Path) -> Path:
    """The site of the synthetic library, built once for all processes of the test run."""
    shared = _shared(tmp_path_factory)
    folder = shared / "sample" / "site"
    with FileLock(shared / "sample-site.lock"):
        if not folder.exists():
            run = casebook("--root", sample_root, "build", "--site-dir", folder)
            assert run.returncode == 0, run.stdout + run.stderr
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing: the requests of a test are no news."""


def serve(folder: Path) -> tuple[ThreadingHTTPServer, str]:
    """Serve a folder on this machine; the server and its origin with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/"


def until(page: Page, holds: Callable[[], object], *, patience_ms: int = 5000) -> None:
    """Wait for what no locator can tell.

    `Page.wait_for_function` asks again from within the page, where the policy refuses it: it is
    right only when what it waits for is there already.
    """
    for _ in range(patience_ms // 50):
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()


@pytest.fixture(scope="session")
def real_origin(real_site: Path) -> Iterator[str]:
    server, origin = serve(real_site)
    yield origin
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def sample_origin(sample_site: Path) -> Iterator[str]:
    server, origin = serve(sample_site)
    yield origin
    server.shutdown()
    server.server_close()


def browser_path() -> str:
    """Where Chromium or Chrome is; the test is skipped where there is none, and fails in CI."""
    if found := chromium_path():
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("no Chromium or Chrome found; set CASEBOOK_BROWSER")
    pytest.skip("NO BROWSER: no Chromium or Chrome found; set CASEBOOK_BROWSER")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = browser_path()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page 1440 px wide; a script error or a console error fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert errors == []
