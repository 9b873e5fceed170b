"""A review as a comment that a forge shows, and as a folder that a browser opens from the disk."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown
from playwright.sync_api import Browser, Page

from generator.contributing.review import Review, compare, preview_files, review_markdown
from generator.contributing.review.markdown import LONGEST, safe
from tests.checking.library import CASE, MINI, Library, library_at
from tests.conftest import ROOT
from tests.contributing.test_review import SECOND, YEAR, snapshot, text_of

MINI_LIBRARY = library_at(MINI)
HOSTILE = (
    "@all @team/lead #12 !7 GH-12 <script>alert(1)</script> <img src=x onerror=alert(1)> "
    "| a | b | `rm -rf` [点我](javascript:alert(1)) ![](http://evil.example/x.png) "
    "https://evil.example www.evil.example a@evil.example **粗** </details> &lt;b&gt; $x$ ~~删~~"
)
HOSTILE_TITLE = "<script>alert(1)</script> @all |`x`| [点](javascript:1) #1"


def contribution() -> tuple[Library, Library]:
    """A case added, a number changed, an entry deleted, a word renamed."""
    text = text_of(MINI_LIBRARY, CASE)
    new = "cases/tianjin/night-watch.yml"
    after = MINI_LIBRARY.changed(CASE, "value: -28", "value: -25").without(SECOND)
    after = after.with_text(new, text.replace("党员包保压降现场违章", "夜间作业也有人看"))
    after = after.changed(CASE, "  name: 零违章责任区\n", "").changed(
        CASE, "现场违章\n", "违章数\n"
    )
    return MINI_LIBRARY, after


def reviewed(before: Library, after: Library) -> Review:
    return compare(snapshot(before, "main"), snapshot(after, "work"), YEAR)


def hostile() -> tuple[Library, Library]:
    """An entry of which every text speaks to the machines that show it."""
    text = text_of(MINI_LIBRARY, CASE)
    text = re.sub(r"(?m)(statement|how|text|does): .*", f"\\1: '{HOSTILE}'", text)
    text = re.sub(r"(?m)^(title|summary|branch): .*", f"\\1: '{HOSTILE_TITLE}'", text)
    text = re.sub(r"(?m)(name): .*", f"\\1: '{HOSTILE_TITLE}'", text)
    text = re.sub(r"printed: [^,\n]*", "printed: '-28 <b>@all|`x`</b>'", text)
    return MINI_LIBRARY, MINI_LIBRARY.with_text(CASE, text).with_text(
        "cases/tianjin/night-watch.yml", text
    )


class Seen(HTMLParser):
    """What a forge would make of a comment: tags with attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(comment: str) -> Seen:
    """Rendered; what stands in a fold is rendered as the forges do it."""
    opened = re.sub(r"</?details>|<summary>.*?</summary>", "", comment)
    return Seen(markdown(opened, extensions=["tables", "sane_lists"]))


def test_a_comment_says_first_what_must_not_be_missed() -> None:
    comment = review_markdown(reviewed(*contribution()))
    lost, table, folds = (comment.index(w) for w in ("会失效的网址", "| 变化 |", "<details>"))
    assert lost < table < folds
    assert "<del>−28%</del> → <ins>−25%</ins>（相差 &#43;3 个百分点）" in comment
    assert "<b>数值改了，原文写法和出处没有改</b>" in comment
    seen = shown(comment)
    assert [tag for tag, _ in seen.tags].count("table") == 1
    assert "夜间作业也有人看" in seen.text


def test_a_comment_makes_nothing_of_what_an_entry_says() -> None:
    comment = review_markdown(reviewed(*hostile()))
    seen = shown(comment)
    assert "@\u200ball" in seen.text
    allowed = {"h3", "h4", "p", "strong", "em", "ul", "li", "b", "br", "del", "ins", "table"}
    allowed |= {"thead", "tbody", "tr", "th", "td"}
    assert {tag for tag, _ in seen.tags} <= allowed
    assert not [attrs for _, attrs in seen.tags if attrs]
    assert seen.text.count("alert(1)") >= 3
    for trigger in (r"@\w", r"#\d", r"!\d", r"GH-\d", r"://", r"www\.", r"(?m)^\s*/\w"):
        assert not re.search(trigger, seen.text), trigger
    rows = [line for line in comment.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} == {5}
    assert comment.count("<details>") == comment.count("</details>")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_one_harmless_line(text: str) -> None:
    line = safe(text)
    assert not set(line) & set("<>|`*_[]()@!~$^{}\"'\\\n\r\x1b")
    assert not re.search(r"&(?!#\d+;)|#(?!\d+;)", line)


def test_a_comment_is_never_longer_than_a_forge_takes() -> None:
    after = MINI_LIBRARY
    for number in range(160):
        after = after.with_text(f"cases/tianjin/copy-{number}.yml", text_of(MINI_LIBRARY, CASE))
    comment = review_markdown(reviewed(MINI_LIBRARY, after))
    assert LONGEST - 2000 < len(comment) <= LONGEST
    assert re.search(r"还有 \d+ 段没有列出", comment.splitlines()[-1])
    assert comment.count("<details>") == comment.count("</details>")
    assert len(review_markdown(reviewed(*contribution()), most=1500)) <= 1500


def preview(folder: Path, before: Library, after: Library) -> Path:
    sides = snapshot(before, "main"), snapshot(after, "work")
    found = compare(*sides, YEAR)
    for address, content in preview_files(found, *sides, ROOT / "site_templates", "2026-11-21"):
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / "index.html"


@pytest.mark.browser
def test_a_maintainer_looks_at_both_cards(tmp_path: Path, page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(preview(tmp_path, *contribution()).as_uri())
    change = page.locator("#case-zero-violation")
    assert "−28%" in change.locator(".cb-sides__side").first.inner_text()
    assert "−25%" in change.locator(".cb-sides__side").last.inner_text()
    assert "数值改了" in change.inner_text()
    assert "cases/full-cycle-case.html" in page.locator(".cb-review__alarm").inner_text()
    assert page.locator("script").count() == 0
    assert {url.split(":")[0] for url in requests} == {"file"}
    assert len(requests) == 7


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_screen_and_its_colours(
    tmp_path: Path, browser: Browser, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    opened = context.new_page()
    opened.goto(preview(tmp_path, *hostile()).as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    colour = "getComputedStyle(document.querySelector({})).{}"
    ground = opened.evaluate(colour.format("'body'", "backgroundColor"))
    ink = opened.evaluate(colour.format("'.cb-card__title a'", "color"))
    dark, light = "rgb(23, 24, 27)", "rgb(255, 255, 255)"
    assert ground == (dark if scheme == "dark" else light)
    assert ink == ("rgb(232, 229, 226)" if scheme == "dark" else "rgb(34, 32, 31)")
    context.close()


def test_a_preview_makes_nothing_of_what_an_entry_says(tmp_path: Path) -> None:
    seen = Seen(preview(tmp_path, *hostile()).read_text("utf-8"))
    assert not {"script", "img", "iframe"} & {tag for tag, _ in seen.tags}
    addresses = {
        value for _, attrs in seen.tags for name, value in attrs if name in ("href", "src")
    }
    assert all(re.match(r"#|css/", address or "") for address in addresses)
    assert not [name for _, attrs in seen.tags for name, _ in attrs if name.startswith("on")]


def test_a_draft_is_shown_as_it_will_look(tmp_path: Path) -> None:
    text = text_of(MINI_LIBRARY, CASE) + "status: draft\n"
    after = MINI_LIBRARY.with_text("cases/tianjin/night-watch.yml", text)
    html = preview(tmp_path, MINI_LIBRARY, after).read_text("utf-8")
    assert "新增案例（草稿）" in html
    assert html.count('class="cb-card cb-card--case"') == 1
