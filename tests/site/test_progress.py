"""A long command says where it is and where its time went, and nothing at all to a pipe."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import threading
import time
from unicodedata import east_asian_width

import pytest

from generator.site import progress as module
from generator.site.profile import Spent, profile_lines
from generator.site.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(progress: Progress) -> None:
    with progress.stage("检查内容"):
        progress.expect(3)
        for _ in range(3):
            progress.advance(1)
    with progress.stage("页面"), progress.stage("案例"):
        time.sleep(0.02)
    with progress.stage("检查内容"):
        pass


def columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def test_by_itself_it_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    work(Progress())
    assert capsys.readouterr() == ("", "")


def test_each_step_is_said_with_its_seconds_when_that_is_asked_for() -> None:
    stream = io.StringIO()
    work(Progress(verbose=True, stream=stream))
    lines = stream.getvalue().splitlines()
    assert [line.rsplit(" ", 2)[0] for line in lines] == [
        "检查内容",
        "  案例",
        "页面",
        "检查内容",
    ]
    assert all(re.search(r" \d+\.\d\d s$", line) for line in lines)


def test_steps_are_named_in_the_language_of_the_reader() -> None:
    stream = io.StringIO()
    progress = Progress(verbose=True, lang="en", stream=stream)
    work(progress)
    with progress.stage("别的"):
        pass
    assert stream.getvalue().startswith("Checking the content 0.0")
    assert "别的" in stream.getvalue()
    assert progress.profile().startswith("Stage")


def test_the_profile_adds_up_what_comes_back_and_nests_what_lies_inside() -> None:
    progress = Progress()
    work(progress)
    head, *rows = progress.profile().splitlines()
    assert head.split() == ["步骤", "历时", "s", "处理器", "s"]
    assert [row.split()[0] for row in rows] == ["检查内容", "页面", "案例"]
    assert rows[2].startswith("  案例")
    assert float(rows[1].split()[1]) >= 0.02
    assert "█" in rows[1]


def test_the_columns_of_a_profile_stand_below_each_other() -> None:
    whole = Spent("", -1, wall=4.0)
    whole.part("检查").wall = 1.0
    whole.part("ab").wall = 3.0
    head, *rows = profile_lines(whole, "zh")
    ends = {columns(row[: row.index("0.00") + 4]) for row in rows}
    assert ends == {columns(head)}
    assert [row.count("█") for row in rows] == [7, 22]


def test_the_processor_time_of_child_processes_counts() -> None:
    progress = Progress()
    with progress.stage("页面"):
        burn = "import time\nwhile time.process_time() < 0.2: pass"
        subprocess.run([sys.executable, "-c", burn], check=True)
    _, row = progress.profile().splitlines()
    assert float(row.split()[2]) >= 0.2


def test_a_terminal_gets_a_bar_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "QUICK", 0.0)
    monkeypatch.setattr(module, "APART", 0.0)
    stream = Terminal()
    progress = Progress(shown=True, stream=stream)
    with progress.stage("页面"), progress.stage("案例"):
        progress.expect(2)
        progress.advance(1)
        assert threading.active_count() == 1 or "rich" not in str(threading.enumerate())
    progress.close()
    drawn = stream.getvalue()
    assert "页面 · 案例" in drawn
    assert "1/2" in drawn
    assert drawn.endswith("\x1b[2K")
    with progress.stage("页面"):
        pass
    assert stream.getvalue() == drawn


def test_a_quick_command_shows_no_bar() -> None:
    stream = Terminal()
    progress = Progress(shown=True, stream=stream)
    work(progress)
    progress.close()
    assert stream.getvalue() == ""


def test_a_step_that_fails_is_closed_like_any_other() -> None:
    progress = Progress()
    with pytest.raises(ValueError, match="x"), progress.stage("页面"):
        raise ValueError("x")
    with progress.stage("案例"):
        pass
    assert [row.split()[0] for row in progress.profile().splitlines()[1:]] == ["页面", "案例"]
    assert not progress.profile().splitlines()[2].startswith(" ")
