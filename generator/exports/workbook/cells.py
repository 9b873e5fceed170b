"""What a cell shows for a value of a file; `contributing/workbook` reads it back."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.exports.workbook.layout import Column
from generator.exports.workbook.words import Words
from generator.reading import Document, Path, Value

_PRECISE = 15
"""Digits that every spreadsheet keeps."""


def cell_value(column: Column, value: Value, words: Words) -> str | float | None:
    """Text or number for a cell; None for a blank one.

    A number becomes text where a spreadsheet would not give back the same digits (99.50).
    """
    if value is None or value == []:
        return None
    if isinstance(value, list):
        return "\n".join(_text(column, item, words) for item in value)
    text = _text(column, value, words)
    if column.leaf.is_number and plain_number(text) == text:
        return float(text)
    return text


def plain_number(text: str) -> str:
    """Digits as a spreadsheet gives them back: no zeros at the end, no more than 15; else ""."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        return ""
    kept = Decimal(f"{float(text):.{_PRECISE}g}")
    # A cell knows no zero below nought.
    return f"{kept:f}" if kept or not text.startswith("-") else ""


def value_at(data: Value, path: Path) -> Value:
    """The value at a path; None where there is none."""
    return Document(data).value(path) if isinstance(data, dict) else None


def _text(column: Column, value: Value, words: Words) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return words.shown(column, text) if column.list_name else text
