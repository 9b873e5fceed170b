"""Numbers that belong to a person: what tells them from any other row of digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
"""GB 11643-1999: the weights of the first 17 digits and the sign of each remainder of 11."""


def is_id_number(digits: str) -> bool:
    """Whether 18 signs are an identity number: a day of birth that exists, the right last sign."""
    day = _is_day(digits[6:10], digits[10:12], digits[12:14])
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return day and digits[17].upper() == _CHECK_SIGNS[total % 11]


def is_old_id_number(digits: str) -> bool:
    """Whether 15 digits are an identity number of the form before 1999, which has no check sign."""
    return _is_day(f"19{digits[6:8]}", digits[8:10], digits[10:12])


def is_card_number(digits: str) -> bool:
    """Whether the digits end in the check digit of bank cards (Luhn)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return 1900 <= int(year) <= 2099


CHECKS: Mapping[str, Callable[[str], bool]] = {
    "": lambda digits: True,
    "id": is_id_number,
    "old-id": is_old_id_number,
    "card": is_card_number,
}
"""Name of a check in the table of patterns → the check; it is asked without blanks and hyphens."""
