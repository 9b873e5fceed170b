"""One line of a filled form before it has columns: what it says, how far it is, its days."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from generator.contributing.example.units import Unit
from generator.contributing.example.words import between, one_of, stream, words_of

_BUSINESS = "业务"
"""In a row of a list: the line of business of the branch that it is about."""


class State(StrEnum):
    """How far a line is at the end of the period."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Line:
    """What a row is filled from; a column takes of it what its title asks for."""

    state: State
    begun: date
    due: date
    closed: date | None
    cells: Mapping[str, str] = field(default_factory=dict)
    """Title of a column → what stands there."""
    number: int = 0

    @classmethod
    def begin(
        cls,
        chance: Random,
        period: str,
        state: State | None = None,
        shares: Mapping[str, int] | None = None,
    ) -> Line:
        """A line of a period with its days; without a state, one by `shares` of a hundred.

        A period is `YYYY`, `YYYY-MM` or, from the first month to the last, `YYYY-MM/YYYY-MM`.
        """
        first, last = _span(period)
        days = (last - first).days
        begun = first + timedelta(days=int(between(chance, 0, days * 0.4)))
        state = state or _state(chance, shares or words_of("forms")["shares"])
        left = int(between(chance, 3, max(9, days * 0.3)))
        if state is State.OPEN:
            return cls(state, begun, last + timedelta(days=left + 12), None)
        due = last - timedelta(days=left)
        if state is State.OVERDUE:
            return cls(state, begun, due, None)
        return cls(state, begun, due, due - timedelta(days=int(between(chance, 0, 4))))


def lines_of(names: Sequence[str], unit: Unit, period: str, seed: int) -> Iterator[Line]:
    """The lines of the named lists; the same list of a unit is the same wherever it stands.

    So a slip and the table that follows it up agree.
    """
    words = words_of("forms")
    steady = [branch for branch in unit.branches if not branch.fate]
    for name in names:
        chance = stream(seed, "list", unit.id, name)
        span = words["spans"].get(name, period).format(year=period[:4])
        for place, cells in enumerate(words["rows"][name]):
            turns = words["turns"]
            line = Line.begin(chance, span, State(turns[place % len(turns)]))
            fitting = [each for each in steady if each.business == cells.get(_BUSINESS)]
            branch = one_of(chance, fitting or steady).name
            said = {**cells, **dict.fromkeys(words["branch_columns"], branch)}
            if letters := words["numbered"].get(name):
                number = f"{letters}-{period[:4]}-{place + 1:02}"
                said |= dict.fromkeys(words["number_columns"], number)
                said |= dict.fromkeys(words["source_columns"], name)
            if kind := words["kinds"].get(name):
                said |= dict.fromkeys(words["source_columns"], kind)
            for same in (words["same"], words["same_too"], words["same_of_topics"]):
                for title, other in same.items():
                    if other in said:
                        said.setdefault(title, said[other])
            yield replace(line, cells=said, number=place)


def _state(chance: Random, shares: Mapping[str, int]) -> State:
    point = chance.random() * 100
    for name, share in shares.items():
        point -= share
        if point < 0:
            return State(name)
    return State.DONE


def _span(period: str) -> tuple[date, date]:
    """First and last day of a period."""
    if "/" in period:
        first, _, last = period.partition("/")
        return _span(first)[0], _span(last)[1]
    year = int(period[:4])
    if len(period) == 4:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(period[5:7])
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
