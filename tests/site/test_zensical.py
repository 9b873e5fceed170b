"""The real library by the second engine: the same site around the same entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import zensical_engine
from generator.contributing.sample import write_sample
from generator.site.engine import EngineError
from generator.site.policy import policy, script_hashes
from generator.site.stage import staged_files
from generator.zensical_engine import Zensical
from tests.conftest import ROOT, casebook, serve
from tests.site.article import article
from tests.site.kinds import ADDRESSES

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
SAID = re.compile(r'<(?:meta (?:name|property)="(?!generator)|link rel="(?!stylesheet|icon))[^>]*>')
TITLE = re.compile(r"<title>.*?</title>")
LINK = re.compile(
    r'<a href="([^"]*)" class="md-(?:tabs|nav)__link[^>]*>\s*(?:<[^>]*>\s*)*([^<\n]+)'
)
CODE = re.compile(r"<pre.*?</pre>", re.DOTALL)
OF_THE_ENGINE = re.compile(r"assets/(javascripts|stylesheets)/|search/tokens/")

installed = pytest.mark.skipif(
    find_spec("zensical") is None, reason="NO ZENSICAL: the second engine is not installed"
)


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zensical") / "site"
    run = casebook("build", "--strict", "--no-cache", "--engine", "zensical", "--site-dir", folder)
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def pages(site: Path) -> dict[str, str]:
    found = (path for path in site.rglob("*.html") if "downloads" not in path.parts[:-1])
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in found}


@installed
def test_entries_are_the_same_around_them_too(real_site: Path, other_site: Path) -> None:
    ours, theirs = pages(real_site), pages(other_site)
    assert ours.keys() == theirs.keys()
    for address, html in theirs.items():
        known = ours[address]
        assert CODE.sub("", article(html)) == CODE.sub("", article(known)), address
        assert TITLE.findall(html) == TITLE.findall(known), address
        assert SAID.findall(html) == SAID.findall(known), address
        assert len(CODE.findall(html)) == len(CODE.findall(known)), address
        links, before = (LINK.findall(page.replace('"./', '"')) for page in (html, known))
        assert len(before) > 10
        assert links == before, address


@installed
def test_every_other_file_is_the_same(real_site: Path, other_site: Path) -> None:
    names = [
        {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        for site in (real_site, other_site)
    ]
    differ = [name for name in names[0] ^ names[1] if not OF_THE_ENGINE.match(name)]
    assert differ == []
    for folder in ("api", "downloads", "feeds", "assets/casebook"):
        for path in (real_site / folder).rglob("*"):
            other = other_site / path.relative_to(real_site)
            if path.is_file() and path.suffix not in {".html", ".zip"}:
                assert path.read_bytes() == other.read_bytes(), path


@installed
def test_the_policy_names_the_scripts_of_this_engine(other_site: Path) -> None:
    for address, html in pages(other_site).items():
        assert POLICY.findall(html) == [policy(script_hashes(html))], address
        assert "casebook-document" not in html
        assert "assets/stylesheets/classic/" in html


@pytest.fixture
def origin(other_site: Path) -> Iterator[str]:
    server, address = serve(other_site)
    yield address
    server.shutdown()
    server.server_close()


@installed
@pytest.mark.browser
def test_what_scripts_make_works_and_asks_nobody_else(page: Page, origin: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in ("home", "finder", "method", "case", "compare", "plan", "form", "guide"):
        page.goto(origin + ADDRESSES[kind])
        assert page.locator("h1").first.is_visible(), kind
    assert len(asked) > 8 * 2
    assert [url for url in asked if not url.startswith((origin, "data:", "blob:"))] == []


@installed
@pytest.mark.browser
def test_search_and_explorer_answer(page: Page, origin: str, other_site: Path) -> None:
    page.goto((other_site / "index.html").as_uri())
    page.fill("[data-search-input]", "现场违章")
    page.locator("[data-search-list] [role=option]").first.wait_for()
    page.goto(origin + "cases/index.html")
    cards = page.locator("[data-explorer-list]:not([aria-busy]) .cb-card__title")
    cards.first.wait_for()
    before = cards.count()
    page.locator("[data-explorer-form] input[type=checkbox]").first.check()
    expect(cards).not_to_have_count(before)
    assert 0 < cards.count() < before


@installed
@pytest.mark.browser
def test_the_page_for_what_does_not_exist_finds_its_styles(page: Page, origin: str) -> None:
    page.goto(f"{origin}404.html")
    expect(page.locator("head link[rel=stylesheet][href]")).to_have_count(3)
    homes = page.get_by_role("link", name="首页").evaluate_all("(all) => all.map((a) => a.href)")
    assert set(homes) == {f"{origin}index.html"}


@installed
def test_what_one_engine_made_is_not_taken_for_another(tmp_path: Path) -> None:
    library = tmp_path / "lib"
    write_sample(3, 1, library)
    for engine in ("mkdocs", "zensical"):
        run = casebook("--root", library, "build", "--engine", engine)
        assert run.returncode == 0, run.stdout + run.stderr
        assert f'content="{engine}-' in (library / "site" / "index.html").read_text("utf-8")


def test_without_it_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zensical_engine, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match="pip install zensical"):
        Zensical().render(ROOT, staged_files())


@installed
def test_what_only_mkdocs_does_is_told(tmp_path: Path) -> None:
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("docs_dir", "copyright_holder")
    (tmp_path / "mkdocs.yml").write_text(f"hooks: [made.py]\n{settings}  - made\n", "utf-8")
    made = Zensical().render(tmp_path, staged_files())
    assert [("hooks" in said, "made" in said) for said in made.warnings] == [
        (True, False),
        (False, True),
    ]
