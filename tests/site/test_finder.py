"""The finder in Chromium: five answers lead to a form; Python and JavaScript rank alike."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.checking import check_tree
from generator.insight.profiles import profiles_of
from generator.library import Library
from generator.reading import read_tree
from tests.conftest import ROOT
from tests.insight.finder_library import VECTORS, answers_data, outcome, random_answers

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
ASSETS = ROOT / "site_templates" / "assets"
FIVE = (
    "?line=yunwei-jianxiu&hurt=xianchang-weizhang&indicator=xianchang-weizhang-lv"
    "&stage=no_effect&members=12&have=records~keeper"
)
RANKED = """([data, cases, asked]) => {
  const table = casebook.finder.caseTable(cases);
  return asked.map((answers) =>
    casebook.finder.rank(data, answers).map((fit) => [
      fit.method.id, fit.verdict, fit.score,
      fit.conditions.map(({question, value, state}) => [question, value, state]),
      casebook.finder.nearestCases(data, table, fit.method.id, answers)
        .map(({place, alike}) => [place, alike]),
    ]));
}"""


def titles(page: Page) -> list[str]:
    return page.locator(".cb-fit h3").all_inner_texts()


def query(page: Page) -> str:
    return page.url.partition("?")[2]


def pick(page: Page, name: str) -> None:
    page.locator("[data-finder-form]").get_by_label(name, exact=True).check()


def test_a_secretary_finds_responsibility_zones_in_five_answers(page: Page, origin: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(origin + "finder.html")
    count = page.locator("[data-finder-count]")
    expect(count).to_contain_text("还没有回答")
    page.get_by_label("业务领域").select_option(label="运维检修")
    pick(page, "现场违章多")
    page.get_by_label("指标").select_option(label="现场违章率")
    page.get_by_role("spinbutton").fill("12")
    pick(page, "有现成的业务记录")
    pick(page, "有专人登记跟踪")
    pick(page, "做了，成效不明显")
    expect(count).to_contain_text("已答 5 题，共 5 题：合用 1 种")
    page.locator("[data-finder-jump]").click()
    best = page.locator(".cb-fit").first
    expect(best.get_by_role("heading", level=3)).to_have_text("党员责任区与包保")
    met = best.locator(".cb-conditions__group--met")
    expect(met.locator("li")).to_have_count(7)
    expect(met).to_contain_text("问题：现场违章多")
    expect(met).to_contain_text("党员：至少 3 名，您有 12 名")
    case = best.locator(".cb-fit__cases li").first
    expect(case).to_contain_text("同一问题、同一指标、同专业、有变化幅度")
    expect(case).to_contain_text("28%")
    best.get_by_role("link", name="张空白表单").click()
    page.wait_for_url(re.compile(r"methods/dangyuan-baobao\.html#forms"))
    expect(page.locator('#forms a[href$=".xlsx"]').first).to_be_visible()


def test_the_answers_stand_in_the_address_and_survive_back_and_reload(
    page: Page, origin: str
) -> None:
    page.goto(origin + "finder.html" + FIVE)
    expect(page.locator("[data-finder-count]")).to_contain_text("已答 5 题")
    before = titles(page)
    assert before[0] == "党员责任区与包保"
    assert page.get_by_role("spinbutton").input_value() == "12"
    pick(page, "工期紧任务重")
    pick(page, "窃电与漏收")
    expect(page.locator("[data-finder-asked]")).to_contain_text("窃电与漏收")
    assert "hurt=qiedian-loushou" in query(page)
    assert len(page.url.partition("?")[2]) < 160
    page.reload()
    expect(page.locator("[data-finder-asked]")).to_contain_text("窃电与漏收")
    page.go_back()
    expect(page.locator("[data-finder-asked]")).to_contain_text("现场违章多")
    assert titles(page) == before


def test_what_an_address_makes_up_is_ignored(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "finder.html?hurt=__proto__&line=<b>&members=-3&have=gold&stage=x")
    expect(page.locator("[data-finder-count]")).to_contain_text("还没有回答")


def test_partial_fits_stand_below_full_ones_with_what_is_missing(page: Page, origin: str) -> None:
    page.goto(origin + "finder.html" + FIVE)
    sections = page.locator("[data-finder-list] section")
    expect(sections.locator("h2")).to_have_text(["合用", "部分合用"])
    expect(sections.first.locator(".cb-conditions__group--unmet")).to_have_count(0)
    for card in sections.last.locator(".cb-fit").all():
        expect(card.locator(".cb-conditions__group--unmet li").first).to_be_visible()
    expect(sections.last).to_contain_text("需要：专业部门愿意参与 您没有选")
    expect(sections.last.locator(".cb-conditions__group--unknown").first).to_contain_text("未注明")


def test_where_nothing_fits_the_page_says_so_and_shows_the_nearest(page: Page, origin: str) -> None:
    page.goto(origin + "finder.html")
    pick(page, "这些都没有")
    assert query(page) == "have=none"
    expect(page.locator("[data-finder-count]")).to_contain_text("没有合用的方法")
    expect(page.locator(".cb-empty")).to_contain_text("没有合用的")
    expect(page.locator(".cb-empty a")).to_have_attribute("href", re.compile("contribute/"))
    expect(page.locator("[data-finder-list] h2")).to_have_text("最接近的")
    assert len(titles(page)) == 3
    pick(page, "有专人登记跟踪")
    expect(page.get_by_label("这些都没有")).not_to_be_checked()
    assert query(page) == "have=keeper"


def test_the_indicators_of_the_chosen_problem_are_offered_first(
    page: Page, real_origin: str
) -> None:
    page.goto(real_origin + "finder.html?hurt=qiedian-loushou")
    groups = page.get_by_label("指标").locator("optgroup")
    assert [g.get_attribute("label") for g in groups.all()] == ["与这个问题有关", "其他"]
    expect(groups.first).to_contain_text("查处窃电户数")
    page.get_by_role("button", name="全部重答").click()
    expect(page.locator("[data-finder-count]")).to_contain_text("还没有回答")
    assert query(page) == ""
    expect(groups).to_have_count(0)


def test_a_keyboard_alone_is_enough(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "finder.html")
    page.get_by_label("业务领域").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("现场违章多")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("专业部门愿意参与")).to_be_checked()
    assert query(page) == (
        "line=yunwei-jianxiu&hurt=xianchang-weizhang&members=12&have=specialists"
    )
    expect(page.get_by_label("专业部门愿意参与")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.cb-fit h3 a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("methods/.+html"))


def test_without_scripts_the_problems_lead_to_their_mechanisms(
    browser: Browser, real_origin: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_origin + "finder.html")
    expect(page.get_by_label("业务领域")).to_be_hidden()
    row = page.get_by_role("row", name="现场违章多")
    row.get_by_role("link", name="党员责任区与包保").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("党员责任区与包保")
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_is_never_wider_than_the_screen(page: Page, real_origin: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for tail in ("", FIVE, "?have=none"):
        page.goto(real_origin + "finder.html" + tail)
        expect(page.locator(".cb-fit__cases a").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_targets_on_a_phone_can_be_hit_with_a_thumb(page: Page, real_origin: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(real_origin + "finder.html" + FIVE)
    controls = page.locator(
        ".cb-pick, .cb-quiz select, .cb-quiz input[type=number], .cb-fit a.cb-button"
    )
    heights = controls.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) > 30
    assert min(heights) >= 44


def test_the_shared_vectors_hold_in_the_browser(page: Page) -> None:
    page.goto("about:blank")
    for script in ("explorer/columns.js", "finder/rank.js", "finder/cases.js"):
        page.add_script_tag(path=ASSETS / script)
    shared = json.loads(VECTORS.read_text("utf-8"))
    for name, data in shared["libraries"].items():
        vectors = [vector for vector in shared["vectors"] if vector["library"] == name]
        asked = [vector["answers"] for vector in vectors]
        found = page.evaluate(RANKED, [data["finder"], data["cases"], asked])
        assert found == [vector["outcome"] for vector in vectors]


def test_random_answers_are_ranked_alike_in_python_and_on_the_page(
    page: Page, real_origin: str
) -> None:
    library = Library(check_tree(read_tree(ROOT)).entries)
    page.goto(real_origin + "finder.html")
    loaded: list[Any] = page.evaluate(
        "Promise.all(['finder', 'cases'].map(name => casebook.load(name, `data/${name}.js`)))"
    )
    known = profiles_of(
        library, {method["id"]: method["points"] for method in loaded[0]["methods"]}
    )
    chance = random.Random(7)
    asked = [random_answers(chance, library) for _ in range(60)]
    found = page.evaluate(RANKED, [*loaded, [answers_data(answers) for answers in asked]])
    for answers, ranking in zip(asked, found, strict=True):
        assert ranking == outcome(library, known, answers), answers
