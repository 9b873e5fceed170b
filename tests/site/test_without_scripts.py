"""Readers whose browser runs no scripts: everything can be read, nothing pretends to work."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

CONTROLS = """[...document.querySelectorAll(
    "button, input:not([type=hidden]), select, textarea, [role=button]")]
  .filter((part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .map((part) => `${part.tagName} ${part.className}`)"""

NEED_SCRIPTS = {
    "search": "cases/index.html",
    "compare": "methods/index.html",
    "plan": "downloads/index.html",
    "finder": "scenarios/xianchang-weizhang.html",
    "form": "contribute/index.html#workbook",
    "explorer": "downloads/index.html",
}
"""Kind of page that scripts make work → a page it leads on to without them."""


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_page_can_be_read_and_shows_no_control_that_does_nothing(
    plain: Page, real_origin: str
) -> None:
    found = {}
    for kind, address in ADDRESSES.items():
        plain.goto(real_origin + address)
        expect(plain.locator("h1:visible")).to_have_count(1)
        assert plain.locator(".md-content a:visible").count() >= 2, kind
        found[kind] = plain.evaluate(CONTROLS)
    assert {kind: controls for kind, controls in found.items() if controls} == {}


@pytest.mark.parametrize("kind", NEED_SCRIPTS)
def test_what_needs_scripts_says_so_and_leads_on(plain: Page, real_origin: str, kind: str) -> None:
    plain.goto(real_origin + ADDRESSES[kind])
    content = plain.locator(".md-content")
    said = content.locator("noscript p").first
    expect(said).to_be_visible()
    expect(said).to_contain_text(re.compile("脚本|JavaScript"))

    links = content.locator("a:visible").evaluate_all("(all) => all.map((a) => a.href)")
    assert real_origin + NEED_SCRIPTS[kind] in links
