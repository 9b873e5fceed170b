"""The bar of a long command in a terminal; imported when one is needed."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Bar:
    """One line that is drawn when asked, and gone at the end; without a thread of its own."""

    def __init__(self, stream: TextIO) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(file=stream),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=None)
        self._progress.start()

    def draw(self, text: str, done: int, total: int) -> None:
        """Show `done` of `total`; 0 of 0 where that is not known."""
        known = total or None
        self._progress.update(
            self._task, description=text, completed=done, total=known, refresh=True
        )

    def close(self) -> None:
        """Leave the terminal as if nothing had been there."""
        self._progress.stop()
