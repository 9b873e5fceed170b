"""Opening a workbook that somebody sent: in a child process, with limits, without surprises."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from generator.checking import Code
from generator.contributing.spreadsheet.limits import MIB, Limits
from generator.contributing.spreadsheet.raw import RawBook, Refusal, from_json

_CHILD = "generator.contributing.spreadsheet.child"
_PACKAGE_ROOT = Path(__file__).parents[3]


def open_workbook(path: Path, limits: Limits | None = None) -> RawBook | Refusal:
    """The cells of a workbook, or why it was not read.

    Raises:
        OSError: when the file cannot be opened at all.
    """
    limits = limits or Limits()
    if path.is_dir():
        return Refusal(Code.NOT_A_WORKBOOK, {"kind": "folder"})
    with path.open("rb"):
        pass  # Missing files and missing permission are told by the system's own words.
    # With -P nothing is imported from the current folder, where a sent file may well lie.
    asked = [str(path.resolve()), json.dumps(asdict(limits))]
    command = [sys.executable, "-P", "-m", _CHILD, *asked]
    try:
        run = subprocess.run(
            command,
            capture_output=True,
            timeout=limits.seconds,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _stopped(limits)
    try:
        found = from_json(run.stdout.decode("utf-8"))
    except (ValueError, KeyError, TypeError):
        # Killed by a limit, before it could say so itself.
        return _stopped(limits)
    slow = isinstance(found, Refusal) and found.code is Code.WORKBOOK_TOO_SLOW
    return _stopped(limits) if slow else found


def _stopped(limits: Limits) -> Refusal:
    params = {"seconds": f"{limits.seconds:g}", "memory": f"{limits.memory // MIB} MB"}
    return Refusal(Code.WORKBOOK_TOO_SLOW, params)


def _environment() -> dict[str, str]:
    """As here, but with the reader that refuses entities, and with our own package first."""
    path = os.pathsep.join([str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")])
    # Where numpy is installed the reader imports it, and each of its threads asks for memory.
    ours = {"OPENPYXL_LXML": "False", "OPENBLAS_NUM_THREADS": "1"}
    return {**os.environ, **ours, "PYTHONPATH": path.rstrip(os.pathsep)}
