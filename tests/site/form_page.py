"""The page of the form, as its tests use it."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

NAME = "casebook.form.case"


def open_form(page: Page, origin: str, data: object = None) -> None:
    """Open the page, with `data` as the draft that an earlier visit left."""
    if data is not None:
        draft = {"version": 1, "saved": "2026-11-21T08:00:00Z", "id": "", "ownId": False}
        draft |= {"collection": "tianjin-zhuoyue", "data": data, "wishes": {}}
        key = json.dumps(urlsplit(origin).path + NAME)
        page.add_init_script(
            f"localStorage.getItem({key}) === null && "
            f"localStorage.setItem({key}, {json.dumps(json.dumps(draft))})"
        )
    page.goto(origin + "contribute/form.html")
    expect(page.locator("[data-entry]")).to_be_visible()
    expect(page.locator("[data-entry-verdict]")).not_to_be_empty()


def verdict(page: Page) -> Locator:
    return page.locator("[data-entry-verdict]")


def yaml_of(page: Page) -> str:
    """The file as the preview shows it."""
    return page.locator(".cb-entry__source").evaluate("node => node.textContent") or ""


def part(page: Page, name: str) -> Locator:
    return page.locator(f"#{name}")


class Keyboard:
    """Fills the form with keys alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, name: str) -> None:
        """Press Tab until the focus is on something with this name."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if self._focused() == name:
                return
        raise AssertionError(f"no way to {name} with the Tab key")

    def write(self, name: str, text: str) -> None:
        self.reach(name)
        self.page.keyboard.insert_text(text)

    def pick(self, name: str, typed: str) -> None:
        self.reach(name)
        self.page.keyboard.insert_text(typed)
        self.page.keyboard.press("Enter")

    def press(self, name: str) -> None:
        self.reach(name)
        self.page.keyboard.press("Enter")

    def _focused(self) -> str:
        found = self.page.evaluate(
            "() => { const now = document.activeElement;"
            " return now.getAttribute('aria-label') || now.labels?.[0]?.textContent"
            " || now.textContent; }"
        )
        return str(found).removesuffix("必填").strip()
