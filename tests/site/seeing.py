"""Pages as readers see them: asked of the browser by seeing.js, in a style of their own."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_name("seeing.js").read_text("utf-8")

SPACING = """*, ::before, ::after {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
"""The spacing of text that a reader may set without losing anything: WCAG 2.2, 1.4.12."""


def complaints(page: Page, look: str) -> list[str]:
    """What one of the looks of seeing.js finds wrong: focus, lost, moving, structure."""
    page.evaluate(f"if (!window.seeing) {{ {SCRIPT} }}")
    return list(dict.fromkeys(page.evaluate(f"seeing.{look}()")))


def restyle(page: Page, css: str) -> None:
    """Give the page a reader's own style, which no policy forbids; an empty one takes it back."""
    page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet]; }",
        css,
    )
