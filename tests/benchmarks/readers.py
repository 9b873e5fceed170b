"""What a case page costs its readers: bytes, the first paint, and whether anything jumps.

A first visit has nothing in any cache; the next page is opened in the same tab. Everything is sent
gzipped at level 6 and may be kept for an hour, as an ordinary web server does it. Networks and
processors are slowed down by the browser itself, as its developer tools do it.
"""

from __future__ import annotations

import gzip
import mimetypes
import statistics
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

from tests.benchmarks.tables import table

PHONE: ViewportSize = {"width": 390, "height": 844}
REPEATS = 5

_WATCH = """
window.jumps = [];
new PerformanceObserver((list) => jumps.push(...list.getEntries()))
  .observe({ type: "layout-shift", buffered: true });
"""
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
_JUMPED = "jumps.filter((j) => !j.hadRecentInput).reduce((sum, j) => sum + j.value, 0)"


@dataclass(frozen=True)
class Profile:
    """How slow a reader's machine and network are."""

    name: str
    slower: float
    """How many times slower than this machine its processor is."""
    megabits: float
    """Of the network, a second; 0 for no limit."""
    delay: float
    """ms that the network adds to each request."""


SLOW_4G = Profile("slow 4G, processor 1/4", 4, 1.6, 150)
FAST_4G = Profile("fast 4G, processor 1/4", 4, 9, 60)
HERE = Profile("this machine", 1, 0, 0)
PROFILES = (SLOW_4G, FAST_4G, HERE)


@dataclass(frozen=True)
class Visit:
    """One page as one reader got it."""

    sent: int
    """Bytes of all bodies, gzipped."""
    requests: int
    painted: float
    """ms from the start of the navigation to the first contentful paint."""
    shift: float
    """Cumulative layout shift; 0 where nothing jumped."""


@dataclass(frozen=True)
class Reading:
    """A case page as the first of a visit, and another one after it."""

    profile: Profile
    first: Visit
    next: Visit


class Gzipped(ThreadingHTTPServer):
    """Serves a folder gzipped and counts what it sends."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder.resolve()
        self.origin = f"http://127.0.0.1:{self.server_port}/"
        self._packed: dict[str, bytes | None] = {}
        self._sent: list[tuple[str, int]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page drops its connections: no news."""

    def body(self, address: str) -> bytes | None:
        """The gzipped body at an address, noted as sent; None where there is no file."""
        if address not in self._packed:
            file = self.folder / address
            found = ".." not in file.parts and file.is_file()
            self._packed[address] = gzip.compress(file.read_bytes(), 6, mtime=0) if found else None
        body = self._packed[address]
        self._sent.append((address, len(body or b"")))
        return body

    def take(self) -> list[tuple[str, int]]:
        """(Address, bytes) of everything sent since the last call."""
        sent, self._sent = self._sent, []
        return sent


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body leave in one piece; else the second waits for a late acknowledgement.
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Gzipped

    def do_GET(self) -> None:
        address = unquote(urlsplit(self.path).path).lstrip("/") or "index.html"
        body = self.server.body(address)
        self.send_response(200 if body is not None else 404)
        kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def gzipped(folder: Path) -> Iterator[Gzipped]:
    """Serve a folder while the block runs."""
    server = Gzipped(folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def read(browser: Browser, server: Gzipped, pages: Sequence[str], profile: Profile) -> Reading:
    """Open two pages one after the other on a phone; the first ones fill an empty cache."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(_WATCH)
    slow_down(context.new_cdp_session(page), profile)
    first, following = (_visit(page, server, address) for address in pages[:2])
    context.close()
    return Reading(profile, first, following)


def slow_down(session: CDPSession, profile: Profile) -> None:
    """Make the browser as slow as `profile` says."""
    session.send("Emulation.setCPUThrottlingRate", {"rate": profile.slower})
    session.send("Network.enable")
    pace = profile.megabits * 1e6 / 8 if profile.megabits else -1
    limits = {"downloadThroughput": pace, "uploadThroughput": pace, "latency": profile.delay}
    session.send("Network.emulateNetworkConditions", {"offline": False, **limits})


def _visit(page: Page, server: Gzipped, address: str) -> Visit:
    server.take()
    page.goto(server.origin + address, wait_until="networkidle")
    # What jumps late jumps while a reader scrolls.
    page.mouse.wheel(0, 3000)
    page.wait_for_timeout(300)
    sent = server.take()
    return Visit(
        sum(size for _, size in sent),
        len(sent),
        page.evaluate(_PAINT),
        page.evaluate(_JUMPED),
    )


def readings(
    browser: Browser, folder: Path, repeats: int = REPEATS, profiles: Sequence[Profile] = PROFILES
) -> list[Reading]:
    """Readings of two case pages of a site, `repeats` times by each profile."""
    cases = sorted(p for p in (folder / "cases").glob("*.html") if p.name != "index.html")
    pages = [p.relative_to(folder).as_posix() for p in cases[:2]]
    with gzipped(folder) as server:
        return [read(browser, server, pages, p) for p in profiles for _ in range(repeats)]


def readers_table(made: Sequence[Reading]) -> str:
    """One line a profile: medians of its readings."""
    rows = []
    for profile in dict.fromkeys(reading.profile for reading in made):
        mine = [r for r in made if r.profile is profile]
        rows.append(
            (
                profile.name,
                f"{_median(r.first.sent for r in mine) / 1000:.1f}",
                f"{_median(r.first.requests for r in mine):.0f}",
                f"{_median(r.next.sent for r in mine) / 1000:.1f}",
                f"{_median(r.first.painted for r in mine):.0f}",
                f"{_median(r.next.painted for r in mine):.0f}",
                f"{max(max(r.first.shift, r.next.shift) for r in mine):.3f}",
            )
        )
    head = ("profile", "first kB", "requests", "next kB", "first paint ms", "next paint ms", "CLS")
    return table(head, rows)


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)
