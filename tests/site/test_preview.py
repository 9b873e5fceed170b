"""The server of a preview: files of one folder, pages that follow the site, news as it comes."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from generator.site import preview as module
from generator.site.preview import SCRIPT, WAIT, Preview


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "cases").mkdir(parents=True)
    page = "<html><body>{}</body></html>"
    for name, text in (("index", "首页"), ("cases/index", "案例"), ("404", "没有这一页")):
        (folder / f"{name}.html").write_text(page.format(text), "utf-8")
    (folder / "data.js").write_text("1", "utf-8")
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    return folder


@pytest.fixture
def server(site: Path) -> Iterator[Preview]:
    with (running := Preview(site, 0)).running():
        yield running


def get(server: Preview, path: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def news(server: Preview, after: str) -> dict[str, object]:
    told: dict[str, object] = json.loads(get(server, f"{WAIT}?after={after}")[1])
    return told


@pytest.mark.parametrize("path", ["/", "/index.html", "/index.html?q=1", "/cases/"])
def test_a_page_comes_with_the_script_that_follows_the_site(server: Preview, path: str) -> None:
    answer, text = get(server, path)
    assert answer.status == 200
    assert text.endswith(f'<script src="{SCRIPT}" data-edition="1"></script></body></html>')
    assert answer.headers["Cache-Control"] == "no-store"


def test_other_files_come_as_they_are(server: Preview, site: Path) -> None:
    answer, text = get(server, "/data.js")
    assert (answer.status, text) == (200, "1")
    (site / "data.js").write_text("2", "utf-8")
    assert get(server, "/data.js")[1] == "2"
    assert "reload" in get(server, SCRIPT)[1]


def test_an_address_that_does_not_exist_is_told_as_on_the_site(server: Preview) -> None:
    answer, text = get(server, "/nowhere.html")
    assert answer.status == 404
    assert "没有这一页" in text


@pytest.mark.parametrize(
    "path", ["/../secret.html", "/%2e%2e/secret.html", "/cases/../../secret.html", "//secret.html"]
)
def test_nothing_outside_of_the_site_is_served(server: Preview, path: str) -> None:
    assert "secret" not in get(server, path)[1]


@pytest.mark.parametrize("after", ["", "-1", "x", "%EF%BC%99", "9" * 5000, "1&after=2"])
def test_a_strange_question_gets_an_answer(
    server: Preview, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    assert news(server, after)["version"] == 1
    assert get(server, f"/{after}%00.html")[0].status == 404


def test_a_page_hears_of_a_new_edition_at_once(server: Preview) -> None:
    first = news(server, "0")
    heard: list[tuple[dict[str, object], float]] = []

    def listen() -> None:
        heard.append((news(server, str(first["version"])), time.perf_counter()))

    listener = threading.Thread(target=listen)
    listener.start()
    time.sleep(0.1)
    assert not heard
    told = time.perf_counter()
    server.state.tell()
    listener.join(10)
    ((said, at),) = heard
    assert said == {"version": 2, "edition": 2, "notice": ""}
    assert at - told < 0.5


def test_why_there_is_no_new_edition_is_told_and_taken_back(server: Preview) -> None:
    server.state.tell("第 3 行缺了冒号")
    assert news(server, "1") == {"version": 2, "edition": 1, "notice": "第 3 行缺了冒号"}
    assert 'data-edition="1"' in get(server, "/")[1]
    server.state.tell()
    assert news(server, "2") == {"version": 3, "edition": 2, "notice": ""}


def test_nobody_reads_a_site_that_is_half_built(server: Preview, site: Path) -> None:
    got: list[str] = []
    with server.state.building():
        reader = threading.Thread(target=lambda: got.append(get(server, "/")[1]))
        reader.start()
        time.sleep(0.2)
        assert not got
        (site / "index.html").write_text("<body>新首页</body>", "utf-8")
    reader.join(10)
    assert "新首页" in got[0]


def test_a_build_that_fails_lets_readers_in_again(server: Preview) -> None:
    with pytest.raises(ValueError, match="x"), server.state.building():
        raise ValueError("x")
    assert get(server, "/")[0].status == 200


def test_without_news_a_page_is_answered_all_the_same(
    server: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    assert news(server, "1")["version"] == 1


def test_a_port_that_is_taken_is_refused(server: Preview, site: Path) -> None:
    with pytest.raises(OSError, match="in use"):
        Preview(site, server.server_port)
