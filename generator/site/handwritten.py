"""Pages of a library's own documents under the policy: what is put another way, what is refused.

Markdown may hold any HTML. What the policy keeps from working would fail in the reader's browser
without a word, so the build says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser

from generator.site.engine import Handwritten, Rendered

_ALIGNED = re.compile(r"<(t[dh]) style=\"text-align: (left|center|right);\">")
_OUTWARD = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_LOADED = {"script": "src", "img": "src", "link": "href", "source": "src", "audio": "src"}
"""Element → the attribute with the address of what it loads."""
_NEVER = frozenset({"iframe", "embed", "object", "style", "video", "base"})


def without_inline_styles(html: str) -> str:
    """Columns of tables that Markdown aligns by a style get a class instead."""
    return _ALIGNED.sub(r'<\1 class="cb-\2">', html)


def with_refusals(rendered: Rendered) -> Rendered:
    """What the engine made, with a warning for whatever browsers will refuse on its pages."""
    said = tuple(line for item in rendered.handwritten for line in refusals(item))
    return replace(rendered, warnings=(*rendered.warnings, *said))


def refusals(page: Handwritten) -> Iterator[str]:
    """What the policy keeps from working on a page that people wrote, one line for each kind."""
    reader = _Reader()
    reader.feed(without_inline_styles(page.html))
    for found in dict.fromkeys(reader.found):
        yield f"{page.url}：{found}，读者的浏览器会拒绝；见“部署”一页的“自己写的页面”"


class _Reader(HTMLParser):
    """Collects what the policy refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        self.found.extend(_refused(tag, attrs))


def _refused(tag: str, attrs: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    if tag in _NEVER:
        yield f"<{tag}>"
    for name, value in attrs:
        text = value or ""
        if name == "style":
            yield f'<{tag}> 上的 style="{text}"'
        elif name.startswith("on"):
            yield f"<{tag}> 上的 {name}"
        elif name in {"href", "action"} and text.strip().lower().startswith("javascript:"):
            yield f"<{tag}> 上的 javascript: 地址"
        elif _LOADED.get(tag) == name and _OUTWARD.match(text):
            yield f"从站外载入的 {text.strip()}"
        elif name == "class" and "mermaid" in text.split():
            yield "mermaid 图（它的脚本要从站外载入）"
