"""What search costs on a synthetic library, and what it finds: `python -m tests.benchmarks.search`.

The index build is measured on one core, apart from reading and checking; queries are asked in a
browser with nothing in its cache, over HTTP without compression; literal phrases are compared with
a plain scan of all texts. Pagefind does the same over the same pages in the same run, where npm can
bring it. Timings depend on the machine; compare the rows of one run.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Browser

from generator.contributing.sample import write_sample
from tests.benchmarks import pagefind, visits
from tests.benchmarks.building import Build, measure_build
from tests.benchmarks.quality import quality
from tests.benchmarks.queries import QUERIES, Phrase
from tests.benchmarks.search_report import (
    Side,
    build_tables,
    dearest_table,
    postings_table,
    query_table,
    sides_table,
    target_table,
)
from tests.benchmarks.served import BLANK, Server
from tests.chromium import chromium_path
from tests.conftest import ROOT, casebook

CASES = 10_000
"""The size for which the targets stand."""
TEXTS = [text for _, text in QUERIES]


def machine() -> str:
    """What the numbers were measured on, and how busy it was just then."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    cores = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{platform.platform()}, {cores}{load}"


def _say(what: str) -> None:
    """A word of progress, apart from the tables."""
    print(f"… {what}", file=sys.stderr, flush=True)


def measure_search(count: int, seed: int, *, compare: bool, browse: bool) -> None:
    """The whole story, printed as it goes.

    Raises:
        SystemExit: when the sample cannot be indexed or built.
    """
    start = time.perf_counter()
    print(f"{machine()}\nsearch over a synthetic library of {count} cases (seed {seed})\n")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        root = scratch / "library"
        _say("the sample")
        write_sample(count, seed, root)
        _say("the index alone")
        build = measure_build(root, scratch)
        print(build_tables(build), end="\n\n", flush=True)
        print("the library of this repository:", postings_table(measure_build(ROOT, scratch)))
        asked = _browse(root, scratch, build, compare=compare) if browse else None
        print(f"\n{target_table(build, asked)}\n")
    print(f"{time.perf_counter() - start:.0f} s. {machine()}")


def _browse(root: Path, scratch: Path, build: Build, *, compare: bool) -> list[visits.Visit] | None:
    """Build the whole site, ask both engines in a browser and print; our visits, if any."""
    path = chromium_path(whole=True)
    if path is None:
        print("\nNO BROWSER: no Chromium or Chrome found; set CASEBOOK_BROWSER")
        return None
    site, bundle = scratch / "site", scratch / "pagefind"
    _say("the whole site")
    run = casebook("--root", root, "build", "--site-dir", site)
    if run.returncode:
        raise SystemExit(run.stdout + run.stderr)
    made = _pagefind(scratch, site, bundle) if compare else None
    pages = pagefind.pages(bundle) if made else {}
    texts = {page.address: page.text for page in pages.values()}
    theirs = None
    with visits.chromium(path) as browser, Server({"": site, "pagefind": bundle}) as server:
        _say("our own queries")
        ours = _our_side(browser, server, build.phrases, texts)
        if made:
            _say("the same for Pagefind")
            theirs = _pagefind_side(browser, server, build.phrases, pages)
    print(f"\n{query_table(ours.visits, theirs.visits if theirs else None)}")
    print(f"\n{dearest_table(ours.visits)}")
    held = sum(len(phrase.pages) for phrase in build.phrases)
    print(f"\n{len(build.phrases)} literal phrases, {held} pages with one, {len(TEXTS)} queries")
    print(sides_table(build, ours, theirs, made))
    return ours.visits


def _pagefind(scratch: Path, site: Path, bundle: Path) -> pagefind.Indexed | None:
    _say("Pagefind's index")
    try:
        return pagefind.index(pagefind.install(scratch / "npm"), site, bundle)
    except pagefind.NoPagefindError as error:
        print(f"\nNO PAGEFIND: {error}")
        return None


def _our_side(
    browser: Browser, server: Server, phrases: list[Phrase], texts: Mapping[str, str]
) -> Side:
    made = visits.our_visits(browser, server, TEXTS)
    with visits.cold_page(browser, server.origin) as page:
        return Side(made, quality(lambda text: visits.our_finds(page, text), phrases, texts))


def _pagefind_side(
    browser: Browser,
    server: Server,
    phrases: list[Phrase],
    pages: Mapping[str, pagefind.IndexedPage],
) -> Side:
    made = visits.pagefind_visits(browser, server, TEXTS)
    texts = {page.address: page.text for page in pages.values()}

    def finds(text: str) -> tuple[list[str], list[str]]:
        found = [pages[one].address for one in visits.pagefind_ids(page, text)]
        return found, found[:10]

    with visits.cold_page(browser, server.origin + BLANK) as page:
        plain = quality(finds, phrases, texts)
        quoted = quality(lambda text: finds(f'"{text}"'), phrases, texts)
    return Side(made, plain, quoted)


def main() -> None:
    """Parse and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=CASES, help="cases of the library")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-pagefind", action="store_true", help="ours alone")
    parser.add_argument("--only-build", action="store_true", help="the index, without a browser")
    given = parser.parse_args()
    measure_search(
        given.count, given.seed, compare=not given.no_pagefind, browse=not given.only_build
    )


if __name__ == "__main__":
    main()
