"""Environments of their own, as somebody gets who installs the wheel with other versions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

UV = Path(sys.executable).with_name("uv")
PYTHON = os.environ.get("CASEBOOK_PYTHON", sys.executable)
"""What newer versions are tried with; a newer Python where the variable names one."""

FIXED = {"PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "0"}
"""What every environment has in common."""

_UNFIT = "No solution found"
_OUT_OF_REACH = re.compile(
    r"failed to fetch|error sending request|dns error|connection|timed out|network|offline",
    re.IGNORECASE,
)


class OutOfReachError(Exception):
    """The registry did not answer."""


@dataclass(frozen=True)
class Environment:
    """One folder with a Python and the program in it."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    def casebook(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the command that was installed in it, away from the sources."""
        return self.run("-m", "generator.cli", *arguments)

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run its Python, away from the sources."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return subprocess.run(
            [self.python, *arguments],
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            env={**kept, **FIXED},
        )


def build_wheel(folder: Path) -> Path:
    """The wheel of these sources, made in `folder`."""
    copy = folder / "copy"
    for name in ("generator", "site_templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"]
    subprocess.run(
        [*command, "--no-build-isolation", "--wheel-dir", folder, copy],
        check=True,
        cwd=folder,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(wheel: Path, folder: Path, resolution: str, python: str) -> Environment:
    """An environment with the wheel and what its bounds allow.

    Args:
        resolution: `lowest-direct` or `highest`, as uv says it.

    Raises:
        OutOfReachError: when the registry did not answer.
        AssertionError: in uv's words, when the bounds fit nothing, or only what has to be compiled.
    """
    made = Environment(folder)
    _uv("venv", "--python", python, folder)
    bounds = ("--resolution", resolution, "--no-build", "-r", ROOT / "pyproject.toml")
    _uv("pip", "install", "--python", made.python, *bounds)
    _uv("pip", "install", "--python", made.python, "--no-deps", "--offline", wheel)
    return made


def _uv(*arguments: str | Path) -> str:
    run = subprocess.run([UV, *arguments], capture_output=True, encoding="utf-8")
    if run.returncode and _UNFIT not in run.stderr and _OUT_OF_REACH.search(run.stderr):
        raise OutOfReachError(run.stderr.strip().rpartition("\n")[2])
    assert run.returncode == 0, run.stderr
    return run.stdout
