"""The list on the site and the export choose the same cases for one address."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from generator.checking import check_tree
from generator.exports.selection import select
from generator.library import Library
from generator.reading import read_tree
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

QUERIES = (
    "",
    "numbers=measured",
    "scenario=xianchang-weizhang.qiedian-loushou&numbers=compared",
    "organisation=guowang-tianjin&method=yi-zhibu-yi-xiangmu",
    f"q={quote('违章')}",
    f"q={quote('违章 现场')}",
    f"q={quote('現場違章')}",
    f"q={quote('1标双控')}",
    f"q={quote('突击队')}&numbers=measured",
    f"q={quote('28%')}",
    f"q={quote('怎么追回电费')}",
    f"q={quote('支部')}&organisation=xibei-dianjian-yi",
    f"q={quote('工作票盖党员印章压降现场违章率')}",
    f"q={quote('党员包保、责任到人')}",
    f"q={quote('三定清单')}",
)


def test_the_list_counts_what_the_export_holds(page: Page, real_origin: str) -> None:
    library = Library(check_tree(read_tree(ROOT)).entries)
    counted: dict[str, set[str]] = {}
    chosen: dict[str, set[str]] = {}
    for query in QUERIES:
        page.goto(f"{real_origin}cases/index.html?{query}")
        page.locator("[data-explorer-form]").wait_for()
        page.locator("[data-explorer-list]:not([aria-busy])").wait_for()
        in_part = "按部分匹配" in page.locator("[data-explorer-note]").inner_text()
        links = page.locator(".cb-card__title a").evaluate_all("(all) => all.map((a) => a.href)")
        ids = {re.sub(r".*/|\.html$", "", link) for link in links}
        counted[query] = set() if in_part else ids
        chosen[query] = set(select(library, query=query).cases)
    assert chosen == counted
    assert len({frozenset(found) for found in counted.values()}) > len(QUERIES) // 2
