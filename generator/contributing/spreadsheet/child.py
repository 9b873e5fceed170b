"""`python -m generator.contributing.spreadsheet.child FILE LIMITS`: reads a workbook, prints JSON.

A process of its own, so that a hostile or broken file can take neither memory nor time from the
one that waits for it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from generator.checking import Code
from generator.contributing.spreadsheet.limits import Limits
from generator.contributing.spreadsheet.package import inspect_package
from generator.contributing.spreadsheet.raw import RawBook, Refusal, RefusedError, to_json
from generator.contributing.spreadsheet.sheets import read_sheets


def read_workbook(path: Path, limits: Limits) -> RawBook | Refusal:
    """Look at the package, then read it."""
    try:
        inspect_package(path, limits)
        return read_sheets(path, limits)
    except RefusedError as refused:
        return refused.refusal
    except MemoryError:
        return Refusal(Code.WORKBOOK_TOO_SLOW)


def _limit(limits: Limits) -> None:
    """Let the system stop this process where it can (Windows cannot)."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def main() -> None:
    """Read the file named first under the limits given second."""
    limits = Limits(**json.loads(sys.argv[2]))
    _limit(limits)
    found = read_workbook(Path(sys.argv[1]), limits)
    sys.stdout.write(to_json(found))


if __name__ == "__main__":
    main()
