"""What the built pages say in their heads, and the files for robots."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page as BrowserPage

from generator.library import Library
from generator.mkdocs_plugin import MkDocs
from generator.pages import Templates
from generator.pages.head import Heads
from generator.pages.page import Page
from generator.site import pieces, plan, takeaway_files
from generator.site.assets import TEMPLATES
from generator.site.session import Session
from generator.site.shell import HEAD
from generator.site.takeaway import TakeAway
from tests.conftest import ROOT
from tests.small import case, library

SITE = "https://example.org/toolbox/"
PICTURES = ("og/site.png", "og/cases/baodi-weizhang-baobao.png")


class Head(HTMLParser):
    """The head of a page as a program reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.title = ""
        self.meta: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.data: list[str] = []
        self._into = ""
        self.feed(html.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self._into = tag if tag == "title" or held.get("type") == "application/ld+json" else ""
        if tag == "meta":
            name = held.get("property") or held.get("name")
            if name:
                assert name not in self.meta, name
                self.meta[name] = held.get("content", "")
        elif tag == "link":
            self.links.append(held)

    def handle_endtag(self, tag: str) -> None:
        self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into == "title":
            self.title += data
        elif self._into:
            self.data.append(data)

    @property
    def feeds(self) -> list[str]:
        return [ln["href"] for ln in self.links if ln.get("type") == "application/atom+xml"]

    @property
    def canonical(self) -> str:
        return next((ln["href"] for ln in self.links if ln.get("rel") == "canonical"), "")


def heads_of(site: Path) -> dict[str, Head]:
    return {
        path.relative_to(site).as_posix(): Head(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real library with an address of its own, without books and kits: only some pictures."""
    root = tmp_path_factory.mktemp("placed")
    for name in ("cases", "methods", "site_templates"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(f"site_url: {SITE}\n{settings}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            takeaway_files, "take_away", lambda *_: TakeAway(dict.fromkeys(PICTURES, b""))
        )
        patch.setattr(plan, "CASES_MOST", 0)
        for making in ("_forms", "_rounds", "_example"):
            patch.setattr(pieces, making, lambda _: ())
        return Session(root, MkDocs(), site=root / "site").build().site


@pytest.fixture(scope="module")
def heads(placed: Path) -> Mapping[str, Head]:
    return heads_of(placed)


def test_a_link_sent_to_a_colleague_shows_what_it_leads_to(heads: Mapping[str, Head]) -> None:
    meta = heads["cases/baodi-weizhang-baobao.html"].meta
    assert meta["og:title"] == "工作票盖党员印章压降现场违章率"
    assert meta["og:description"].startswith("宝坻供电公司运检党支部")
    assert meta["og:type"] == "article"
    assert meta["og:url"] == f"{SITE}cases/baodi-weizhang-baobao.html"
    assert meta["og:site_name"] == "案例工具箱"
    assert meta["og:locale"] == "zh_CN"
    assert heads["index.html"].meta["og:title"] == "案例工具箱"


def test_every_page_has_a_head_and_only_one(placed: Path, heads: Mapping[str, Head]) -> None:
    assert not [p for p in placed.rglob("*.html") if HEAD in p.read_text("utf-8")]
    for address, head in heads.items():
        assert head.meta["description"], address
        assert head.title, address
        if address != "404.html":
            assert head.meta["og:title"], address
            assert head.meta["og:url"] == head.canonical == SITE + address, address


def test_feeds_and_pictures_that_heads_name_exist(placed: Path, heads: Mapping[str, Head]) -> None:
    for address, head in heads.items():
        for feed in head.feeds:
            assert (placed / normpath(join(dirname(address), feed))).is_file(), address
        if address != "404.html":
            assert (placed / head.meta["og:image"].removeprefix(SITE)).is_file(), address
    shown = heads["cases/baodi-weizhang-baobao.html"].meta["og:image"]
    assert shown == f"{SITE}og/cases/baodi-weizhang-baobao.png"
    assert "../feeds/methods/qingdan-zeren.xml" in heads["methods/qingdan-zeren.html"].feeds
    scenario = heads["scenarios/xianchang-weizhang.html"]
    assert "../feeds/scenarios/xianchang-weizhang.xml" in scenario.feeds


def test_the_data_of_a_page_is_json_about_that_page(heads: Mapping[str, Head]) -> None:
    for address, head in heads.items():
        for text in head.data:
            main = json.loads(text)["@graph"][0]
            assert main["url"] == SITE + address


def test_an_invented_company_is_not_found_by_search_engines(
    placed: Path, heads: Mapping[str, Head]
) -> None:
    invented = {a for a, head in heads.items() if head.meta.get("robots") == "noindex"}
    assert invented == {a for a in heads if a.startswith("example/")} | {"404.html"}
    assert "/example/" not in (placed / "sitemap.xml").read_text("utf-8")


def test_the_sitemap_lists_every_page_that_may_be_found(
    placed: Path, heads: Mapping[str, Head]
) -> None:
    tree = ElementTree.parse(placed / "sitemap.xml")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert tree.getroot().tag == f"{space}urlset"
    listed = [unquote(str(loc.text)) for loc in tree.iter(f"{space}loc")]
    assert len(listed) == len(set(listed))
    open_to_all = {SITE + a for a, h in heads.items() if h.meta.get("robots") != "noindex"}
    assert set(listed) == open_to_all
    robots = (placed / "robots.txt").read_text("utf-8").splitlines()
    assert robots[-1] == f"Sitemap: {SITE}sitemap.xml"


def test_a_site_of_unknown_address_tells_no_address(real_site: Path) -> None:
    for name in ("sitemap.xml", "robots.txt"):
        assert not (real_site / name).exists()
    for address, head in heads_of(real_site).items():
        assert not {"og:url", "og:image"} & set(head.meta), address
        assert not head.canonical, address


def block(held: Library, url: str, *cards: str, title: str = "题") -> Head:
    made = Heads(
        held,
        Templates(TEMPLATES / "pages"),
        name="库",
        edition="2026-11-21",
        site_url=SITE,
        cards=cards,
    )
    return Head(made.block(Page(url, title, "说明。", "")))


@pytest.mark.parametrize(
    ("cards", "wanted"),
    [
        (("og/cases/anli.png", "og/collections/xiangmuji.png", "og/site.png"), "cases/anli"),
        (("og/collections/xiangmuji.png", "og/site.png"), "collections/xiangmuji"),
        (("og/site.png",), "site"),
        ((), ""),
    ],
)
def test_a_case_without_a_picture_shows_that_of_its_collection_then_of_the_site(
    cards: tuple[str, ...], wanted: str
) -> None:
    head = block(library(), "cases/anli.html", *cards)
    assert head.meta.get("og:image", "") == (f"{SITE}og/{wanted}.png" if wanted else "")
    assert head.meta["twitter:card"] == ("summary_large_image" if wanted else "summary")


def test_marks_of_markup_in_a_title_stay_text() -> None:
    sly = '"><script>alert(1)</script>'
    head = block(library({"a1": case(title=sly)}), "cases/a1.html", title=sly)
    assert head.meta["og:title"] == sly
    assert json.loads(head.data[0])["@graph"][0]["headline"] == sly


@pytest.mark.browser
def test_a_reader_copies_a_citation_with_the_day_and_the_address(
    page: BrowserPage, real_origin: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = f"{real_origin}cases/baodi-weizhang-baobao.html"
    page.clock.set_fixed_time("2026-12-01T09:00:00")
    page.goto(f"{address}?von=hier#citation")
    page.get_by_role("button", name="复制引文").click()
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (
        "案例工具箱编写组. 工作票盖党员印章压降现场违章率[EB/OL]. "
        f"(2026-11-21)[2026-12-01]. {address}."
    )
    page.goto(f"{real_origin}methods/qingdan-zeren.html")
    page.get_by_role("button", name="复制出处").click()
    page.get_by_text("已复制").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) > 1
    assert all("[出版者不详]" in line or "2020-09-07" in line for line in lines)


@pytest.mark.browser
def test_a_reader_whose_browser_keeps_the_clipboard_closed_is_told(
    page: BrowserPage, real_site: Path
) -> None:
    """An intranet without https: the older way is tried, then the text stands selected."""
    page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('closed'));"
        "document.execCommand = () => false;"
    )
    page.goto((real_site / "cases/baodi-weizhang-baobao.html").as_uri())
    page.get_by_role("button", name="复制引文").click()
    page.get_by_text("请按 Ctrl+C").wait_for()
    selected = page.evaluate("getSelection().toString()")
    assert selected.startswith("案例工具箱编写组")
    assert "file:" not in selected


@pytest.mark.browser
def test_the_theme_asks_for_nothing_beside_a_feed(page: BrowserPage, real_origin: str) -> None:
    """Its script takes a link that is `alternate` alone for another language of the site."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{real_origin}methods/qingdan-zeren.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "feeds/" in url or url.endswith("sitemap.xml")]
