"""Builds in forked processes that have imported everything and built nothing; what they made."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path

from generator.cli import run
from generator.contributing.sample import write_sample
from generator.site.publish import MARKER

for _module in ("generator.cli.building", "generator.mkdocs_plugin", "generator.exports.book"):
    import_module(_module)  # Else every process would do it again.

_PATIENCE = 300
"""Seconds that a command may take on a busy machine."""
CAN_FORK = "fork" in multiprocessing.get_all_start_methods()


def start(
    library: Path, *more: str | Path, before: Callable[[], object] | None = None
) -> BaseProcess:
    """Begin a build in a process that does `before` first; what it says goes to `said.txt`."""
    return command(library, "build", *more, before=before)


def command(
    library: Path, *arguments: str | Path, before: Callable[[], object] | None = None
) -> BaseProcess:
    """Begin any command so."""

    def work() -> None:
        with said(library).open("w", encoding="utf-8") as output:
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
            sys.stdout = sys.stderr = output  # What stands there otherwise is that of the test.
            sys.argv = ["casebook", "--root", str(library), *map(str, arguments)]
            if before:
                before()
            run()

    os.environ["PYTHONUTF8"] = "1"
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    return process


def said(library: Path) -> Path:
    """Where the last command left what it said."""
    return library.parent / "said.txt"


def ended(process: BaseProcess, library: Path) -> int:
    """The exit code of a command, which may never show a list of calls."""
    process.join(_PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
        raise AssertionError(f"no end after {_PATIENCE} s")
    told = said(library).read_text("utf-8")
    assert "Traceback" not in told, told
    assert process.exitcode is not None
    return process.exitcode


def build(library: Path, *more: str | Path, before: Callable[[], object] | None = None) -> int:
    """One build, and its exit code."""
    return ended(start(library, *more, before=before), library)


def content(site: Path) -> dict[str, bytes]:
    """Every file by its path, and every folder, which ends in a slash."""
    found: dict[str, bytes] = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        found |= {f"{name}/": b""} if path.is_dir() else {name: path.read_bytes()}
    return found


def differences(site: Path, other: Path) -> list[str]:
    """Names of what is not the same in two sites."""
    one, two = content(site), content(other)
    assert MARKER in two
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def assert_as_cold(library: Path, after: object = "") -> None:
    """The published site is what a build without the cache makes of the same content."""
    cold = library.parent / "cold"
    assert build(library, "--no-cache", "--site-dir", cold) == 0
    assert differences(library / "site", cold) == [], after


def sample(library: Path, seed: int, count: int = 25) -> Path:
    """Synthetic cases in two collections."""
    write_sample(count, seed, library)
    first, second = library / "cases" / "hecheng-1", library / "cases" / "hecheng-2"
    second.mkdir()
    shutil.copy(first / "collection.yml", second)
    for case in sorted(first.glob("hecheng-0*.yml"))[::3]:
        case.rename(second / case.name)
    return library
