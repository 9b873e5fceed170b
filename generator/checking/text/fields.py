"""Which texts of a file are looked through, and how far."""

from __future__ import annotations

from enum import Enum

from generator.reading import Path

EXEMPT = frozenset({"file", "pinyin", "link"})
"""Fields that hold names of files, readings and addresses on purpose."""
SENSITIVE_ONLY = frozenset({"columns", "rows", "unit", "aliases"})
"""Cells to be filled in, and other spellings of a term: only what is told as an error counts."""
PHRASES = frozenset({"printed", "label", "name"})
"""Short phrases, at whose end a number is no page."""


class Scope(Enum):
    """How far the rules look into a text."""

    NOTHING = 0
    SENSITIVE = 1
    PHRASE = 2
    EVERYTHING = 3


def scope_of(path: Path) -> Scope:
    """What counts in the text at `path`."""
    if not EXEMPT.isdisjoint(path):
        return Scope.NOTHING
    if not SENSITIVE_ONLY.isdisjoint(path):
        return Scope.SENSITIVE
    return Scope.EVERYTHING if PHRASES.isdisjoint(path) else Scope.PHRASE
