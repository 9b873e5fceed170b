"""Where 单位, 党支部 and 时间 stand above the table of a form: on one line where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.pages.forms import FIELDS

LABEL = 7
"""Characters that the longest label needs."""

ROOM = 14
"""Characters that are needed to write a name."""


@dataclass(frozen=True)
class Field:
    """A label and the cells behind it to write in; columns from 0, the last one included."""

    label: str
    row: int
    """From 0, within the head."""
    first: int
    """The first column of the label."""
    start: int
    """The first column to write in."""
    end: int


def head_fields(widths: Sequence[int]) -> tuple[Field, ...]:
    """The fields over columns of these widths, with as much room as there is for the least."""
    last = len(widths) - 1
    found: list[tuple[int, tuple[Field, ...]]] = []
    for cuts in combinations(range(1, len(widths)), len(FIELDS) - 1):
        bounds = (0, *cuts, last + 1)
        parts = list(_parts(widths, bounds))
        if len(parts) == len(FIELDS):
            room = min(sum(widths[part.start : part.end + 1]) for part in parts)
            found.append((room, tuple(parts)))
    best = max(found, key=lambda held: held[0], default=(0, ()))
    if best[0] >= ROOM:
        return best[1]
    return tuple(Field(label, row, 0, 1, last) for row, label in enumerate(FIELDS))


def _parts(widths: Sequence[int], bounds: Sequence[int]) -> Iterator[Field]:
    """A field per stretch of columns; a stretch too narrow for one has none."""
    for label, first, after in zip(FIELDS, bounds, bounds[1:], strict=False):
        start = first
        while start < after and sum(widths[first:start]) < LABEL:
            start += 1
        if start < after:
            yield Field(label, 0, first, start, after - 1)
