"""The form that writes a case, in Chromium: filled by hand, checked, kept, handed over."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.checking import check_tree
from generator.checking.shapes import record_of
from generator.contributing.canonical import canonical_text
from generator.library import Library
from generator.model import Better, Case
from generator.pages.cards import case_card
from generator.pages.context import SiteContext
from generator.pages.form import HANDED_IN, NOT_FOR_NEW, SECTIONS
from generator.pages.templates import Templates
from generator.reading import FileKind, read_tree, read_yaml
from generator.site.assets import TEMPLATES
from tests.conftest import ROOT
from tests.reading.test_hostile import UNSEEN
from tests.site.form_page import Keyboard, open_form, part, verdict, yaml_of

pytestmark = pytest.mark.browser

BAODI = ROOT / "cases" / "tianjin-zhuoyue" / "baodi-weizhang-baobao.yml"
CONTEXT = """(data) => {
  const { form } = casebook;
  return {checks: "", open: new Set(), left: new Set(), chose() {}, opened() {},
    options: (name) => form.options(data.references[name])};
}"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the real library that a file can be put into."""
    for folder in ("cases", "methods"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture(scope="module")
def real_cases() -> dict[str, Any]:
    """Id → plain data of every real case."""
    library = Library(check_tree(read_tree(ROOT)).entries)
    folders = library.entries.collection_of
    return {
        i: read_yaml((ROOT / "cases" / folders[i] / f"{i}.yml").read_bytes()).data
        for i in library.entries.cases
    }


def test_a_branch_writes_a_case_with_the_keyboard_and_the_library_takes_it(
    page: Page, origin: str, library: Path, tmp_path: Path
) -> None:
    open_form(page, origin)
    keys = Keyboard(page)
    keys.write("标题", "宝坻运检：党员包保压降现场违章")
    keys.write("摘要", "党员包保到作业面，开工前、收工后各查一遍，现场违章率下降28%。")
    keys.pick("单位", "宝坻")
    keys.write("党支部", "宝坻供电公司运检党支部")
    keys.pick("适用场景", "违章")
    keys.write("问题", "外包队伍多，现场违章屡查屡犯")
    keys.press("添加指标")
    page.keyboard.press("Shift+Tab")
    keys.pick("指标词条", "wzl")
    keys.press("添加变化")
    page.keyboard.insert_text("下降28%")
    expect(page.get_by_role("button", name="拆开")).to_be_visible()
    keys.press("拆开：数值 -28，单位 %")
    keys.write("原文写法", "现场违章率下降28%")
    keys.pick("出处", "一支部一项目")
    keys.pick("载体类型", "包保")
    keys.write("作用发挥方式", "党员每人包保一个作业面，开工前、收工后各查一遍")
    keys.write("做法", "列出问题清单，逐项销号")
    keys.write("成效", "现场违章率下降28%")
    keys.reach("项目集")
    page.keyboard.press("ArrowDown")
    collection = page.get_by_label("项目集 必填").input_value()
    expect(verdict(page)).to_contain_text("可以提交了")
    with page.expect_download() as waiting:
        keys.press("下载文件")
    name = waiting.value.suggested_filename
    assert name == "tianjin-baodi-xianchang-weizhang.yml"
    file = library / "cases" / collection / name
    waiting.value.save_as(file)
    checked = check_tree(read_tree(library))
    assert [p for p in checked.problems if p.file.endswith(name)] == []
    case = checked.entries.cases[file.stem]
    assert case.indicators[0].change is not None
    assert str(case.indicators[0].change.value) == "-28"
    assert case.indicators[0].better is Better.LOWER
    assert case.sources == ("tianjin",)
    data = read_yaml(file.read_bytes()).data
    assert canonical_text(FileKind.CASE, data) == file.read_text("utf-8")


def test_a_wrong_number_is_told_in_the_words_of_the_command(
    page: Page, real_origin: str, library: Path
) -> None:
    data: Any = read_yaml(BAODI.read_bytes()).data
    data["indicators"][0]["change"]["value"] = "2000余万元"
    file = library / "cases" / "tianjin-zhuoyue" / BAODI.name
    file.write_text(canonical_text(FileKind.CASE, data), encoding="utf-8")
    [problem] = check_tree(read_tree(library)).problems
    open_form(page, real_origin, data)
    field = part(page, "indicators").get_by_label("数值")
    expect(field).to_have_attribute("aria-invalid", "true")
    state = page.locator("[data-entry-element=indicators] [data-entry-state]")
    expect(state).to_have_text("要改")
    note = page.locator(f"#{(field.get_attribute('aria-describedby') or '').split()[-1]}")
    expect(note).to_contain_text(f"{problem.message}；{problem.hint}")
    link = note.get_by_role("link", name=problem.code)
    assert link.get_attribute("href") == f"../reference/checks/{problem.code}.html"
    panel = page.locator("[data-entry-found]")
    panel.get_by_role("button", name="指标 1 › 变化 › 数值").click()
    expect(field).to_be_focused()
    note.get_by_role("button", name="拆开").click()
    expect(field).to_have_value("2000")
    expect(part(page, "indicators").get_by_label("限定")).to_have_value("more_than")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(state).to_have_text("已填")


def test_nobody_is_shouted_at_before_the_first_word(page: Page, real_origin: str) -> None:
    open_form(page, real_origin)
    expect(verdict(page)).to_have_text("还缺 9 项")
    expect(page.locator("[aria-invalid=true]")).to_have_count(0)
    page.get_by_role("button", name="下载文件").click()
    expect(page.locator(".cb-entry__status")).to_contain_text("通不过检查")
    expect(page.get_by_label("标题")).to_have_attribute("aria-invalid", "true")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载文件").click()
    assert waiting.value.suggested_filename == "anli.yml"


def test_a_part_that_may_stay_empty_asks_for_nothing_until_it_is_begun(
    page: Page, real_origin: str
) -> None:
    open_form(page, real_origin)
    problem = part(page, "problem")
    statement = problem.get_by_role("textbox", name="问题")
    expect(statement).not_to_have_attribute("aria-required", "true")
    expect(problem.get_by_text("必填")).to_be_hidden()
    problem.get_by_role("button", name="添加成因").click()
    page.keyboard.insert_text("监护责任没有到人")
    expect(statement).to_have_attribute("aria-required", "true")
    expect(problem.get_by_text("必填")).to_be_visible()
    problem.get_by_role("button", name="删除成因 1").click()
    expect(statement).not_to_have_attribute("aria-required", "true")


def test_keys_of_the_file_stand_beside_their_fields_once_a_hint_speaks_of_them(
    page: Page, real_origin: str
) -> None:
    open_form(page, real_origin)
    page.get_by_role("button", name="添加指标").click()
    page.get_by_role("button", name="添加变化").click()
    key = part(page, "indicators").locator(".cb-entry__head .cb-entry__key", has_text="value")
    expect(key).to_be_hidden()
    page.keyboard.insert_text("2000余万元")
    expect(key).to_be_visible()
    expect(page.locator("[data-entry-keys]")).to_be_visible()
    value = part(page, "indicators").get_by_role("textbox", name="数值 必填", exact=True)
    expect(value).to_be_focused()
    expect(page.locator(".cb-headlines__value")).to_have_text("2000余万元")
    page.get_by_role("button", name="拆开：数值 2000，单位 万元，限定 超过").click()
    expect(page.locator(".cb-headlines__value")).to_have_text("超过 +2,000 万元")


def test_the_bar_of_a_phone_leads_to_the_checks_and_back(page: Page, real_origin: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_form(page, real_origin)
    branch = page.get_by_label("党支部")
    branch.fill("运检党支部")
    page.get_by_role("link", name="还缺").click()
    expect(page.locator("#problems")).to_be_in_viewport()
    page.get_by_role("link", name="回去接着填").click()
    expect(branch).to_be_focused()
    expect(branch).to_be_in_viewport()
    expect(page.get_by_role("link", name="还缺")).to_be_visible()


def test_what_gets_the_focus_is_never_beneath_the_bar(page: Page, real_origin: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_form(page, real_origin)
    page.get_by_label("状态").focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        top, bar = page.evaluate(
            "() => [document.activeElement, document.querySelector('.cb-entry__progress')]"
            ".map((node, at) => node.getBoundingClientRect()[at ? 'bottom' : 'top'])"
        )
        assert top >= bar


def test_what_is_all_taken_out_by_hand_does_not_come_back(page: Page, real_origin: str) -> None:
    open_form(page, real_origin)
    page.get_by_label("标题").fill("不要的标题")
    expect(page.get_by_role("button", name="清空重填")).to_be_visible()
    page.get_by_label("标题").fill("")
    expect(page.get_by_role("button", name="清空重填")).to_be_hidden()
    page.reload()
    expect(verdict(page)).to_have_text("还缺 9 项")
    expect(page.get_by_label("标题")).to_have_value("")


def test_an_id_that_another_case_has_is_refused(page: Page, origin: str) -> None:
    open_form(page, origin)
    own = part(page, "hand-in").get_by_label("编号")
    own.fill("baodi-weizhang-baobao")
    expect(own).to_have_attribute("aria-invalid", "true")
    expect(part(page, "hand-in")).to_contain_text("已经用于 cases/tianjin-zhuoyue/baodi")
    own.fill("baodi-xin-de-anli")
    expect(own).not_to_have_attribute("aria-invalid", "true")


def test_without_the_ids_of_the_cases_the_form_works_and_says_what_it_cannot_tell(
    page: Page, real_origin: str
) -> None:
    page.route("**/data/taken.js", lambda route: route.fulfill(body=""))
    open_form(page, real_origin)
    expect(page.locator("[data-entry-notice-text]")).to_contain_text("查不出编号是否重复")
    page.get_by_label("标题").fill("没有清单也能填")
    expect(page.locator("#panel-card")).to_contain_text("没有清单也能填")


def test_an_empty_form_says_what_its_parts_are_for(page: Page, real_origin: str) -> None:
    open_form(page, real_origin)
    expect(page.locator("[data-entry-notice-text]")).to_contain_text("不会上传")
    expect(page.locator("#panel-card")).to_contain_text("案例在列表里的样子")
    page.get_by_role("tab", name="文件").click()
    expect(page.locator("#panel-file")).to_contain_text("还没有内容")
    forge = page.get_by_label("平台")
    expect(forge.locator("option").first).to_have_text("请选择平台")


def test_a_draft_is_there_after_a_reload_until_it_is_thrown_away(page: Page, origin: str) -> None:
    open_form(page, origin)
    page.get_by_label("标题").fill("没写完的标题")
    page.get_by_role("button", name="没有要找的单位？").click()
    page.get_by_label("要添的单位").fill("静海供电公司")
    expect(page.locator("[data-entry-notice-text]")).to_contain_text("已存")
    page.reload()
    expect(page.get_by_label("标题")).to_have_value("没写完的标题")
    expect(page.get_by_label("要添的单位")).to_have_value("静海供电公司")
    expect(page.locator("[data-entry-notice-text]")).to_contain_text("草稿")
    expect(page.locator(".cb-entry__wishes")).to_contain_text("单位：静海供电公司")
    page.get_by_role("button", name="清空重填").first.click()
    page.get_by_role("button", name="留着").click()
    expect(page.get_by_label("标题")).to_have_value("没写完的标题")
    page.get_by_role("button", name="清空重填").first.click()
    page.get_by_role("dialog").get_by_role("button", name="清空重填").click()
    expect(page.get_by_label("标题")).to_have_value("")
    page.reload()
    expect(page.get_by_label("标题")).to_have_value("")


def test_what_cannot_be_seen_is_not_taken_along(page: Page, real_origin: str) -> None:
    """Text from a chat or a document holds such; the file may not."""
    hidden = "".join(char for char in UNSEEN if char not in "\0\x85\u2028")
    open_form(page, real_origin)
    page.get_by_label("标题").fill(f"党{hidden}员包保\u2028现场")
    source = page.locator(".cb-entry__source")
    expect(source).to_contain_text("title: 党员包保 现场\n", use_inner_text=False)


def test_who_may_not_keep_a_draft_is_told(browser: Browser, real_origin: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
    )
    open_form(page, real_origin)
    page.get_by_label("标题").fill("写不进去")
    expect(page.locator("[data-entry-notice-text]")).to_contain_text("不允许保存")
    context.close()


def test_what_another_hand_left_as_a_draft_does_no_harm(page: Page, real_origin: str) -> None:
    data = {"title": ["x"], "indicators": {"0": 1}, "vehicle": "y", "scenarios": ["none"], "z": 1}
    open_form(page, real_origin, data)
    expect(page.get_by_label("标题")).to_have_value("")
    expect(verdict(page)).to_contain_text("还缺")


def test_items_are_moved_removed_and_brought_back(page: Page, real_origin: str) -> None:
    open_form(page, real_origin, read_yaml(BAODI.read_bytes()).data)
    before = yaml_of(page)
    actions = part(page, "actions")
    texts = actions.locator("textarea")
    first, second = (texts.nth(i).input_value() for i in (0, 1))
    actions.get_by_role("button", name="下移做法 1").click()
    expect(texts.first).to_have_value(second)
    expect(page.locator(".cb-entry__source")).not_to_have_text(before, use_inner_text=False)
    actions.get_by_role("button", name="删除做法 1").click()
    expect(texts.first).to_have_value(first)
    undo = actions.get_by_role("button", name="撤销")
    expect(undo).to_be_focused()
    undo.click()
    expect(texts.first).to_have_value(second)
    actions.get_by_role("button", name="上移做法 2").click()
    source = page.locator(".cb-entry__source")
    expect(source).to_have_text(before, use_inner_text=False)
    assert source.text_content() == before


def test_the_card_is_the_one_that_lists_show(
    page: Page, real_origin: str, real_cases: dict[str, Any]
) -> None:
    library = Library(check_tree(read_tree(ROOT)).entries)
    site = SiteContext(library, Templates(TEMPLATES / "pages"), edition="2026-11-21")
    open_form(page, real_origin)
    drawn = page.evaluate(
        "(cases) => { const words = casebook.form.cardWords(casebook.entry.form);"
        " return Object.fromEntries(Object.entries(cases).map(([id, data]) =>"
        " [id, casebook.form.cardOf(data, words)])); }",
        real_cases,
    )
    for case in library.cases:
        card = case_card(site, case)
        assert drawn[case] == {
            "title": card.title,
            "organisation": card.organisation,
            "period": card.period,
            "problem": card.problem,
            "headlines": [[h.name, h.value, h.good] for h in card.headlines],
            "vehicles": list(card.vehicles),
            "grade": card.grade,
        }, case


def test_every_real_case_goes_through_the_fields_unchanged(
    page: Page, real_origin: str, real_cases: dict[str, Any]
) -> None:
    open_form(page, real_origin)
    written = page.evaluate(
        f"""(cases) => {{
          const data = casebook.entry.form;
          const context = ({CONTEXT})(data);
          return Object.fromEntries(Object.entries(cases).map(([id, typed]) => {{
            const record = casebook.form.makeRecord(data.kinds.case, context, {{}});
            record.set(typed);
            return [id, casebook.entry.yaml("case", record.value())];
          }}));
        }}""",
        real_cases,
    )
    assert len(written) > 20
    for case, data in real_cases.items():
        assert written[case] == canonical_text(FileKind.CASE, data), case


def test_a_word_is_found_by_name_other_name_and_letters(page: Page, real_origin: str) -> None:
    open_form(page, real_origin)
    page.get_by_role("button", name="添加指标").click()
    box = page.get_by_role("combobox", name="指标词条")
    option = page.get_by_role("option", name="现场违章率")
    for typed in ("wzl", "违章率", "weizhang", "xcwz", "反违章"):
        box.fill(typed)
        expect(option).to_be_visible()
        box.press("Escape")
        expect(option).to_be_hidden()


def addresses(page: Page, forge: str, text: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        "([forge, text]) => casebook.form.newFile(forge, 'https://example.org/team/lib',"
        " 'main', 'cases/a/b.yml', text)",
        [forge, text],
    )
    return found


def test_the_address_of_a_new_file_carries_the_file(page: Page, real_origin: str) -> None:
    content = "title: 100% 党员 & 群众 #1\nsummary: '+'\n"
    page.goto(real_origin + "contribute/form.html")
    for forge, place, name, text in (
        ("github", "/new/main", "filename", "value"),
        ("gitea", "/_new/main", "filename", "value"),
        ("gitlab", "/-/new/main", "file_name", "content"),
    ):
        parts = urlsplit(addresses(page, forge, content)["url"])
        assert parts.path == "/team/lib" + place
        assert parse_qs(parts.query) == {name: ["cases/a/b.yml"], text: [content]}
        long = addresses(page, forge, "党" * 3000)
        assert not long["fits"]
        assert parse_qs(urlsplit(long["url"]).query) == {name: ["cases/a/b.yml"]}


def test_a_long_file_is_copied_for_the_page_that_opens(page: Page, real_origin: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.context.route("https://**", lambda route: route.fulfill(body="new file"))
    open_form(page, real_origin, read_yaml(BAODI.read_bytes()).data)
    expect(verdict(page)).to_contain_text("可以提交了")
    link = page.get_by_role("link", name="打开新建文件页")
    expect(link).to_be_hidden()
    page.get_by_label("案例库的地址").fill("https://gitee.com/dangjian/anli.git")
    expect(page.get_by_label("平台")).to_have_value("gitee")
    expect(link).to_have_attribute("href", "https://gitee.com/dangjian/anli/new/main")
    with page.context.expect_page():
        link.click()
    page.bring_to_front()
    expect(page.locator(".cb-entry__status")).to_contain_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == yaml_of(page)
    page.reload()
    expect(page.get_by_label("案例库的地址")).to_have_value("https://gitee.com/dangjian/anli.git")


def test_an_issue_carries_the_file_and_the_words_that_are_asked_for(
    page: Page, real_origin: str
) -> None:
    open_form(page, real_origin)
    issue = page.evaluate(
        "casebook.form.issue({title: '甲', path: 'cases/a/b.yml', text: 'title: ```甲\\n',"
        " wishes: [['单位', '静海供电公司']]})"
    )
    assert issue["title"] == "新增案例：甲"
    assert "````yaml\ntitle: ```甲\n````" in issue["body"]
    assert "- 单位：静海供电公司" in issue["body"]


def test_the_address_of_a_repository_is_read_as_it_is_pasted(page: Page, real_origin: str) -> None:
    page.goto(real_origin + "contribute/form.html")
    for typed, meant in {
        "github.com/a/b": "https://github.com/a/b",
        "https://github.com/a/b/tree/main/cases": "https://github.com/a/b",
        "https://git.corp.cn/x/y/z/-/tree/main": "https://git.corp.cn/x/y/z",
        "http://git.corp.cn:8080/x/y.git": "http://git.corp.cn:8080/x/y",
        "https://github.com/a": None,
        "https://name:word@github.com/a/b": None,
        "javascript:alert(1)": None,
        "随便写的": None,
    }.items():
        found = page.evaluate("typed => casebook.form.repositoryOf(typed)", typed)
        assert found == meant, typed


def test_nothing_that_is_typed_leaves_the_browser(page: Page, origin: str) -> None:
    open_form(page, origin)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("标题").fill("宝坻运检：党员包保压降现场违章")
    page.get_by_role("combobox", name="适用场景").fill("wz")
    page.get_by_role("combobox", name="适用场景").press("Enter")
    page.get_by_role("button", name="添加指标").click()
    page.get_by_role("tab", name="文件").click()
    expect(page.locator("#panel-file")).to_contain_text("宝坻运检")
    assert asked == []


def test_a_filled_form_is_not_wider_than_its_screen(page: Page, real_origin: str) -> None:
    open_form(page, real_origin, read_yaml(BAODI.read_bytes()).data)
    page.get_by_role("tab", name="文件").click()
    for width in (390, 720, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width


def test_without_scripts_the_other_ways_are_named(browser: Browser, real_origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(real_origin + "contribute/form.html")
    for name in ("工作簿", "写一个文件", "字段说明"):
        expect(page.get_by_role("main").get_by_role("link", name=name).first).to_be_visible()
    expect(page.get_by_role("main").get_by_role("textbox")).to_have_count(0)
    context.close()


def test_a_library_with_a_repository_asks_nobody_for_it(
    page: Page, real_origin: str, real_site: Path
) -> None:
    served = (real_site / "contribute" / "form.html").read_text("utf-8")
    known = served.replace('data-repository=""', 'data-repository="https://github.com/a/b"')
    assert known != served
    page.route("**/contribute/form.html", lambda route: route.fulfill(body=known))
    open_form(page, real_origin, read_yaml(BAODI.read_bytes()).data)
    link = page.get_by_role("link", name="打开新建文件页")
    expect(link).to_have_attribute(
        "href", re.compile(r"^https://github\.com/a/b/new/main\?filename=")
    )
    expect(page.get_by_label("案例库的地址")).to_have_count(0)


def test_every_key_of_a_case_has_one_place_in_the_form() -> None:
    placed: Iterator[str] = (key for section in SECTIONS for key in section.keys)
    assert sorted([*placed, *HANDED_IN, *NOT_FOR_NEW]) == sorted(record_of(Case).fields)
