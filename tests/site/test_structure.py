"""What a program that reads aloud is told of a page: its parts, their names, their order."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.site.kinds import ADDRESSES
from tests.site.seeing import complaints

pytestmark = pytest.mark.browser


def test_every_kind_of_page_has_one_title_named_parts_and_no_gap(
    page: Page, real_origin: str
) -> None:
    found = {}
    for kind, address in ADDRESSES.items():
        page.goto(real_origin + address)
        found[kind] = complaints(page, "structure")
    assert {kind: faults for kind, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("address", "part", "words"),
    [
        ("cases/index.html?numbers=measured", "[data-explorer-count]", "个案例符合"),
        ("search.html?q=%E8%BF%9D%E7%AB%A0", "[data-find-count]", "找到"),
        ("finder.html?hurt=xianchang-weizhang", "[data-finder-count]", "合用"),
        ("compare.html?kind=case&ids=baodi-weizhang-baobao", "[data-compare-status]", "再选一个"),
    ],
)
def test_how_much_was_found_is_said_aloud(
    page: Page, real_origin: str, address: str, part: str, words: str
) -> None:
    page.goto(real_origin + address)
    expect(page.locator(part)).to_contain_text(words)
    expect(page.locator(part)).to_have_role("status")
