"""The plain data of a file in which nothing is unusual, at a third of the cost.

No places are kept and nothing is told: where anything but plain keys, texts, lists and groups
stands, the answer is None, and `builder` reads the file and says what it found.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.reading.document import Value
from generator.reading.limits import MAX_DEPTH, MAX_NODES
from generator.reading.loader import LOADER

EMPTY = frozenset({"", "~", "null"})
"""Plain scalars that state nothing."""
_plain_key = re.compile("[a-z0-9][a-z0-9_-]*").fullmatch
"""Keys of which no two are alike unless they are the same."""


def quick_data(text: str) -> dict[str, Value] | None:
    """What `text` holds; None where it is not wholly ordinary, or holds nothing."""
    parser: Any = LOADER(text)
    try:
        found = _data_of(parser)
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()
    return found or None


def _data_of(parser: Any) -> dict[str, Value] | None:
    """One loop over the events, since it runs a hundred times for every file."""
    take = parser.get_event
    scalar, mapping, sequence = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
    ends = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
    take()
    start = take()
    if not isinstance(start, yaml.DocumentStartEvent) or start.tags or start.version:
        return None
    root = take()
    if type(root) is not mapping or root.anchor is not None or root.tag is not None:
        return None
    group: dict[str, Value] | None = {}
    items: list[Value] = []
    key: str | None = None
    data, nodes = group, 1
    outer: list[tuple[dict[str, Value] | None, list[Value]]] = []
    while True:
        event = take()
        kind = type(event)
        value: Value
        if kind in ends:
            if not outer:
                break
            group, items = outer.pop()
            continue
        nodes += 1
        if kind is scalar:
            if event.anchor is not None or event.tag is not None:
                return None
            text: str = event.value
            if group is not None and key is None:
                if not _plain_key(text) or text in group:
                    return None
                key = text
                continue
            value = None if text in EMPTY and event.implicit[0] and not event.style else text
        elif kind is mapping or kind is sequence:
            odd = event.anchor is not None or event.tag is not None
            if odd or (group is not None and key is None) or len(outer) + 1 >= MAX_DEPTH:
                return None
            value = {} if kind is mapping else []
        else:
            return None
        if group is None:
            items.append(value)
        else:
            assert key is not None
            group[key] = value
            key = None
        if kind is not scalar:
            outer.append((group, items))
            if isinstance(value, dict):
                group = value
            elif isinstance(value, list):
                group, items = None, value
    take()
    is_last = isinstance(take(), yaml.StreamEndEvent)
    return data if is_last and nodes <= MAX_NODES else None
