"""Documents → the files of the search index. The story from top to bottom; no I/O.

Every list is keyed by a gram (see `tokens`) and holds, per document, the mask of the fields in
which it stands. Grams of a phrase that share no field cannot be side by side, so most false
candidates fall before any text is loaded; the client checks the hits it shows against their text.
"""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.script import script
from generator.search.blocks import per_block, record, texts
from generator.search.coding import MaskCode, document_list, mask_code, packed
from generator.search.fields import (
    FIELDS,
    KIND_LABELS,
    NAMING_FIELDS,
    QUESTION_WORDS,
    WEAK_WORDS,
    Field,
)
from generator.search.model import SearchDocument
from generator.search.normalise import TO_SIMPLIFIED, normalise
from generator.search.shards import cut, front_coded, sort_key
from generator.search.sounds import common_readings, files_of, sounds_of
from generator.search.tokens import grams, name_token

SHARD = "casebook.search.shard"
"""What a file of the index calls in the client."""

_MASK_BITS = 16
_MASK = (1 << _MASK_BITS) - 1

LONG_LIST = 1000
"""A longer list tells of each document only the heaviest field. Nearly every document holds such a
gram, in so many fields that the masks cost ten bits each and rule out next to nothing."""


def build_index(
    documents: Sequence[SearchDocument], aliases: Iterable[tuple[str, str]] = ()
) -> Iterator[tuple[str, bytes]]:
    """The index as (path relative to the site root, bytes), the manifest last.

    `aliases` are pairs of another wording and a wording in the documents.
    The same documents in the same order give the same bytes. Raises ValueError for a field or
    kind that `fields` does not know, or an id that comes twice within a kind.
    """
    _refuse_unknown(documents)
    used = _used_fields(documents)
    places = {field.name: place for place, field in enumerate(used)}
    table = _collect(documents, places)
    masks = mask_code(_mask_counts(table, coarse=False), len(used))
    coarse = mask_code(_mask_counts(table, coarse=True), len(used))
    digest = hashlib.sha256()

    def emitted(name: str, payload: object) -> tuple[str, bytes]:
        content = script(SHARD, name, payload)
        digest.update(content)
        return f"search/{name}.js", content

    firsts: list[str] = []
    sizes = ""
    for number, shard in enumerate(cut(_encoded(table, masks, coarse, len(documents)))):
        firsts.append(shard.first)
        sizes += str(min(9, shard.tokens.bit_length()))
        yield emitted(f"tokens/{number}", [shard.dictionary, shard.bits])
    size = per_block(documents)
    for start in range(0, len(documents), size):
        block = [record(document, places) for document in documents[start : start + size]]
        yield emitted(f"documents/{start // size}", block)
    facets = _facets(documents)
    for number, values in enumerate(facets.values()):
        yield emitted(f"facets/{number}", _facet_column(values, len(documents)))
    asked = set("".join((*QUESTION_WORDS, *WEAK_WORDS)))
    sounds = sounds_of(documents)
    yield emitted("sounds/readings", sounds.readings)
    yield emitted("sounds/common", common_readings())
    letters: list[str] = []
    for number, (letter, pairs) in enumerate(files_of(sounds.pairs)):
        letters.append(letter)
        yield emitted(f"sounds/{number}", pairs)
    manifest: dict[str, Any] = {
        "count": len(documents),
        "fields": [[field.name, field.label, field.weight] for field in used],
        "naming": sum(1 << places[name] for name in NAMING_FIELDS if name in places),
        "masks": [masks.masks, masks.lengths],
        "coarseMasks": [coarse.masks, coarse.lengths],
        "longList": LONG_LIST,
        "kinds": KIND_LABELS,
        "folding": _folding_in_use(table.characters | asked),
        "aliases": _alias_pairs(aliases),
        "questions": QUESTION_WORDS,
        "weak": WEAK_WORDS,
        "facets": list(facets),
        "ranges": _ranges(documents),
        "sounds": letters,
        "perBlock": size,
        "directory": front_coded(firsts),
        "sizes": sizes,
    }
    # The pages ask for shards by this mark, so that a browser never joins two builds.
    yield (
        "search/manifest.js",
        script(SHARD, "manifest", {**manifest, "version": digest.hexdigest()[:12]}),
    )


@dataclass
class _Postings:
    """What was met in all documents: per token the rising values document << 16 | mask."""

    lists: dict[str, "array[int]"]
    characters: set[str]


def _collect(documents: Sequence[SearchDocument], places: Mapping[str, int]) -> _Postings:
    width = "I" if len(documents) <= _MASK else "Q"
    lists: defaultdict[str, array[int]] = defaultdict(lambda: array(width))
    characters: set[str] = set()
    for number, document in enumerate(documents):
        found: dict[str, int] = {}
        for name, text in texts(document):
            bit = 1 << places[name]
            folded = normalise(text)
            tokens = grams(folded)
            if name in NAMING_FIELDS and folded:
                tokens.add(name_token(folded))
            for token in tokens:
                found[token] = found.get(token, 0) | bit
        # What a document adds to one list does not depend on the order of its tokens.
        base = number << _MASK_BITS
        for token, mask in found.items():
            lists[token].append(base | mask)
        characters.update(found)
    return _Postings(lists, {token for token in characters if len(token) == 1})


def _mask_counts(table: _Postings, *, coarse: bool) -> Counter[int]:
    """How often each mask is written. At least one, so that there is a code."""
    counts: Counter[int] = Counter()
    for values in table.lists.values():
        if (len(values) > LONG_LIST) == coarse:
            counts.update(_masks(values))
    return counts or Counter({1: 1})


def _masks(values: "array[int]") -> list[int]:
    if len(values) > LONG_LIST:
        return [value & -value & _MASK for value in values]
    return [value & _MASK for value in values]


def _encoded(
    table: _Postings, masks: MaskCode, coarse: MaskCode, total: int
) -> Iterator[tuple[str, str]]:
    for token in sorted(table.lists, key=sort_key):
        values = table.lists[token]
        codes = (coarse if len(values) > LONG_LIST else masks).codes
        bits = document_list([value >> _MASK_BITS for value in values], total)
        yield token, bits + "".join([codes[mask] for mask in _masks(values)])


def _used_fields(documents: Sequence[SearchDocument]) -> list[Field]:
    names = {name for document in documents for name, _ in document.fields} | {"title"}
    return [field for field in FIELDS if field.name in names]


def _refuse_unknown(documents: Sequence[SearchDocument]) -> None:
    known = {field.name for field in FIELDS}
    seen: set[tuple[str, str]] = set()
    for document in documents:
        key = (document.kind, document.id)
        if key in seen:
            raise ValueError(f"two search documents are the {document.kind} {document.id!r}")
        seen.add(key)
        if document.kind not in KIND_LABELS:
            raise ValueError(f"{document.id}: unknown kind {document.kind!r}")
        for name, _ in document.fields:
            if name not in known:
                raise ValueError(f"{document.id}: unknown field {name!r}; known: {sorted(known)}")


def _ranges(documents: Sequence[SearchDocument]) -> dict[str, list[int]]:
    """Kind → its first document and how many follow, where they stand together."""
    ranges: dict[str, list[int]] = {}
    counts = Counter(document.kind for document in documents)
    for number, document in enumerate(documents):
        ranges.setdefault(document.kind, [number, counts[document.kind]])
    return {
        kind: [first, count]
        for kind, (first, count) in ranges.items()
        if all(document.kind == kind for document in documents[first : first + count])
    }


def _facets(documents: Sequence[SearchDocument]) -> dict[str, dict[str, list[int]]]:
    """Facet → value → documents; `kind` is always there. Names sorted, values as first met."""
    facets: dict[str, dict[str, list[int]]] = {"kind": {}}
    for name in sorted({name for document in documents for name in document.facets}):
        facets.setdefault(name, {})
    for number, document in enumerate(documents):
        columns = {**document.facets, "kind": (document.kind,)}
        for name, values in columns.items():
            for value in dict.fromkeys(values):
                facets[name].setdefault(value, []).append(number)
    return facets


def _facet_column(values: Mapping[str, Sequence[int]], total: int) -> list[Any]:
    return [list(values), packed(document_list(numbers, total) for numbers in values.values())]


def _folding_in_use(characters: set[str]) -> list[str]:
    """The pairs that can matter here: a character whose simplified form no document holds finds
    nothing, folded or not."""
    pairs = [(old, new) for old, new in TO_SIMPLIFIED.items() if new in characters]
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]


def _alias_pairs(aliases: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Folded pairs, the longest alias first, those of one alias as they came."""
    pairs = dict.fromkeys((normalise(alias), normalise(label)) for alias, label in aliases)
    return [
        [alias, label]
        for alias, label in sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))
        if alias and label and alias != label
    ]
