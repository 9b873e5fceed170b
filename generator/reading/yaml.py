"""One file of YAML as plain data with places; every fault that can be found in one go.

Where faults carry the change that certainly mends them, the file is read again as if they were
mended, so that one slip does not hide the rest. They stay faults, and every place is one of the
file as typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import yaml

from generator.reading.builder import Builder, LimitExceededError
from generator.reading.characters import decode, position
from generator.reading.diagnosis import Failure, diagnose, with_certain_changes
from generator.reading.document import Document, Place
from generator.reading.edit import Edit, Edited, edited
from generator.reading.escapes import find_escaped
from generator.reading.fault import Fault, FaultCode
from generator.reading.limits import MAX_BYTES, MAX_FAULTS, MOST_SLIPS
from generator.reading.loader import LOADER
from generator.reading.quick import quick_data
from generator.reading.signs import find_swallowed, may_be_swallowed

_ROUNDS = 8
"""How often a file is read again; a file that needs more is not one slip away from being right."""
_LONG = 64 * 1024
"""Characters of a file that is not read again: no entry is nearly as long."""


def read_yaml(data: bytes) -> Document:
    """Read one file. Scalars stay text; nothing is executed; no input raises.

    `data` of the result is None where the file as a whole could not be taken in. Faults that leave
    the rest readable (an invisible character, a key twice, a full-width colon) come together with
    the data.
    """
    if len(data) > MAX_BYTES:
        params = {"limit": str(MAX_BYTES // 1024), "size": str(-(-len(data) // 1024))}
        return Document(None, (Fault(FaultCode.TOO_LARGE, params=params),))
    decoded = decode(data)
    if decoded.text is None:
        return Document(None, _ordered([*decoded.faults]))
    has_escapes = "\\" in decoded.text
    is_ordinary = not (decoded.faults or has_escapes or may_be_swallowed(decoded.text))
    if is_ordinary and (found := quick_data(decoded.text)) is not None:
        return Document(found, places=_places_of, text=decoded.text)
    document = replace(_read_text(decoded.text, decoded.faults), text=decoded.text)
    if has_escapes and document.root:
        escaped = islice(find_escaped(decoded.text, document.root), MOST_SLIPS)
        document = replace(document, faults=_ordered([*document.faults, *escaped]))
    return document


@dataclass
class _Reading:
    """One attempt at a text."""

    builder: Builder
    faults: list[Fault] = field(default_factory=list)
    is_readable: bool = False


def _read_text(text: str, known: tuple[Fault, ...]) -> Document:
    """Read, mend what is certain, and read again, until nothing certain is left."""
    found = list(known)
    back: list[Edited] = []
    best: tuple[_Reading, int] | None = None
    new: Sequence[Fault] = known
    for _ in range(_ROUNDS if len(text) < _LONG else 1):
        if edits := [edit for fault in new for edit in fault.fix]:
            back.append(edited(text, edits))
            text = back[-1].text
        reading = _attempt(text)
        if best and not reading.is_readable:
            break  # What looked certain was not: the file is taken as it could be read before.
        if reading.is_readable:
            best = (reading, len(back))
        found += (_as_typed(fault, back) for fault in reading.faults)
        new = reading.faults
        if len(new) >= MOST_SLIPS or not any(fault.fix for fault in new):
            break
    if best is None:
        return Document(None, _ordered(found))
    reading, depth = best
    if reading.builder.root and back[:depth]:
        _move(reading.builder.root, back[:depth])
    value, dropped = reading.builder.value, frozenset(reading.builder.dropped)
    assert isinstance(value, dict)
    return Document(value, _ordered(found), reading.builder.root, dropped)


def _attempt(text: str) -> _Reading:
    builder = Builder()
    reading = _Reading(builder)
    try:
        builder.take_all(yaml.parse(text, Loader=LOADER))
    except LimitExceededError:
        reading.faults = builder.faults
    except yaml.YAMLError as error:
        causes = diagnose(text, _failure(error, text))
        reading.faults = [*with_certain_changes(builder.faults, text), *causes]
    else:
        reading.is_readable = isinstance(builder.value, dict) and bool(builder.value)
        reading.faults = [*with_certain_changes(builder.faults, text), *find_swallowed(text)]
        if not reading.is_readable and not reading.faults:
            reading.faults = list(_not_a_mapping(text, builder))
    return reading


def _places_of(text: str) -> Place | None:
    """The places of a text that was read quickly."""
    builder = Builder()
    builder.take_all(yaml.parse(text, Loader=LOADER))
    return builder.root


def _as_typed(fault: Fault, back: Sequence[Edited]) -> Fault:
    """A fault of a mended text, at its place in the text as typed."""
    if not back:
        return fault
    line, column = fault.line, fault.column
    edits: list[Edit] | None = list(fault.fix)
    for step in reversed(back):
        line, column = step.origin(line, column)
        edits = _edits_as_typed(edits, step) if edits is not None else None
    return Fault(fault.code, line, column, fault.params, tuple(edits or ()))


def _edits_as_typed(edits: Sequence[Edit], step: Edited) -> list[Edit] | None:
    """None where a change is about something that was not typed."""
    if any(step.touches(edit) for edit in edits):
        return None
    return [
        Edit(
            *step.origin(edit.line, edit.column),
            *step.origin(edit.end_line, edit.end_column),
            edit.text,
        )
        for edit in edits
    ]


def _move(place: Place, back: Sequence[Edited]) -> None:
    """Take a place and all places inside it back to the text as typed."""
    for step in reversed(back):
        place.line, place.column = step.origin(place.line, place.column)
        place.end_line, place.end_column = step.origin(place.end_line, place.end_column)
        key_line = place.key_line
        place.key_line, place.key_column = step.origin(key_line, place.key_column)
        if place.key_end:
            _, place.key_end = step.origin(key_line, place.key_end)
    for inner in place.inside.values():
        _move(inner, back)


def _not_a_mapping(text: str, builder: Builder) -> Iterator[Fault]:
    if builder.value is None or builder.value == {}:
        yield Fault(FaultCode.EMPTY)
        return
    place = builder.root
    line, column = (place.line, place.column) if place else (1, 1)
    if isinstance(builder.value, str):
        # A file of which every key lacks its colon is one long text to YAML.
        causes = diagnose(text, Failure(line, column))
        if causes[0].code is not FaultCode.SYNTAX:
            yield from causes
            return
    found = "list" if isinstance(builder.value, list) else "text"
    yield Fault(FaultCode.NOT_A_MAPPING, line, column, {"found": found})


def _failure(error: yaml.YAMLError, text: str) -> Failure:
    mark = getattr(error, "problem_mark", None)
    last = position(text, len(text))
    if mark is None:
        return Failure(*last, str(error))
    problem, context = (str(getattr(error, name, "") or "") for name in ("problem", "context"))
    around = getattr(error, "context_mark", None) or mark
    # To the parser a last line without an end is followed by one more.
    at = min((around.line + 1, around.column + 1), last)
    return Failure(*min((mark.line + 1, mark.column + 1), last), problem, context, at)


def _ordered(faults: list[Fault]) -> tuple[Fault, ...]:
    """By position, each once, and no kind so often that it hides the others."""
    counts: dict[FaultCode, int] = {}
    kept: dict[tuple[FaultCode, int, int], Fault] = {}
    for fault in sorted(faults, key=lambda fault: (fault.line, fault.column, fault.code)):
        counts[fault.code] = counts.get(fault.code, 0) + 1
        if counts[fault.code] <= MAX_FAULTS:
            kept.setdefault((fault.code, fault.line, fault.column), fault)
    return tuple(kept.values())
