"""What the site leaves out of the theme's own files, and that no page misses it."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from generator.site.pruning import lighter, used_rules
from tests.site.kinds import ADDRESSES

WORDS = frozenset({"md-nav", "md-nav__link", "a"})


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".md-nav{x:1}.md-search{x:2}", ".md-nav{x:1}"),
        (".md-nav .md-search{x:1}", ""),
        (".md-search,.md-nav{x:1}", ".md-search,.md-nav{x:1}"),
        ("@media print{.md-search{x:1}}", ""),
        ("@media print{.md-search{x:1}.md-nav{x:2}}p{x:3}", "@media print{.md-nav{x:2}}p{x:3}"),
        ("@supports (a:b){@media print{.md-search{x:1}}}", ""),
    ],
)
def test_a_rule_for_a_class_that_nothing_has_goes(sheet: str, left: str) -> None:
    assert used_rules(sheet, WORDS) == left


@pytest.mark.parametrize(
    "sheet",
    [
        '@charset "UTF-8";@import "b.css";p{x:1}',
        "@font-face{font-family:A;src:url(a.woff)}",
        "@keyframes spin{0%{x:1}to{x:2}}",
        "@page{margin:2cm}",
        ".md-nav:not(.md-search){x:1}",
        ".md-nav:is(.md-search,p:not(.other)){x:1}",
        ".md-nav [class$='.md-search']{x:1}",
        '.md-nav::before{content:"}.md-search{"}',
        ".md-nav{background:url('data:image/svg+xml;utf8,<svg a=\"{}\"/>')}",
        "/* .md-search{} */p{x:1}",
        "/* @media{ */p{x:1}",
        '.md-nav[title="{"]{x:1}',
        ".md-nav\\:after{x:1}",
        "p{x:.5s}",
        "",
        ".md-nav{x:1",
    ],
)
def test_every_other_rule_stays_as_it_was(sheet: str) -> None:
    assert used_rules(sheet, WORDS) == sheet


def test_words_of_pages_and_of_any_script_keep_their_rules() -> None:
    sheet, script = "assets/stylesheets/main.0a1b2c3d.min.css", "own/menu.js"
    made = lighter(
        ['<p class="from-page">'],
        {
            sheet: b".from-page{a:1}.from-script{b:2}.from-nowhere{c:3}",
            script: b'add("from-script")',
        },
    )
    assert made[sheet] == b".from-page{a:1}.from-script{b:2}"
    assert made[script] == b'add("from-script")'


def test_what_is_not_of_the_theme_stays_as_it_is() -> None:
    files = {
        "assets/stylesheets/own.css": b".nobody{x:1}\n/*# sourceMappingURL=own.css.map */",
        "stylesheets/main.css": b".nobody{x:1}",
        "maps/office.map": b"{}",
        "assets/plan.map": b"{}",
    }
    assert lighter([], files) == files


def test_no_map_is_published_and_none_is_named(real_site: Path) -> None:
    assert not list(real_site.rglob("*.map"))
    of_theme = list((real_site / "assets").rglob("*.min.*"))
    assert of_theme
    assert not [path.name for path in of_theme if b"sourceMappingURL" in path.read_bytes()]


@cache
def _theme() -> Path:
    found = find_spec("material")
    assert found
    assert found.origin
    return Path(found.origin).parent / "templates" / "assets"


def _whole(site: Path) -> dict[str, str]:
    """Address of each style sheet of the theme on the site → what the theme brings."""
    sheets = (site / "assets" / "stylesheets").glob("*.min.css")
    return {
        f"assets/stylesheets/{path.name}": (_theme() / "stylesheets" / path.name).read_text("utf-8")
        for path in sheets
    }


def test_the_style_sheets_are_lighter_by_a_third(real_site: Path) -> None:
    whole = _whole(real_site)
    assert len(whole) == 2
    left = sum((real_site / name).stat().st_size for name in whole)
    assert left < sum(map(len, whole.values())) * 2 / 3


def test_no_page_has_a_class_whose_rules_are_gone(real_site: Path) -> None:
    used = {
        name
        for path in real_site.rglob("*.html")
        for names in re.findall(r'class="([^"]*)"', path.read_text("utf-8"))
        for name in names.split()
    }
    assert len(used) > 300
    for address, whole in _whole(real_site).items():
        assert used_rules(whole, frozenset(used)) == used_rules(
            (real_site / address).read_text("utf-8"), frozenset(used)
        )


def test_no_script_of_the_theme_puts_names_of_classes_together(real_site: Path) -> None:
    for path in (real_site / "assets" / "javascripts").rglob("*.js"):
        assert not re.findall(
            r"""["'`][\w .#]*\bmd-[\w-]*[-_](?:["'`]|\$\{)""", path.read_text("utf-8")
        )


_STYLES = """() => {
  const met = new Map();
  for (const node of document.querySelectorAll("*")) {
    const names = [node, node.parentElement].map((one) => one && one.tagName + one.className);
    const like = names.join(" < ");
    if (met.has(like)) continue;
    const styles = [null, "::before", "::after"].map((part) => getComputedStyle(node, part));
    met.set(like, styles.map((style) => style.cssText).join("|"));
  }
  return [...met].map((pair) => pair.join(": "));
}"""
"""What the browser makes of one element of each class under each parent."""
KINDS = ("home", "case", "guide")


@pytest.mark.parametrize("width", [390, 1440])
def test_every_element_looks_as_with_the_whole_theme(
    browser: Browser, real_site: Path, real_origin: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    whole = _whole(real_site)

    def bring(route: Route) -> None:
        name = route.request.url.removeprefix(real_origin)
        route.fulfill(body=whole[name], content_type="text/css")

    for kind in KINDS:
        seen = []
        for is_whole in (False, True):
            if is_whole:
                page.route("**/assets/stylesheets/*", bring)
            page.goto(real_origin + ADDRESSES[kind], wait_until="networkidle")
            seen.append(page.evaluate(_STYLES))
            page.unroute_all()
        assert len(seen[0]) > 80
        assert seen[0] == seen[1], kind
    context.close()


def test_the_comparison_sees_a_rule_that_is_missed(
    browser: Browser, real_site: Path, real_origin: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(real_origin + ADDRESSES["guide"], wait_until="networkidle")
    whole = page.evaluate(_STYLES)
    broken = {name: used_rules(sheet, WORDS) for name, sheet in _whole(real_site).items()}

    def bring(route: Route) -> None:
        name = route.request.url.removeprefix(real_origin)
        route.fulfill(body=broken[name], content_type="text/css")

    page.route("**/assets/stylesheets/*", bring)
    page.reload(wait_until="networkidle")
    assert page.evaluate(_STYLES) != whole
    context.close()
