"""One line → the cells of a row, by the kind and the title of each column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from generator.contributing.example.line import Line, State
from generator.contributing.example.words import between, one_of, words_of
from generator.model import CellKind, Column, TallyKind, Tool

TICK = "√"
_EXEMPT = 0.05
"""Part of the rows that do not concern whoever fills the form, where the form lets them say so."""
_FULL = 100
"""Full points of a whole form."""


@dataclass(frozen=True)
class Filling:
    """One form that is being filled."""

    tool: Tool
    chance: Random
    leave: frozenset[str]
    """Titles of columns that stay blank, because their time has not come."""
    if_done: frozenset[str]
    """Titles of columns that stay blank where a row is done."""
    exempt: Sequence[str] = ()
    """Words of the rows that do not concern whoever fills the form; without any, chance picks."""


def filled(filling: Filling, line: Line) -> list[str]:
    """The cells of one row."""
    columns, tally = filling.tool.columns, filling.tool.tally
    may_be_exempt = tally is not None and tally.kind is TallyKind.CHECK and tally.exempt
    if tally and may_be_exempt and _is_exempt(filling, line):
        said = {**line.cells, tally.value: tally.exempt[0]}
        return [_fitting(column, said.get(column.title, "")) for column in columns]
    return [_cell(filling, column, line) for column in columns]


def _is_exempt(filling: Filling, line: Line) -> bool:
    if filling.exempt:
        row = "".join(line.cells.values())
        return any(word in row for word in filling.exempt)
    return filling.chance.random() < _EXEMPT


def _cell(filling: Filling, column: Column, line: Line) -> str:
    words, title = words_of("forms"), column.title
    done = line.state is State.DONE
    if title in line.cells:
        return _fitting(column, line.cells[title])
    left = title in filling.leave or (done and title in filling.if_done)
    left = left or (title in words["if_overdue"] and line.state is not State.OVERDUE)
    if left or title in words["unless_done" if done else "once_done"]:
        return ""
    return _FILLERS[column.kind](filling, column, line)


def _fitting(column: Column, text: str) -> str:
    """A prepared word, where the column can hold it."""
    if column.kind is CellKind.CHOICE:
        return text if text in column.choices else ""
    return text if column.kind is CellKind.TEXT else ""


def _text(filling: Filling, column: Column, line: Line) -> str:
    words, title = words_of("forms"), column.title
    listed: Sequence[str] = words["columns"].get(title, ()) or words["once_done"].get(title, ())
    if by_row := words["unless_done"].get(title):
        row = "".join(line.cells.values())
        listed = next((said for word, said in by_row.items() if word in row), by_row["*"])
    return one_of(filling.chance, listed) if listed else ""


def _choice(filling: Filling, column: Column, line: Line) -> str:
    tally, states = filling.tool.tally, words_of("forms")["states"]
    if tally and tally.value == column.title and tally.good and line.state is State.DONE:
        return next((word for word in tally.good if word in column.choices), "")
    if any(choice in known for choice in column.choices for known in states.values()):
        return next((word for word in states[line.state.value] if word in column.choices), "")
    return one_of(filling.chance, column.choices) if column.choices else ""


def _date(filling: Filling, column: Column, line: Line) -> str:
    words = words_of("forms")
    if column.title in words["begins"]:
        return line.begun.isoformat()
    if column.title in words["closes"]:
        return line.closed.isoformat() if line.closed else ""
    return line.due.isoformat()


def _number(filling: Filling, column: Column, line: Line) -> str:
    tally, rows = filling.tool.tally, max(1, len(filling.tool.rows))
    full = _FULL // rows + (line.number < _FULL % rows)
    if column.title in words_of("forms")["full"] or (tally and tally.full == column.title):
        return str(full)
    # What is done loses no point: a form gives a reason only where one is lost.
    low, high = {State.DONE: (1.0, 1.0), State.OPEN: (0.8, 0.92)}.get(line.state, (0.6, 0.8))
    halves = round(2 * full * between(filling.chance, low, high))
    return str(Decimal(halves) / 2)


def _tick(filling: Filling, column: Column, line: Line) -> str:
    return TICK if line.state is State.DONE else ""


_FILLERS: dict[CellKind, Callable[[Filling, Column, Line], str]] = {
    CellKind.TEXT: _text,
    CellKind.NUMBER: _number,
    CellKind.DATE: _date,
    CellKind.CHOICE: _choice,
    CellKind.TICK: _tick,
}
