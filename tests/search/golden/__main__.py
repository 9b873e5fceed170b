"""Prints how well the search answers the golden set: builds both sites and asks a browser.

`python -m tests.search.golden [real|sample]`
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.chromium import ARGUMENTS, chromium_path
from tests.conftest import ROOT, casebook, serve

from .measure import SAMPLED_NAMES, measured
from .scoring import Score, by_kind, flawed, table


def _built(name: str, folder: Path) -> tuple[Path, Path]:
    """The root and the site of a library."""
    root = ROOT
    if name == "sample":
        root = folder / "library"
        casebook("sample", "--count", "2000", "--seed", "1", "--into", root)
    run = casebook("--root", root, "build", "--site-dir", folder / name)
    if run.returncode:
        sys.exit(run.stdout + run.stderr)
    return root, folder / name


def _print(name: str, folder: Path, browser: Browser) -> tuple[Score, ...]:
    root, site = _built(name, folder)
    server, origin = serve(site)
    found = measured(name, root, site, origin, browser, SAMPLED_NAMES if name == "sample" else None)
    server.shutdown()
    server.server_close()
    scores = found.scores
    print(f"\n## {name}\n", table(by_kind(scores)), "", *flawed(scores), *found.late, sep="\n")
    return scores


def main() -> None:
    names = sys.argv[1:] or ["real", "sample"]
    path = chromium_path(whole=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        scores = [one for name in names for one in _print(name, Path(folder), browser)]
        browser.close()
    if len(names) > 1:
        print("\n## all\n", table(by_kind(scores)), sep="\n")


main()
