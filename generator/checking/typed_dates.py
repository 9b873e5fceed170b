"""What date was meant by one that is written as offices write it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_PARTS = re.compile(
    r"(\d{4})\s*(?:年|[-./\\_~]|\s)?\s*(?:(\d{1,2})\s*(?:月|[-./\\_]|\s)?\s*(?:(\d{1,2})\s*[日号]?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_SERIAL = re.compile(r"\d{5}")
_SERIAL_DAYS = range(25_569, 58_440)
"""Day numbers of a workbook from 1970 to 2059; others are no dates of such entries."""
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")
_YEAR = re.compile(r"(\d{4})\s*年?度?")
_TENTH_MONTH = re.compile(r"\d{4}\.1")
_BETWEEN = re.compile(r"\s*(?:[—–―~～至到]+|--?)\s*")
_EXCEL_EPOCH = date(1899, 12, 30)


def meant_date(text: str) -> str:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` for a date written otherwise; empty where it is unclear.

    Understands 2021.10, 2021年10月1日, 2021/10/1, 20211001 and the day number of a workbook.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = plain.translate(dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"))
    plain = _MIDNIGHT.sub("", plain)
    if _SERIAL.fullmatch(plain):
        if int(plain) not in _SERIAL_DAYS:
            return ""
        return (_EXCEL_EPOCH + timedelta(days=int(plain))).isoformat()
    match = _COMPACT.fullmatch(plain) or _PARTS.fullmatch(plain)
    if not match:
        return ""
    return _join([int(part) for part in match.groups() if part])


def certain_date(text: str) -> str:
    """`meant_date`, where nobody could read it otherwise.

    2021.1 may be January, or the October of a workbook that dropped a zero.
    """
    return (
        ""
        if _TENTH_MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
        else meant_date(text)
    )


def meant_year(text: str) -> str:
    """The year of 2025年, 2025年度 or wide digits; empty for a date that says more than that."""
    match = _YEAR.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return match[1] if match else ""


def whole_day(text: str) -> str:
    """A date that names its day; nothing for a year or a month."""
    return text if text.count("-") == 2 else ""


def meant_period(text: str) -> tuple[str, str] | None:
    """Both ends of 2019.3-2020.12 or 2019年3月至2020年12月; None where there is not one way."""
    found = []
    for match in _BETWEEN.finditer(text):
        start, end = certain_date(text[: match.start()]), certain_date(text[match.end() :])
        if start and end and start <= end:
            found.append((start, end))
    return found[0] if len(found) == 1 else None


def _join(parts: list[int]) -> str:
    year, month, day = (*parts, 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return ""
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
