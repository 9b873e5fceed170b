"""Dates and spans of time as Chinese readers write them."""

from __future__ import annotations

from generator.model import Period, Stretch

_UNITS = ("年", "月", "日")


def moment(date: str | None) -> str:
    """`2020-09` → `2020 年 9 月`; empty where nothing is stated."""
    if not date:
        return ""
    return " ".join(
        f"{int(part)} {unit}" for part, unit in zip(date.split("-"), _UNITS, strict=False)
    )


def span(period: Period | Stretch | None) -> str:
    """A period in words; empty where neither end is stated."""
    if not period:
        return ""
    start, end = moment(period.start), moment(period.end)
    if start and end and start != end:
        return f"{start}至 {end}"
    if start and not end:
        return f"{start}起"
    return start or (f"至 {end}" if end else "")
