"""Traditional characters → simplified ones, character by character: for comparing, not for print.

`traditional.txt` holds one pair per word. It is taken from OpenCC's TSCharacters (Apache-2.0,
https://github.com/BYVoid/OpenCC): pairs of the Basic Multilingual Plane that differ, and of
several simplified forms the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def simplified_forms() -> Mapping[str, str]:
    """Traditional character → simplified character, where they differ."""
    pairs = files(__package__).joinpath("traditional.txt").read_text("utf-8").split()
    return {pair[0]: pair[1] for pair in pairs}


@cache
def _table() -> dict[int, str]:
    return str.maketrans(dict(simplified_forms()))


def to_simplified(text: str) -> str:
    """`text` with each traditional character replaced; its length stays the same."""
    return text.translate(_table())
