"""Runs a command and measures it with everything it starts: seconds, processor, memory.

Memory is the sum of the proportional set sizes (a page that two processes share counts half in
each) over the tree of processes, looked at five times a second, oftener at first; where the system
does not tell them, and for what comes and goes between two looks, the largest single process.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LOOK, FIRST_LOOK = 0.2, 0.02
"""Seconds between two looks at the memory, and in the first second: a look at a large process costs
the system some milliseconds."""
_PROC = Path("/proc")
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)
_TAIL = 2000


@dataclass(frozen=True)
class Run:
    """What one command took. Processor seconds are of all processes that were waited for."""

    wall: float
    cpu: float
    peak: float
    """MB."""
    code: int
    said: str
    """The end of what it printed."""


class RunError(Exception):
    """A command that failed or took too long, with the end of what it said."""


def run(
    command: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    most: float = 3600,
) -> Run:
    """Run a command to its end.

    Raises:
        RunError: when it fails, or takes more than `most` seconds.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as child:
        watched = _Watched(child.pid, start + most)
        assert child.stdout is not None
        printed = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    late, sampled = watched.close()
    said = printed.decode("utf-8", "replace")[-_TAIL:]
    if late:
        raise RunError(f"stopped after {most:.0f} s")
    if child.returncode:
        raise RunError(f"{' '.join(map(str, command))} ({child.returncode})\n{said}")
    # What a child held before it became another program counts too: that is as much as this one.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    largest = usage.ru_maxrss if usage.ru_maxrss > own or not sampled else 0
    # kB, but bytes on a Mac.
    peak = max(sampled, largest / (1024**2 if sys.platform == "darwin" else 1024))
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, child.returncode, said)


class _Watched:
    """Looks at a tree of processes from a thread, and ends it when its time is over."""

    def __init__(self, process: int, until: float) -> None:
        self._process = process
        self._until = until
        self._peak = 0.0
        self._late = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def close(self) -> tuple[bool, float]:
        """Whether it was ended for being late, and the largest sum that was seen, in MB."""
        self._over.set()
        self._thread.join()
        return self._late, self._peak

    def _watch(self) -> None:
        quick = time.perf_counter() + 1
        while not self._over.wait(FIRST_LOOK if time.perf_counter() < quick else LOOK):
            self._peak = max(self._peak, memory(self._process))
            if time.perf_counter() > self._until and not self._late:
                self._late = True
                # The command leads a session of its own, so its children end with it.
                os.killpg(self._process, 9)


def memory(process: int) -> float:
    """MB of a process and all that it started; 0 where the system does not tell."""
    return sum(_pss(one) for one in _tree(process)) / 1024


def _tree(process: int) -> list[int]:
    found = [process]
    for one in found:
        for children in _PROC.glob(f"{one}/task/*/children"):
            found += map(int, (_read(children) or b"").split())
    return found


def _pss(process: int) -> int:
    found = _PSS.search(_read(_PROC / str(process) / "smaps_rollup") or b"")
    return int(found[1]) if found else 0


def _read(path: Path) -> bytes | None:
    """None for a process that has ended meanwhile."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def size(folder: Path) -> tuple[int, int]:
    """Files below a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
