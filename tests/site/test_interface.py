"""The search as other pages call it: what the page on the interface says is what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT, serve

pytestmark = pytest.mark.browser

GUIDE = (ROOT / "site_templates" / "docs" / "interface.md").read_text(encoding="utf-8")
QUERY = "([text, options]) => casebook.search.query(text, options)"


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, real_origin: str, real_site: Path) -> str:
    return real_origin if request.param == "http" else real_site.as_uri() + "/"


@pytest.fixture
def portal(tmp_path: Path, root: str) -> Iterator[str]:
    """A page of another site that links the search as the guide says."""
    (link,) = re.findall(r"<script defer .*</script>", GUIDE)
    linked = re.sub(r'src=".*?/casebook/', f'src="{root}', link)
    assert linked != link
    (tmp_path / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{linked}", encoding="utf-8"
    )
    if root.startswith("file:"):
        yield (tmp_path / "index.html").as_uri()
        return
    server, origin = serve(tmp_path)
    yield origin + "index.html"
    server.shutdown()
    server.server_close()


def documented(heading: str) -> set[str]:
    """The names in the first column of the table below a line of the guide."""
    table = GUIDE.split(heading, 1)[1].split("\n\n", 2)[1]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def ask(page: Page, text: str, **options: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(QUERY, [text, options])
    return found


def test_the_example_of_the_guide_works_on_a_portal(page: Page, portal: str, root: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(portal)
    (example,) = re.findall(r"```js\n(.*?)```", GUIDE, re.DOTALL)
    page.evaluate(f"async () => {{ {example} }}")
    assert said[0].startswith("exact")
    assert said[0].endswith("html")
    target = said[0].split(" ")[-1]
    assert target.startswith(root)
    page.goto(target)
    assert "现场违章多" in page.inner_text("main")


def test_every_page_has_the_interface(page: Page, root: str) -> None:
    for address in ("index.html", "cases/baodi-weizhang-baobao.html", "reference/checks/S212.html"):
        page.goto(root + address)
        assert ask(page, "dytjd")["read"] == ["党员突击队"]


def test_what_is_documented_is_what_comes(page: Page, root: str) -> None:
    page.goto(root + "about.html")
    found = ask(page, "现场违章")
    assert set(found) == documented("返回的对象")
    assert set(found["hits"][0]) == documented("每一条 `hit`")
    assert set(found["hits"][0]["excerpt"]) == {
        "field", "label", "text", "marks", "cutBefore", "cutAfter"
    }  # fmt: skip


def test_every_documented_filter_narrows_to_the_same_cases_as_the_list(
    page: Page, root: str
) -> None:
    named = re.findall(r"`(\w+)`", GUIDE.split("各项条件：")[1].split("，取值")[0])
    assert len(named) == 11
    page.goto(root + "about.html")
    everything = ask(page, "党", filters={"kind": ["case"]}, limit=500)["hits"]
    values = {
        "scenario": "xianchang-weizhang",
        "line": "yunwei-jianxiu",
        "method": "dangyuan-baobao",
        "vehicle": "dangyuan-tujidui",
        "organisation": "guowang-tianjin",
        "numbers": "measured",
        "year": "2017",
    }
    for name, value in values.items():
        assert name in named
        narrowed = ask(page, "党", filters={"kind": ["case"], name: [value]}, limit=500)["hits"]
        assert 0 < len(narrowed) < len(everything), name
    one = ask(page, "违章", filters={"scenario": ["xianchang-weizhang"]}, limit=50)["hits"]
    assert {hit["kind"] for hit in one} == {"case"}
    assert "baodi-weizhang-baobao" in {hit["id"] for hit in one}
    assert ask(page, "党", filters={"scenario": ["no-such-word"]})["hits"] == []


def test_a_missing_index_is_an_error_that_a_portal_can_catch(page: Page, real_origin: str) -> None:
    page.route("**/search/tokens/*", lambda route: route.fulfill(status=200, body=""))
    page.goto(real_origin + "about.html")
    call = "() => casebook.search.query('违章').then(() => 'found', (error) => error.message)"
    assert "tokens" in page.evaluate(call)
