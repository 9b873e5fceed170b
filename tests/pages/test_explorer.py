"""The list of cases in a browser: narrowed by tapping, typing and address, from web and folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from generator.insight.facets import facets_of
from generator.library import Library
from generator.model import VocabularyKind
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
LIST = "cases/index.html"


@pytest.fixture(params=["http", "file"])
def origin(request: pytest.FixtureRequest, real_origin: str, real_site: Path) -> str:
    return real_origin if request.param == "http" else real_site.as_uri() + "/"


def busiest(library: Library, name: str) -> tuple[str, str, int]:
    """Id, label and number of cases of the value that most cases hold."""
    facet = next(facet for facet in facets_of(library) if facet.name == name)
    counts = [sum(place in held for held in facet.column) for place in range(len(facet.values))]
    place = max(range(len(counts)), key=counts.__getitem__)
    return facet.values[place].id, facet.values[place].label, counts[place]


def cards(page: Page) -> Any:
    return page.locator("[data-explorer-list] .cb-card")


def test_a_tick_narrows_the_list_and_stands_in_the_address(
    page: Page, origin: str, real_library: Library
) -> None:
    value, label, count = busiest(real_library, "scenario")
    page.goto(origin + LIST)
    page.get_by_role("checkbox", name=label).check()
    expect(cards(page)).to_have_count(count)
    expect(page.locator("[data-explorer-count]")).to_contain_text(f"{count} 个案例符合")
    assert f"scenario={value}" in page.url
    page.reload()
    expect(cards(page)).to_have_count(count)
    page.get_by_role("button", name=f"去掉条件：适用场景：{label}").click()
    expect(cards(page)).to_have_count(len(real_library.listed_cases))
    assert "scenario" not in page.url
    page.go_back()
    expect(cards(page)).to_have_count(count)


def test_an_address_opens_the_list_as_it_was_sent(
    page: Page, origin: str, real_library: Library
) -> None:
    company, label, count = busiest(real_library, "organisation")
    page.goto(f"{origin}{LIST}?organisation={company}&q={quote('党员')}&nonsense=1&method=none")
    chips = page.locator("[data-explorer-chips]")
    expect(chips).to_contain_text(label)
    expect(chips).to_contain_text("党员")
    assert 0 < cards(page).count() <= count
    chips.get_by_role("button", name="全部清除").click()
    expect(cards(page)).to_have_count(len(real_library.listed_cases))
    assert "?" not in page.url


def test_counts_take_the_other_choices_into_account(page: Page, origin: str) -> None:
    page.goto(f"{origin}{LIST}?numbers=measured")
    shown = cards(page).count()
    options = page.locator(".cb-facet", has_text="业务领域").locator(".cb-option")
    for option in options.all():
        number = int(option.locator(".cb-option__count").inner_text())
        assert number <= shown
        assert option.locator("input").is_disabled() == (number == 0)


def test_a_phone_opens_the_filters_and_the_keyboard_works_them(page: Page, origin: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(origin + LIST)
    facets = page.locator("[data-explorer-facets]")
    expect(facets).to_be_hidden()
    toggle = page.get_by_role("button", name="筛选")
    toggle.focus()
    page.keyboard.press("Enter")
    expect(facets).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-explorer-chips] button")).to_have_count(1)
    assert page.evaluate("document.activeElement.type") == "checkbox"
    expect(page.get_by_role("button", name="筛选（1）")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.locator("[data-explorer-done]").click()
    expect(facets).to_be_hidden()
    expect(toggle).to_be_focused()


def test_nothing_found_says_what_to_do(page: Page, origin: str) -> None:
    page.goto(origin + LIST)
    page.get_by_label("在案例里找").fill("没有这样的词")
    expect(page.locator("[data-explorer-list]")).to_contain_text("去掉一个条件再看")
    expect(page.locator("[data-explorer-count]")).to_contain_text("没有符合的案例")


def test_links_of_the_pages_lead_to_the_filtered_list(
    page: Page, real_origin: str, real_library: Library
) -> None:
    for kind, name in (
        (VocabularyKind.ORGANISATIONS, "organisation"),
        (VocabularyKind.VEHICLES, "vehicle"),
    ):
        value, _, count = busiest(real_library, name)
        assert count == len(real_library.cases_of_term(kind, value))
        page.goto(f"{real_origin}{LIST}?{name}={value}")
        expect(cards(page)).to_have_count(count)


def test_without_scripts_the_list_is_all_there(
    real_origin: str, browser: Any, real_library: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_origin + LIST)
    expect(cards(page)).to_have_count(min(200, len(real_library.listed_cases)))
    expect(page.locator("[data-explorer-form]")).to_be_hidden()
    context.close()


MEASURE = """
([count, values]) => {
  const place = (n, of) => [...new Set([(n * 7 + 3) % of, (n * 13 + 5) % of])];
  const facets = Array.from({ length: 9 }, (_, f) => ({
    name: "f" + f, label: "", values: Array.from({ length: values }, (_, v) => ["v" + v, "值" + v]),
    column: Array.from({ length: count }, (_, n) => place(n + f, values)),
  }));
  const text = Array.from({ length: count }, (_, n) => "现场违章率下降，查处窃电" + n);
  const cases = casebook.explorer.prepare({
    id: text, title: text, problem: text, organisation: text, text, facets,
  });
  const chosen = { f0: new Set(["v1", "v2"]), f3: new Set(["v5"]) };
  const times = Array.from({ length: 12 }, () => {
    const start = performance.now();
    casebook.explorer.filter(cases, chosen, "违章");
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[6];
}
"""


def test_ten_thousand_cases_filter_at_once(page: Page) -> None:
    """5 ms on a quiet machine; ten times the promised 30 ms, so that only a real slip fails."""
    page.set_content("<p>")
    page.add_script_tag(path=ROOT / "site_templates/assets/explorer/filter.js")
    spent = page.evaluate(MEASURE, [10_000, 20])
    assert spent < 300, f"{spent:.1f} ms"


def test_the_filter_in_the_browser_agrees_with_a_plain_one(page: Page) -> None:
    facets = [
        {
            "name": name,
            "label": name,
            "values": [[f"{name}{v}", ""] for v in range(4)],
            "column": [[(n * step) % 4] if n % 5 else [] for n in range(50)],
        }
        for name, step in (("a", 1), ("b", 3))
    ]
    text = [f"第{n}个" for n in range(50)]
    data = dict.fromkeys(("id", "title", "problem", "organisation", "text"), text)
    chosen = {"a": ["a1", "a2"], "b": ["b3", "b2"]}
    page.set_content("<p>")
    page.add_script_tag(path=ROOT / "site_templates/assets/explorer/filter.js")
    found = page.evaluate(
        """([data, chosen]) => {
          const cases = casebook.explorer.prepare(data);
          const sets = Object.fromEntries(
            Object.entries(chosen).map(([name, ids]) => [name, new Set(ids)]));
          const { found, counts } = casebook.explorer.filter(cases, sets, "第");
          return { found, counts: counts.map((column) => [...column]) };
        }""",
        [{**data, "facets": facets}, chosen],
    )

    def passes(n: int, skipped: str = "") -> bool:
        return all(
            facet["name"] == skipped
            or any(f"{facet['name']}{v}" in chosen[facet["name"]] for v in facet["column"][n])
            for facet in json.loads(json.dumps(facets))
        )

    assert found["found"] == [n for n in range(50) if passes(n)]
    for facet, counts in zip(facets, found["counts"], strict=True):
        column: Any = facet["column"]
        for value in range(4):
            wanted = sum(value in column[n] and passes(n, str(facet["name"])) for n in range(50))
            assert counts[value] == wanted


def test_the_cards_of_the_script_say_what_the_cards_of_the_page_say(
    page: Page, real_site: Path
) -> None:
    address = (real_site / "cases" / "index.html").as_uri()
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(address)
    without = plain.locator("[data-explorer-list] article").all_inner_texts()
    context.close()
    page.goto(address)
    page.locator("[data-explorer-form]").wait_for()
    with_script = page.locator("[data-explorer-list] article").all_inner_texts()
    assert [text.split() for text in with_script] == [text.split() for text in without]
