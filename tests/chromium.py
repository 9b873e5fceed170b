"""Which browser the tests and the measurements open pages in."""

from __future__ import annotations

import os
import shutil

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
"""The same engine without windows: half the time for a page that nobody looks at."""
WHOLE = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium_path(*, whole: bool = False) -> str | None:
    """Chromium or Chrome of this machine; None where there is none.

    Args:
        whole: rather the browser that readers have, for numbers that are told of it.
    """
    names = (*WHOLE, *SHELLS) if whole else (*SHELLS, *WHOLE)
    return os.environ.get("CASEBOOK_BROWSER") or next(filter(None, map(shutil.which, names)), None)
