"""Did you mean: the known word that is closest to what was typed."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping

_CUTOFF = 0.6
_DENYING = ("未", "不", "没", "无", "非", "否")
_LONGEST = 60
"""Characters compared; comparing is quadratic and no known word is longer."""


def fold(text: str) -> str:
    """`text` without differences that do not count: width, case, blanks, - and _."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(folded.split()).replace("_", "").replace("-", "")


def nearest(text: str, words: Mapping[str, str]) -> str:
    """The value of the word closest to `text`, or nothing where none is close.

    Args:
        text: what was typed.
        words: every spelling that is understood → what should be typed. Ids, labels and aliases
            may all stand here; the first of two equal spellings wins.
    """
    wanted = fold(text)[:_LONGEST]
    if not wanted:
        return ""
    folded: dict[str, str] = {}
    for spelling, meant in words.items():
        folded.setdefault(fold(spelling)[:_LONGEST], meant)
    if wanted in folded:
        return folded[wanted]
    close = difflib.get_close_matches(wanted, folded, n=1, cutoff=_CUTOFF)
    return folded[close[0]] if close else _containing(wanted, folded)


def nearest_choice(text: str, choices: Iterable[str]) -> str:
    """As `nearest` among the choices of a form; never the opposite of what was typed.

    完成 is as close to 未完成 as to 已完成, and means only one of them.
    """
    denied = text.strip().startswith(_DENYING)
    return nearest(text, {word: word for word in choices if word.startswith(_DENYING) is denied})


def _containing(wanted: str, folded: Mapping[str, str]) -> str:
    """A word that holds what was typed or is held by it: 配电运检 for 配电运检专业."""
    if len(wanted) < 2:
        return ""
    held = [word for word in folded if len(word) > 1 and (word in wanted or wanted in word)]
    return folded[min(held, key=lambda word: abs(len(word) - len(wanted)))] if held else ""


def listed(words: Iterable[str], most: int = 12) -> str:
    """Allowed words in a row; a long list is cut."""
    every = list(words)
    return ", ".join(every[:most]) + (", …" if len(every) > most else "")
