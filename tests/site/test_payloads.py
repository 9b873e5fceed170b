"""Every text that a stranger may hand in stays text: on all pages, in everything scripts draw."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, expect

from tests.conftest import _shared, casebook, serve
from tests.site.hostile_entries import Feed, hostile_files
from tests.site.hostile_library import accepted, write_library
from tests.site.payload_shapes import SHAPES
from tests.site.payloads import CLOBBERS, FAR, RUNS, payloads, public

pytestmark = pytest.mark.browser

CASES = 12
ROUNDS = int(os.environ.get("CASEBOOK_PAYLOAD_ROUNDS", "1"))
"""In each further round the payloads stand in other fields."""
PHONE = {"width": 390, "height": 844}
PAUSE = 120
"""Milliseconds in which the boxes for typing answer."""
SCRIPTS = Path(__file__).with_name("payloads.js").read_text("utf-8")
"""What is looked at in the browser."""


@dataclass
class Watch:
    """A context of the browser that notes everything a text must never bring about."""

    context: BrowserContext
    origin: str
    bare: bool
    """Whether pages work without their policy, so that the cleaning alone is judged."""
    asked: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    """Dialogs, windows, scripts that ran, what a policy stopped, errors of scripts."""

    def __post_init__(self) -> None:
        self.context.add_init_script(SCRIPTS)
        self.context.expose_function("noticed", lambda what: self.seen.append(what))
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page: Page = self.context.new_page()
        self.context.on("page", lambda page: self.seen.append(f"a window: {page.url}"))
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.seen.append(f"an error: {error}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append("a dialog")
        dialog.dismiss()

    def open(self, address: str) -> None:
        """Open a page of the site and wait until its scripts are done."""
        self.page.goto(self.origin + address)

    def settle(self) -> None:
        """Wait until what was typed or asked for has been drawn."""
        self.page.wait_for_timeout(PAUSE)

    def forget(self) -> None:
        """Begin anew."""
        self.seen.clear()
        self.asked.clear()

    def found(self) -> list[str]:
        """Everything noted so far, with the addresses off the site."""
        far = [url for url in self.asked if not url.startswith((self.origin, "data:"))]
        return [*self.seen, *(f"asked {url}" for url in far), *self.page.evaluate("foreign()")]


@dataclass(frozen=True)
class Sites:
    """Two libraries of one shape: one of payloads, one of plain words."""

    hostile: str
    plain: str
    addresses: tuple[str, ...]


@pytest.fixture(scope="session", params=range(ROUNDS))
def sites(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Sites]:
    if os.environ.get("CI") == "true":
        assert public(), "the lists of payloads are missing: run .ci/audits"
    folder = _shared(tmp_path_factory) / f"payloads-{request.param}"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            _build(folder, request.param)
    servers = [serve(folder / name / "site") for name in ("hostile", "plain")]
    top = folder / "hostile" / "site"
    pages = (page.relative_to(top).as_posix() for page in sorted(top.rglob("*.html")))
    addresses = tuple(page for page in pages if not page.startswith("reference/checks/"))
    yield Sites(servers[0][1], servers[1][1], addresses)
    for server, _ in servers:
        server.shutdown()
        server.server_close()


def _build(folder: Path, turn: int) -> None:
    known = payloads()
    start = turn * len(known) // ROUNDS
    words = tuple(f"文字{number}" for number in range(len(known)))
    for name, texts in (("hostile", known[start:] + known[:start]), ("plain", words)):
        feed = Feed(texts)
        files = hostile_files(feed, CASES)
        refused = accepted(files)
        assert refused < len(texts) // 20
        write_library(folder / name, files)
        run = casebook("--root", folder / name, "build")
        assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(params=["as cleaned", "under the policy"])
def watch(request: pytest.FixtureRequest, browser: Browser, sites: Sites) -> Iterator[Watch]:
    bare = request.param == "as cleaned"
    context = browser.new_context(viewport=PHONE if bare else None, bypass_csp=bare)
    yield Watch(context, sites.hostile, bare)
    context.close()


def test_there_are_a_thousand_payloads_and_more() -> None:
    assert len(payloads()) > (3000 if public() else 2000)


def test_the_watch_sees_what_gets_through(watch: Watch) -> None:
    raw = f"<div class=cb-prose><img src=x onerror={RUNS}><img src=https://{FAR}/a.png></div>"

    def let_through(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</article>", f"{raw}</article>"))

    watch.page.route("**/about.html", let_through)
    watch.open("about.html")
    watch.settle()
    found = "\n".join(watch.found())
    assert "a handler" in found
    if watch.bare:
        assert "a script ran: alert" in found
        assert f"asked https://{FAR}" in found
    else:
        assert "a policy stopped script-src-attr" in found
        assert "a policy stopped img-src" in found


def test_no_text_runs_asks_or_leaves_its_place(watch: Watch, sites: Sites) -> None:
    faults: dict[str, Any] = {}
    for address in sites.addresses:
        watch.open(address)
        found = [*watch.found(), *watch.page.evaluate("misplaced()")]
        watch.forget()
        if found:
            faults[address] = found[:12]
    assert faults == {}


def test_a_page_of_payloads_is_built_like_a_page_of_plain_words(
    browser: Browser, sites: Sites
) -> None:
    context = browser.new_context()
    context.add_init_script(SCRIPTS)
    outlines: list[dict[str, str]] = []
    for origin in (sites.hostile, sites.plain):
        page = context.new_page()
        page.goto(origin + "404.html")
        outlines.append(page.evaluate("(addresses) => outlines(addresses)", list(sites.addresses)))
    context.close()
    hostile, plain = outlines
    assert {
        address: outline for address, outline in hostile.items() if outline != plain[address]
    } == {}


NAMES = ("__proto__", "constructor", "toString", "hasOwnProperty")
ASKED = (*SHAPES[:6], CLOBBERS[0], *NAMES)
"""What is typed into boxes."""
ADDRESSED = (SHAPES[0], NAMES[0]) if ROUNDS == 1 else ASKED
"""What is put into addresses."""
QUERIES = (
    "search.html?q={0}",
    "search.html?q={0}&kind={0}",
    "search.html?__proto__[x]={0}#{0}",
    "cases/index.html?q={0}&sort={0}&view={0}",
    "cases/index.html?scenario={0}.ci-0&vehicle={0}&__proto__={0}&constructor={0}",
    "compare.html?kind={0}&ids={0}~anli-0~../anli-1~anli-2&only={0}",
    "finder.html?hurt={0}&stage={0}&__proto__={0}",
    "plan.html?{0}#{0}",
    "methods/fangfa-0.html?{0}#{0}",
    "contribute/form.html?kind={0}&id={0}&{0}#{0}",
    "404.html?{0}#{0}",
    "downloads/index.html?kind={0}#{0}",
)


def test_an_address_is_only_read(watch: Watch) -> None:
    faults: dict[str, list[str]] = {}
    for address in QUERIES:
        for text in ADDRESSED:
            watch.open(address.format(quote(text)))
            watch.settle()
            if found := watch.found():
                faults[f"{address} {text}"] = found
            watch.forget()
    assert faults == {}


def test_what_is_searched_and_suggested_is_shown_as_text(watch: Watch) -> None:
    watch.open("search.html")
    box = watch.page.locator("[data-find-input]")
    for text in (*ASKED, "alert", "script", "img src", "题"):
        box.fill(text)
        watch.settle()
        assert watch.found() == []
    expect(watch.page.locator("[data-find-list] a").first).to_be_visible()
    watch.open("sources.html")
    watch.page.keyboard.press("/")
    for text in (*ASKED, "onerror"):
        watch.page.locator("[data-search-input]").fill(text)
        watch.settle()
    expect(watch.page.locator("[data-search-list] a").first).to_be_visible()
    assert watch.found() + watch.page.evaluate("misplaced()") == []


def test_the_list_of_cases_draws_text(watch: Watch) -> None:
    page = watch.page
    for address in ("cases/index.html", "cases/index.html?view=table&scenario=ci-0"):
        watch.open(address)
        expect(page.locator("[data-explorer-list] a").first).to_be_visible()
        for button in page.locator(".cb-facet button[aria-expanded=false]").all():
            button.evaluate("button => button.click()")
        for box in page.locator(".cb-facet input[type=search]").all():
            box.evaluate("box => { box.value = '<img src=x onerror=alert(1)>'; }")
        page.locator("[data-explorer-text]").fill("alert(1)", force=True)
        watch.settle()
        assert watch.found() + page.evaluate("misplaced()") == []


def test_the_finder_draws_text(watch: Watch) -> None:
    watch.open("finder.html?hurt=ci-0")
    expect(watch.page.locator("[data-finder-list] li").first).to_be_visible()
    assert watch.found() + watch.page.evaluate("misplaced()") == []


def test_a_plan_and_a_comparison_of_hostile_entries_are_text(watch: Watch) -> None:
    page = watch.page
    for address in ("cases/anli-0.html", "cases/anli-7.html", "methods/fangfa-0.html"):
        watch.open(address)
        page.locator(".cb-head .cb-tray-button").evaluate("button => button.click()")
    watch.open("plan.html")
    expect(page.locator(".cb-plan__item")).to_have_count(3)
    for box in page.locator(".cb-plan__item :is(textarea, input:not([type=date]))").all():
        box.fill(SHAPES[1])
    watch.settle()
    assert watch.found() + page.evaluate("misplaced()") == []
    for address in (
        "compare.html?ids=anli-0~anli-7",
        "compare.html?kind=method&ids=fangfa-0~fangfa-1",
    ):
        watch.open(address)
        expect(page.locator(".cb-compare__title")).to_have_count(2)
        assert watch.found() + page.evaluate("misplaced()") == []


def test_what_is_typed_into_the_form_is_shown_as_text(watch: Watch) -> None:
    page = watch.page
    watch.open("contribute/form.html")
    for box in page.locator("[data-entry-form] :is(textarea, input[type=text])").all():
        if box.is_editable():
            box.evaluate(
                "(box, text) => typed(box, text)",
                SHAPES[2],
            )
    watch.settle()
    expect(page.locator("[data-entry-file]")).to_contain_text("<scr<script>")
    assert watch.found() == []
