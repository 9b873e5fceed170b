"""What the policy of a page lets a browser do: all that the site needs, nothing that came in."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from playwright.sync_api import Browser, Page

from generator.mkdocs_plugin import CasebookPlugin
from generator.pages import Page as Body
from generator.site.engine import MISSING
from generator.site.policy import (
    ONLY_IN_HEADERS,
    admitting,
    header,
    metas,
    policy,
    script_hashes,
)
from generator.site.preview import Preview
from generator.site.shell import BODY, HEAD, TITLE, Shell
from tests.conftest import ROOT, serve
from tests.site.kinds import ADDRESSES
from tests.site.watched import watched

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def directives(text: str) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: value for name, _, value in parts}


def test_every_page_carries_a_policy_before_anything_is_loaded(real_site: Path) -> None:
    pages = list(real_site.rglob("*.html"))
    assert len(pages) > 400
    whole = directives(
        (real_site / "_headers").read_text("utf-8").split("Policy: ")[1].split("\n")[0]
    )
    allowed = set(whole["script-src"].split())
    for path in pages:
        html = path.read_text("utf-8")
        assert html.count("http-equiv") == 1, path
        found = META.search(html)
        assert found, path
        first = re.search(r"<(link|script|img|style)\b", html)
        assert first, path
        assert found.start() < first.start(), path
        told = directives(found[1])
        assert "unsafe" not in found[1], path
        assert told["default-src"] == told["base-uri"] == "'none'", path
        assert told["connect-src"] == told["form-action"] == told["style-src"] == "'self'", path
        assert set(told["script-src"].split()) <= allowed, path
        assert not re.search(r"<[^>]*\s(style|on[a-z]+)=", html), path


@pytest.mark.browser
def test_no_kind_of_page_needs_more_than_its_policy(browser: Browser, origin: str) -> None:
    with watched(browser) as seen:
        for kind, address in ADDRESSES.items():
            seen.start()
            seen.open(origin + address)
            assert (kind, seen.refused(), seen.failed, seen.said) == (kind, [], [], [])
            assert (kind, seen.outside(origin)) == (kind, [])
            assert (kind, seen.kept()) == (kind, [])


def _search(page: Page) -> None:
    page.locator("[data-search-input]").fill("窃电")
    page.locator("[data-search-list] mark").first.wait_for()
    page.locator("[data-search-input]").press("Escape")


def _filter(page: Page) -> None:
    page.locator(".cb-facet .cb-option").first.click()
    page.locator("[data-explorer-chips] button").first.wait_for()
    page.locator("details:has([data-explorer-export]) summary").click()
    with page.expect_download() as download:
        page.locator("[data-explorer-export=csv]").click()
    assert download.value.suggested_filename.endswith(".csv")


def _tray(page: Page) -> None:
    page.locator(".cb-tray-button").first.click()
    page.locator(".cb-tray a[href$='plan.html']").click()
    page.get_by_role("button", name="打印").wait_for()
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印").click()


def _form(page: Page) -> None:
    page.get_by_label("标题").fill("党员带头压降违章")
    page.locator(".cb-entry__source").filter(has_text="党员带头压降违章").wait_for(state="attached")
    page.get_by_role("tab", name="文件").click()


def _colours(page: Page) -> None:
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.locator("[data-md-component=palette] label:visible").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") != before


ACTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "search": (ADDRESSES["home"], _search),
    "filter": (ADDRESSES["explorer"], _filter),
    "tray and plan": (ADDRESSES["case"], _tray),
    "form": (ADDRESSES["form"], _form),
    "colours": (ADDRESSES["check"], _colours),
}


@pytest.mark.browser
@pytest.mark.parametrize("act", ACTS)
def test_what_readers_do_stays_within_the_policy_and_the_site(
    browser: Browser, origin: str, act: str
) -> None:
    address, do = ACTS[act]
    with watched(browser) as seen:
        seen.open(origin + address)
        do(seen.page)
        seen.went_well(origin)


@pytest.mark.browser
def test_a_preview_follows_the_site_within_the_policy(browser: Browser, real_site: Path) -> None:
    with (preview := Preview(real_site, 0)).running(), watched(browser) as seen:
        seen.page.goto(preview.address + ADDRESSES["case"])
        preview.state.tell("第 3 行缺了冒号")
        notice = seen.page.locator("#casebook-preview-notice")
        notice.wait_for()
        assert notice.evaluate("box => getComputedStyle(box).position") == "fixed"
        seen.went_well(preview.address)


@pytest.mark.browser
def test_the_server_of_mkdocs_follows_the_site_within_the_policy(
    browser: Browser, real_site: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    config = load_config(str(ROOT / "mkdocs.yml"))
    server = LiveReloadServer(lambda: None, "127.0.0.1", port, root=str(real_site))
    CasebookPlugin().on_serve(server, config=config, builder=None)
    server.server_bind()
    server.server_activate()
    server.serve_thread.start()
    origin = f"http://127.0.0.1:{port}/"
    told: list[str] = []
    try:
        with watched(browser) as seen:
            seen.page.on("console", lambda said: told.append(said.text))
            with seen.page.expect_request("**/livereload/**"):
                seen.page.goto(origin + ADDRESSES["case"])
            seen.went_well(origin)
    finally:
        server.shutdown()
    assert told == ["Enabled live reload"]


@pytest.mark.browser
def test_what_comes_in_with_an_entry_is_not_run(browser: Browser, tmp_path: Path) -> None:
    """Even where every check before had failed."""
    evil = (
        "<script>window.hit = 'inline'</script>"
        '<img src="x" onerror="window.hit = 1">'
        '<svg onload="window.hit = 2"></svg>'
        '<a id="lead" href="javascript:window.hit = 3">x</a>'
        '<form action="http://127.0.0.2/" id="send"><input name="q"></form>'
        '<iframe srcdoc="<script>parent.hit = 4</script>"></iframe>'
        '<img src="http://127.0.0.2/count.png"><base href="http://127.0.0.2/">'
        '<object data="x.svg"></object><style>main { display: none }</style>'
        '<p style="position: fixed; inset: 0" id="cover">x</p>'
    )
    theme = f'<meta charset="utf-8"><title>{TITLE}</title>{HEAD}<main>{BODY}</main>'
    theme += "<script>window.ours = 1</script>"
    shell = Shell.cut(f"<!doctype html><html><head>{theme}", "any")
    (tmp_path / "evil.html").write_bytes(shell.fill(Body("evil.html", "题", "", evil), ""))
    server, origin = serve(tmp_path)
    with watched(browser) as seen:
        seen.page.goto(origin + "evil.html")
        seen.page.evaluate("document.getElementById('lead').click()")
        seen.page.evaluate("document.getElementById('send').submit()")
        seen.page.wait_for_timeout(200)
        assert seen.page.evaluate("[window.ours, window.hit]") == [1, None]
        refused = " ".join(seen.refused())
        position = "getComputedStyle(document.getElementById('cover')).position"
        assert seen.page.evaluate(position) == "static"
        assert seen.page.evaluate("document.baseURI") == origin + "evil.html"
    server.shutdown()
    server.server_close()
    # Asked of the browser, which did not send it.
    assert set(seen.outside(origin)) <= set(seen.failed)
    for directive in ("script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr",
                      "img-src", "form-action", "base-uri"):  # fmt: skip
        assert directive in refused, directive


def test_a_script_is_allowed_by_its_content_and_no_other(real_site: Path) -> None:
    one, other = script_hashes("<script>1</script>"), script_hashes("<script>2</script>")
    assert len(one | other) == 2
    for data in ('<script src="a.js">1</script>', '<script type="application/json">1</script>'):
        assert script_hashes(data) == frozenset()
    assert next(iter(one)) in metas("<script>1</script>")
    assert policy(one) in header(["<script>1</script>"])
    assert header(["<script>1</script>"]).endswith(ONLY_IN_HEADERS)
    assert policy([*one, *other]) == policy([*other, *one])


def test_of_scripts_that_a_server_adds_only_the_last_is_admitted() -> None:
    page = f"<head>{metas('')}</head><script>entry()</script><script>server()</script></body>"
    told = META.search(admitting(page))
    assert told
    (wanted,) = script_hashes("<script>server()</script>")
    assert directives(told[1])["script-src"] == f"'self' {wanted}"
    assert admitting("<p>no script, no policy</p>") == "<p>no script, no policy</p>"


def test_the_page_for_what_is_missing_knows_the_folders_of_the_site(real_site: Path) -> None:
    html = (real_site / MISSING).read_text("utf-8")
    (names,) = re.findall(r'new Set\("([^"]+)"', html)
    assert {path.name for path in real_site.iterdir() if path.is_dir()} == set(names.split())


def test_outward_links_open_in_this_window_or_cut_the_ties(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert '<meta name="referrer" content="same-origin">' in html, path
        for attrs in re.findall(r"<a\b([^>]*)>", html):
            if "_blank" in attrs:
                assert "noopener" in attrs, (path, attrs)
            if re.search(r'href="https?:', attrs):
                assert "noreferrer" in attrs, (path, attrs)


def test_no_stylesheet_or_script_of_ours_names_another_host() -> None:
    for path in (ROOT / "site_templates").rglob("*.*s"):
        if path.suffix in {".css", ".js"}:
            for line in path.read_text("utf-8").splitlines():
                assert not re.search(r"(url\(|import |fetch\(|src = )[\"']?https?:", line), path
