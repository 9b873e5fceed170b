"""A change of hostile texts as it is shown to those who judge it, in each of the forms."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser

from generator.contributing.review import (
    Review,
    Snapshot,
    compare,
    preview_files,
    review_json,
    review_markdown,
    review_schema,
    review_text,
)
from generator.reading import Tree
from tests.checking.test_hostile_reports import commands
from tests.conftest import ROOT
from tests.contributing.test_review_formats import Seen, shown
from tests.exports.hostile_library import hostile_tree


@cache
def sides() -> tuple[Snapshot, Snapshot]:
    """Nearly every text is another than before, and half of the cases are new."""
    before = {
        path: content.replace("甲".encode(), "丁".encode())
        for path, content in hostile_tree().files.items()
        if "/anli-1" not in path
    }
    return Snapshot.of("main", Tree(before)), Snapshot.of("work", hostile_tree())


@cache
def review() -> Review:
    return compare(*sides(), 2026)


@cache
def preview() -> dict[str, bytes]:
    return dict(preview_files(review(), *sides(), ROOT / "site_templates", "2026-11-21"))


def test_the_change_is_as_large_as_it_was_made() -> None:
    assert len(review().entries) >= 24
    assert sum(len(entry.fields) for entry in review().entries) > 200
    assert len(review().terms) > 15


def test_a_terminal_and_a_runner_only_show_it() -> None:
    text = review_text(review())
    assert list(commands(text)) == []
    assert all(line.isprintable() for line in text.splitlines())
    assert "# #[stop-commands]" in text


def test_a_program_gets_it_as_it_is() -> None:
    found = json.loads(review_json(review()))
    Draft202012Validator(review_schema()).validate(found)
    assert "##[stop-commands]甲" in json.dumps(found, ensure_ascii=False)


def test_a_comment_on_a_forge_has_nothing_to_obey() -> None:
    comment = review_markdown(review(), most=10_000_000)
    seen = shown(comment)
    allowed = {"h3", "h4", "p", "strong", "em", "ul", "li", "b", "br", "del", "ins", "table"}
    assert {tag for tag, _ in seen.tags} <= allowed | {"thead", "tbody", "tr", "th", "td"}
    assert not [attributes for _, attributes in seen.tags if attributes]
    for trigger in (r"@\w", r"#\d", r"://"):
        assert not re.search(trigger, seen.text), trigger
    assert not re.search(r"(?m)^\s*/\w", comment)  # A command stands at the start of a line.
    assert comment.count("<details>") == comment.count("</details>")
    assert list(commands(comment)) == []


@pytest.mark.browser
def test_the_preview_runs_nothing_and_asks_for_nothing(tmp_path: Path, browser: Browser) -> None:
    for address, content in preview().items():
        (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / address).write_bytes(content)
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto((tmp_path / "index.html").as_uri())
    inside = tmp_path.as_uri()
    assert [url for url in asked if not url.startswith(inside)] == []
    assert said == []
    assert page.locator("script, img, iframe, object, form, base, style").count() == 0
    addresses = page.eval_on_selector_all("a", "all => all.map((a) => a.getAttribute('href'))")
    assert all(re.fullmatch("#[a-z0-9-]+", address) for address in addresses)
    named = page.eval_on_selector_all("*", "all => all.flatMap((e) => e.getAttributeNames())")
    assert not [name for name in named if name.startswith("on")]
    assert "<script>alert(1)</script>" in page.inner_text("main")
    page.close()


def test_the_policy_of_the_preview_lets_nothing_in_but_its_style_sheets() -> None:
    html = preview()["index.html"]
    policies = [
        dict(attributes)["content"]
        for tag, attributes in Seen(html.decode()).tags
        if tag == "meta" and ("http-equiv", "Content-Security-Policy") in attributes
    ]
    assert policies == [
        "default-src 'none'; style-src 'self' file:; base-uri 'none'; form-action 'none'"
    ]
