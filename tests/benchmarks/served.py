"""A server on this machine that keeps account of every body it sends."""

from __future__ import annotations

import mimetypes
import threading
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import unquote, urlsplit

BLANK = "blank.html"
"""An empty Chinese page, for an engine that stands on no page of ours."""
_BLANK = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>·</title><body>'.encode()
_QUIET = 0.05
"""A page has all it asked for when nothing was asked for so many seconds."""


@dataclass(frozen=True)
class Sent:
    """One body: its address without the query, its bytes, and what gzip would make of them."""

    path: str
    bytes: int
    gzipped: int


class Server(ThreadingHTTPServer):
    """Serves folders by the first part of an address, over connections that are kept open."""

    daemon_threads = True

    def __init__(self, folders: Mapping[str, Path]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folders = {prefix: folder.resolve() for prefix, folder in folders.items()}
        self.origin = f"http://127.0.0.1:{self.server_port}/"
        self._lock = threading.Lock()
        self._sent: list[tuple[str, bytes]] = []
        self._last = 0.0

    def __enter__(self) -> Server:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a page drops its connections: no news."""

    def keep(self, path: str, body: bytes) -> None:
        """Note a body before it goes out."""
        with self._lock:
            self._sent.append((path, body))
            self._last = time.monotonic()

    def take(self) -> list[Sent]:
        """What was sent since the last call, once the page has come to rest."""
        while time.monotonic() - self._last < _QUIET:
            time.sleep(_QUIET / 5)
        with self._lock:
            sent, self._sent = self._sent, []
        return [Sent(path, len(body), len(zlib.compress(body, 6))) for path, body in sent]

    def found(self, path: str) -> bytes | None:
        """The content at an address such as `search/manifest.js`, or None."""
        if path == BLANK:
            return _BLANK
        first, _, rest = path.partition("/")
        folder = self.folders.get(first)
        file = folder / rest if folder else self.folders[""] / path
        if ".." in file.parts or not file.is_file():
            return None
        return file.read_bytes()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body leave in one piece; else the second waits for a late acknowledgement.
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/") or "index.html"
        body = self.server.found(path)
        if body is not None:
            self.server.keep(path, body)
        self.send_response(404 if body is None else 200)
        self.send_header(
            "Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream"
        )
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""
