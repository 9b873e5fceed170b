"""Figures in words: `超过 520 户`, `−28%`."""

from __future__ import annotations

from decimal import Decimal

from generator.model.figure import Figure, Indicator, NamedFigure, Qualifier

MINUS = "\u2212"


def number(value: Decimal, *, signed: bool = False) -> str:
    """Digits in groups of three, with a true minus sign; `signed` also shows a plus."""
    text = f"{abs(value):,f}"
    if value < 0:
        return MINUS + text
    return f"+{text}" if signed and value > 0 else text


def qualifier_word(figure: Figure) -> str:
    """超过, 约 or 不足; empty where the value is exact."""
    return "" if figure.qualifier is Qualifier.EXACT else figure.qualifier.label


def phrase(figure: Figure, *, signed: bool = False) -> str:
    """A figure in one phrase: `超过 520 户`, `−28%`."""
    unit = figure.unit if figure.unit.startswith(("%", "‰", "℃")) else f" {figure.unit}"
    qualifier = qualifier_word(figure)
    amount = number(figure.value, signed=signed) + unit
    return f"{qualifier} {amount}" if qualifier else amount


def named_phrase(figure: NamedFigure) -> str:
    """A figure with what it counts, for cards and descriptions."""
    return f"{figure.name} {phrase(figure)}"


def movement(indicator: Indicator) -> str:
    """How an indicator moved, in one phrase; empty where no number is printed."""
    if indicator.change:
        return phrase(indicator.change, signed=True)
    if indicator.baseline and indicator.result:
        return f"{phrase(indicator.baseline)} → {phrase(indicator.result)}"
    return phrase(indicator.result) if indicator.result else ""


def shift(indicator: Indicator) -> Decimal:
    """How far the indicator moved, up or down; 0 where that is not printed."""
    if indicator.change:
        return indicator.change.value
    if indicator.baseline and indicator.result:
        return indicator.result.value - indicator.baseline.value
    return Decimal(0)
