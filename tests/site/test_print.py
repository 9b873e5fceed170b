"""On paper: what was read on the screen, nothing cut off, nothing to press, no empty sheet."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.site.kinds import ADDRESSES
from tests.site.seeing import complaints

pytestmark = pytest.mark.browser

PAPER: ViewportSize = {"width": 680, "height": 1000}
"""A4 between its margins, in CSS pixels."""

TO_PRESS = """[...document.querySelectorAll(
    "button, select, nav, input, aside.cb-tray, .md-header, .md-footer")]
  .filter((part) => part.checkVisibility({ visibilityProperty: true }))
  .filter((part) => part.getClientRects().length && !part.closest(".cb-entry__form"))
  .map((part) => `${part.tagName} ${part.className}`)"""

PRINTED = (
    list(ADDRESSES) if os.environ.get("CASEBOOK_LOOKS") == "whole" else ["case", "plan", "fields"]
)
"""Kinds of pages made into sheets; all of them where that is asked for."""


def sheets(page: Page, file: Path) -> list[str]:
    """The texts of the sheets that a page is printed on."""
    page.pdf(path=file, prefer_css_page_size=True)
    run = subprocess.run(
        ["pdftotext", "-layout", file, "-"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout.split("\f")[:-1]


def test_no_kind_of_page_prints_what_is_there_to_press_or_runs_off_the_sheet(
    page: Page, real_origin: str
) -> None:
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    found = {}
    for kind, address in ADDRESSES.items():
        page.goto(real_origin + address)
        wide = kind in ("matrix", "compare") or kind.startswith("example")
        lost = [] if wide else complaints(page, "lost")
        found[kind] = [*page.evaluate(TO_PRESS), *lost]
    assert {kind: faults for kind, faults in found.items() if faults} == {}


@pytest.mark.parametrize("kind", PRINTED)
def test_no_sheet_is_empty(page: Page, real_origin: str, tmp_path: Path, kind: str) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("NO POPPLER: pdftotext reads what is printed")
    page.goto(real_origin + ADDRESSES[kind])
    page.locator("h1").wait_for()
    texts = sheets(page, tmp_path / "printed.pdf")
    assert texts
    assert [number for number, text in enumerate(texts, 1) if not text.strip()] == []


def test_a_printed_case_says_where_it_comes_from(
    page: Page, real_origin: str, tmp_path: Path
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("NO POPPLER: pdftotext reads what is printed")
    page.goto(real_origin + ADDRESSES["case"])
    text = "".join("".join(sheets(page, tmp_path / "printed.pdf")).split())
    assert (real_origin + ADDRESSES["case"]) in text
    assert "来源" in text
