"""One file of YAML as plain data with places; every fault that can be found in one go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from generator.reading.builder import Builder, LimitExceededError
from generator.reading.characters import decode, position
from generator.reading.diagnosis import Failure, diagnose
from generator.reading.document import Document
from generator.reading.fault import Fault, FaultCode
from generator.reading.limits import MAX_BYTES, MAX_FAULTS

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(data: bytes) -> Document:
    """Read one file. Scalars stay text; nothing is executed; no input raises.

    `data` of the result is None where the file as a whole could not be taken in. Faults that leave
    the rest readable (an invisible character, a key twice, an alias) come together with the data.
    """
    if len(data) > MAX_BYTES:
        params = {"limit": str(MAX_BYTES // 1024), "size": str(-(-len(data) // 1024))}
        return Document(None, (Fault(FaultCode.TOO_LARGE, params=params),))
    decoded = decode(data)
    if decoded.text is None:
        return Document(None, decoded.faults)
    return _read_text(decoded.text, decoded.faults)


def _read_text(text: str, known: tuple[Fault, ...]) -> Document:
    builder = Builder()
    try:
        builder.take_all(yaml.parse(text, Loader=_Loader))
    except LimitExceededError:
        return Document(None, _ordered([*known, *builder.faults]))
    except yaml.YAMLError as error:
        causes = diagnose(text, _failure(error, text))
        return Document(None, _ordered([*known, *builder.faults, *causes]))
    faults = [*known, *builder.faults]
    if isinstance(builder.value, dict) and builder.value:
        root = builder.root
        return Document(builder.value, _ordered(faults), root, frozenset(builder.dropped))
    if not faults:
        faults = list(_not_a_mapping(text, builder))
    return Document(None, _ordered(faults))


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
    if mark is None:
        line, column = position(text, len(text))
        return Failure(line, column, str(error))
    problem, context = (str(getattr(error, name, "") or "") for name in ("problem", "context"))
    around = getattr(error, "context_mark", None) or mark
    at = (around.line + 1, around.column + 1)
    return Failure(mark.line + 1, mark.column + 1, problem, context, at)


def _ordered(faults: list[Fault]) -> tuple[Fault, ...]:
    """By position, each once, and no kind so often that it hides the others."""
    counts: dict[FaultCode, int] = {}
    kept: dict[tuple[FaultCode, int, int], Fault] = {}
    for fault in sorted(faults, key=lambda fault: (fault.line, fault.column, fault.code)):
        counts[fault.code] = counts.get(fault.code, 0) + 1
        if counts[fault.code] <= MAX_FAULTS:
            kept.setdefault((fault.code, fault.line, fault.column), fault)
    return tuple(kept.values())
