"""An id for a case that came without one: the sound of its title."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pypinyin import lazy_pinyin

from generator.reading import is_id

_LONGEST = 40
"""Characters of a proposed id; longer ones are hard to read in an address."""

_FALLBACK = "anli"


def propose_id(title: str, taken: frozenset[str], known: Mapping[str, str]) -> str:
    """An id from the sound of a title.

    Args:
        title: what the case is called.
        taken: ids of the same workbook.
        known: id → title of the library; a case with the same title keeps its id.
    """
    for id_, other in known.items():
        if other == title and id_ not in taken:
            return id_
    words = re.findall("[a-z0-9]+", " ".join(lazy_pinyin(title)).lower())
    stem = ""
    for word in words:
        longer = f"{stem}-{word}" if stem else word
        if len(longer) > _LONGEST:
            break
        stem = longer
    stem = stem if is_id(stem) else _FALLBACK
    number, proposed = 1, stem
    while proposed in taken or proposed in known:
        number += 1
        proposed = f"{stem}-{number}"
    return proposed
