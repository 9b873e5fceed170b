"""Every link within a site leads somewhere; those that leave it are asked for apart."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.contributing.sample import write_sample
from generator.site.following import broken_links, outward_links
from generator.site.outward import ask_all
from tests.conftest import casebook


def broken(folder: Path, pages: dict[str, str], site_url: str = "") -> list[tuple[str, str]]:
    """Link and what it lacks, of a site with these pages."""
    for address, html in pages.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_text(f"<!doctype html><body>{html}", "utf-8")
    return [(found.link, found.lacks) for found in broken_links(folder, pages, site_url)]


GOOD = """<a href="index.html">一</a><a href="cases/a.html#x">二</a><a href="#这里">三</a>
<p id="这里"><a href="cases/a.html?q=1#%E7%94%B2">四</a><img src="cases/../cases/b.html">
<a href="">五</a><a href="https://example.com/gone">六</a><a href="//example.com/gone">七</a>
<a href="cases/">八</a><a href="mailto:a@example.com">九</a><img src="data:image/png;base64,aa">
<a href="#">十</a><form action="cases/b.html"></form>
<a href="cases/a.html#:~:text=x">十一</a><a name="old"></a>
<a href="#old">十二</a>"""
PAGES = {
    "index.html": GOOD,
    "cases/a.html": '<p id="x"><p id="甲"><a href="../index.html#这里">回去</a>',
    "cases/b.html": "",
    "cases/index.html": "",
}


def test_links_that_lead_somewhere_are_no_news(tmp_path: Path) -> None:
    assert broken(tmp_path, PAGES) == []


@pytest.mark.parametrize(
    ("html", "lacks"),
    [
        ('<a href="gone.html">', "cases/gone.html"),
        ("<A HREF='../gone.html'>", "gone.html"),
        ('<a href="a.html#gone">', "cases/a.html#gone"),
        ('<a href="#gone">', "cases/b.html#gone"),
        ('<a href="a.html#%E4%B9%99">', "cases/a.html#%E4%B9%99"),
        ('<img src="pictures/x.png">', "cases/pictures/x.png"),
        ('<script src="x.js"></script>', "cases/x.js"),
        ('<link rel="stylesheet" href="x.css">', "cases/x.css"),
        ('<form action="send.html">', "cases/send.html"),
        ('<a href="../../index.html">', "../../index.html"),
        ('<a href="../cases/../../etc/passwd">', "../cases/../../etc/passwd"),
        ('<a href="/index.html">', "/index.html"),
        ('<a href="../gone/">', "gone/index.html"),
        ('<a href="javascript:void(0)">', "javascript:void(0)"),
        ('<a href="file:///etc/passwd">', "file:///etc/passwd"),
        ('<a href="http://[::1">', "http://[::1"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path, html: str, lacks: str) -> None:
    found = broken(tmp_path, {**PAGES, "cases/b.html": html})
    assert [what for _, what in found] == [lacks]


def test_text_that_only_looks_like_a_link_is_none(tmp_path: Path) -> None:
    text = '<p title="href=&quot;gone.html&quot;"> href="gone.html" <!-- <a href="gone.html"> -->'
    assert broken(tmp_path, {**PAGES, "cases/b.html": text}) == []


def test_the_page_for_missing_addresses_may_begin_at_the_top(tmp_path: Path) -> None:
    pages = {**PAGES, "404.html": '<a href="/index.html"><a href="/gone.html">'}
    assert broken(tmp_path, pages) == [("/gone.html", "gone.html")]


@pytest.mark.parametrize("path", ["/", "/toolbox/"])
def test_its_links_begin_where_the_site_stands(tmp_path: Path, path: str) -> None:
    links = (f'<a href="{path}{place}">' for place in ("", "index.html", "gone.html"))
    pages = {**PAGES, "404.html": "".join(links)}
    found = broken(tmp_path, pages, f"https://toolbox.example{path}")
    assert found == [(f"{path}gone.html", "gone.html")]


def test_addresses_of_the_site_itself_are_followed_too(tmp_path: Path) -> None:
    own = "https://example.com/toolbox/"
    html = f'<a href="{own}index.html"><a href="{own}gone.html"><a href="https://example.com/x">'
    found = broken(tmp_path, {**PAGES, "cases/b.html": html}, own)
    assert [what for _, what in found] == ["gone.html"]


def test_the_real_site_has_no_broken_link(real_site: Path) -> None:
    files = [p.relative_to(real_site).as_posix() for p in real_site.rglob("*") if p.is_file()]
    assert broken_links(real_site, files) == []


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library in which one entry and one hand-written page link to pages that are not there."""
    root = tmp_path / "lib"
    write_sample(12, 1, root)
    case = root / "cases/hecheng-1/hecheng-000003.yml"
    text = case.read_text("utf-8")
    start = text.index("statement: ") + len("statement: ")
    case.write_text(f"{text[:start]}'[另见](meiyou.html)'{text[text.index(chr(10), start) :]}")
    page = root / "docs/about.md"
    page.write_text(page.read_text("utf-8") + '\n<a href="yemeiyou.html#x">另见</a>\n', "utf-8")
    return root


def build(library: Path, *more: str) -> subprocess.CompletedProcess[str]:
    run = casebook("--root", library, "build", *more)
    assert "Traceback" not in run.stdout + run.stderr
    return run


def test_a_strict_build_names_every_broken_link_and_publishes_nothing(library: Path) -> None:
    strict = build(library, "--strict")
    assert strict.returncode == 1
    assert "cases/hecheng-000003.html里的链接打不开：没有 cases/meiyou.html" in strict.stderr
    assert "about.html里的链接打不开：没有 yemeiyou.html" in strict.stderr
    assert not (library / "site").exists()
    assert list(library.glob(".site*")) == []


def test_what_was_built_without_following_links_is_followed_when_asked(library: Path) -> None:
    assert build(library).returncode == 0
    assert (library / "site/index.html").exists()
    assert build(library, "--strict").returncode == 1
    assert (library / "site/index.html").exists()


class _Server(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(405 if self.path == "/get-only" else self._status())
        if self.path == "/moved":
            self.send_header("Location", "/there")
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/get-only" else self._status())
        self.end_headers()

    def _status(self) -> int:
        known = {"/there": 200, "/moved": 301, "/%E4%B8%AD?q=%E6%96%87": 200}
        return known.get(self.path, 404)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_links_to_other_sites_are_asked_for(origin: str) -> None:
    places = ["/there", "/gone", "/moved", "/get-only", "/中?q=文"]
    answers = list(ask_all((origin + place for place in places), internal=True, timeout=5))
    assert [answer.works for answer in answers] == [True, False, True, True, True]
    assert answers[1].said == "回答 404"
    assert answers[2].said == "转到 /there"


def test_a_stranger_cannot_send_the_check_into_the_network_of_the_company(origin: str) -> None:
    places = (origin, "http://localhost:1/", "http://[::1]/", "http://169.254.169.254/latest/")
    for answer in ask_all(places, timeout=5):
        assert not answer.works
        assert answer.said == "不是公网上的地址，没有访问"


@pytest.mark.parametrize(
    "link", ["http://", "https://no-such-host.invalid/", "http://127.0.0.1:1/", "http://x:y/"]
)
def test_what_cannot_be_asked_is_told_and_never_raised(link: str) -> None:
    (answer,) = ask_all([link], timeout=5, internal=True)
    assert not answer.works
    assert answer.said


def test_the_command_reports_and_never_stops_anything(library: Path, origin: str) -> None:
    page = library / "docs/about.md"
    links = f"\n[好]({origin}/there) [坏]({origin}/gone)\n"
    page.write_text(page.read_text("utf-8") + links, "utf-8")
    before = casebook("--root", library, "links")
    assert before.returncode == 2
    assert build(library).returncode == 0
    assert set(outward_links(library / "site")) == {f"{origin}/there", f"{origin}/gone"}
    run = casebook("--root", library, "links", "--internal", "--timeout", "5")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == [
        f"{origin}/gone：回答 404（about.html）",
        "外部链接 2 个，1 个打不开",
    ]
