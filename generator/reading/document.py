"""The content of one file as plain data, with the place of every part of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from generator.reading.edit import piece_of
from generator.reading.fault import Fault

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""Every scalar is text as typed; None is an empty value, `null` or `~`."""

Path: TypeAlias = tuple[str | int, ...]
"""Keys and positions (from 0) that lead from the top of a file to a value."""


@dataclass(slots=True)
class Place:
    """Where a value stands (from 1), where its key stands, and the places inside it."""

    line: int
    column: int
    end_line: int
    end_column: int
    key_line: int
    key_column: int
    inside: dict[str | int, Place]
    key_end: int = 0
    """The column behind the key, quotes included; 0 for an item of a list."""


@dataclass(frozen=True)
class Document:
    """One file: its data (None where it could not be read), its faults and its places."""

    data: dict[str, Value] | None
    faults: tuple[Fault, ...] = ()
    places: Place | Callable[[str], Place | None] | None = field(default=None, repr=False)
    """The place of the whole, or what finds it in the text when it is first asked for."""
    dropped: frozenset[Path] = frozenset()
    """Paths whose value was refused; what is then missing there is not a second mistake."""
    text: str = field(default="", repr=False)
    """The whole file as typed."""

    @cached_property
    def root(self) -> Place | None:
        """The place of the whole."""
        return self.places(self.text) if callable(self.places) else self.places

    def place(self, path: Path) -> Place | None:
        """The place of the value at `path`, or of the nearest part that holds it."""
        place = self.root
        for step in path:
            inner = place.inside.get(step) if place else None
            if inner is None:
                break
            place = inner
        return place

    def position(self, path: Path, *, of_key: bool = False) -> tuple[int, int]:
        """Line and column of the value at `path`, or of its key; (1, 1) without any place."""
        place = self.place(path)
        if place is None:
            return 1, 1
        return (place.key_line, place.key_column) if of_key else (place.line, place.column)

    def span(self, path: Path, *, of_key: bool = False) -> tuple[int, int, int, int] | None:
        """Start and end (line and column each) of the value at `path` or of its key as typed.

        None where nothing stands there.
        """
        place = self.root
        for step in path:
            place = place.inside.get(step) if place else None
        if place is None or not path:
            return None
        if not of_key:
            return place.line, place.column, place.end_line, place.end_column
        end = place.key_end or place.key_column + len(str(path[-1]))
        return place.key_line, place.key_column, place.key_line, end

    def typed(self, path: Path) -> str:
        """What was typed at `path`, with its quotes and signs; empty where nothing was."""
        span = self.span(path)
        return piece_of(self.text, *span) if span and self.text else ""

    def is_flow(self, path: Path) -> bool:
        """Whether the list or group at `path` stands in brackets."""
        return self.typed(path)[:1] in ("[", "{") if path else self.text[:1] == "{"

    def value(self, path: Path) -> Value:
        """The plain value at `path`; None where there is none."""
        found: Value = self.data
        for step in path:
            if isinstance(found, dict) and isinstance(step, str):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found
