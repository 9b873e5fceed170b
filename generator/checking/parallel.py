"""Work spread over processes: the same results in the same order, however many there are."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_PR_SET_PDEATHSIG = 1

PROCESSES = "CASEBOOK_PROCESSES"
"""Variable of the environment that says how many processes to use; 1 keeps all work in one."""

MOST = 256
"""No machine gains by more, and what starts them may fail under them."""
_DIGITS = 9

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
    process was killed over, most often for want of memory, is worked once more, and here.
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
    """The results of the chunks; ends early where processes cannot be had, or one is killed."""
    context = multiprocessing.get_context("fork")
    others = multiprocessing.active_children()
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
    try:
        results = pool.map(_one, starts)
    except (OSError, RuntimeError):  # The system gives no more processes or threads.
        for process in set(multiprocessing.active_children()).difference(others):
            process.kill()
        return
    try:
        with suppress(BrokenProcessPool):
            yield from results
    finally:
        pool.shutdown(cancel_futures=True)


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
