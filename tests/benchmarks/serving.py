"""How long an edit takes to be seen under `serve`: the page of the case, and the search."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from tests.benchmarks.process import memory
from tests.benchmarks.scenarios import CASEBOOK, Measured, Workshop
from tests.conftest import ROOT

_STARTS, _SHOWS = 1800, 300
"""Seconds after which the server, or an edit, is given up."""
_LOOK = 0.01
_PAGE = "cases/hecheng-000001.html"
_SEARCH = "search/manifest.js"
"""It names the version of the index: another one, once the index is another."""


class NotShownError(Exception):
    """What did not come in time."""


def measure_serving(shop: Workshop, repeat: int) -> Measured:
    """From the moment an edit is on the disk to page and search as they are then.

    Raises:
        NotShownError: when the server does not come up, or does not show an edit.
    """
    walls, peak = [], 0.0
    with _server(shop) as (origin, process):
        for _ in range(repeat):
            before = _got(origin + _SEARCH)
            mark = shop.edit(shop.case, "statement").encode()
            start = time.perf_counter()
            _wait(partial(_holds, origin + _PAGE, mark), _SHOWS, "the edited page")
            _wait(partial(_differs, origin + _SEARCH, before), _SHOWS, "the search")
            walls.append(time.perf_counter() - start)
            peak = max(peak, memory(process))
    return Measured(
        count=shop.count,
        scenario="serve: text of a case, page and search",
        runs=repeat,
        wall=min(walls),
        median=statistics.median(walls),
        cpu=0.0,
        peak=peak,
    )


@contextmanager
def _server(shop: Workshop) -> Iterator[tuple[str, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    origin = f"http://127.0.0.1:{port}/"
    with subprocess.Popen(
        [*CASEBOOK, "--root", str(shop.root), "serve", "--port", str(port)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        try:
            _wait(lambda: bool(_got(origin + _PAGE)), _STARTS, "the server", child)
            yield origin, child.pid
        finally:
            child.terminate()
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()


def _wait(
    shown: Callable[[], bool], most: float, what: str, child: subprocess.Popen[bytes] | None = None
) -> None:
    until = time.perf_counter() + most
    while not shown():
        if time.perf_counter() > until or (child and child.poll() is not None):
            raise NotShownError(f"{what} did not come")
        time.sleep(_LOOK)


def _holds(address: str, mark: bytes) -> bool:
    return mark in _got(address)


def _differs(address: str, before: bytes) -> bool:
    return _got(address) not in (b"", before)


def _got(address: str) -> bytes:
    """What stands at an address; nothing while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            body: bytes = answer.read()
            return body
    except (urllib.error.URLError, OSError):
        return b""
