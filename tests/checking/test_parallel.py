"""Work spread over processes gives what one process gives."""

import os
from collections.abc import Sequence

import pytest

from generator.checking.parallel import PROCESSES, processes, spread


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
