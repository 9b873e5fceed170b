"""axe on a page that is open; what it must find on none is held by `tests/site/test_axe.py`."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.audits.valid import HERE

AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
_COUNT = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.reduce((sum, { nodes }) => sum + nodes.length, 0);
}"""


def faults(page: Page) -> int:
    """How many elements of the page break a rule."""
    page.evaluate(f"if (!window.axe) {{ {AXE.read_text('utf-8')} }}")
    return int(page.evaluate(_COUNT))
