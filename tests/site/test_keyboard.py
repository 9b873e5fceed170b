"""Readers without a mouse: what has the focus is in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 700}
OLD_DESKTOP: ViewportSize = {"width": 1024, "height": 768}
DESKTOP: ViewportSize = {"width": 1440, "height": 700}

FOCUSED = """() => {
  const part = document.activeElement;
  const seen = part.closest("label") || part;
  const box = seen.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    text: seen.innerText.trim(),
    inside: part.closest(".md-content") !== null && !part.matches("[role=region]"),
    seen: Boolean(top) && (seen.contains(top) || top.contains(seen)),
  };
}"""


def test_the_navigation_comes_into_sight_when_the_focus_enters_it(
    page: Page, real_origin: str
) -> None:
    page.set_viewport_size(OLD_DESKTOP)
    page.goto(real_origin + "index.html")
    drawer = page.locator(".md-sidebar--primary")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)["text"] == "总览":
            break
    page.wait_for_function(
        "drawer => drawer.getBoundingClientRect().x >= 0", arg=drawer.element_handle()
    )
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.wait_for_function(f"({FOCUSED})().seen")
    assert page.evaluate(FOCUSED)["text"] == "机制与问题"


@pytest.mark.parametrize(
    ("size", "url"),
    [
        (DESKTOP, "cases/index.html"),
        (DESKTOP, "matrix.html"),
        (PHONE, "finder.html?hurt=xianchang-weizhang"),
    ],
)
def test_no_bar_that_stays_covers_what_has_the_focus(
    page: Page, real_origin: str, size: ViewportSize, url: str
) -> None:
    page.set_viewport_size(size)
    page.goto(real_origin + url)
    page.locator("h1").click()
    seen = 0
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 30:
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        if focused["inside"]:
            assert focused["seen"], focused["text"]
            seen += 1
    assert seen > 40
