"""Readers with larger letters: at 200 and 400 %, with wider spacing, with a larger font."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.chromium import ARGUMENTS
from tests.conftest import browser_path
from tests.site.kinds import ADDRESSES
from tests.site.seeing import SPACING, complaints, restyle

pytestmark = pytest.mark.browser

TWICE: ViewportSize = {"width": 640, "height": 512}
FOUR_TIMES: ViewportSize = {"width": 320, "height": 256}
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}

SIZES = (PHONE, DESK) if os.environ.get("CASEBOOK_LOOKS") == "whole" else (PHONE,)
"""Sizes at which the larger font is looked at; both where that is asked for."""


def test_nothing_is_lost_when_a_reader_enlarges_or_spaces_the_text(
    page: Page, real_origin: str
) -> None:
    """1280 × 1024 px at 200 and 400 %; WCAG 2.2, 1.4.4, 1.4.10 and 1.4.12."""
    found = {}
    for kind, address in ADDRESSES.items():
        page.goto(real_origin + address)
        for name, size, css in (
            ("200 %", TWICE, ""),
            ("400 %", FOUR_TIMES, ""),
            ("spaced on a phone", PHONE, SPACING),
            ("spaced at a desk", DESK, SPACING),
        ):
            page.set_viewport_size(size)
            restyle(page, css)
            found[kind, name] = complaints(page, "lost")
    assert {place: faults for place, faults in found.items() if faults} == {}


def test_nothing_is_lost_with_a_larger_font_of_the_reader(
    browser: Browser, real_origin: str
) -> None:
    """24 px where 16 px are usual: set in the browser, so that the layout turns with it."""
    arguments = [*ARGUMENTS, "--blink-settings=defaultFontSize=24"]
    found = {}
    larger = browser.browser_type.launch(executable_path=browser_path(), args=arguments)
    for size in SIZES:
        page = larger.new_page(viewport=size)
        page.goto(real_origin + "index.html")
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "30px"
        for kind, address in ADDRESSES.items():
            page.goto(real_origin + address)
            found[kind, size["width"]] = complaints(page, "lost")
    larger.close()
    assert {place: faults for place, faults in found.items() if faults} == {}
