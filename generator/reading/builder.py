"""YAML events → plain data and places. Nothing is constructed, resolved or executed.

Events instead of composed nodes: depth and size are known before anything is nested, and
anchors, aliases and tags are seen as they were typed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from generator.reading.document import Path, Place, Value
from generator.reading.fault import Fault, FaultCode
from generator.reading.limits import MAX_DEPTH, MAX_NODES
from generator.reading.quick import EMPTY

_WIDE_BLANKS = ("\u00a0", "\u3000")
"""Blanks that look like indentation and are text to YAML."""


class LimitExceededError(Exception):
    """The file holds more than one entry may; the fault is already noted."""


@dataclass(slots=True)
class _Frame:
    """A mapping or sequence that is still open."""

    value: dict[str, Value] | list[Value]
    place: Place
    path: Path
    key: str | None = None
    key_at: tuple[int, int, int] = (1, 1, 1)
    """Its line, column, and the column behind it."""
    expects_key: bool = True
    is_key: bool = False
    """Whether this collection stands where a key should."""
    seen: dict[str, int] = field(default_factory=dict)


class Builder:
    """Takes the events of one file in order; afterwards `root`, `faults` and `dropped` stand."""

    def __init__(self) -> None:
        self.value: Value = None
        self.root: Place | None = None
        self.faults: list[Fault] = []
        self.dropped: set[Path] = set()
        self._frames: list[_Frame] = []
        self._nodes = 0
        self._documents = 0

    def take_all(self, events: Iterable[Any]) -> None:
        """Take every event.

        Raises:
            LimitExceededError: when the file is too deep, too large or holds a second document.
        """
        for event in events:
            handle = _HANDLERS.get(type(event).__name__)
            if handle:
                handle(self, event)

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(FaultCode.SECOND_DOCUMENT, event)
        if event.tags or event.version:
            self._fault(FaultCode.TAG, event, value="%")

    def _scalar(self, event: Any) -> None:
        self._count(event)
        text: str = event.value
        plain = event.implicit[0] and not event.style
        frame = self._frames[-1] if self._frames else None
        self._note_decoration(event)
        if frame and isinstance(frame.value, dict) and frame.expects_key:
            self._key(frame, text, event)
            return
        self._put(None if plain and text in EMPTY else text, self._place(event))

    def _alias(self, event: Any) -> None:
        self._count(event)
        self._fault(FaultCode.ALIAS, event, value=f"*{event.anchor}")
        frame = self._frames[-1] if self._frames else None
        if frame and isinstance(frame.value, dict) and frame.expects_key:
            frame.key, frame.expects_key = None, False
            return
        self.dropped.add(self._next_path())
        self._put(None, self._place(event))

    def _start_collection(self, event: Any) -> None:
        self._count(event)
        self._note_decoration(event)
        if len(self._frames) >= MAX_DEPTH:
            self._stop(FaultCode.TOO_DEEP, event, limit=str(MAX_DEPTH))
        outer = self._frames[-1] if self._frames else None
        is_key = bool(outer and isinstance(outer.value, dict) and outer.expects_key)
        value: dict[str, Value] | list[Value] = (
            {} if type(event).__name__.startswith("Mapping") else []
        )
        place = self._place(event)
        path = () if is_key else self._next_path()
        if is_key:
            self._fault(FaultCode.ODD_KEY, event, value="")
        else:
            self._put(value, place)
        self._frames.append(_Frame(value, place, path, is_key=is_key))

    def _end_collection(self, event: Any) -> None:
        frame = self._frames.pop()
        frame.place.end_line = event.end_mark.line + 1
        frame.place.end_column = event.end_mark.column + 1
        if frame.is_key:
            outer = self._frames[-1]
            outer.key, outer.expects_key = None, False

    def _key(self, frame: _Frame, text: str, event: Any) -> None:
        frame.expects_key = False
        frame.key = None
        start, end = event.start_mark, event.end_mark
        # A key of several lines can only be written with `? `.
        end_column = end.column + 1 if end.line == start.line else start.column + 1
        frame.key_at = (start.line + 1, start.column + 1, end_column)
        if text == "<<" and not event.style:
            self._fault(FaultCode.MERGE, event)
            return
        folded = unicodedata.normalize("NFKC", text).casefold().strip()
        if text[:1] in _WIDE_BLANKS and not event.style:
            self._fault(FaultCode.WIDE_INDENT, event, codepoint=f"U+{ord(text[0]):04X}")
            return
        if not folded:
            self._fault(FaultCode.ODD_KEY, event, value=text)
            return
        if folded in frame.seen:
            self._fault(FaultCode.DUPLICATE_KEY, event, key=text, first=str(frame.seen[folded]))
            return
        frame.seen[folded] = frame.key_at[0]
        frame.key = text

    def _put(self, value: Value, place: Place) -> None:
        """Hang a value where the innermost open collection expects one."""
        if not self._frames:
            self.value, self.root = value, place
            return
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            place.key_line, place.key_column = place.line, place.column
            frame.place.inside[len(frame.value)] = place
            frame.value.append(value)
            return
        frame.expects_key = True
        if frame.key is not None:
            place.key_line, place.key_column, place.key_end = frame.key_at
            frame.place.inside[frame.key] = place
            frame.value[frame.key] = value

    def _next_path(self) -> Path:
        if not self._frames:
            return ()
        frame = self._frames[-1]
        if isinstance(frame.value, list):
            return (*frame.path, len(frame.value))
        return (*frame.path, frame.key or "")

    def _note_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self._fault(FaultCode.ALIAS, event, value=f"&{event.anchor}")
        if event.tag is not None:
            self._fault(FaultCode.TAG, event, value="!")

    def _count(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(FaultCode.TOO_MANY_NODES, event, limit=str(MAX_NODES))

    def _fault(self, code: FaultCode, event: Any, **params: str) -> None:
        mark = event.start_mark
        self.faults.append(Fault(code, mark.line + 1, mark.column + 1, params))

    def _stop(self, code: FaultCode, event: Any, **params: str) -> None:
        self._fault(code, event, **params)
        raise LimitExceededError

    @staticmethod
    def _place(event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        line, column = start.line + 1, start.column + 1
        return Place(line, column, end.line + 1, end.column + 1, line, column, {})


_HANDLERS: dict[str, Any] = {
    "DocumentStartEvent": Builder._start_document,
    "ScalarEvent": Builder._scalar,
    "AliasEvent": Builder._alias,
    "SequenceStartEvent": Builder._start_collection,
    "MappingStartEvent": Builder._start_collection,
    "SequenceEndEvent": Builder._end_collection,
    "MappingEndEvent": Builder._end_collection,
}
