"""What readers ask of their system: no motion, colours of their own."""

from __future__ import annotations

import os
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.site.kinds import ADDRESSES
from tests.site.seeing import complaints

pytestmark = pytest.mark.browser

SCHEMES = ("dark", "light") if os.environ.get("CASEBOOK_LOOKS") == "whole" else ("dark",)
"""Grounds of the reader's own colours; both where that is asked for."""


def test_nothing_moves_for_readers_who_ask_for_no_motion(
    browser: Browser, real_origin: str
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    found = {}
    for kind, address in ADDRESSES.items():
        page.goto(real_origin + address)
        found[kind] = complaints(page, "moving")
    page.emulate_media(reduced_motion="no-preference")
    assert complaints(page, "moving") != []
    context.close()
    assert {kind: faults for kind, faults in found.items() if faults} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_drawn_keeps_its_meaning_in_colours_of_the_readers_own(
    browser: Browser, real_origin: str, scheme: Literal["dark", "light"]
) -> None:
    """High contrast as Windows has it: bars, signs, marked words and what is chosen can be told."""
    context = browser.new_context(forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    found = {}
    for kind, address in ADDRESSES.items():
        page.goto(real_origin + address)
        found[kind] = complaints(page, "drawn")
    context.close()
    assert {kind: faults for kind, faults in found.items() if faults} == {}


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_first_paint_has_the_colours_of_the_readers_system(
    browser: Browser, real_origin: str, system: Literal["dark", "light"], scheme: str
) -> None:
    """Before the theme's script has come: a dark room is not lit up by a white page."""
    context = browser.new_context(color_scheme=system)
    page = context.new_page()
    page.route("**/bundle.*", lambda route: route.abort())
    page.goto(real_origin + ADDRESSES["explorer"])
    assert page.evaluate("document.body.dataset.mdColorScheme") == scheme
    context.close()
