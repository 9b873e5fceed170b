"""A page in Chromium under the eyes of a test: what it asks for, and what its policy refuses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, Request, Response

_LISTEN = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""
_KEPT = """async () => {
  const found = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  if (document.cookie) found.push(document.cookie);
  if (window.caches && location.protocol !== "file:") found.push(...await caches.keys());
  for (const { name } of await indexedDB.databases()) found.push(name);
  const workers = location.protocol !== "file:" && navigator.serviceWorker;
  if (workers) found.push(...(await workers.getRegistrations()).map(({ scope }) => scope));
  return found;
}"""


@dataclass
class Watched:
    """One page and what happened on it since it was opened or `start` was called."""

    page: Page
    asked: list[str] = field(default_factory=list)
    """Addresses of all requests."""
    failed: list[str] = field(default_factory=list)
    """Addresses of the requests that nothing came of."""
    said: list[str] = field(default_factory=list)
    """What stood on the console as a warning or an error."""

    def start(self) -> None:
        """Forget what happened."""
        for told in (self.asked, self.failed, self.said):
            told.clear()

    def open(self, address: str) -> None:
        """Go to an address and wait until nothing more is asked for."""
        self.page.goto(address, wait_until="load")
        self.page.evaluate("new Promise((done) => requestIdleCallback(done, {timeout: 500}))")

    def refused(self) -> list[str]:
        """What the policy refused on the page that is open now."""
        found: list[str] = self.page.evaluate("window.refused")
        return found

    def kept(self) -> list[str]:
        """Names of everything that the browser keeps for the page's origin."""
        found: list[str] = self.page.evaluate(_KEPT)
        return found

    def went_well(self, origin: str) -> None:
        """Nothing was refused, failed or complained of, and no request left the site."""
        assert (self.refused(), self.failed, self.said) == ([], [], [])
        assert self.outside(origin) == []

    def outside(self, origin: str) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.asked if not url.startswith((origin, "data:", "blob:"))]

    def gave_up(self, request: Request) -> None:
        # An icon that was still on its way when the page was left is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.failed.append(request.url)

    def answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.status} {response.url}")


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Watched]:
    """A page in a context of its own."""
    context = browser.new_context(**options)
    context.add_init_script(_LISTEN)
    page = context.new_page()
    seen = Watched(page)
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("requestfailed", seen.gave_up)
    page.on("response", seen.answered)
    page.on("pageerror", lambda error: seen.said.append(str(error)))
    page.on("console", lambda m: m.type in {"error", "warning"} and seen.said.append(m.text))
    try:
        yield seen
    finally:
        context.close()
