"""Where the time of a command went: a line per stage, with a bar as long as its share."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from unicodedata import east_asian_width

WIDTH = 30
"""Cells of the bar of a stage that took all the time."""
_BLOCK, _PARTS = "█", " ▏▎▍▌▋▊▉"


@dataclass
class Spent:
    """What the stages of one name and place took, with everything inside them."""

    name: str
    depth: int = 0
    """How many stages it lies in."""
    wall: float = 0.0
    """Seconds."""
    cpu: float = 0.0
    """Seconds of all processors, those of processes that have ended included."""
    inside: dict[str, Spent] = field(default_factory=dict)

    def part(self, name: str) -> Spent:
        """The stage of that name inside this one; stages that come back add up."""
        return self.inside.setdefault(name, Spent(name, self.depth + 1))


def processor_time() -> float:
    """Seconds that this process and those it has waited for have worked."""
    return sum(os.times()[:4])


def profile_lines(whole: Spent, lang: str) -> Iterator[str]:
    """The table of everything inside `whole`, widest names first aligned."""
    rows = list(_rows(whole.inside.values()))
    heads = ("Stage", "Wall s", "CPU s") if lang == "en" else ("步骤", "历时 s", "处理器 s")
    names = ["  " * spent.depth + spent.name for spent in rows]
    width = max(map(_cells, (heads[0], *names)))
    yield f"{_padded(heads[0], width)}  {_right(heads[1], 8)}  {_right(heads[2], 9)}"
    for name, spent in zip(names, rows, strict=True):
        bar = _bar(spent.wall / whole.wall if whole.wall else 0.0)
        yield f"{_padded(name, width)}  {spent.wall:8.2f}  {spent.cpu:9.2f}  {bar}".rstrip()


def now() -> tuple[float, float]:
    """Seconds by the clock and of the processors, from any beginning."""
    return time.perf_counter(), processor_time()


def _rows(stages: Iterable[Spent]) -> Iterator[Spent]:
    for spent in stages:
        yield spent
        yield from _rows(spent.inside.values())


def _bar(share: float) -> str:
    eighths = round(min(1.0, share) * WIDTH * 8)
    return (_BLOCK * (eighths // 8) + _PARTS[eighths % 8]).rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _right(text: str, width: int) -> str:
    return " " * (width - _cells(text)) + text


def _cells(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
