"""`python -m tests.benchmarks.book`: seconds, pages and bytes of the printed collection.

Synthetic libraries, each in a process of its own, then everything that a site build sets.

Timings depend on the machine; compare the rows of one run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from generator.checking import check_tree
from generator.contributing.sample import write_sample
from generator.exports.about import About
from generator.exports.book import Paper, book_files, case_book, picture_files
from generator.exports.selection import select
from generator.library import Library
from generator.reading import read_tree
from tests.benchmarks.tables import Cell, table
from tests.conftest import ROOT

ABOUT = About("案例工具箱", "2026-01-01")
HEAD = ("cases", "what", "wall s", "CPU s", "pages", "KB")


def _timed(what: str, make: Callable[[], bytes]) -> tuple[bytes, list[Cell]]:
    wall, cpu = time.perf_counter(), time.process_time()
    made = make()
    return made, [what, time.perf_counter() - wall, time.process_time() - cpu]


def _books(library: Library) -> Iterator[list[Cell]]:
    everything = select(library)
    for paper in Paper:
        book, row = _timed(
            f"collection {paper}", lambda paper=paper: case_book(library, everything, ABOUT, paper)
        )
        yield [*row, len(PdfReader(BytesIO(book)).pages), len(book) // 1024]


def _site(library: Library) -> Iterator[list[Cell]]:
    """What a site build sets."""
    for what, files in (("books and cards", book_files), ("pictures", picture_files)):
        held, row = _timed(what, lambda files=files: b"".join(c for _, c in files(library, ABOUT)))
        yield [*row, None, len(held) // 1024]


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[20, 113, 1000])
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--site", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        library = Library(check_tree(read_tree(given.one)).entries)
        print(json.dumps(list((_site if given.site else _books)(library))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        rows: list[list[Cell]] = []
        for count in given.counts:
            root = Path(scratch) / str(count)
            write_sample(count, 1, root)
            rows += ([count, *row] for row in _child(root))
        rows += (["real", *row] for row in (*_child(ROOT), *_child(ROOT, "--site")))
    print(table(HEAD, rows))


def _child(root: Path, *options: str) -> list[list[Cell]]:
    command = [sys.executable, "-m", "tests.benchmarks.book", "--one", str(root), *options]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rows: list[list[Cell]] = json.loads(run.stdout)
    return rows


if __name__ == "__main__":
    main()
