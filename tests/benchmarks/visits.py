"""Readers' visits in a browser: each query in a context of its own, with nothing in any cache."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.served import BLANK, Sent, Server
from tests.chromium import ARGUMENTS

REPEATS = 20
VISITS = 2
"""Cold visits for each query; the quicker one counts, as other work of the machine only adds."""


@dataclass(frozen=True)
class Visit:
    """One query as the first on a page, and the next of the list as a further one there."""

    text: str
    total: int
    first: list[Sent]
    further: list[Sent]
    painted: float
    """ms from focus (Pagefind: from loading its script) to the frame that shows hits."""
    answered: float
    """ms of the call alone, cold, without typing and without drawing."""
    further_ms: float
    repeated: float
    """ms of the same call again, median; not measured for Pagefind."""
    early: int = 0
    """Bytes of the index that came before the box was touched."""


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A browser that makes no request of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def cold_page(browser: Browser, address: str) -> Iterator[Page]:
    """A desktop page at `address` with an empty cache and our measures in it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(path=Path(__file__).with_name("measure.js"))
    page.goto(address, wait_until="load")
    yield page
    context.close()


def our_visits(browser: Browser, server: Server, texts: Sequence[str]) -> list[Visit]:
    """The search box of the home page, query by query."""
    visits = []
    for text, following in _pairs(texts):
        painted, repeated = [], []
        for _ in range(VISITS):
            with cold_page(browser, server.origin) as page:
                early = _asked_for(server)
                painted.append(page.evaluate("text => measure.box(text)", text))
                first = _asked_for(server)
                times = page.evaluate("([text, n]) => measure.repeated(text, n)", [text, REPEATS])
                repeated.append(statistics.median(times))
                first += _asked_for(server)
                further = page.evaluate("text => measure.ours(text)", following)
                more = _asked_for(server)
        with cold_page(browser, server.origin) as page:
            alone = page.evaluate("text => measure.ours(text)", text)
        visits.append(
            Visit(
                text=text,
                total=alone["total"],
                first=first,
                further=more,
                painted=min(painted),
                answered=alone["ms"],
                further_ms=further["ms"],
                repeated=min(repeated),
                early=sum(sent.bytes for sent in early if sent.path.startswith("search/")),
            )
        )
    return visits


def pagefind_visits(browser: Browser, server: Server, texts: Sequence[str]) -> list[Visit]:
    """The same queries to Pagefind on an empty page."""
    visits = []
    for text, following in _pairs(texts):
        runs = []
        for _ in range(VISITS):
            with cold_page(browser, server.origin + BLANK) as page:
                _asked_for(server)
                runs.append(page.evaluate("text => measure.pagefind(text)", text))
                first = _asked_for(server)
                further = page.evaluate("text => measure.pagefind(text)", following)
                more = _asked_for(server)
        visits.append(
            Visit(
                text=text,
                total=runs[0]["total"],
                first=first,
                further=more,
                painted=min(run["painted"] for run in runs),
                answered=min(run["ms"] for run in runs),
                further_ms=further["ms"],
                repeated=0,
            )
        )
    return visits


def _asked_for(server: Server) -> list[Sent]:
    """What the page asked for since the last look; the icon of a tab is the browser's own wish."""
    return [sent for sent in server.take() if "favicon" not in sent.path]


def our_finds(page: Page, text: str) -> tuple[list[str], list[str]]:
    """Pages of cases and methods that hold `text`, and the first ten shown."""
    answer: dict[str, list[str]] = page.evaluate("text => measure.oursFinds(text)", text)
    return answer["found"], answer["top"]


def pagefind_ids(page: Page, text: str) -> list[str]:
    """Ids of all results of Pagefind, best first."""
    ids: list[str] = page.evaluate("text => measure.pagefindFinds(text)", text)
    return ids


def _pairs(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(texts, [*texts[1:], texts[0]], strict=True)
