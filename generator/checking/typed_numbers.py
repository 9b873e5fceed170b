"""What value and unit were meant where both were typed as one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_AROUND = re.compile(
    r"(?P<before>约|大约|近|至少|不少于|不低于|超过|超|逾|不足|不到|下降|降低|减少|上升|提升|提高|增加|增长|[+]|[≈>＞<＜≥≤])*\s*"
    r"(?P<sign>-)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(?P<after>多|余|左右|以上|以下)?\s*(?P<scale>[万亿]?)(?P<late>多|余)?\s*(?P<unit>[^\d,.]{0,12}?)(?P<tail>左右|上下|以上|以下)?"
)
_LEAST = frozenset({"至少", "不少于", "不低于", "以上", "≥"})
_MORE = frozenset({"超过", "超", "逾", "多", "余", ">"})
_ABOUT = frozenset({"约", "大约", "近", "左右", "上下", "≈"})
_LESS = frozenset({"不足", "不到", "以下", "<", "≤"})
_DROP = frozenset({"下降", "降低", "减少"})


@dataclass(frozen=True)
class MeantNumber:
    """The parts that one piece of text held."""

    value: str
    unit: str = ""
    qualifier: str = ""

    def as_keys(self) -> str:
        """The keys to type instead: `value: 2000, unit: 万元, qualifier: more_than`."""
        keys = {"value": self.value, "unit": self.unit, "qualifier": self.qualifier}
        if self.unit and not self.unit[0].isalpha():
            # % and ‰ may not begin a plain text.
            keys["unit"] = f'"{self.unit}"'
        return ", ".join(f"{key}: {value}" for key, value in keys.items() if value)


def meant_number(text: str) -> MeantNumber | None:
    """Take apart 28%, 2,000, 2000余万元, 约1200名, 下降5.5个百分点; None for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip().translate({ord("−"): "-", ord("–"): "-"})
    match = _AROUND.fullmatch(plain)
    if not match:
        return None
    sign = "-" if match["sign"] or match["before"] in _DROP else ""
    words = {match[name] for name in ("before", "after", "late", "tail")}
    qualifiers = {"more_than": _MORE, "at_least": _LEAST, "about": _ABOUT, "less_than": _LESS}
    qualifier = next((name for name, said in qualifiers.items() if words & said), "")
    value = sign + match["digits"].replace(",", "")
    return MeantNumber(value, match["scale"] + match["unit"].strip(), qualifier)
