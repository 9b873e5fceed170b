"""A name that was asked for and is not there: what was probably meant, and what there is."""

from __future__ import annotations

from collections.abc import Mapping

from generator.checking.nearest import nearest
from generator.reading.characters import printable


def unknown(what: str, typed: str, known: Mapping[str, str]) -> str:
    """`没有单位 yij，是不是 yi；有：jia（甲公司）、yi（乙公司）`.

    Args:
        what: the kind of thing, in Chinese.
        typed: what was asked for.
        known: id → label, which is understood as well; empty where an id has none.
    """
    spellings = {i: i for i in known} | {label: i for i, label in known.items() if label}
    meant = nearest(typed, spellings)
    hint = f"，是不是 {meant}" if meant else ""
    named = (f"{i}（{label}）" if label else i for i, label in known.items())
    there = f"有：{'、'.join(named)}" if known else f"库里还没有{what}"
    return f"没有{what} {printable(typed)}{hint}；{there}"
