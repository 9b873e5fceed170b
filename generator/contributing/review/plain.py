"""What was typed, without what makes no difference: blanks, empty keys, defaults, 28.0 for 28."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic_core import PydanticCustomError

from generator.checking.shapes import Leaf, ListOf, MapOf, Record, Shape
from generator.model.numbers import read_decimal
from generator.reading import Value


def plain_value(shape: Shape | None, value: Value) -> Value:
    """`value` as it is compared; keys that the shape does not know stay."""
    if isinstance(value, dict):
        return _plain_mapping(shape, value)
    if isinstance(value, list):
        item = shape.item if isinstance(shape, ListOf) else None
        return [plain_value(item, inner) for inner in value]
    if value is None:
        return None
    text = value.strip()
    number = number_of(text) if isinstance(shape, Leaf) and shape.is_number else None
    return text if number is None else f"{number.normalize():f}"


def number_of(text: str) -> Decimal | None:
    """The number that was typed; None where it is none."""
    try:
        return read_decimal(text)
    except PydanticCustomError:
        return None


def _plain_mapping(shape: Shape | None, value: dict[str, Value]) -> Value:
    kept: dict[str, Value] = {}
    for key, inner in value.items():
        if isinstance(shape, Record):
            within: Shape | None = shape.fields.get(key)
        else:
            within = shape.item if isinstance(shape, MapOf) else None
        found = plain_value(within, inner)
        if found in (None, "", [], {}) or found == _default(shape, key):
            continue
        kept[key] = found
    return kept


def _default(shape: Shape | None, key: str) -> Value:
    """What an absent key stands for, as it would be typed; None where that is nothing."""
    field = shape.model.model_fields.get(key) if isinstance(shape, Record) else None
    default: Any = field.default if field and not field.is_required() else None
    if isinstance(default, Enum):
        return str(default.value)
    return str(default) if isinstance(default, int) else None
