"""`python -m tests.audits`: what other programs say of each kind of page, as a Markdown table.

axe and html-validate look at every kind; `--lighthouse` adds its scores, of the four pages that are
read most or of those that are named. Scores depend on the machine and on what else it does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.audits.axe import faults
from tests.audits.lighthouse import Score, score
from tests.audits.valid import ours, problems
from tests.benchmarks.readers import gzipped
from tests.benchmarks.visits import chromium
from tests.chromium import chromium_path
from tests.conftest import casebook
from tests.site.kinds import ADDRESSES

READ_MOST = ("home", "method", "case", "explorer")
SCORES = (
    "performance",
    "accessibility",
    "best practices",
    "SEO",
    "FCP ms",
    "LCP ms",
    "TBT ms",
    "CLS",
)


def main() -> None:
    """Build the real library, or take a site that stands, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.audits", description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site; else the real library is built")
    parser.add_argument("--lighthouse", nargs="*", choices=ADDRESSES, metavar="KIND")
    parser.add_argument("--repeat", type=int, default=3, help="runs of Lighthouse a page")
    chosen = parser.parse_args()
    scored = () if chosen.lighthouse is None else chosen.lighthouse or READ_MOST
    browser = chromium_path(whole=True)
    if not browser:
        sys.exit("no Chromium or Chrome found; set CASEBOOK_BROWSER")
    with tempfile.TemporaryDirectory() as scratch:
        site = chosen.site or _built(Path(scratch) / "site")
        for line in table(site.resolve(), browser, scored, chosen.repeat):
            print(line)


def table(site: Path, browser: str, scored: Sequence[str], repeat: int) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    files = {kind: address.partition("?")[0] for kind, address in ADDRESSES.items()}
    html = Counter(problem.address for problem in ours(problems(site, files.values())))
    head = ("kind", "axe", "html", *(SCORES if scored else ()))
    yield _line(head)
    yield _line(["---"] * len(head))
    with gzipped(site) as server, chromium(browser) as opened:
        page = opened.new_page(reduced_motion="reduce")
        for kind, address in ADDRESSES.items():
            page.goto(server.origin + address, wait_until="networkidle")
            said = [kind, str(len(faults(page))), str(html[files[kind]])]
            if scored:
                wanted = kind in scored
                said += _told(score(server.origin + address, browser, repeat) if wanted else None)
            yield _line(said)


def _told(found: Score | None) -> list[str]:
    if found is None:
        return ["–"] * len(SCORES)
    scores = (found.performance, found.accessibility, found.best_practices, found.seo)
    times = (found.painted, found.largest, found.blocked)
    return [*(f"{value:.0f}" for value in (*scores, *times)), f"{found.shift:.3f}"]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _built(folder: Path) -> Path:
    run = casebook("build", "--site-dir", folder)
    if run.returncode:
        sys.exit(run.stdout + run.stderr)
    return folder


if __name__ == "__main__":
    main()
