"""Full-width signs in a value that is no text: Chinese quotes around it as if they were YAML's
(a unit, a date, an id), the percent sign as a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.replacing import written
from generator.checking.shapes import Leaf, Shape, walk
from generator.reading import Document, FaultCode, Path

_PAIRS = {
    "“": '”“"＂',
    "”": "”",
    "„": "“”",
    "「": "」",
    "『": "』",
    "‘": "’‘'",
    "’": "’",
    "＂": "＂",
}
_PERCENT = "％"
_UNIT = re.compile(rf"unit['\"]?\s*[:：]\s*['\"]?[{''.join(_PAIRS)}]")


def unwrapped(text: str) -> str:
    """What stands between the Chinese quotes around `text`; empty where there are none."""
    inside = text.strip()
    if len(inside) < 3 or inside[-1] not in _PAIRS.get(inside[0], ""):
        return ""
    inside = inside[1:-1].strip()
    return "" if set(inside) & set("“”「」『』‘’") else inside


def wrapped(path: Path, text: str, *, at_key: bool = False) -> Finding:
    """A finding on a value in Chinese quotes."""
    inside = unwrapped(text)
    params = {"value": text, "replacement": written(inside)}
    return Finding(FaultCode.WIDE_QUOTES, path, params, at_key, written(inside))


def wide_units(shape: Shape, document: Document) -> Iterator[Finding]:
    """Units in Chinese quotes, and the full-width percent sign: texts by their shape, printed so.

    Most files hold none, which one look at their text tells.
    """
    if _PERCENT not in document.text and not _UNIT.search(document.text):
        return
    for visit in walk(shape, document.data):
        is_unit = isinstance(visit.shape, Leaf) and visit.path[-1:] == ("unit",)
        if not is_unit or not isinstance(visit.typed, str):
            continue
        if unwrapped(visit.typed):
            yield wrapped(visit.path, visit.typed)
        elif visit.typed.strip() == _PERCENT:
            yield Finding(Code.WIDE_PERCENT, visit.path, {"value": _PERCENT}, certain='"%"')
