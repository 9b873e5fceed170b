"""No page breaks a rule that a program can judge, in either scheme, on a phone and at a desk."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.audits.axe import AXE, faults
from tests.site.form_page import open_form
from tests.site.kinds import ADDRESSES

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}

WHOLE = os.environ.get("CASEBOOK_LOOKS") == "whole"
"""All rules in both schemes and sizes; otherwise the second look judges colours and sizes alone."""

ALWAYS = {"target-size": {"enabled": True}}
LOOKS: list[tuple[str, ViewportSize, dict[str, Any]]] = [
    ("default", DESK, {"rules": ALWAYS}),
    ("slate", PHONE, {"runOnly": ["color-contrast", "target-size"]}),
]
if WHOLE:
    LOOKS = [(s, v, {"rules": ALWAYS}) for s in ("default", "slate") for v in (DESK, PHONE)]


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    if AXE.is_file():
        return
    if os.environ.get("CI") == "true":
        pytest.fail("axe-core is not installed: .ci/audits")
    pytest.skip("NO AXE: install the programs of tests/audits with npm ci")


def paint(page: Page, scheme: str) -> None:
    """Change the scheme as the button in the header does."""
    page.evaluate("(name) => { document.body.dataset.mdColorScheme = name; }", scheme)


def look(page: Page) -> dict[str, list[str]]:
    """Look → what it finds; the page is shown in each scheme and size, and judged."""
    found = {}
    for scheme, size, options in LOOKS:
        page.set_viewport_size(size)
        paint(page, scheme)
        found[f"{scheme} {size['width']}"] = faults(page, options)
    return {name: targets for name, targets in found.items() if targets}


@pytest.fixture
def still(browser: Browser) -> Any:
    """A page without motion, so that no colour is judged on its way to another."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def test_every_kind_of_page_is_without_faults(still: Page, real_origin: str) -> None:
    found = {}
    for kind, address in ADDRESSES.items():
        still.goto(real_origin + address, wait_until="load")
        found[kind] = look(still)
    assert {kind: looks for kind, looks in found.items() if looks} == {}


def search(page: Page, origin: str) -> None:
    page.goto(origin + "methods/index.html")
    page.keyboard.press("/")
    page.locator("[data-search-input]").fill("违章")
    expect(page.locator("[data-search-list] [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def nothing_found(page: Page, origin: str) -> None:
    page.goto(origin + "methods/index.html")
    page.keyboard.press("/")
    page.locator("[data-search-input]").fill("查无此词查无此词")
    expect(page.locator("[data-search-empty]")).to_be_visible()


def filters(page: Page, origin: str) -> None:
    page.goto(origin + "cases/index.html?numbers=measured")
    expect(page.locator("[data-explorer-chips] button").first).to_be_visible()
    page.locator(".cb-explorer__export summary").click()


def filters_on_a_phone(page: Page, origin: str) -> None:
    # So high that nothing has still to be scrolled out from beneath the button at the foot.
    page.set_viewport_size({"width": 390, "height": 6000})
    page.goto(origin + "cases/index.html")
    page.locator("[data-explorer-toggle]").click()
    expect(page.locator(".cb-facet").first).to_be_visible()


def table(page: Page, origin: str) -> None:
    page.goto(origin + "cases/index.html?view=table")
    expect(page.locator(".cb-dense tbody tr").first).to_be_visible()


def empty_list(page: Page, origin: str) -> None:
    page.goto(origin + "cases/index.html?q=%E6%9F%A5%E6%97%A0%E6%AD%A4%E8%AF%8D")
    expect(page.locator("[data-explorer-list] .cb-empty")).to_be_visible()


def form_with_faults(page: Page, origin: str) -> None:
    open_form(page, origin)
    page.get_by_role("button", name="添加指标").click()
    page.get_by_role("button", name="添加变化").click()
    page.get_by_role("button", name="下载文件").click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


def form_emptied(page: Page, origin: str) -> None:
    open_form(page, origin)
    page.get_by_label("标题").fill("不要的标题")
    page.get_by_role("button", name="清空重填").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def tray(page: Page, origin: str) -> None:
    for address in ("cases/baodi-weizhang-baobao.html", "methods/dangyuan-baobao.html"):
        page.goto(origin + address)
        page.locator(".cb-head .cb-tray-button").click()
    page.locator("aside.cb-tray").get_by_role("button", name="对比").click()


def plan(page: Page, origin: str) -> None:
    tray(page, origin)
    page.goto(origin + "plan.html")
    expect(page.locator(".cb-plan__item").first).to_be_visible()


def details(page: Page, origin: str) -> None:
    page.goto(origin + "methods/yi-zhibu-yi-xiangmu.html")
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")


STATES: list[Callable[[Page, str], None]] = [
    search, nothing_found, filters, filters_on_a_phone, table, empty_list,
    form_with_faults, form_emptied, tray, plan, details,
]  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_what_a_reader_opens_is_without_faults(
    still: Page, real_origin: str, state: Callable[[Page, str], None]
) -> None:
    state(still, real_origin)
    options = {"rules": ALWAYS}
    found = faults(still, options)
    paint(still, "slate")
    assert found + faults(still, {"runOnly": ["color-contrast"]}) == []
