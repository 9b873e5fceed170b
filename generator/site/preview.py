"""A site shown on this machine while somebody writes: pages reload when it has been built again.

Only files of one folder are served, and nothing is written.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from generator.site.assets import TEMPLATES
from generator.site.engine import MISSING

SCRIPT = "/casebook-preview/reload.js"
WAIT = "/casebook-preview/wait"
PATIENCE = 30.0
"""Seconds that a page waits for news before it asks again."""
_END = b"</body>"


class State:
    """What pages are told: which edition of the site there is, and why there is no newer one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._building = False
        self._version = 1
        self._edition = 1
        self._notice = ""

    @contextmanager
    def building(self) -> Iterator[None]:
        """While the site changes nobody reads it."""
        with self._changed:
            self._building = True
        try:
            yield
        finally:
            with self._changed:
                self._building = False
                self._changed.notify_all()

    def tell(self, notice: str = "") -> None:
        """Tell every page of a new edition, or with `notice` why there is none."""
        with self._changed:
            self._version += 1
            self._edition += not notice
            self._notice = notice
            self._changed.notify_all()

    def steady(self) -> int:
        """The number of the edition, once nothing is being built."""
        with self._changed:
            self._changed.wait_for(lambda: not self._building, PATIENCE)
            return self._edition

    def news(self, after: str) -> dict[str, int | str]:
        """What came after version `after`, waiting for it."""
        with self._changed:
            self._changed.wait_for(lambda: str(self._version) != after, PATIENCE)
            return {
                "version": self._version,
                "edition": self._edition,
                "notice": self._notice,
            }


class Preview(ThreadingHTTPServer):
    """Serves `folder` to browsers on this machine.

    Raises:
        OSError: when the port is not free.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        self.state = State()
        super().__init__(("127.0.0.1", port), partial(_Handler, directory=str(folder)))

    @property
    def address(self) -> str:
        """Where it is to be seen, with a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away; anything else is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serve in a thread of its own."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        try:
            yield
        finally:
            self.shutdown()
            self.server_close()


class _Handler(SimpleHTTPRequestHandler):
    """One request for a page, a file, or news."""

    protocol_version = "HTTP/1.1"
    server: Preview

    def do_GET(self) -> None:
        """Answer with news, our script, a page with the script in it, or a file."""
        asked = urlsplit(self.path)
        if asked.path == WAIT:
            (after,) = parse_qs(asked.query).get("after", [""])[:1]
            news = self.server.state.news(after)
            self._send(json.dumps(news).encode(), "application/json")
        elif asked.path == SCRIPT:
            content = (TEMPLATES / "preview" / "reload.js").read_bytes()
            self._send(content, "text/javascript; charset=utf-8")
        else:
            edition = self.server.state.steady()
            path = self.translate_path(self.path)
            page = self._page(Path(path))
            if "\0" in path:
                self.send_error(HTTPStatus.NOT_FOUND)
            elif page is None:
                super().do_GET()
            else:
                self._send(_with_script(page, edition), "text/html; charset=utf-8")

    def _page(self, path: Path) -> bytes | None:
        """The page that is asked for; None for a file, and where there is nothing."""
        place = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        try:
            return place.read_bytes() if place.suffix == ".html" else None
        except (OSError, ValueError):
            return None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As the site itself says it where an address does not exist."""
        missing = Path(self.directory, MISSING)
        if code == HTTPStatus.NOT_FOUND and missing.is_file():
            self._send(missing.read_bytes(), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        """Let browsers keep nothing: an edit may come within the second of the last one."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing: requests are no news."""

    def _send(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _with_script(page: bytes, edition: int) -> bytes:
    """The page with our script at its end; as it is where it has none."""
    before, end, after = page.rpartition(_END)
    script = f'<script src="{SCRIPT}" data-edition="{edition}"></script>'.encode()
    return before + script + end + after if end else page
