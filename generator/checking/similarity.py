"""How much of one entry stands in another: for entries that were handed in twice.

Compared is what is left when signs, blanks and the difference of numbers are taken away, so a copy
with other figures, another title or another order of sentences is still a copy. What was told
anew in other words is not found, and need not be.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

RUN = 8
"""Characters in a row that count as shared; shorter ones are the language of the trade."""
THRESHOLD = 50
"""Percent from which two entries are told to be alike."""
SHORTEST = 60
"""Characters that an entry must have to be compared; less is too little to be called a copy."""
COMMON = 10
"""A clause that stands in more entries than this says nothing about two of them."""
_CANDIDATE = 0.2
"""Share of the shorter entry's characters in rare clauses from which two are compared."""
_SHOWN, _SHOWN_MAX = 3, 20
_PLACES = 16
"""Places of one row of characters that are tried for the longest shared phrase."""

_LENGTH_BITS = 20
_LENGTH = (1 << _LENGTH_BITS) - 1
"""The bits of a mark that hold the length of its clause; no file is as long."""

_CLAUSE = re.compile(f"[\\w%‰]{{{RUN},}}")
_NUMBER = re.compile("[0-9０-９]+(?:[.,][0-9]+)*")
_LETTER = re.compile(f"{_NUMBER.pattern}|[\\w%‰]|\n")


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two entries share."""

    percent: int
    """Of the shorter entry's characters, those that stand in the other in runs of RUN or more.

    Signs and blanks do not count, any number counts as one character, and texts shorter than RUN
    count on neither side.
    """
    phrases: tuple[str, ...]
    """The longest shared phrases, three at most, cut to 20 characters."""


class Sketch(NamedTuple):
    """What is remembered of an entry's texts to tell which others may be like it."""

    clauses: bytes = b""
    """A mark of eight bytes for each clause: a checksum, and its length in the lowest bits.

    Two clauses of one length may share a mark; then two entries are compared in vain.
    """
    weight: int = 0
    """Characters in all clauses."""

    @property
    def marks(self) -> array[int]:
        """The marks as numbers, each once."""
        return array("Q", self.clauses)


class Compared:
    """The texts of one entry, made ready for comparing."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts in any order; a title that differs is better left out."""
        self._joined = "\n".join(texts)

    @cached_property
    def clauses(self) -> frozenset[str]:
        """What stands between two signs, numbers folded, as far as it is long enough to count."""
        return frozenset(_CLAUSE.findall(_NUMBER.sub("0", self._joined)))

    @property
    def sketch(self) -> Sketch:
        """What is remembered of these texts; the same on every machine of one byte order."""
        clauses = self.clauses
        marks = {crc32(clause.encode()) << _LENGTH_BITS | len(clause) for clause in clauses}
        return Sketch(array("Q", sorted(marks)).tobytes(), sum(map(len, clauses)))

    @cached_property
    def folded(self) -> str:
        """Every clause in one row."""
        return "".join(char for char, _ in self._letters)

    @cached_property
    def _letters(self) -> tuple[tuple[str, int], ...]:
        """Each character that counts and its place in the joined texts; texts stay apart."""
        found: list[tuple[str, int]] = []
        row: list[tuple[str, int]] = []
        for match in (*_LETTER.finditer(self._joined), None):
            if match and match[0] != "\n":
                row.append(("0" if match[0][0].isdecimal() else match[0], match.start()))
            else:
                found += [*row, ("\n", len(self._joined))] if len(row) >= RUN else []
                row = []
        return tuple(found)

    @cached_property
    def size(self) -> int:
        """Characters that count."""
        return len(self.folded) - self.folded.count("\n")

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Every row of RUN characters → where it stands."""
        found: dict[str, tuple[int, ...]] = {}
        for start in range(len(self.folded) - RUN + 1):
            row = self.folded[start : start + RUN]
            if "\n" not in row:
                found[row] = (*found.get(row, ())[: _PLACES - 1], start)
        return found

    def typed(self, start: int, end: int) -> str:
        """The characters from `start` to `end` as they were typed, for people to read."""
        first, last = self._letters[start][1], self._letters[end - 1][1]
        text = " ".join(self._joined[first : last + 1].split())
        return text if len(text) <= _SHOWN_MAX else f"{text[: _SHOWN_MAX - 1]}…"


def overlap(one: Compared, other: Compared) -> Overlap:
    """What two entries share, whichever is given first; nothing where one is too short."""
    if min(one.size, other.size) < SHORTEST:
        return Overlap(0, ())
    shorter, longer = sorted((one, other), key=lambda item: (item.size, item.folded))
    covered, end = 0, 0
    runs: list[tuple[int, int]] = []
    for start in range(len(shorter.folded) - RUN + 1):
        places = longer.places.get(shorter.folded[start : start + RUN])
        if not places:
            continue
        covered += start + RUN - max(start, end)
        end = start + RUN
        if not runs or start >= sum(runs[-1]):
            runs.append((start, max(_reach(shorter, start, longer, at) for at in places)))
    runs.sort(key=lambda run: (-run[1], run[0]))
    phrases = dict.fromkeys(shorter.typed(start, start + size) for start, size in runs)
    return Overlap(100 * covered // shorter.size, tuple(phrases)[:_SHOWN])


def alike(
    sketches: Mapping[str, Sketch], compared: Callable[[str], Compared]
) -> Iterator[tuple[str, str, Overlap]]:
    """Every two entries that share THRESHOLD percent or more.

    Only entries that share rare clauses are compared, so the work grows with the number of entries
    and not with its square.

    Args:
        sketches: id → the sketch of its texts.
        compared: gives the texts of an id, of which few are asked for.
    """
    holders = _holders(sketches)
    shared: dict[tuple[str, str], int] = {}
    for mark, held in holders.items():
        for pair in combinations(held, 2):
            shared[pair] = shared.get(pair, 0) + (mark & _LENGTH)
    texts = lru_cache(maxsize=4 * COMMON)(compared)
    for (one, other), size in sorted(shared.items()):
        if size >= _CANDIDATE * min(sketches[one].weight, sketches[other].weight):
            found = overlap(texts(one), texts(other))
            if found.percent >= THRESHOLD:
                yield one, other, found


def _holders(sketches: Mapping[str, Sketch]) -> dict[int, list[str]]:
    """The mark of each clause that a few entries share → the ids of those that hold it."""
    counts: Counter[int] = Counter()
    for sketch in sketches.values():
        counts.update(sketch.marks)
    shared = {mark for mark, count in counts.items() if 1 < count <= COMMON}
    del counts
    holders: dict[int, list[str]] = {}
    for id_, sketch in sketches.items():
        for mark in shared.intersection(sketch.marks) if shared else ():
            holders.setdefault(mark, []).append(id_)
    return holders


def _reach(one: Compared, start: int, other: Compared, at: int) -> int:
    """How far two rows of characters run alike from these places."""
    size = RUN
    while (
        start + size < len(one.folded)
        and at + size < len(other.folded)
        and one.folded[start + size] == other.folded[at + size] != "\n"
    ):
        size += 1
    return size
