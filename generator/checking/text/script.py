"""Traditional characters in a text that is written in simplified ones."""

from __future__ import annotations

import re
from functools import cache

from generator.reading import simplified_forms

KEPT = "乾徵夥麽昇氾剋甯讎吒摺捱薹蒐"
"""Characters with a simplified form that simplified texts use too: 乾坤, 昇腾, surnames."""


@cache
def traditional_characters() -> str:
    """Every character that is told as traditional, in one string."""
    return "".join(char for char in simplified_forms() if char not in KEPT)


@cache
def traditional_run() -> re.Pattern[str]:
    """Finds traditional characters in a row."""
    return re.compile(f"[{traditional_characters()}]+")
