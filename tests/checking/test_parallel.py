"""Work spread over processes gives what one process gives."""

import errno
import os
import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection

import pytest

from generator.checking.parallel import MOST, PROCESSES, processes, spread


@pytest.mark.parametrize("count", ["1", "2", "5"])
def test_results_come_in_order_however_many_processes(
    count: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROCESSES, count)
    seen = list(spread(lambda part: [n * n for n in part], range(100), chunk=7))
    assert [n for part in seen for n in part] == [n * n for n in range(100)]


def test_processes_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, "2")
    pids = set(spread(lambda part: os.getpid(), range(40), chunk=2))
    assert os.getpid() not in pids


def test_few_items_stay_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, "2")
    assert set(spread(lambda part: os.getpid(), range(4), chunk=2)) == {os.getpid()}


def test_a_failure_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, "2")

    def fails(part: Sequence[int]) -> None:
        raise ValueError(part[0])

    with pytest.raises(ValueError, match="0"):
        list(spread(fails, range(40), chunk=2))
    assert list(spread(len, range(40), chunk=20)) == [20, 20]


def test_nonsense_in_the_environment_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, "many")
    assert processes() >= 1


@pytest.mark.parametrize("told", ["9" * 5000, "999999999", "0", "-3", " 2", "２", "many", ""])
def test_any_number_of_processes_may_be_asked_for(
    told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROCESSES, told)
    assert 1 <= processes() <= MOST


@pytest.mark.parametrize("after", [0, 1])
def test_where_the_system_gives_no_more_processes_the_work_is_done_here(
    after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROCESSES, "3")
    fork, forked = os.fork, list[int]()

    def refuse() -> int:
        if len(forked) >= after:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", refuse)
    assert list(spread(sum, range(40), chunk=10)) == [45, 145, 245, 345]


def test_what_a_killed_process_had_to_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, "2")
    here = os.getpid()

    def work(part: Sequence[int]) -> int:
        if part[0] == 20 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return sum(part)

    assert list(spread(work, range(40), chunk=10)) == [45, 145, 245, 345]


def test_a_process_killed_while_it_hands_its_result_over_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a machine that runs out of memory does it: most of what is there is a result."""
    monkeypatch.setenv(PROCESSES, "2")
    here, sent = os.getpid(), Connection._send

    def half(self: Connection, content: bytes) -> None:
        if os.getpid() == here or len(content) < 1000:
            return sent(self, content)
        os.write(self.fileno(), content[: len(content) // 2])
        return os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(Connection, "_send", half)
    made = list(spread(lambda part: b"x" * 100_000 * part[0], range(4), chunk=1))
    assert [len(part) for part in made] == [0, 100_000, 200_000, 300_000]


def test_who_stops_listening_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PROCESSES, "2")
    pids = spread(lambda part: os.getpid(), range(400), chunk=1)
    seen = {next(pids) for _ in range(20)}
    pids.close()  # type: ignore[attr-defined]
    for pid in seen:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
