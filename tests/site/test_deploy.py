"""The site behind real servers: what they send, and pages that work under both policies."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from generator.site.deploy import (
    HASHED,
    HEADERS,
    DeployError,
    Place,
    headers_file,
    settings_for,
)
from generator.site.policy import ONLY_IN_HEADERS, header
from tests.conftest import casebook, serve
from tests.site.kinds import ADDRESSES
from tests.site.servers import readable, running
from tests.site.watched import watched

SERVERS = ("nginx", "caddy", "apache")
PATHS = ("/", "/toolbox/")
POLICY = header(["<script>1</script>"])
KINDS = ("home", "explorer", "case", "search", "form", "plan", "missing")
"""Kinds of pages that are opened behind each server; test_policy opens all of them."""

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "": "text/html; charset=utf-8",
    "cases/": "text/html; charset=utf-8",
    "cases/baodi-weizhang-baobao.html?from=list": "text/html; charset=utf-8",
    "assets/casebook/casebook.css": "text/css; charset=utf-8",
    "assets/casebook/casebook.js": "text/javascript; charset=utf-8",
    "data/cases.js": "text/javascript; charset=utf-8",
    "api/v1/index.json": "application/json",
    "feeds/all.xml": "application/atom+xml; charset=utf-8",
    "llms.txt": "text/plain; charset=utf-8",
    "downloads/anli.csv": "text/csv; charset=utf-8",
    "downloads/anli.xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "downloads/jizhi-shouce.docx": f"{OFFICE}.wordprocessingml.document",
    "downloads/jizhi-shouce.pptx": f"{OFFICE}.presentationml.presentation",
    "downloads/jizhi-shouce-a4.pdf": "application/pdf",
    "assets/images/favicon.png": "image/png",
}
below = pytest.mark.parametrize(
    "root", [(server, "/toolbox/") for server in SERVERS], indirect=True
)
SAVED = (".csv", ".docx", ".pptx", ".xlsx")


def get(address: str, **asked: str) -> tuple[int, Message, bytes]:
    """Status, headers and content of one answer."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=20)
    names = {name.replace("_", "-"): value for name, value in asked.items()}
    connection.request("GET", parts._replace(scheme="", netloc="").geturl(), headers=names)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers, content


@pytest.fixture(scope="module")
def shown(real_site: Path) -> Iterator[Path]:
    with readable(real_site) as site:
        yield site


@pytest.fixture(
    scope="module",
    params=[(server, path) for server in SERVERS for path in PATHS],
    ids=lambda given: "".join(given),
)
def root(
    request: pytest.FixtureRequest, shown: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the real site stands behind a server."""
    server, path = request.param
    folder = tmp_path_factory.mktemp(server)
    with running(server, shown, folder, path) as origin:
        yield origin + path


def policy_of(site: Path) -> str:
    return str(json.loads((site / "casebook.json").read_text("utf-8"))["policy"])


def test_every_kind_of_file_comes_with_its_type_and_all_headers(root: str, real_site: Path) -> None:
    wanted = HEADERS | {"Content-Security-Policy": policy_of(real_site)}
    assert ONLY_IN_HEADERS in wanted["Content-Security-Policy"]
    for address, kind in TYPES.items():
        status, headers, content = get(root + address)
        assert status == 200, address
        assert content, address
        told = headers["Content-Type"].lower()
        assert told.removesuffix("; charset=utf-8") == kind.removesuffix("; charset=utf-8"), address
        assert ("charset" in told) >= ("charset" in kind), address
        assert {name: headers.get_all(name) for name in wanted} == {
            name: [value] for name, value in wanted.items()
        }, address
        saved = address.endswith(SAVED)
        assert headers["Content-Disposition"] == ("attachment" if saved else None), address


def test_files_named_by_their_content_are_kept_the_others_asked_for(
    root: str, real_site: Path
) -> None:
    (hashed,) = (path.name for path in (real_site / "assets/javascripts").glob("bundle.*.js"))
    _, headers, _ = get(root + "assets/javascripts/" + hashed)
    assert headers.get_all("Cache-Control") == ["public, max-age=31536000, immutable"]
    for address in ("index.html", "assets/casebook/casebook.js", "search/manifest.js"):
        for packed in ("identity", "gzip"):
            _, headers, content = get(root + address, Accept_Encoding=packed)
            assert headers.get_all("Cache-Control") == ["no-cache"]
            status, _, again = get(
                root + address, Accept_Encoding=packed, If_None_Match=headers["ETag"]
            )
            assert (status, again) == (304, b""), (address, packed, len(content))


def test_texts_come_packed(root: str, real_site: Path) -> None:
    for address in ("index.html", "data/cases.js", "api/v1/cases.json", "feeds/all.xml"):
        _, headers, content = get(root + address, Accept_Encoding="gzip")
        assert headers["Content-Encoding"] == "gzip", address
        assert "Accept-Encoding" in headers["Vary"], address
        assert gzip.decompress(content) == (real_site / address).read_bytes()
    _, headers, _ = get(root + "downloads/anli.xlsx", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] is None


@pytest.mark.parametrize("address", ["nowhere.html", "a/b/c", "downloads/nowhere.xlsx"])
def test_what_does_not_exist_is_told_as_on_the_site(
    root: str, real_site: Path, address: str
) -> None:
    status, headers, content = get(root + address)
    assert status == 404
    assert headers["Content-Type"].lower() == "text/html; charset=utf-8"
    assert content == (real_site / "404.html").read_bytes()
    assert headers.get_all("Content-Security-Policy") == [policy_of(real_site)]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"] is None


@pytest.mark.parametrize(
    "address",
    ["assets/", "_headers", ".git/config", "cases/.hidden", "..%2f..%2fetc/passwd", "../settings"],
)
def test_no_list_of_files_and_nothing_hidden_is_shown(root: str, address: str) -> None:
    status, headers, content = get(root + address)
    assert status in {400, 403, 404}
    assert b"Index of" not in content
    assert "policy" not in headers.get("Content-Type", "")


def test_portals_may_search_and_nobody_may_take_the_rest(root: str) -> None:
    shared = ("search/manifest.js", "assets/casebook/search.js", "api/v1/index.json")
    for address in shared:
        assert get(root + address)[1]["Cross-Origin-Resource-Policy"] == "cross-origin", address
    for address in ("index.html", "data/cases.js", "assets/casebook/casebook.js"):
        assert get(root + address)[1]["Cross-Origin-Resource-Policy"] == "same-origin", address


def test_a_folder_without_its_slash_leads_to_the_folder(root: str) -> None:
    place = root + "cases"
    status, headers, _ = get(place)
    assert status in {301, 308}
    assert urlsplit(headers["Location"]).path == urlsplit(place + "/").path
    if urlsplit(root).path != "/":
        status, headers, _ = get(root.removesuffix("/"))
        assert (status, urlsplit(headers["Location"]).path) == (301, "/toolbox/")


@pytest.mark.browser
@below
def test_pages_work_under_both_policies(root: str, browser: Browser) -> None:
    with watched(browser) as seen:
        for kind in KINDS:
            seen.open(root + ADDRESSES[kind])
            assert (seen.refused(), seen.failed, seen.said) == ([], [], []), kind
        seen.page.goto(root + "index.html")
        seen.page.locator("[data-search-input]").fill("窃电")
        assert seen.page.locator("[data-search-list] mark").first.inner_text() == "窃电"
        assert (seen.refused(), seen.failed, seen.said) == ([], [], [])
        assert seen.outside(root) == []


@pytest.mark.browser
@below
def test_a_missing_page_is_dressed_wherever_it_was_asked_for(root: str, browser: Browser) -> None:
    for address in ("nowhere.html", "reference/checks/nowhere.html"):
        with watched(browser) as seen:
            seen.open(root + address)
            seen.page.locator(".cb-tray").wait_for(state="attached")
            assert seen.failed == [f"404 {root}{address}"]
            assert seen.refused() == []
            link = seen.page.get_by_role("link", name="回到首页")
            assert link.evaluate("link => link.href") == root + "index.html"


@pytest.mark.browser
@below
def test_a_portal_on_another_host_searches_the_site(
    root: str, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><link rel=icon href=data:,>"
        f'<script src="{root}assets/casebook/search.js"></script>'
        f'<script src="{root}data/cases.js"></script>',
        "utf-8",
    )
    server, origin = serve(tmp_path)
    with watched(browser) as seen:
        seen.page.goto(origin + "index.html")
        found = seen.page.evaluate("casebook.search.query('窃电').then(({ hits }) => hits.length)")
    server.shutdown()
    server.server_close()
    assert found > 0
    assert seen.failed == [root + "data/cases.js"]


def test_the_settings_of_a_static_host_lie_in_every_site(real_site: Path) -> None:
    text = (real_site / "_headers").read_text("utf-8")
    assert f"  Content-Security-Policy: {policy_of(real_site)}\n" in text
    run = casebook("deploy", "pages", "--site-dir", real_site)
    assert (run.returncode, run.stdout) == (0, text)
    named = [line for line in text.splitlines() if line.startswith("/assets/")]
    assert len(named) == 3
    assert all((real_site / line.removeprefix("/")).is_file() for line in named)


def test_only_names_that_carry_their_content_may_be_kept_for_a_year() -> None:
    names = [
        "assets/a.min.js",
        "assets/main.0123abcd.min.css",
        "a.0123abcd.js",
        "x/0123abcd.min.js",
    ]
    told = headers_file(POLICY, names).decode()
    assert [line for line in told.splitlines() if line.startswith("/")] == [
        "/*", "/feeds/*", "/assets/main.0123abcd.min.css"
    ]  # fmt: skip
    assert HASHED.endswith("$")


@pytest.mark.parametrize(
    "place",
    [
        {"folder": '/srv/a";evil "'},
        {"folder": "/srv/a\nevil on;"},
        {"folder": "/srv/$host"},
        {"folder": "/srv/{env.HOME}"},
        {"folder": "/srv/%{HTTP_HOST}"},
        {"folder": "/srv/a", "path": "toolbox/"},
        {"folder": "/srv/a", "path": "/a b/"},
        {"folder": "/srv/a", "path": "/{x}/"},
        {"folder": "/srv/a", "host": "a; evil"},
        {"folder": ""},
    ],
)
def test_a_place_that_would_mean_more_to_a_server_is_refused(place: dict[str, str]) -> None:
    with pytest.raises(DeployError):
        Place(**place)  # type: ignore[arg-type]


@pytest.mark.parametrize("server", [*SERVERS, "pages"])
def test_a_policy_that_is_not_ours_is_refused(server: str) -> None:
    for policy in ('x" always; evil on; #', "a\nb: c", "${jndi}", "%{x}", ""):
        with pytest.raises(DeployError):
            settings_for(server, policy, Place("/srv/工具箱 一"))
    assert "/srv/工具箱 一" in settings_for("nginx", POLICY, Place("/srv/工具箱 一"))


def test_without_a_built_site_the_command_says_what_to_do(tmp_path: Path) -> None:
    run = casebook("deploy", "nginx", "--site-dir", tmp_path)
    assert run.returncode == 1
    assert "casebook build" in run.stderr
    (tmp_path / "casebook.json").write_text('{"policy": ["x"]}', "utf-8")
    assert casebook("deploy", "nginx", "--site-dir", tmp_path).returncode == 1
    (tmp_path / "casebook.json").write_text(json.dumps({"policy": POLICY}), "utf-8")
    wrong = casebook("deploy", "nginx", "--site-dir", tmp_path, "--path", "toolbox")
    assert wrong.returncode == 1
    assert "--path" in wrong.stderr
    target = tmp_path / "casebook.conf"
    for _ in range(2):
        run = casebook("deploy", "nginx", "--site-dir", tmp_path, "-o", target)
    assert run.returncode == 1
    assert "--force" in run.stderr
    assert "Traceback" not in run.stderr
