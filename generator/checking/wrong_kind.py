"""A text where a list or group belongs, and the other way round: what was meant by it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.checking.codes import Code
from generator.checking.meant_keys import certain_key
from generator.checking.problem import Finding
from generator.checking.replacing import is_bracketed, items_in, list_of
from generator.checking.shape_error import ShapeError
from generator.checking.shapes import Leaf, ListOf, Record, Shape
from generator.checking.typed_dates import meant_period
from generator.model import Period
from generator.reading import FaultCode
from generator.reading.colons import NO_SPACE_KEY, WIDE_COLON_KEY
from generator.reading.edit import rows_of
from generator.reading.lines import Line
from generator.reading.list_signs import item_fault
from generator.reading.quoting import quote

_NUMBERED = re.compile(r"\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）、．]|\.\s)")
"""`1、甲` or `（一）乙`: items by number, of which nobody can tell where each ends."""

_PAIR = re.compile(r"([\w-]{1,40})\s*[：:]\s*(.+)")


def wrong_kind(error: ShapeError) -> Finding:
    """A finding on a value of another kind than its field has."""
    wanted, found = _kind_of_shape(error.shape), _kind_of_value(error.typed)
    if isinstance(error.typed, str):
        special = _text_for_group(error) if wanted == "mapping" else _text_for_list(error)
    else:
        special = _signs_for_text(error) if wanted == "text" else None
    return special or error.finding(Code.WRONG_TYPE, wanted=wanted, found=found)


def _text_for_group(error: ShapeError) -> Finding | None:
    assert isinstance(error.typed, str)
    is_period = isinstance(error.shape, Record) and error.shape.model is Period
    if is_period and (ends := meant_period(error.typed)):
        replacement = f"{{start: {ends[0]}, end: {ends[1]}}}"
        params = {"wanted": "mapping", "found": "text", "replacement": replacement}
        return error.finding(Code.WRONG_TYPE, certain=replacement, **params)
    for code, pattern in (
        (FaultCode.WIDE_COLON, WIDE_COLON_KEY),
        (FaultCode.NO_SPACE, NO_SPACE_KEY),
    ):
        if key := pattern.match(error.typed):
            return error.finding(code, key=key[1], certain=_as_keys(error))
    return None


def _as_keys(error: ShapeError) -> str | None:
    """The lines of a text, each a key with its colon mended; None where one of them is none."""
    if not isinstance(error.shape, Record):
        return None
    taken: set[str] = set()
    lines = []
    for row in rows_of(error.document.typed(error.path)):
        match = _PAIR.fullmatch(row.strip())
        word = match[1] if match else ""
        key = word if word in error.shape.fields else certain_key(error.shape, word, taken)
        if not match or not key or key in taken:
            return None
        taken.add(key)
        blank = row[: len(row) - len(row.lstrip())]
        lines.append(f"{blank}{word}: {match[2]}")
    return "\n".join(lines) or None


def _text_for_list(error: ShapeError) -> Finding | None:
    assert isinstance(error.typed, str)
    if not isinstance(error.shape, ListOf):
        return None
    if signs := _items_with_signs(error):
        return signs
    params = {"wanted": "list", "found": "text"}
    items = items_in(error.typed)
    if not isinstance(error.shape.item, Leaf) or not items or _NUMBERED.match(error.typed):
        return error.finding(Code.WRONG_TYPE, **params)
    replacement = list_of(items)
    is_text = error.shape.item.is_text
    certain = not is_text or len(items) == 1 or is_bracketed(error.typed)
    if "\n" in error.document.typed(error.path):
        certain = False
    return error.finding(
        Code.WRONG_TYPE,
        certain=replacement if certain else None,
        replacement=replacement,
        **params,
    )


def _items_with_signs(error: ShapeError) -> Finding | None:
    """`－ 甲` in each line: text to YAML, a list to whoever typed it."""
    rows = rows_of(error.document.typed(error.path))
    faults = [item_fault(Line(number, row)) for number, row in enumerate(rows, start=1)]
    if not rows[0] or faults[0] is None:
        return None
    lines = []
    for row, fault in zip(rows, faults, strict=True):
        if fault is None:
            return None
        lines.append(row[: len(row) - len(row.lstrip())] + fault.params["replacement"])
    # Behind the key there is no room for items.
    line, _ = error.document.position(error.path)
    below = line != error.document.position(error.path, of_key=True)[0]
    certain = "\n".join(lines) if below else None
    return error.finding(faults[0].code, certain=certain, **faults[0].params)


def _signs_for_text(error: ShapeError) -> Finding | None:
    """`- 注意: 甲` and `title: [试点]` are a group and a list to YAML."""
    whole = error.document.typed(error.path)
    typed = whole.rstrip()
    # A group in lines ends where the next line begins.
    certain = quote(typed) + whole[len(typed) :]
    if not isinstance(error.shape, Leaf) or not error.shape.is_text or not typed or "\n" in typed:
        return None
    if typed[0] in "[{":
        # With a comma it may be a list that stands in the wrong field.
        if set(typed) & set(",，:") or "#" in typed:
            return None
        return error.finding(
            FaultCode.RESERVED_START, certain=certain, value=typed[0], replacement=quote(typed)
        )
    if isinstance(error.typed, Mapping) and len(error.typed) == 1 and "#" not in typed:
        return error.finding(FaultCode.COLON_IN_TEXT, certain=certain, replacement=quote(typed))
    return None


def _kind_of_shape(shape: Shape | None) -> str:
    if shape is None or isinstance(shape, Leaf):
        return "text"
    return "list" if isinstance(shape, ListOf) else "mapping"


def _kind_of_value(value: object) -> str:
    if isinstance(value, Mapping):
        return "mapping"
    return "list" if isinstance(value, list | tuple) else "text"
