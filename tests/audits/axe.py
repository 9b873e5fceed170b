"""axe on a page that is open; what it must find on none is held by `tests/site/test_axe.py`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from tests.audits.valid import HERE

AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
_FOUND = """async (options) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...options });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}"""


def faults(page: Page, options: Mapping[str, Any] | None = None) -> list[str]:
    """Rule and place of every element that breaks one; `options` are those of `axe.run`."""
    page.evaluate(f"if (!window.axe) {{ {AXE.read_text('utf-8')} }}")
    return list(page.evaluate(_FOUND, options or {}))
