"""Pagefind over the same pages: brought by npm into a scratch folder, for the ratio only."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

VERSION = "1.6.0"
PAGES = "{cases,methods}/*-*.html"
"""Entries only: no list of all titles is a page to be found."""
BODY = "article.md-content__inner"
NOT_BODY = "#similar"
"""Titles of other entries; they would be found on pages that they do not belong to."""
_FRAGMENT = b"pagefind_dcd"


class NoPagefindError(Exception):
    """Why there is nothing to compare with."""


@dataclass(frozen=True)
class Indexed:
    """What Pagefind made, and what it took."""

    wall: float
    cpu: float
    peak: float
    files: int
    bytes: int


def install(folder: Path) -> Path:
    """The program, installed below `folder`.

    Raises:
        NoPagefindError: without npm, a network, or a program for this platform.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise NoPagefindError("npm is not there")
    folder.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
    command = [npm, "install", f"pagefind@{VERSION}", "--prefix", str(folder), *quiet]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    except subprocess.TimeoutExpired:
        raise NoPagefindError("npm install took over two minutes") from None
    if done.returncode:
        raise NoPagefindError(f"npm install failed ({done.returncode})")
    for name in ("pagefind_extended", "pagefind_extended.exe", "pagefind", "pagefind.exe"):
        for program in folder.glob(f"node_modules/@pagefind/*/bin/{name}"):
            return program
    raise NoPagefindError("no program for this platform in the package")


def index(program: Path, site: Path, output: Path) -> Indexed:
    """Index the entry pages of `site` into `output`, on all cores.

    Raises:
        NoPagefindError: when the program fails.
    """
    command = [str(program), "--site", str(site), "--output-path", str(output), "--quiet"]
    command += ["--glob", PAGES, "--force-language", "zh"]
    command += ["--root-selector", BODY, "--exclude-selectors", NOT_BODY]
    start = time.perf_counter()
    with (output.parent / "pagefind.log").open("wb") as log:
        child = subprocess.Popen(command, stdout=log, stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if child.returncode:
        raise NoPagefindError(f"pagefind failed ({child.returncode})")
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    cpu = usage.ru_utime + usage.ru_stime
    return Indexed(wall, cpu, usage.ru_maxrss / 1024, len(sizes), sum(sizes))


@dataclass(frozen=True)
class IndexedPage:
    """A page as Pagefind keeps it: its address and the text that was taken from it."""

    address: str
    text: str


def pages(output: Path) -> dict[str, IndexedPage]:
    """Id of a result → its page, read from the files that the client would load."""
    found = {}
    for path in (output / "fragment").glob("*.pf_fragment"):
        content = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT))
        found[path.stem] = IndexedPage(content["url"].lstrip("/"), content["content"])
    return found
