"""One document → what the index keeps of it. Depends on nothing but the document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.search.arrays import Words, np
from generator.search.fields import FIELDS, KIND_LABELS, NAMING_FIELDS
from generator.search.model import Gathered, SearchDocument
from generator.search.normalise import normalise_all
from generator.search.tokens import CHARACTER_BITS, key_of, name_token

MASK_BITS = 16
"""A posting keeps this many bits for the fields of a document; `fields.FIELDS` is no longer."""

PLACES = {field.name: place for place, field in enumerate(FIELDS)}
"""Field → its bit in a mask."""

_FIRST = np.uint64(CHARACTER_BITS + MASK_BITS)
_SECOND = np.uint64(MASK_BITS)
_MASK = np.uint64((1 << MASK_BITS) - 1)
_BREAK = " "


def gathered(document: SearchDocument) -> Gathered:
    """What the index keeps of `document`.

    Raises:
        ValueError: for a field or a kind that `fields` does not know.
    """
    if document.kind not in KIND_LABELS:
        raise ValueError(f"{document.id}: unknown kind {document.kind!r}")
    for name, _ in document.fields:
        if name not in PLACES:
            raise ValueError(f"{document.id}: unknown field {name!r}; known: {sorted(PLACES)}")
    fields, texts = zip(*document.texts(), strict=True)
    folded = normalise_all(texts)
    named = [(f, i) for i, f in enumerate(fields) if f in NAMING_FIELDS and folded[i]]
    # Nobody comes with the title of a page in mind, said aloud.
    spoken = [] if document.kind == "page" else [i for _, i in named]
    return Gathered(
        document.kind,
        document.id,
        _record(document, fields, texts),
        _postings(
            folded,
            [1 << PLACES[name] for name in fields],
            [key_of(name_token(folded[i])) << MASK_BITS | 1 << PLACES[f] for f, i in named],
        ).tobytes(),
        tuple((folded[i], "" if i else document.spoken) for i in spoken),
    )


def _record(document: SearchDocument, fields: Sequence[str], texts: Sequence[str]) -> bytes:
    parts: list[Any] = [document.id, document.kind, document.url]
    for name, text in zip(fields, texts, strict=True):
        parts += [PLACES[name], text]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def _postings(folded: Sequence[str], bits: Sequence[int], names: Sequence[int]) -> Words:
    """Every gram of the texts, and the keys of `names`, once, with the bits of all its texts."""
    text = _BREAK.join(folded)
    codes = np.frombuffer(text.encode("utf-32-le"), "<u4").astype(np.uint64)
    lengths = np.array([len(one) + 1 for one in folded])
    own = np.repeat(np.array(bits, np.uint64), lengths)[: len(codes)]
    told = codes != ord(_BREAK)
    singles = codes << _FIRST | own
    pairs = (singles[:-1] | codes[1:] << _SECOND)[told[:-1] & told[1:]]
    found = np.concatenate((singles[told], pairs, np.array(names, np.uint64)))
    if not len(found):
        return found
    found.sort()
    keys = found >> _SECOND
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    masks: Words = np.bitwise_or.reduceat(found & _MASK, starts)
    return keys[starts] << _SECOND | masks
