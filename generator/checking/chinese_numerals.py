"""Chinese numerals that say exactly one number, written in the usual way: 二十八, 一百一十三."""

from __future__ import annotations

_DIGITS = {char: str(number) for number, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": "0", "两": "2"}
_TENS = {"千": 1000, "百": 100, "十": 10}
_SHORTEST_YEAR = 3


def plain_numeral(text: str) -> str:
    """The digits of a numeral below ten thousand; empty where it could be read in two ways.

    两三 is no number, 三四五 is three of them; 二〇二一 is read digit by digit for its 〇.
    """
    if all(char in _DIGITS for char in text):
        by_digit = "".join(_DIGITS[char] for char in text)
        return by_digit if len(text) == 1 or ("〇" in text and len(text) >= _SHORTEST_YEAR) else ""
    total, last, limit = 0, "", 10_000
    for index, char in enumerate(text):
        if char in _DIGITS:
            if last and last != "0":
                return ""
            last = _DIGITS[char]
            continue
        place = _TENS.get(char)
        if place is None or place >= limit or last == "0" or (not last and index):
            return ""
        total += int(last or 1) * place
        last, limit = "", place
    # 一百二 is 120 in speech and 102 in nobody's.
    if last and limit > 10 and "零" not in text:
        return ""
    return str(total + int(last or 0))
