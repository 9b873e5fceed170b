"""Going through a page with keys."""

from __future__ import annotations

from playwright.sync_api import Page

NAME = """() => {
  const now = document.activeElement;
  const name = now.getAttribute("aria-label") || now.labels?.[0]?.textContent;
  return (name || now.textContent).trim().replace(/\\s+/g, " ");
}"""


def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Press a key until what has the focus bears this name."""
    for _ in range(150):
        page.keyboard.press(key)
        if str(page.evaluate(NAME)).startswith(name):
            return
    raise AssertionError(f"no way to {name} with {key}")
