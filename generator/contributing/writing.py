"""The lines of a file and its comments → its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.contributing.canonical import Written
from generator.contributing.comments import BEFORE, BEHIND, BELOW, HEAD, Comment, Side
from generator.reading import Path


def with_comments(lines: Iterable[Written], comments: Iterable[Comment]) -> str:
    """The text of a file from its lines and its comments, with a newline at its end."""
    page = _Page()
    for comment in comments:
        page.comments.setdefault(comment.path, []).append(comment)
        for length in range(len(comment.path) + 1):
            page.within.setdefault(comment.path[:length], []).append(comment.text)
    page.show(HEAD, BEFORE, 0)
    for line in lines:
        page.take(line)
    page.close(HEAD)
    page.show(HEAD, BELOW, 0)
    return "".join(f"{line}\n" for line in page.lines)


@dataclass
class _Page:
    """The lines written so far, and the parts to which something may still be added."""

    comments: dict[Path, list[Comment]] = field(default_factory=dict)
    within: dict[Path, list[str]] = field(default_factory=dict)
    """Part → its comments and those of everything inside of it."""
    lines: list[str] = field(default_factory=list)
    open: list[tuple[Path, int]] = field(default_factory=list)

    def take(self, line: Written) -> None:
        """One more line, with the comments of what begins on it."""
        if not line.starts:
            self.lines.append(line.text or "")
            return
        (first, column), *_ = line.starts
        self.close(first)
        if line.text is None:
            self._show_all(first, column)
            return
        for path, _ in line.starts:
            self.show(path, BEFORE, column)
        behind = [
            comment.text
            for path, _ in line.starts
            for comment in self.comments.get(path, ())
            if comment.side == BEHIND
        ]
        for text in behind[:-1]:  # Only one can stand behind.
            self._add(text, column)
        self.lines.append("  ".join([line.text, *behind[-1:]]))
        self.open += line.starts

    def close(self, path: Path) -> None:
        """What stands below the parts that `path` is not inside of."""
        while self.open and (
            len(self.open[-1][0]) >= len(path) or path[: len(self.open[-1][0])] != self.open[-1][0]
        ):
            done, column = self.open.pop()
            self.show(done, BELOW, column + 2)

    def show(self, path: Path, side: Side, column: int) -> None:
        """Comments of one part on lines of their own."""
        for comment in self.comments.get(path, ()):
            if comment.side == side:
                self._add(comment.text, column)

    def _show_all(self, path: Path, column: int) -> None:
        """Every comment of a part that is left out, and of what was inside of it."""
        texts = list(self.within.get(path, ()))
        while texts and not texts[-1]:
            texts.pop()
        for text in texts:
            self._add(text, column)

    def _add(self, text: str, column: int) -> None:
        if text:
            self.lines.append(" " * column + text)
        elif self.lines and self.lines[-1]:
            self.lines.append("")
