"""Work spread over processes: the same results in the same order, however many there are.

Each process has two pipes of its own. The pools of Python's library share one for all results, and
one that is killed while it writes there, as for want of memory, leaves everybody else waiting.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_PR_SET_PDEATHSIG = 1

PROCESSES = "CASEBOOK_PROCESSES"
"""Variable of the environment that says how many processes to use; 1 keeps all work in one."""

MOST = 256
"""No machine gains by more, and what starts them may fail under them."""
_DIGITS = 9
_AHEAD = 2
"""Parts that a process is given at first, so that it never waits for this one to take a result."""

_job: tuple[Callable[[Sequence[Any]], Any], Sequence[Any], int] | None = None
"""Inherited by the processes, so that what the work reads is never copied to them."""


def processes() -> int:
    """How many processes pay on this machine; 1 where processes cannot inherit memory."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    told = os.environ.get(PROCESSES, "")
    if told.isdecimal():
        return min(max(1, int(told[:_DIGITS])), MOST)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def spread(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], *, chunk: int
) -> Iterator[Result]:
    """`work` done on `items`, `chunk` at a time; the results come in the items' order.

    Fewer than three chunks are worked here: starting processes costs more. `work` may read whatever
    it closes over; what it changes there is lost, and its results have to be picklable. What a
    process was killed over, most often for want of memory, or failed with, is worked once more, and
    here: an error is raised as if there were no other process.
    """
    global _job
    starts = range(0, len(items), chunk)
    count = min(processes(), len(starts))
    done = 0
    if count > 1 and len(items) >= 3 * chunk and _job is None:
        _job = (work, items, chunk)
        try:
            for result in _in_processes(count, starts):
                yield result
                done += 1
        finally:
            _job = None
    for start in starts[done:]:
        yield work(items[start : start + chunk])


def _in_processes(count: int, starts: range) -> Iterator[Any]:
    """The results of the chunks; ends early where processes cannot be had, or one ends."""
    workers: dict[Connection, _Worker] = {}
    results: dict[int, Any] = {}
    todo = iter(starts)
    try:
        # Of a full pipe, of the end of one, of no more processes: each leaves the rest to us.
        with suppress(OSError, EOFError):
            for _ in range(count):
                worker = _Worker(workers.values())
                workers[worker.results] = worker
                worker.give(todo, _AHEAD)
            for start in starts:
                for worker in _ready(workers, results, start):
                    at, result = worker.results.recv()
                    results[at] = result
                    worker.give(todo, 1)
                yield results.pop(start)
    finally:
        for worker in workers.values():
            worker.end()


def _ready(
    workers: dict[Connection, _Worker], results: dict[int, Any], start: int
) -> Iterator[_Worker]:
    """Who has a result: all who have one now, and whoever comes until that of `start` is there."""
    while True:
        ends = wait(workers, timeout=0 if start in results else None)
        yield from (workers[end] for end in ends if isinstance(end, Connection))
        if start in results:
            return


class _Worker:
    """A process that works the parts whose starts it is given."""

    def __init__(self, others: Iterable[_Worker]) -> None:
        context = multiprocessing.get_context("fork")
        given, self._give = context.Pipe(duplex=False)
        self.results, made = context.Pipe(duplex=False)
        # It inherits these; what it held open would not show as ended when its owner ends.
        foreign = [self._give, self.results]
        foreign += [end for other in others for end in (other._give, other.results)]
        self._process = context.Process(target=_serve, args=(given, made, foreign), daemon=True)
        self._process.start()
        given.close()
        made.close()

    def give(self, todo: Iterator[int], count: int) -> None:
        """Hand it the next parts, as far as there are any."""
        for _, start in zip(range(count), todo, strict=False):
            self._give.send(start)

    def end(self) -> None:
        """Whatever it is at is of no use any more."""
        self._process.kill()
        self._process.join()
        self._give.close()
        self.results.close()


def _serve(given: Connection, made: Connection, foreign: Iterable[Connection]) -> None:
    """Work until something fails, which is seen again where it is told, or this is ended."""
    _begin()
    for end in foreign:
        end.close()
    with suppress(Exception):
        while True:
            start = given.recv()
            made.send((start, _one(start)))


def _begin() -> None:
    """Leave interruptions to the process that started this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (AttributeError, OSError, TypeError):
        return  # Elsewhere it ends when the pipe to its parent breaks, with the part it is at.


def _one(start: int) -> Any:
    assert _job is not None
    work, items, chunk = _job
    return work(items[start : start + chunk])
