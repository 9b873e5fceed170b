"""The numbers that a Chinese phrase holds: 28%, 2,000余万元, 一百一十三, 两次, 翻一番."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6}
_DIGITS |= {"柒": 7, "捌": 8, "玖": 9}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CHINESE = re.compile(f"[{''.join(_DIGITS)}{''.join(_TENS)}万亿]+(?:点[{''.join(_DIGITS)}]+)?")
_SCALE_AFTER = re.compile(r"\s*[多余几]?\s*([十百千]?)\s*([万亿]+)")
_WORDS: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("零", (0,)),
    ("无", (0,)),
    ("未发生", (0,)),
    ("没有", (0,)),
    ("全部", (100,)),
    ("全面", (100,)),
    ("全覆盖", (100,)),
    ("全", (100,)),
    ("百分百", (100,)),
    ("翻番", (100, 2)),
    ("翻一番", (100, 2)),
    ("双", (2,)),
    ("首", (1,)),
    ("半", (50,)),
)
"""Words that state a number without a numeral; generous, since this only feeds a warning."""


def numbers_in(phrase: str) -> set[Decimal]:
    """Every number that `phrase` may state; one before 万 or 亿 counts with and without it."""
    text = unicodedata.normalize("NFKC", phrase)
    found = {Decimal(number) for word, numbers in _WORDS if word in text for number in numbers}
    for pattern, read in ((_ARABIC, _arabic), (_CHINESE, _chinese)):
        for match in pattern.finditer(text):
            for number in read(match[0]):
                found |= {number, *_scaled(number, text[match.end() :])}
    return found


def _arabic(text: str) -> Iterator[Decimal]:
    yield Decimal(text.replace(",", ""))


def _scaled(number: Decimal, after: str) -> Iterator[Decimal]:
    """2000余万 is also 20,000,000."""
    if match := _SCALE_AFTER.match(after):
        factor = Decimal(_TENS.get(match[1], 1))
        yield number * factor
        for sign in match[2]:
            factor *= _SCALES[sign]
            yield number * factor


def _chinese(text: str) -> Iterator[Decimal]:
    """The value of a numeral, of the part before its 万 or 亿, and of 三四 read as digits."""
    whole, _, fraction = text.partition("点")
    digits = [_DIGITS[char] for char in whole if char in _DIGITS]
    if len(digits) == len(whole):
        # 二〇二一 is read digit by digit; in 三四五工作法 each digit is a number of its own.
        yield Decimal("".join(map(str, digits)))
        yield from map(Decimal, digits)
    part = total = Decimal(0)
    last = 0
    for char in whole:
        if char in _DIGITS:
            last = _DIGITS[char]
        elif char in _TENS:
            part += (last or 1) * _TENS[char]
            last = 0
        else:
            yield part + last
            total = (total + part + last or Decimal(1)) * _SCALES[char]
            part, last = Decimal(0), 0
    value = total + part + last
    if fraction:
        value += Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction))
    yield value
