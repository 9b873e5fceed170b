"""Whether something is known against the versions that are pinned; asks a public database.

`python -m tests.compatibility.advisories FILE` ends with 0 when nothing is known, with 1 when
something is, and with 2 when a package was not looked up: pip-audit itself calls that a success.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CLEAN, KNOWN, NOT_ASKED = 0, 1, 2


@dataclass(frozen=True)
class Audit:
    """What came of looking up a lock file."""

    asked: int
    """How many packages were looked up."""
    known: tuple[str, ...]
    """One line per advisory."""
    unasked: tuple[str, ...]
    """Why a package, or the whole, was not looked up."""

    @property
    def code(self) -> int:
        """How a step that asks should end."""
        if self.known:
            return KNOWN
        return NOT_ASKED if self.unasked or not self.asked else CLEAN


def audit(lock: Path) -> Audit:
    """Look up every version that `lock` pins."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip"]
    options = ("--format", "json", "--progress-spinner", "off", "--timeout", "15")
    run = subprocess.run(
        [*command, *options, "-r", lock], capture_output=True, encoding="utf-8", check=False
    )
    try:
        return judged(json.loads(run.stdout))
    except ValueError:
        return Audit(0, (), (run.stderr.strip().rpartition("\n")[2],))


def judged(report: Mapping[str, Any]) -> Audit:
    """What pip-audit's report says, its silence on what it did not find included."""
    found = report["dependencies"]
    known = [
        f"{one['name']} {one['version']}: {known['id']}, mended in {known['fix_versions']}"
        for one in found
        for known in one.get("vulns", ())
    ]
    unasked = [str(one["skip_reason"]) for one in found if "skip_reason" in one]
    return Audit(len(found) - len(unasked), tuple(known), tuple(unasked))


if __name__ == "__main__":
    made = audit(Path(sys.argv[1]))
    print(*made.known, *made.unasked, f"{made.asked} packages looked up", sep="\n")
    sys.exit(made.code)
