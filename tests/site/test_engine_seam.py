"""Any engine will do: one of twenty lines builds the site, entries, policy and all."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from generator.contributing.sample import write_sample
from generator.mkdocs_plugin import MkDocs
from generator.site.engine import MISSING, Engine, Handwritten, Rendered, Staged
from generator.site.policy import policy, script_hashes
from generator.site.session import Session
from generator.site.settings import Settings
from generator.site.shell import BODY, DESCRIPTION, TITLE
from tests.conftest import serve
from tests.site.article import article

TEMPLATE = """\
<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="description" content="{description}">
<meta name="casebook-head-mark">
<title>{title}</title>
<link rel="icon" href="{up}plain.svg">
<link rel="stylesheet" href="{up}assets/casebook/casebook.css">
<script>document.documentElement.className = "plain"</script>
<script defer src="{up}assets/casebook/casebook.js"></script>
</head>
<body class="md-typeset">
<nav><a href="{up}index.html">首页</a> <a href="{up}cases/index.html">案例</a></nav>
<main>{body}</main>
</body>
</html>
"""
ICON = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
MAIN = re.compile(r"<main>(.*)</main>", re.DOTALL)


class Plain:
    """Puts everything into one template, and knows no Markdown at all."""

    def render(self, root: Path, staged: Staged, *, preview: bool = False) -> Rendered:
        addresses = [path.removesuffix(".md") + ".html" for path in staged]
        pages = {address: self._page(address, TITLE, DESCRIPTION, BODY) for address in addresses}
        pages[MISSING] = self._page(MISSING, "没有这一页", "", "<h1>没有这一页</h1>")
        about = Handwritten("about.html", "关于", "<p>手写的一页。</p>", "说明")
        pages[about.url] = self._page(about.url, about.title, about.description, about.html)
        settings = Settings(
            edition="2026-01-01", name="合成案例库（仅供测速）", example=False, downloads=False
        )
        return Rendered(settings, pages, (about,), {"plain.svg": ICON})

    def _page(self, address: str, title: str, description: str, body: str) -> str:
        up = "../" * address.count("/")
        return TEMPLATE.format(title=title, description=description, body=body, up=up)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seam") / "lib"
    write_sample(3, 1, folder)
    return folder


def built(library: Path, engine: Engine, name: str) -> Path:
    return Session(library, engine, site=library.parent / name).build().site


@pytest.fixture(scope="module")
def plain(library: Path) -> Path:
    return built(library, Plain(), "plain")


@pytest.fixture(scope="module")
def usual(library: Path) -> Path:
    return built(library, MkDocs(), "usual")


def test_what_we_say_of_an_entry_is_the_same_in_any_engine(plain: Path, usual: Path) -> None:
    made = {path.relative_to(plain).as_posix(): path for path in plain.rglob("*.html")}
    known = {path.relative_to(usual).as_posix() for path in usual.rglob("*.html")}
    # The guides are documents: this engine has none of them, and one of its own.
    guides = {"interface.html", "performance.html", "deploy.html", "privacy.html"}
    assert known - made.keys() <= guides | {"contribute/index.html", "contribute/registry.html"}
    assert made.keys() <= known
    for address in made.keys() - {"about.html", MISSING}:
        found = MAIN.search(made[address].read_text("utf-8"))
        assert found
        ours = re.sub(r"\s*\n\s*", "\n", found[1]).strip()
        assert ours == article((usual / address).read_text("utf-8")), address


def test_the_policy_is_that_of_its_own_scripts(plain: Path) -> None:
    for path in plain.rglob("*.html"):
        html = path.read_text("utf-8")
        (content,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
        assert unescape(content) == policy(script_hashes(html))
        assert len(script_hashes(html)) == 1, path.name


@pytest.mark.browser
def test_it_searches_and_runs_under_that_policy(page: Page, plain: Path) -> None:
    server, origin = serve(plain)
    try:
        case = next(path for path in plain.glob("cases/*.html") if path.name != "index.html")
        page.goto(f"{origin}cases/{case.name}")
        words = page.locator("h1").inner_text()
        page.goto(f"{origin}search.html?q={quote(words)}")
        page.locator(f"main a[href*='{case.name}']").first.wait_for()
        assert page.evaluate("document.documentElement.className") == "plain"
        page.goto(f"{origin}about.html")
        assert page.locator("main").inner_text() == "手写的一页。"
    finally:
        server.shutdown()
        server.server_close()
