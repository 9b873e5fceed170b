"""What value and unit were meant where both were typed as one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.checking.chinese_numerals import plain_numeral

_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE = r"[零〇一二两三四五六七八九十百千]{1,12}"
_AROUND = re.compile(
    r"(?P<before>约|大约|近|至少|不少于|不低于|超过|超|逾|不足|不到|下降|降低|减少|上升|提升|提高|增加|增长|[+]|[≈>＞<＜≥≤])*\s*"
    rf"(?P<sign>-)?(?P<digits>{_GROUPED}|{_CHINESE})\s*"
    r"(?P<after>多|余|左右|以上|以下)?\s*(?P<scale>[万亿]?)(?P<late>多|余)?\s*(?P<unit>[^\d,.]{0,12}?)(?P<tail>左右|上下|以上|以下)?"
)
_LEAST = frozenset({"至少", "不少于", "不低于", "以上", "≥"})
_MORE = frozenset({"超过", "超", "逾", "多", "余", ">"})
_ABOUT = frozenset({"约", "大约", "近", "左右", "上下", "≈"})
_LESS = frozenset({"不足", "不到", "以下", "<", "≤"})
_DROP = frozenset({"下降", "降低", "减少"})
_UNIT = re.compile(r"(?:[%‰℃]|[\u4e00-\u9fff]{1,6}|[A-Za-z]{1,4}(?:/[A-Za-z]{1,3})?)?")
_NO_UNITS = re.compile(r"[成倍番半余多几约近]|分之")
"""Words that change what the number means: 三成 is 30 %, 两倍 is a ratio, 三个半 is 3.5."""

_SCALES = frozenset({"万", "亿"})
"""No units by themselves: what was counted is still to be said."""


@dataclass(frozen=True)
class MeantNumber:
    """The parts that one piece of text held."""

    value: str
    unit: str = ""
    qualifier: str = ""
    falls: bool = False
    """Whether a word and not a sign makes it negative."""
    is_certain: bool = True
    """Whether nobody could read it otherwise."""

    @property
    def keys(self) -> dict[str, str]:
        """The keys to type instead, each with its value as YAML."""
        # % and ‰ may not begin a plain text.
        unit = f'"{self.unit}"' if self.unit and not self.unit[0].isalpha() else self.unit
        keys = {"value": self.value, "unit": unit, "qualifier": self.qualifier}
        return {key: value for key, value in keys.items() if value}


def meant_number(text: str) -> MeantNumber | None:
    """Take apart 28%, 2,000, 2000余万元, 约1200名, 二十八个; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip().translate({ord("−"): "-", ord("–"): "-"})
    match = _AROUND.fullmatch(plain)
    if not match:
        return None
    falls = not match["sign"] and match["before"] in _DROP
    words = {match[name] for name in ("before", "after", "late", "tail")}
    qualifiers = {"more_than": _MORE, "at_least": _LEAST, "about": _ABOUT, "less_than": _LESS}
    qualifier = next((name for name, said in qualifiers.items() if words & said), "")
    digits = re.sub("[, ]", "", match["digits"])
    if not digits[0].isdigit() or not digits[0].isascii():
        digits = plain_numeral(match["digits"])
        if not digits:
            return None
    sign = "-" if match["sign"] or falls else ""
    unit = match["scale"] + match["unit"].strip()
    certain = bool(_UNIT.fullmatch(unit)) and not _NO_UNITS.search(unit) and unit not in _SCALES
    return MeantNumber(sign + digits, unit, qualifier, falls, certain)
