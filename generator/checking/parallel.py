"""Work spread over processes: the same results in the same order, however many there are."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_PR_SET_PDEATHSIG = 1

PROCESSES = "CASEBOOK_PROCESSES"
"""Variable of the environment that says how many processes to use; 1 keeps all work in one."""

_job: tuple[Callable[[Sequence[Any]], Any], Sequence[Any], int] | None = None
"""Inherited by the processes, so that what the work reads is never copied to them."""


def processes() -> int:
    """How many processes pay on this machine; 1 where processes cannot inherit memory."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    told = os.environ.get(PROCESSES, "")
    if told.isdecimal():
        return max(1, int(told))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def spread(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], *, chunk: int
) -> Iterator[Result]:
    """`work` done on `items`, `chunk` at a time; the results come in the items' order.

    Fewer than three chunks are worked here: starting processes costs more. `work` may read whatever
    it closes over; what it changes there is lost, and its results have to be picklable.

    Raises:
        BrokenProcessPool: when a process was killed from outside.
    """
    global _job
    count = min(processes(), -(-len(items) // chunk))
    if count < 2 or len(items) < 3 * chunk or _job is not None:
        for start in range(0, len(items), chunk):
            yield work(items[start : start + chunk])
        return
    _job = (work, items, chunk)
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent) as pool:
            yield from pool.map(_one, range(0, len(items), chunk))
    finally:
        _job = None


def _end_with_parent() -> None:
    """Have this process killed when the one that started it is, where the system can do that."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    except (AttributeError, OSError, TypeError):
        return  # Elsewhere it ends when the pipe to its parent breaks, with the part it is at.


def _one(start: int) -> Any:
    assert _job is not None
    work, items, chunk = _job
    return work(items[start : start + chunk])
