"""Lighthouse on a phone, over slow 4G with a processor a quarter as fast, both simulated."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from tests.audits.valid import HERE, PROGRAMS
from tests.chromium import ARGUMENTS

LIGHTHOUSE = PROGRAMS / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)
_FLAGS = ("--headless=new", "--disable-quic", *ARGUMENTS)


@dataclass(frozen=True)
class Score:
    """What Lighthouse says of one page."""

    performance: float
    """Of 100, as the next three."""
    accessibility: float
    best_practices: float
    seo: float
    painted: float
    """ms to the first contentful paint."""
    largest: float
    """ms to the largest."""
    blocked: float
    """ms in which the page did not answer while it loaded."""
    shift: float


def score(address: str, browser: str, repeat: int = 3) -> Score:
    """Medians of several runs; the first ones of a busy machine are the slowest.

    Raises:
        subprocess.CalledProcessError: when Lighthouse did not do its work.
    """
    return medians(_run(address, browser) for _ in range(repeat))


def medians(runs: Iterable[Score]) -> Score:
    """The median of each figure."""
    return Score(*map(statistics.median, zip(*map(astuple, runs), strict=True)))


def told(report: dict[str, Any]) -> Score:
    """The figures of a report."""
    scores = (100 * report["categories"][name]["score"] for name in CATEGORIES)
    return Score(*scores, *(report["audits"][name]["numericValue"] for name in METRICS))


def _run(address: str, browser: str) -> Score:
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch, "report.json")
        command = [
            LIGHTHOUSE,
            address,
            "--quiet",
            "--throttling-method=simulate",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={' '.join(_FLAGS)}",
        ]
        environment = {**os.environ, "CHROME_PATH": browser}
        subprocess.run(command, check=True, capture_output=True, cwd=HERE, env=environment)
        return told(json.loads(report.read_text("utf-8")))
