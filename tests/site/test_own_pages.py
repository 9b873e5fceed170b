"""Pages that a library writes itself: what works under the policy, what the build warns of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.contributing.sample import write_sample
from generator.site.handwritten import without_inline_styles
from tests.conftest import casebook, serve
from tests.site.watched import watched

PAGE = """# 自己的页面

!!! note "提示"
    提示框。

??? note "折叠"
    里面。

=== "甲"
    甲的内容

=== "乙"
    乙的内容

- [x] 做完的
- [ ] 没做的

| 左 | 中 | 右 |
|:---|:---:|---:|
| 1 | 2 | 3 |

```python linenums="1" hl_lines="1"
def one():  # (1)!
    return 1
```

脚注[^1]、==标亮==、H~2~O、{{缩写}}、<kbd>Ctrl</kbd>。

[^1]: 注。

<script>window.own = 1</script>
"""
EXTENSIONS = """
markdown_extensions:
  - admonition
  - attr_list
  - footnotes
  - tables
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.mark
  - pymdownx.tilde
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.tasklist:
      custom_checkbox: true
repo_url: https://github.com/nobody/library
"""


REFUSED = {
    '<p style="color: red">x</p>': "style=",
    '<a onclick="alert(1)">x</a>': "onclick",
    '<a href="JavaScript:alert(1)">x</a>': "javascript:",
    "<style>p { color: red }</style>": "<style>",
    '<iframe src="x.html"></iframe>': "<iframe>",
    '<script src="https://cdn.example.com/a.js"></script>': "cdn.example.com",
    "![图](//img.example.com/a.png)": "img.example.com",
    '<pre class="mermaid">graph</pre>': "mermaid",
}


@pytest.fixture(scope="module")
def own_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with pages of its own, as MkDocs users write them."""
    root = tmp_path_factory.mktemp("own") / "library"
    write_sample(6, 1, root)
    (root / "docs" / "own.md").write_text(PAGE, "utf-8")
    (root / "docs" / "refused.md").write_text("# 不行的\n\n" + "\n\n".join(REFUSED), "utf-8")
    settings = root / "mkdocs.yml"
    more = "features: [content.tabs.link, content.code.copy, content.code.annotate, "
    text = settings.read_text("utf-8").replace("features: [", more)
    settings.write_text(text + EXTENSIONS, "utf-8")
    return root


@pytest.fixture(scope="module")
def own_origin(own_pages: Path) -> Iterator[str]:
    run = casebook("--root", own_pages, "build")
    assert run.returncode == 0, run.stderr
    server, origin = serve(own_pages / "site")
    yield origin
    server.shutdown()
    server.server_close()


@pytest.mark.browser
def test_pages_that_a_library_writes_itself_work_too(browser: Browser, own_origin: str) -> None:
    with watched(browser) as seen:
        seen.open(own_origin + "own.html")
        seen.went_well(own_origin)
        page = seen.page
        align = "th => getComputedStyle(th).textAlign"
        cells = page.locator("main table:not(.highlighttable) th")
        assert [cell.evaluate(align) for cell in cells.all()] == ["left", "center", "right"]
        assert page.evaluate("window.own") == 1
        assert seen.kept() == []
        page.get_by_text("乙", exact=True).first.click()
        page.get_by_text("乙的内容").wait_for()
        seen.went_well(own_origin)
        assert [name.rpartition("/")[2] for name in seen.kept()] == [".__tabs"]


def test_what_browsers_will_refuse_on_an_own_page_is_told(own_pages: Path) -> None:
    run = casebook("--root", own_pages, "build", "--strict", "--site-dir", own_pages / "strict")
    assert run.returncode == 1
    said = [line for line in run.stderr.splitlines() if "refused.html：" in line]
    assert len(said) == len(REFUSED)
    for word in REFUSED.values():
        assert any(word in line for line in said), word
    assert "own.html" not in run.stderr
    assert not (own_pages / "strict").exists()


def test_only_columns_that_markdown_aligned_change() -> None:
    styled = '<td style="text-align: right;">1</td><p style="text-align: right;">x</p>'
    changed = '<td class="cb-right">1</td><p style="text-align: right;">x</p>'
    assert without_inline_styles(styled) == changed
