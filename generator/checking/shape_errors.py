"""Each kind of error that a model can raise, as a finding in our own words.

`TRANSLATIONS` is complete for the models (a test walks their schemas); its entry "" is the
clear general message for a kind that a later version may add.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.checking.codes import Code
from generator.checking.nearest import fold, listed, nearest
from generator.checking.problem import Finding
from generator.checking.replacing import keys_at, written
from generator.checking.shape_error import ShapeError, is_key_of_map
from generator.checking.shapes import Leaf, ListOf
from generator.checking.typed_answers import meant_answer
from generator.checking.typed_dates import certain_date, meant_date, meant_year, whole_day
from generator.checking.typed_numbers import MeantNumber, meant_number
from generator.checking.wide_quotes import unwrapped, wrapped
from generator.checking.wrong_kind import wrong_kind
from generator.model import ID_PATTERN, YEAR_PATTERN, Labelled
from generator.reading.layout import proposed_name

__all__ = ["TRANSLATIONS", "ShapeError"]


def _missing(error: ShapeError) -> Finding:
    *holder, name = error.path
    place = error.document.place(error.path)
    outer = error.document.place(tuple(holder))
    if place is not None and place is not outer:
        return _empty(error)
    record = error.shape_of_holder
    title = record.titles.get(str(name), "") if record else ""
    # The finding stands at what lacks the key; the key itself has no place.
    return Finding(Code.MISSING, tuple(holder), {"key": str(name), "title": title}, at_key=True)


def _empty(error: ShapeError) -> Finding:
    return Finding(Code.EMPTY, error.path, {}, at_key=True)


def _wrong_type(error: ShapeError) -> Finding:
    return _empty(error) if error.typed is None else wrong_kind(error)


def _unusable(error: ShapeError) -> Finding | None:
    """What is told of a value that is no text, is empty, or stands in Chinese quotes."""
    if not isinstance(error.typed, str):
        return _wrong_type(error)
    if not error.typed.strip():
        return _empty(error)
    return wrapped(error.path, error.typed) if unwrapped(error.typed) else None


def _unknown_value(error: ShapeError) -> Finding:
    if unusable := _unusable(error):
        return unusable
    shape = error.shape
    choices = shape.choices if isinstance(shape, Leaf) else None
    members = [member for member in choices or () if isinstance(member, Labelled)]
    words = {member.value: member.value for member in members}
    words |= {member.label: member.value for member in members}
    allowed = listed(f"{member.value}（{member.label}）" for member in members)
    meant = nearest(error.typed, words)
    exact = {value for word, value in words.items() if fold(word) == fold(error.typed)}
    certain = meant if exact == {meant} else None
    return error.finding(
        Code.UNKNOWN_VALUE, value=error.typed, allowed=allowed, nearest=meant, certain=certain
    )


def _bad_number(error: ShapeError) -> Finding:
    if unusable := _unusable(error):
        return unusable
    meant = meant_number(error.typed)
    if meant is None:
        return error.finding(Code.BAD_NUMBER, value=error.typed)
    keys = _missing_keys(error, meant)
    replacement = ", ".join(f"{key}: {value}" for key, value in (keys or meant.keys).items())
    certain = keys_at(error.document, error.path, keys) if keys else None
    return error.finding(
        Code.BAD_NUMBER, value=error.typed, replacement=replacement, certain=certain
    )


def _missing_keys(error: ShapeError, meant: MeantNumber) -> dict[str, str]:
    """The value and those of unit and qualifier that do not stand beside it yet.

    Nothing where that would not be certain: 下降28% is -28 only as a change, and a unit that
    differs from the one beside it is a contradiction.
    """
    holder = error.path[-2] if len(error.path) > 1 else ""
    record = error.shape_of_holder
    if not meant.is_certain or (meant.falls and holder != "change"):
        return {}
    keys = dict(meant.keys)
    for name in ("unit", "qualifier"):
        beside = error.siblings.get(name)
        stated = getattr(meant, name)
        if not stated:
            continue
        if record is None or name not in record.fields:
            return {}
        if isinstance(beside, str) and beside.strip():
            if fold(beside) != fold(stated):
                return {}
            del keys[name]
        elif name in error.siblings:
            return {}
    return {str(error.path[-1]): keys.pop("value"), **keys}


def _not_whole(error: ShapeError) -> Finding:
    if unusable := _unusable(error):
        return unusable
    meant = meant_number(error.typed)
    value = meant.value.removesuffix(".0") if meant else ""
    certain = value if meant and meant.is_certain and not meant.qualifier else None
    if "." in value or (meant and meant.unit not in _COUNTED):
        certain = None
    return error.finding(Code.NOT_WHOLE, value=error.typed, replacement=value, certain=certain)


_COUNTED = frozenset({"", "分", "行", "人", "名", "个"})
"""Units of scores, rows and members, which their fields imply."""


def _bad_date(error: ShapeError) -> Finding:
    if unusable := _unusable(error):
        return unusable
    replacement = meant_date(error.typed)
    certain = certain_date(error.typed) or None
    return error.finding(Code.BAD_DATE, value=error.typed, replacement=replacement, certain=certain)


def _not_a_day(error: ShapeError) -> Finding:
    if unusable := _unusable(error):
        return unusable
    replacement = whole_day(meant_date(error.typed))
    certain = whole_day(certain_date(error.typed)) or None
    return error.finding(
        Code.NOT_A_DAY, value=error.typed, replacement=replacement, certain=certain
    )


def _not_a_year(error: ShapeError) -> Finding:
    if unusable := _unusable(error):
        return unusable
    year = meant_year(error.typed)
    return error.finding(Code.NOT_A_YEAR, value=error.typed, replacement=year, certain=year or None)


def _not_yes_or_no(error: ShapeError) -> Finding:
    if unusable := _unusable(error):
        return unusable
    meant = meant_answer(error.typed)
    return error.finding(
        Code.NOT_YES_OR_NO, value=error.typed, replacement=meant, certain=meant or None
    )


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
        return _bad_link(error)
    if pattern == YEAR_PATTERN:
        return _not_a_year(error)
    if "\n" in str(error.typed).strip():
        return error.finding(Code.LINE_BREAK)
    return _other(error)


def _bad_link(error: ShapeError) -> Finding:
    """An address; its colon is often a full-width one, and it may stand in Chinese quotes."""
    if unusable := _unusable(error):
        return unusable
    typed = error.typed.strip()
    plain = typed.replace("：", ":", 1) if typed.lower().startswith(("http：", "https：")) else ""
    certain = written(plain) if plain else None
    return error.finding(Code.BAD_LINK, value=typed, replacement=plain, certain=certain)


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
    "full_date": _not_a_day,
    "bool_parsing": _not_yes_or_no,
    "bool_type": _not_yes_or_no,
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
