"""`make bench`: what `check` and `build` cost on synthetic libraries, each in a process of its own;
then what search costs (see `search`).

Timings depend on the machine; compare the rows of one run.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from generator.contributing.sample import write_sample
from tests.benchmarks.search import CASES, machine, measure_search


def run(*arguments: str) -> tuple[float, float, float]:
    """Run the command `casebook`: wall seconds, CPU seconds, peak memory in MB."""
    command = [sys.executable, "-m", "generator.cli", *arguments]
    start = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def size(folder: Path) -> float:
    """MB of all files below a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6


def main() -> None:
    """Print one table, and those of search."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000, 3000])
    parser.add_argument("--search", action=argparse.BooleanOptionalAction, default=True)
    given = parser.parse_args()
    counts = given.counts
    print(machine())
    print(f"{'cases':>7} {'command':>8} {'wall s':>8} {'CPU s':>8} {'peak MB':>8} {'out MB':>8}")
    with tempfile.TemporaryDirectory() as scratch:
        for count in counts:
            root = Path(scratch) / str(count)
            write_sample(count, 1, root)
            for command in ("check", "build"):
                wall, cpu, peak = run("--root", str(root), command)
                out = f"{size(root / 'site'):8.1f}" if command == "build" else ""
                print(f"{count:7} {command:>8} {wall:8.2f} {cpu:8.2f} {peak:8.0f} {out}")
            print(f"{count:7}   search index {size(root / 'site' / 'search'):.1f} MB")
    if given.search:
        print()
        measure_search(CASES, 1, compare=True, browse=True)


if __name__ == "__main__":
    main()
