"""Each kind of error that a model can raise, as a finding in our own words.

`TRANSLATIONS` is complete for the models (a test walks their schemas); its entry "" is the
clear general message for a kind that a later version may add.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from generator.checking.codes import Code
from generator.checking.nearest import listed, nearest
from generator.checking.problem import Finding
from generator.checking.shapes import MAP_KEY, Leaf, ListOf, Record, Shape, shape_at
from generator.checking.typed_dates import meant_date
from generator.checking.typed_numbers import meant_number
from generator.model import ID_PATTERN, Labelled
from generator.reading import Document, FaultCode, Path
from generator.reading.diagnosis import NO_SPACE_KEY, WIDE_COLON_KEY
from generator.reading.layout import proposed_name

_ITEM_SIGNS = "、，,;；"


@dataclass(frozen=True)
class ShapeError:
    """One error of validation with what is needed to explain it."""

    root: Record
    document: Document
    details: ErrorDetails

    @property
    def path(self) -> Path:
        """Where it is, without the mark for the key of a mapping."""
        path = tuple(self.details["loc"])
        return path[:-1] if is_key_of_map(path) else path

    @property
    def typed(self) -> Any:
        """What was typed there."""
        return self.details["input"]

    @property
    def limits(self) -> Mapping[str, Any]:
        """The bounds that were not kept."""
        return self.details.get("ctx") or {}

    @property
    def shape(self) -> Shape | None:
        """What belongs there."""
        return shape_at(self.root, self.path)

    def finding(self, code: str, **params: object) -> Finding:
        """A finding at the value, or at the key where the key of a mapping is at fault."""
        at_key = is_key_of_map(tuple(self.details["loc"]))
        shown = {name: str(value) for name, value in params.items()}
        return Finding(code, self.path, shown, at_key)


def is_key_of_map(path: Path) -> bool:
    """Whether an error is about the key of a mapping from ids, as pydantic marks it."""
    return bool(path) and path[-1] == MAP_KEY


def _missing(error: ShapeError) -> Finding:
    *holder, name = error.path
    place = error.document.place(error.path)
    outer = error.document.place(tuple(holder))
    if place is not None and place is not outer:
        return _empty(error)
    record = shape_at(error.root, tuple(holder))
    title = record.titles.get(str(name), "") if isinstance(record, Record) else ""
    # The finding stands at what lacks the key; the key itself has no place.
    return Finding(Code.MISSING, tuple(holder), {"key": str(name), "title": title}, at_key=True)


def _empty(error: ShapeError) -> Finding:
    return Finding(Code.EMPTY, error.path, {}, at_key=True)


def _wrong_type(error: ShapeError) -> Finding:
    if error.typed is None:
        return _empty(error)
    wanted = _kind_of_shape(error.shape)
    found = _kind_of_value(error.typed)
    if isinstance(error.typed, str):
        if key := WIDE_COLON_KEY.match(error.typed):
            return error.finding(FaultCode.WIDE_COLON, key=key[1])
        if key := NO_SPACE_KEY.match(error.typed):
            return error.finding(FaultCode.NO_SPACE, key=key[1])
    mend = ""
    if wanted == "list" and found == "text":
        mend = f"[{', '.join(_items(error.typed))}]"
    return error.finding(Code.WRONG_TYPE, wanted=wanted, found=found, replacement=mend)


def _items(text: str) -> list[str]:
    for sign in _ITEM_SIGNS:
        text = text.replace(sign, "\n")
    return [item.strip() for item in text.splitlines() if item.strip()]


def _kind_of_shape(shape: Shape | None) -> str:
    if shape is None or isinstance(shape, Leaf):
        return "text"
    return "list" if isinstance(shape, ListOf) else "mapping"


def _kind_of_value(value: object) -> str:
    if isinstance(value, Mapping):
        return "mapping"
    return "list" if isinstance(value, list | tuple) else "text"


def _unknown_value(error: ShapeError) -> Finding:
    shape = error.shape
    if not isinstance(error.typed, str):
        return _wrong_type(error)
    if not error.typed.strip():
        return _empty(error)
    choices = shape.choices if isinstance(shape, Leaf) else None
    members = [member for member in choices or () if isinstance(member, Labelled)]
    words = {member.value: member.value for member in members}
    words |= {member.label: member.value for member in members}
    allowed = listed(f"{member.value}（{member.label}）" for member in members)
    meant = nearest(error.typed, words)
    return error.finding(Code.UNKNOWN_VALUE, value=error.typed, allowed=allowed, nearest=meant)


def _bad_number(error: ShapeError) -> Finding:
    if not isinstance(error.typed, str):
        return _wrong_type(error)
    if not error.typed.strip():
        return _empty(error)
    meant = meant_number(error.typed)
    replacement = meant.as_keys() if meant else ""
    return error.finding(Code.BAD_NUMBER, value=error.typed, replacement=replacement)


def _not_whole(error: ShapeError) -> Finding:
    if not isinstance(error.typed, str):
        return _wrong_type(error)
    if not error.typed.strip():
        return _empty(error)
    meant = meant_number(error.typed)
    replacement = meant.value.removesuffix(".0") if meant else ""
    return error.finding(Code.NOT_WHOLE, value=error.typed, replacement=replacement)


def _bad_date(error: ShapeError) -> Finding:
    if not str(error.typed).strip():
        return _empty(error)
    replacement = meant_date(str(error.typed))
    return error.finding(Code.BAD_DATE, value=error.typed, replacement=replacement)


def _too_long(error: ShapeError) -> Finding:
    if _is_id(error):
        return _bad_id(error)
    most = error.limits.get("max_length", "")
    length = len(str(error.typed).strip())
    return error.finding(Code.TOO_LONG, most=most, length=length)


def _too_short(error: ShapeError) -> Finding:
    text = str(error.typed).strip()
    if not text:
        return _empty(error)
    if _is_id(error):
        return _bad_id(error)
    return error.finding(Code.TOO_SHORT, value=text, least=error.limits.get("min_length", ""))


def _wrong_pattern(error: ShapeError) -> Finding:
    pattern = error.limits.get("pattern")
    if pattern == ID_PATTERN:
        return _bad_id(error)
    if "http" in str(pattern):
        return error.finding(Code.BAD_LINK, value=error.typed)
    if "\n" in str(error.typed).strip():
        return error.finding(Code.LINE_BREAK)
    return _other(error)


def _is_id(error: ShapeError) -> bool:
    """Ids have the only limits of 2 to 64 characters; their own field is called so too."""
    if is_key_of_map(tuple(error.details["loc"])):
        return True
    return bool(error.path) and error.path[-1] == "id"


def _bad_id(error: ShapeError) -> Finding:
    typed = str(error.typed)
    if not typed.strip():
        return _empty(error)
    return error.finding(Code.BAD_ID, value=typed, replacement=proposed_name(typed))


def _out_of_range(error: ShapeError) -> Finding:
    bounds = error.shape.bounds if isinstance(error.shape, Leaf) else None
    least, most = bounds or (error.limits.get("ge", ""), error.limits.get("le", ""))
    return error.finding(Code.OUT_OF_RANGE, value=error.typed, least=least, most=most)


def _few_items(error: ShapeError) -> Finding:
    actual = len(error.typed) if isinstance(error.typed, list) else 0
    if actual == 0:
        return _empty(error)
    return _item_count(error, actual)


def _many_items(error: ShapeError) -> Finding:
    actual = len(error.typed) if isinstance(error.typed, list) else ""
    return _item_count(error, actual)


def _item_count(error: ShapeError, actual: object) -> Finding:
    shape = error.shape
    least, most = (shape.least, shape.most) if isinstance(shape, ListOf) else (0, None)
    allowed = f"≥ {least}" if most is None else f"{least}–{most}"
    return error.finding(Code.ITEM_COUNT, found=actual, allowed=allowed)


def _other(error: ShapeError) -> Finding:
    return error.finding(Code.OTHER_SHAPE)


TRANSLATIONS: Mapping[str, Callable[[ShapeError], Finding]] = {
    "": _other,
    "missing": _missing,
    "extra_forbidden": _other,  # Never asked: check_shape names unknown keys itself.
    "string_type": _wrong_type,
    "model_type": _wrong_type,
    "model_attributes_type": _wrong_type,
    "tuple_type": _wrong_type,
    "dict_type": _wrong_type,
    "enum": _unknown_value,
    "plain_number": _bad_number,
    "whole_number": _not_whole,
    "partial_date": _bad_date,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "string_pattern_mismatch": _wrong_pattern,
    "reserved_id": _bad_id,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "too_short": _few_items,
    "too_long": _many_items,
}
"""pydantic error type → translation."""
