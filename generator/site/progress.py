"""How far a long command is; never on standard output, where only results belong.

No thread is started: processes are forked while a bar is shown.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from generator.site.profile import Spent, now, profile_lines

if TYPE_CHECKING:
    from generator.site.bar import Bar

QUICK = 0.6
"""Seconds after which a bar is shown; for what is over sooner it would only flicker."""
APART = 0.1
"""Seconds between two drawings of the bar."""

ENGLISH = {
    "查看有无变化": "Looking for changes",
    "载入程序": "Loading the program",
    "检查内容": "Checking the content",
    "套用主题": "Rendering the theme",
    "算出关联": "Linking the entries",
    "查看已发布的网站": "Looking at the published site",
    "可带走的文件": "Files to take away",
    "案例": "Cases",
    "页面": "Pages",
    "数据和接口": "Data and interfaces",
    "检索": "Search",
    "收尾": "Finishing",
    "发布": "Publishing",
    "记下结果": "Keeping the results",
}
"""Names of stages in English; a name that is not here stays as it is."""


class Progress:
    """The stages of one command; silent where nothing else is told.

    Args:
        shown: draw a bar; for a terminal.
        verbose: say each stage when it is over, with its seconds.
        lang: language of the names.
        stream: where to; standard error where that is not told.
    """

    def __init__(
        self,
        *,
        shown: bool = False,
        verbose: bool = False,
        lang: str = "zh",
        stream: TextIO | None = None,
    ) -> None:
        self._shown = shown
        self._verbose = verbose
        self._lang = lang
        self._stream = stream or sys.stderr
        self._began = now()
        self._open = [Spent("", -1)]
        self._expected = self._done = 0
        self._bar: Bar | None = None
        self._drawn = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What is done inside belongs to the stage `name`, and that to the one around it."""
        spent = self._open[-1].part(ENGLISH.get(name, name) if self._lang == "en" else name)
        self._open.append(spent)
        self._draw()
        wall, cpu = now()
        try:
            yield
        finally:
            wall, cpu = now()[0] - wall, now()[1] - cpu
            spent.wall += wall
            spent.cpu += cpu
            self._open.pop()
            self._say(f"{'  ' * spent.depth}{spent.name} {wall:.2f} s")

    def expect(self, total: int) -> None:
        """`total` parts are to be made from here on."""
        self._expected, self._done = total, 0

    def advance(self, count: int) -> None:
        """`count` more parts have been made."""
        self._done += count
        self._draw()

    def close(self) -> None:
        """Take the bar away, so that a report can follow."""
        self._shown = False
        if self._bar:
            self._bar.close()
            self._bar = None

    def profile(self) -> str:
        """Where the time since the beginning went, as a table of several lines."""
        whole = self._open[0]
        whole.wall = now()[0] - self._began[0]
        return "\n".join(profile_lines(whole, self._lang))

    def _say(self, line: str) -> None:
        if self._verbose:
            print(line, file=self._stream, flush=True)

    def _draw(self) -> None:
        """Show where the command is, if it is time for that."""
        at = time.perf_counter()
        if not self._shown or at - self._began[0] < QUICK or at - self._drawn < APART:
            return
        self._drawn = at
        if self._bar is None:
            # Most builds are over before a bar is needed.
            self._bar = import_module("generator.site.bar").Bar(self._stream)
        text = " · ".join(spent.name for spent in self._open[1:])
        self._bar.draw(text, self._done, self._expected)
