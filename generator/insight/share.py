"""Shares in per cent, rounded the same on every page and in every table."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_PLACE = Decimal("0.1")


def per_cent(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """`part` of `whole` in per cent, one place; None where the whole is nothing.

    A five is rounded up (四舍五入), as a spreadsheet does: readers check these numbers in one.
    """
    return (100 * Decimal(part) / whole).quantize(_PLACE, ROUND_HALF_UP) if whole else None
