"""`make bench`: what the commands cost on synthetic libraries, each in processes of its own.

Cold, unchanged, after edits, under `serve`; beside other generators over the same cases. With
`--write` the figures are kept in `results.json` and the page 性能 is made of them. `--search` and
`--readers` measure those too. Timings depend on the machine; compare the rows of one run.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.benchmarks.peers.sites import measure_peers
from tests.benchmarks.readers import readers_table, readings
from tests.benchmarks.results import PAGE, RESULTS, Results, our_table, page, peer_table
from tests.benchmarks.scenarios import Workshop, measure
from tests.benchmarks.search import CASES, machine, measure_search
from tests.benchmarks.serving import measure_serving
from tests.benchmarks.visits import chromium
from tests.chromium import chromium_path

COUNTS = (1_000, 10_000)
REPEAT = 5


def _say(what: str) -> None:
    """A word of progress, apart from the tables."""
    print(f"… {what}", file=sys.stderr, flush=True)


def _told() -> str:
    """The machine and how busy it was, for readers of the page."""
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f"，{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB 内存"
    load = f"，开始时的负载 {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{platform.system()} {platform.machine()}，{os.cpu_count()} 核{memory}，"
        f"Python {platform.python_version()}{load}"
    )


def _measure(counts: list[int], repeat: int, *, peers: bool, readers: bool) -> Results:
    words = " ".join(sys.argv[1:])
    results = Results(
        date.today().isoformat(), _told(), f"python -m tests.benchmarks {words}".strip()
    )
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        for count in counts:
            _say(f"{count} cases: a library")
            shop = Workshop(count, scratch, repeat)
            for one in measure(shop, repeat):
                _say(f"{count} cases: {one.scenario}: {one.wall:.2f} s")
                results.ours.append(one)
            _say(f"{count} cases: serve")
            results.ours.append(measure_serving(shop, repeat))
            for took in measure_peers(shop.root, count, scratch) if peers else ():
                _say(f"{count} cases: {took.peer}: {took.problem or f'{took.wall:.2f} s'}")
                results.peers.append(took)
            if readers and count == counts[-1]:
                _readers(shop.site)
            shop.close()
    return results


def _readers(site: Path) -> None:
    path = chromium_path(whole=True)
    if path is None:
        print("\nNO BROWSER: no Chromium or Chrome found; set CASEBOOK_BROWSER")
        return
    with chromium(path) as browser:
        print(f"\n{readers_table(readings(browser, site))}\n")


def main() -> None:
    """Parse, measure, print, and write where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=COUNTS, help="sizes")
    parser.add_argument("--repeat", type=int, default=REPEAT, help="runs of each edit")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--readers", action="store_true", help="what a page costs its readers")
    parser.add_argument("--search", action="store_true", help="what search costs and finds")
    parser.add_argument("--write", action="store_true", help="keep the figures, write the page")
    given = parser.parse_args()
    print(machine())
    counts = sorted(given.counts)
    results = _measure(counts, given.repeat, peers=given.peers, readers=given.readers)
    print(our_table(results.ours))
    if results.peers:
        print(f"\n{peer_table(results.peers, results.ours)}")
    if given.write:
        RESULTS.write_text(results.dump(), encoding="utf-8")
        PAGE.write_text(page(results), encoding="utf-8")
        print(f"\nwritten: {RESULTS.name}, {PAGE.name}")
    if given.search:
        print()
        measure_search(CASES, 1, compare=True, browse=True)


if __name__ == "__main__":
    main()
