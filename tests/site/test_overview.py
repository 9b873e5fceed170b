"""Matrix, statistics and shared cases in Chromium: on a phone, at a desk, in the dark, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
METHOD = "methods/lianghua-kaohe.html"

CONTRAST = """([inside, least]) => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = (colour) => {
    const [r, g, b] = [...rgb(colour)].slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (rgb(colour)[3] === 255) return colour;
    }
    return "#fff";
  };
  const weak = [];
  let seen = 0;
  const walker = document.createTreeWalker(document.querySelector(inside), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility()) continue;
    const style = getComputedStyle(node);
    const ink = node instanceof SVGElement ? style.fill : style.color;
    const [a, b] = [light(ink), light(ground(node))].sort((x, y) => y - x);
    seen += 1;
    if ((a + 0.05) / (b + 0.05) < least) weak.push(walker.currentNode.data.trim());
  }
  return {seen, weak};
}"""


def number(text: str) -> int:
    found = re.search(r"\d+", text)
    assert found, text
    return int(found.group())


def test_a_cell_opens_the_list_with_that_many_cases(page: Page, origin: str) -> None:
    page.goto(origin + "matrix.html")
    row = page.locator("#problems tbody tr", has_text="党员责任区与包保")
    wanted = {}
    for place in range(3):
        cell = row.locator(".cb-cell a[href*=scenario]").nth(place)
        wanted[cell.get_attribute("href") or ""] = number(cell.inner_text())
    for address, count in wanted.items():
        page.goto(origin + address)
        expect(page.locator("[data-explorer-list] article")).to_have_count(count)
        expect(page.locator("[data-explorer-chips]")).to_contain_text("党员责任区与包保")
        expect(page.locator("[data-explorer-chips] li")).to_have_count(3)


def test_a_phone_reads_the_matrix_as_a_list_and_the_desk_as_a_table(
    page: Page, origin: str
) -> None:
    page.goto(origin + "matrix.html")
    expect(page.get_by_role("table")).to_have_count(2)
    page.set_viewport_size(PHONE)
    expect(page.get_by_role("table")).to_have_count(0)
    fold = page.locator("#problems details", has_text="党员责任区与包保").first
    fold.locator("summary").click()
    line = fold.locator("li", has_text="现场违章多")
    count = number(line.locator("span").first.inner_text())
    line.get_by_role("link").click()
    expect(page.locator("[data-explorer-list] article")).to_have_count(count)


def test_the_headings_stay_in_sight(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "matrix.html")
    row = page.locator("#problems tbody tr").nth(8)
    row.evaluate("row => row.scrollIntoView()")
    heading = page.locator("#problems thead th").nth(1)
    expect(heading).to_be_in_viewport()
    bar = page.locator(".md-tabs").bounding_box()
    box = heading.bounding_box()
    assert bar
    assert box
    assert box["y"] >= bar["y"] + bar["height"] - 1
    page.set_viewport_size({"width": 768, "height": 844})
    page.locator("#problems .cb-matrix__wide").evaluate("frame => frame.scrollTo(500, 300)")
    name = row.locator("th")
    name.evaluate("one => one.scrollIntoView({block: 'center', inline: 'nearest'})")
    on_top = name.evaluate(
        """one => {
          const {left, right, top, bottom} = one.getBoundingClientRect();
          const steps = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => left + part * (right - left));
          return steps.every((x) => one.contains(document.elementFromPoint(x, (top + bottom) / 2)));
        }"""
    )
    assert on_top


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("size", ["real", "sample"])
def test_no_overview_is_wider_than_its_screen(
    page: Page, request: pytest.FixtureRequest, width: int, size: str
) -> None:
    origin = request.getfixturevalue(f"{size}_origin")
    page.set_viewport_size({"width": width, "height": 844})
    method = METHOD if size == "real" else "methods/fangfa-1.html"
    for url in ("matrix.html", "statistics.html", method):
        page.goto(origin + url)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, url


def test_touch_targets_of_the_phone_are_large_enough(page: Page, real_origin: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(real_origin + "matrix.html")
    heights = page.locator("#problems summary").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(
    browser: Browser, real_origin: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    for url, inside in (
        ("matrix.html", "#content"),
        ("statistics.html", "#content"),
        (METHOD, "#shared"),
    ):
        page.goto(real_origin + url)
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        found = page.evaluate(CONTRAST, [inside, 4.5])
        assert found["weak"] == [], url
        assert found["seen"] > 10, url
    context.close()


def test_bars_are_drawn_as_wide_as_their_numbers(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "statistics.html#companies")
    rows = page.locator("#companies .cb-chart > li")
    widths = rows.evaluate_all(
        """all => all.map((row) => [
          row.querySelector(".cb-chart__value").textContent,
          [...row.querySelectorAll(".cb-piece")]
            .reduce((sum, one) => sum + one.getBoundingClientRect().width, 0),
        ])"""
    )
    most = number(widths[0][0])
    for value, width in widths:
        assert width == pytest.approx(widths[0][1] * number(value) / most, rel=0.03)
    hatched = page.locator("#companies .cb-piece--measured").first
    assert "cb-hatch" in hatched.evaluate("one => getComputedStyle(one).fill")


def test_paper_carries_the_tables_that_the_screen_folds(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "statistics.html")
    table = page.locator("#companies table")
    expect(table).to_be_hidden()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    page.goto(real_origin + "matrix.html")
    page.set_viewport_size({"width": 700, "height": 900})
    expect(page.locator("#problems table")).to_be_visible()
    expect(page.locator("#problems .cb-matrix__narrow")).to_be_hidden()


def test_a_method_leads_on_to_what_else_its_cases_used(page: Page, real_origin: str) -> None:
    page.goto(real_origin + METHOD)
    first = page.locator("#shared .cb-relations__title a").first
    name = first.inner_text()
    expect(page.locator("#shared .cb-relations__name").first).to_have_text(name)
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_overview_needs_no_scripts(browser: Browser, real_origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_origin + "matrix.html")
    expect(page.locator("#lines table")).to_be_visible()
    page.goto(real_origin + "statistics.html")
    page.locator("#years summary").click()
    expect(page.locator("#years table")).to_be_visible()
    context.close()
