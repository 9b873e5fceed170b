"""Numbers as typed: plain digits only, so that nothing is read that was not meant."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

_MAX_DIGITS = 20


def read_decimal(value: object) -> Decimal:
    """Read plain digits with an optional sign and fraction; nothing a spreadsheet would guess at.

    Raises:
        PydanticCustomError: type `plain_number`, for anything else (28%, 2,000, 1e5, NaN, 二十八).
    """
    text = str(value).strip() if isinstance(value, str | int | float | Decimal) else ""
    digits = text.removeprefix("-")
    whole, _, fraction = digits.partition(".")
    plain = whole.isascii() and whole.isdigit() and len(digits) <= _MAX_DIGITS
    if "." in digits:
        plain = plain and fraction.isascii() and fraction.isdigit()
    if isinstance(value, bool) or not plain:
        raise PydanticCustomError("plain_number", "not a plain number")
    return Decimal(text)


def read_whole(value: object) -> int:
    """Read plain digits without a fraction.

    Raises:
        PydanticCustomError: type `whole_number`, for anything else (4.0, 4分, 四).
    """
    text = str(value).strip() if isinstance(value, str | int) else ""
    digits = text.removeprefix("-")
    plain = digits.isascii() and digits.isdigit() and len(digits) <= _MAX_DIGITS
    if isinstance(value, bool) or not plain:
        raise PydanticCustomError("whole_number", "not a whole number")
    return int(text)


Number = Annotated[
    Decimal,
    BeforeValidator(read_decimal),
    Field(json_schema_extra={"type": "number"}, examples=[28, 520, 99.5]),
]
Whole = BeforeValidator(read_whole)
"""Stands behind the bounds of an `int`, so that the schema keeps them as minimum and maximum."""
