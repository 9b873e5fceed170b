"""What a library adds to the rules on texts: words of its own, and pieces that it lets pass."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model import AllowedText, WordGroup

_WIDE = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
_HALF = "".join(chr(ord(char) - 0xFEE0) for char in _WIDE)
WIDE, HALF = f"{_WIDE}＠．－＿＋＊\u3000\u00a0", f"{_HALF}@.-_+*  "
"""Digits, letters and the signs of numbers and addresses, wide and narrow, in the same order."""

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TO_HALF = str.maketrans(WIDE, HALF)
_TO_SMALL = str.maketrans(_CAPITALS, _CAPITALS.lower())


def half_width(text: str) -> str:
    """`text` with narrow digits and letters; its length stays the same."""
    return text.translate(_TO_HALF)


def small(text: str) -> str:
    """`text` with small Latin letters; its length stays the same, unlike that of `lower`."""
    return text.translate(_TO_SMALL)


@dataclass(frozen=True)
class Words:
    """Words with their code and reason, and what is allowed; empty in a library without them."""

    groups: tuple[WordGroup, ...] = ()
    allowed: tuple[AllowedText, ...] = ()

    @cached_property
    def reasons(self) -> Mapping[str, tuple[str, str]]:
        """Word as it is compared → its code and why it is not wanted."""
        return {
            small(half_width(word)): (group.code.value, group.reason)
            for group in self.groups
            for word in group.words
        }

    @cached_property
    def expression(self) -> re.Pattern[str] | None:
        """Finds every word, the longest first; None where there is none."""
        words = sorted(self.reasons, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, words))) if words else None

    @cached_property
    def plain(self) -> re.Pattern[str] | None:
        """Finds the words without letters and digits, as they are typed."""
        words = sorted(word for word in self.reasons if not re.search("[0-9a-z]", word))
        return re.compile("|".join(map(re.escape, words))) if words else None

    def allows(self, code: str, text: str, start: int, end: int) -> bool:
        """Whether an allowed piece stands in `text` and covers the place from start to end."""
        return any(
            _covers(item.text, text, start, end)
            for item in self.allowed
            if item.code is None or item.code.value == code
        )


def _covers(piece: str, text: str, start: int, end: int) -> bool:
    at = text.find(piece, max(end - len(piece), 0), start + len(piece))
    return at >= 0
