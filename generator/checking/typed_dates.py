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
_EXCEL_EPOCH = date(1899, 12, 30)


def meant_date(text: str) -> str:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` for a date written otherwise; empty where it is unclear.

    Understands 2021.10, 2021年10月1日, 2021/10/1, 20211001 and the day number of a workbook.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    plain = plain.translate(dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"))
    if _SERIAL.fullmatch(plain):
        return (_EXCEL_EPOCH + timedelta(days=int(plain))).isoformat()
    match = _COMPACT.fullmatch(plain) or _PARTS.fullmatch(plain)
    if not match:
        return ""
    return _join([int(part) for part in match.groups() if part])


def _join(parts: list[int]) -> str:
    year, month, day = (*parts, 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return ""
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
