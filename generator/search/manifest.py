"""What every query needs: the manifest, and the columns by which queries are narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.search.arrays import Integers, np
from generator.search.coding import document_list, packed
from generator.search.fields import FIELDS, KIND_LABELS, NAMING_FIELDS, QUESTION_WORDS, WEAK_WORDS
from generator.search.gathering import PLACES
from generator.search.masks import LONG_LIST, MaskCode, MaskCodes
from generator.search.model import SearchDocument
from generator.search.normalise import TO_SIMPLIFIED, normalise
from generator.search.postings import Postings
from generator.search.shards import characters, front_coded

Facets = Mapping[str, Mapping[str, Sequence[int]]]
"""Facet name → value → numbers of the documents that have it, rising."""

Key = tuple[str, str]
"""Kind and id of a document."""

_MOST_SIZE = 9


def manifest(
    documents: Sequence[Key],
    postings: Postings,
    codes: MaskCodes,
    bounds: Integers,
    aliases: Iterable[tuple[str, str]],
) -> dict[str, Any]:
    """The manifest but for what the other files tell: names of facets, of sounds, the version."""
    first, second = characters(postings.tokens[bounds[:-1]])
    return {
        "count": len(documents),
        "fields": [[field.name, field.label, field.weight] for field in FIELDS],
        "naming": sum(1 << PLACES[name] for name in NAMING_FIELDS),
        "masks": _told(codes.fine),
        "coarseMasks": _told(codes.coarse),
        "longList": LONG_LIST,
        "kinds": KIND_LABELS,
        "folding": _folding_in_use(postings),
        "aliases": _alias_pairs(aliases),
        "questions": QUESTION_WORDS,
        "weak": WEAK_WORDS,
        "ranges": _ranges(documents),
        "directory": front_coded(zip(first, second, strict=True)),
        "sizes": "".join(
            str(min(_MOST_SIZE, size.bit_length())) for size in np.diff(bounds).tolist()
        ),
    }


def facets_of_documents(documents: Sequence[SearchDocument]) -> Facets:
    """The facets as the documents themselves tell them, names and values sorted."""
    facets: dict[str, dict[str, list[int]]] = {}
    for number, document in enumerate(documents):
        for name, values in document.facets.items():
            for value in dict.fromkeys(values):
                facets.setdefault(name, {}).setdefault(value, []).append(number)
    return {name: dict(sorted(facets[name].items())) for name in sorted(facets)}


def facet_columns(facets: Facets, documents: Sequence[Key]) -> dict[str, list[Any]]:
    """Facet → [values, packed lists]; `kind` first, then as `facets`, values without documents
    left out."""
    kinds: dict[str, list[int]] = {}
    for number, (kind, _) in enumerate(documents):
        kinds.setdefault(kind, []).append(number)
    total = len(documents)
    columns: dict[str, list[Any]] = {}
    for name, values in {"kind": kinds, **facets}.items():
        held = {value: numbers for value, numbers in values.items() if numbers}
        lists = (document_list(numbers, total) for numbers in held.values())
        columns[name] = [list(held), packed(lists)]
    return columns


def _told(code: MaskCode) -> list[Sequence[int]]:
    return [code.masks, code.lengths]


def _ranges(documents: Sequence[Key]) -> dict[str, list[int]]:
    """Kind → its first document and how many follow, where they stand together."""
    counts = Counter(kind for kind, _ in documents)
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    for number, (kind, _) in enumerate(documents):
        firsts.setdefault(kind, number)
        lasts[kind] = number
    return {
        kind: [first, counts[kind]]
        for kind, first in firsts.items()
        if lasts[kind] - first + 1 == counts[kind]
    }


def _folding_in_use(postings: Postings) -> list[str]:
    """The pairs that can matter here: a character whose simplified form no document holds finds
    nothing, folded or not."""
    first, second = characters(postings.tokens)
    held = {one for one, other in zip(first, second, strict=True) if other == " "}
    held.update("".join((*QUESTION_WORDS, *WEAK_WORDS)))
    pairs = [(old, new) for old, new in TO_SIMPLIFIED.items() if new in held]
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]


def _alias_pairs(aliases: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Folded pairs, the longest alias first, those of one alias as they came."""
    pairs = dict.fromkeys((normalise(alias), normalise(label)) for alias, label in aliases)
    return [
        [alias, label]
        for alias, label in sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))
        if alias and label and alias != label
    ]
