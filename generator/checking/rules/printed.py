"""A figure's phrase as printed holds the figure's value, in digits or in Chinese numerals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checking.codes import Code
from generator.checking.numerals import numbers_in
from generator.checking.problem import Finding
from generator.model import Figure


def printed_holds_the_value(figure: Figure) -> Iterator[Finding]:
    """The value is found in the phrase, alone or times the 万 or 亿 of its unit."""
    value = abs(figure.value)
    wanted = {value, *(value * factor for sign, factor in _SCALES if sign in figure.unit)}
    if not wanted & numbers_in(figure.printed):
        params = {"printed": figure.printed, "value": str(figure.value)}
        yield Finding(Code.PRINTED_VALUE, ("printed",), params)


_SCALES = (("万", Decimal(10_000)), ("亿", Decimal(100_000_000)), ("千", Decimal(1_000)))
