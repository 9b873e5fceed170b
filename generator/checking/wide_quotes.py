"""Chinese quotes put around a value as if they were YAML's: a unit, a date, an id, never a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def wrapped_units(shape: Shape, document: Document) -> Iterator[Finding]:
    """Units in Chinese quotes: they have the shape of a text and would be printed with the quotes.

    Most files hold none, which one look at their text tells.
    """
    if not _UNIT.search(document.text):
        return
    for visit in walk(shape, document.data):
        is_unit = isinstance(visit.shape, Leaf) and visit.path[-1:] == ("unit",)
        if is_unit and isinstance(visit.typed, str) and unwrapped(visit.typed):
            yield wrapped(visit.path, visit.typed)
