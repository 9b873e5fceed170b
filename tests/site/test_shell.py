"""A filled shell is what the theme itself would have rendered."""

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from generator.pages.page import Page
from generator.site.assets import TEMPLATES
from generator.site.navigation import SHELL_FOLDERS
from generator.site.policy import metas
from generator.site.shell import (
    BODY,
    CHARSET,
    DESCRIPTION,
    HEAD,
    SLUG,
    TITLE,
    BrokenShellError,
    Shell,
    fill_head,
    without_indents,
)
from generator.site.stage import markdown_file, shell_address, shell_pages
from tests.conftest import ROOT

PAGE = Page(
    url="cases/ceshi-anli.html",
    title="测试“案例” <一> & 二",
    description='压降 28% 的 "办法" & 说明',
    body="<h1>测试</h1>\n<p>正文 &amp; 更多。</p>",
)

BLOCK = '<meta property="og:title" content="测试 &amp; 二">'


class _Stage(BasePlugin):  # type: ignore[no-untyped-call]
    """Stages a shell and a real page side by side."""

    def on_files(self, files: Files, *, config: object) -> Files:
        description = PAGE.description.replace("&", "&amp;").replace('"', "&quot;")
        title = PAGE.title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        real = markdown_file(title, description, SHELL_FOLDERS["cases"])
        real = real.replace(BODY, PAGE.body)
        (shell,) = (s for s in shell_pages(SHELL_FOLDERS.items()) if s[0].startswith("cases/"))
        for path, text in (("cases/ceshi-anli.md", real), shell):
            files.append(File.generated(config, path, content=text))  # type: ignore[arg-type]
        return files


def test_a_filled_shell_equals_the_themes_own_page(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for folder in ("cases", "methods"):
        (docs / folder).mkdir(parents=True)
        (docs / folder / "index.md").write_text(f"# {folder}\n", encoding="utf-8")
    (docs / "index.md").write_text("# 首页\n", encoding="utf-8")
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(docs),
        site_dir=str(tmp_path / "site"),
        site_url="https://example.org/toolbox/",
        plugins=[],
        nav=[{"首页": "index.md"}, {"工具箱": "methods/index.md"}, {"案例": "cases/index.md"}],
    )
    config.theme.dirs.insert(0, str(TEMPLATES / "theme"))
    config.plugins["stage"] = _Stage()  # type: ignore[no-untyped-call]
    build(config)
    site = tmp_path / "site"
    shell = Shell.cut((site / shell_address("cases")).read_text("utf-8"), "shell")
    own = fill_head((site / PAGE.url).read_text("utf-8"), PAGE.url, BLOCK)
    assert "md-tabs__item--active" in own
    # The theme does not escape the title in its header, front matter carries it escaped;
    # escape() also turns quotes into entities, which means the same to every reader.
    filled = shell.fill(PAGE, BLOCK).decode().replace("&quot;", '"')
    assert filled == without_indents(own.replace("&quot;", '"'))


def test_a_shell_without_a_body_mark_is_refused() -> None:
    with pytest.raises(BrokenShellError, match="casebook-body-mark"):
        Shell.cut(f"{CHARSET}{HEAD}<title>{TITLE}</title>", "cases")


def test_a_page_without_a_mark_for_its_head_is_refused() -> None:
    with pytest.raises(BrokenShellError, match="casebook-head-mark"):
        Shell.cut(f"{CHARSET}<title>{TITLE}</title>{BODY}", "cases")
    with pytest.raises(BrokenShellError, match="casebook-head-mark"):
        fill_head(f"<html>{CHARSET}{BODY}</html>", PAGE.url, BLOCK)


@given(
    st.lists(
        st.sampled_from([TITLE, BODY, DESCRIPTION, HEAD, SLUG, "<p>", "文字", "&amp;"]), max_size=30
    )
)
def test_cutting_loses_nothing(parts: list[str]) -> None:
    html = "".join([CHARSET, TITLE, BODY, HEAD, *parts])
    shell = Shell.cut(html, "any")
    marks = (*map(str.encode, shell.marks), b"")
    whole = b"".join(chain(*zip(shell.literals, marks, strict=True))).decode()
    assert whole == html.replace(CHARSET, f"{CHARSET}\n{metas(html)}", 1)


def test_a_theme_that_indents_its_pages_costs_readers_nothing() -> None:
    theme = (
        f"{CHARSET}<title>{TITLE}</title>{HEAD}\n\n    <a>一</a>\n\t <a>二</a> <b>三</b>\n{BODY}"
    )
    filled = Shell.cut(theme, "any").fill(Page("x.html", "题", "", "<p>\n  正文</p>"), "")
    assert filled.decode().endswith(
        "<title>题</title>\n<a>一</a>\n<a>二</a> <b>三</b>\n<p>\n  正文</p>"
    )


def test_what_shows_its_spaces_keeps_them() -> None:
    html = "<div>\n  <pre>\n    a\n\n  b</pre></div>"
    assert without_indents(html) == html


def test_marks_inside_an_entry_are_text_like_any_other() -> None:
    shell = Shell.cut(f"{CHARSET}<title>{TITLE}</title>{HEAD}<main>{BODY}</main>", "any")
    sly = Page("cases/x.html", SLUG, "", f"<p>{TITLE}{HEAD}</p>")
    filled = shell.fill(sly, BODY).decode()
    assert filled.endswith(f"<title>{SLUG}</title>{BODY}<main><p>{TITLE}{HEAD}</p></main>")
