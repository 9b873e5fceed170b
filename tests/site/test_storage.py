"""What stays in the browser: nothing of reading, and of acts only what the page on privacy says."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import ROOT, serve
from tests.site.kinds import ADDRESSES
from tests.site.watched import Watched, watched

pytestmark = pytest.mark.browser

PRIVACY = "privacy.html"
GUIDE = (ROOT / "site_templates" / "docs" / PRIVACY).with_suffix(".md").read_text("utf-8")
BLOCKED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }});"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };"


def colours(page: Page) -> str:
    return str(page.evaluate("document.body.dataset.mdColorScheme"))


def switch_colours(page: Page) -> None:
    page.locator("[data-md-component=palette] label:visible").click()


def do_everything(seen: Watched, origin: str) -> None:
    """All acts of a reader that leave something."""
    page = seen.page
    seen.open(origin + ADDRESSES["case"])
    page.locator(".cb-tray-button").first.click()
    switch_colours(page)
    seen.open(origin + ADDRESSES["form"])
    page.get_by_label("标题").fill("没写完")
    page.get_by_role("tab", name="文件").click()
    page.get_by_label("平台").select_option(index=1)
    expect(page.locator("[data-entry-notice-text]")).to_contain_text("已存")


def test_every_act_leaves_what_the_page_says_under_the_path_of_the_site(
    browser: Browser, origin: str
) -> None:
    named = [end for line in GUIDE.splitlines() if line.startswith("| ")
             for end in re.findall(r"`([\w._]+)`", line)]  # fmt: skip
    assert len(named) == 6
    with watched(browser) as seen:
        do_everything(seen, origin)
        kept = seen.kept()
        place = urlsplit(origin).path
        assert all(name.startswith(place) for name in kept)
        assert len(kept) == 4
        for end in named[:4]:
            assert any(name.endswith(end) for name in kept), end


def test_the_page_on_privacy_shows_what_is_kept_and_clears_it(
    browser: Browser, origin: str
) -> None:
    with watched(browser) as seen:
        page = seen.page
        page.goto(origin + PRIVACY)
        box = page.locator("[data-kept]")
        expect(box).to_contain_text("什么也没有存")
        assert box.get_by_role("button").count() == 0
        assert seen.kept() == []
        do_everything(seen, origin)
        page.goto(origin + PRIVACY)
        expect(box.get_by_role("listitem")).to_have_count(4)
        for meaning in ("我的方案", "没写完的案例", "代码托管平台", "深色或浅色"):
            expect(box).to_contain_text(meaning)
        page.evaluate("localStorage.setItem('another.site', 'stays')")
        box.get_by_role("button", name="清除").click()
        box.get_by_role("button", name="留着").click()
        expect(box.get_by_role("listitem")).to_have_count(4)
        box.get_by_role("button", name="清除").click()
        box.get_by_role("button", name="确定清除").click()
        expect(box).to_contain_text("什么也没有存")
        expect(page.locator("aside.cb-tray")).to_be_hidden()
        assert seen.kept() == ["another.site"]
        page.reload()
        assert seen.kept() == ["another.site"]
        assert (seen.refused(), seen.said) == ([], [])


def test_without_scripts_the_page_on_privacy_says_everything(
    browser: Browser, real_origin: str
) -> None:
    with watched(browser, java_script_enabled=False) as seen:
        seen.page.goto(real_origin + PRIVACY)
        expect(seen.page.locator("[data-kept]")).to_be_hidden()
        assert "什么也存不下" in seen.page.content()
        expect(seen.page.get_by_role("main")).to_contain_text(".form.forge")


def test_the_foot_of_every_page_leads_to_privacy(page: Page, real_origin: str) -> None:
    for address in (ADDRESSES["home"], ADDRESSES["case"], ADDRESSES["check"]):
        page.goto(real_origin + address)
        link = page.get_by_role("contentinfo").get_by_role("link", name="隐私与安全")
        assert link.evaluate("link => link.href") == real_origin + PRIVACY


def test_chosen_colours_are_kept_and_only_those(browser: Browser, origin: str) -> None:
    with watched(browser) as seen:
        page = seen.page
        page.goto(origin + "index.html")
        assert seen.kept() == []
        switch_colours(page)
        assert colours(page) == "slate"
        assert seen.kept() == [urlsplit(origin).path + ".__palette"]
        page.goto(origin + ADDRESSES["case"])
        assert colours(page) == "slate"


def test_the_machine_turning_dark_is_no_act_of_the_reader(
    browser: Browser, real_origin: str
) -> None:
    with watched(browser) as seen:
        seen.page.goto(real_origin + "index.html")
        seen.page.emulate_media(color_scheme="dark")
        seen.page.reload()
        expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        assert seen.kept() == []


def test_a_browser_that_keeps_nothing_breaks_nothing(browser: Browser, origin: str) -> None:
    refusal = BLOCKED if origin.startswith("file:") else FULL
    with watched(browser) as seen:
        page = seen.page
        page.add_init_script(refusal)
        for kind in ("home", "explorer", "plan", "form", "missing"):
            page.goto(origin + ADDRESSES[kind])
            assert seen.said == [], kind
            # The theme's own script works too.
            switch_colours(page)
            assert colours(page) == "slate"
        page.goto(origin + PRIVACY)
        said = "不允许本站存" if refusal == BLOCKED else "什么也没有存"
        expect(page.locator("[data-kept]")).to_contain_text(said)
        page.goto(origin + ADDRESSES["case"])
        page.locator(".cb-tray-button").first.click()
        expect(page.locator("aside.cb-tray")).to_contain_text("不允许保存")
        assert seen.said == []


def test_two_sites_on_one_host_do_not_mix(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(real_site)
    server, origin = serve(tmp_path)
    with watched(browser) as seen:
        do_everything(seen, origin + "one/")
        before = seen.kept()
        seen.page.goto(origin + "two/" + ADDRESSES["case"])
        expect(seen.page.locator("aside.cb-tray")).to_be_hidden()
        assert colours(seen.page) == "default"
        seen.page.locator(".cb-tray-button").first.click()
        seen.page.goto(origin + "two/" + PRIVACY)
        seen.page.locator("[data-kept] button").click()
        seen.page.get_by_role("button", name="确定清除").click()
        assert seen.kept() == before
    server.shutdown()
    server.server_close()
