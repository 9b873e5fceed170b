"""The postings of all documents in four arrays, made of what was gathered.

A row says that a document holds a token in some fields. Rows stand by token, then by document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from generator.search.arrays import Integers, Masks, Numbers, Words, np
from generator.search.gathering import MASK_BITS
from generator.search.tokens import CHARACTER_BITS

STEP = 1 << 16
"""Rows worked on at once, so that a large library needs little more than its rows."""

_WORD = 64
_CHARACTERS = 0x110000
_CODE = np.uint64((1 << CHARACTER_BITS) - 1)
_MASK = np.uint64((1 << MASK_BITS) - 1)


class Postings(NamedTuple):
    """Rows by token. No token is without a row."""

    tokens: Words
    """Keys of the tokens (see `tokens.key_of`), rising."""
    starts: Integers
    """Where the rows of each token begin, and one more: where the last ones end."""
    documents: Numbers
    """The document of each row; see `number_type`."""
    masks: Masks

    def rows_of(self, token: int) -> slice:
        """The rows of the token at a place in `tokens`."""
        return slice(int(self.starts[token]), int(self.starts[token + 1]))

    def only(self, places: Integers) -> Postings:
        """The rows of the tokens at some places, rising."""
        if len(places) == len(self.tokens):
            return self
        counts = np.diff(self.starts)[places]
        ends = np.cumsum(counts)
        rows = np.repeat(self.starts[places] - (ends - counts), counts)
        rows += np.arange(len(rows))
        starts = np.concatenate(([0], ends)).astype(np.int64)
        return Postings(self.tokens[places], starts, self.documents[rows], self.masks[rows])


class Rows:
    """Gathers the rows of one document after another. `postings` makes use of what was added."""

    def __init__(self) -> None:
        self._rows = bytearray()
        self._counts: list[int] = []

    def add(self, rows: bytes) -> None:
        """The rows of the next document, as `model.Gathered.postings`."""
        self._rows += rows
        self._counts.append(len(rows) // 8)

    def postings(self) -> Postings:
        """All rows, sorted; afterwards nothing more can be added. Raises as `sorted_rows`."""
        ends = np.cumsum(np.array(self._counts, np.int64))
        rows = np.frombuffer(self._rows, np.uint64)
        # Held here alone, they go as soon as they are sorted into place.
        self._rows = bytearray()
        return sorted_rows(
            rows,
            lambda start, end: np.searchsorted(ends, np.arange(start, end), "right"),
            len(self._counts),
        )


def sorted_rows(
    rows: Words, numbers: Callable[[int, int], Numbers | Integers], total: int
) -> Postings:
    """Postings of `rows`, each a token's key and a mask; `numbers` tells, out of `total`, the
    documents of the rows from one place to before another.

    `rows` are sorted in place: a large library has no memory for another copy.

    Raises:
        ValueError: when there are more documents and different characters than fit together into
            64 bits: 250,000 documents of 16,000 characters do.
    """
    alphabet, places = _alphabet(rows)
    bits = max(1, (len(alphabet) - 1).bit_length())
    number_bits = max(1, (total - 1).bit_length())
    if 2 * bits + number_bits + MASK_BITS > _WORD:
        raise ValueError("too many documents and different characters for one index")
    first, second = (np.uint64(more + number_bits + MASK_BITS) for more in (bits, 0))
    for start in range(0, len(rows), STEP):
        part = rows[start : start + STEP]
        own = numbers(start, start + len(part)).astype(np.uint64)
        keys = part >> np.uint64(MASK_BITS)
        part &= _MASK
        part |= own << np.uint64(MASK_BITS)
        part |= places[keys >> np.uint64(CHARACTER_BITS)] << first
        part |= places[keys & _CODE] << second
    rows.sort()
    return _apart(rows, alphabet, bits, number_bits, total)


def _apart(rows: Words, alphabet: Words, bits: int, number_bits: int, total: int) -> Postings:
    """Postings of sorted rows: places of two characters, number of the document, mask."""
    documents = np.empty(len(rows), number_type(total))
    masks = np.empty(len(rows), np.uint16)
    starts: list[Integers] = []
    tokens: list[Words] = []
    last = None
    for start in range(0, len(rows), STEP):
        part = rows[start : start + STEP]
        masks[start : start + STEP] = part & _MASK
        own = part >> np.uint64(MASK_BITS) & np.uint64((1 << number_bits) - 1)
        documents[start : start + STEP] = own
        keys = part >> np.uint64(number_bits + MASK_BITS)
        new = np.concatenate(([last != keys[0]], keys[1:] != keys[:-1]))
        last = keys[-1]
        tokens.append(keys[new])
        starts.append(np.flatnonzero(new) + start)
    dense = np.concatenate((*tokens, np.empty(0, np.uint64)))
    first = alphabet[dense >> np.uint64(bits)]
    second = alphabet[dense & np.uint64((1 << bits) - 1)]
    return Postings(
        first << np.uint64(CHARACTER_BITS) | second,
        np.concatenate((*starts, [len(rows)])).astype(np.int64),
        documents,
        masks,
    )


def number_type(total: int) -> type[np.uint16 | np.uint32]:
    """The type of document numbers out of `total`."""
    return np.uint16 if total <= 1 << 16 else np.uint32


def _alphabet(rows: Words) -> tuple[Words, Words]:
    """(Place → character, character → place) of those that occur; 0 stands for none."""
    seen = np.zeros(_CHARACTERS, np.bool_)
    seen[0] = True
    for start in range(0, len(rows), STEP):
        keys = rows[start : start + STEP] >> np.uint64(MASK_BITS)
        seen[keys >> np.uint64(CHARACTER_BITS)] = True
        seen[keys & _CODE] = True
    alphabet = np.flatnonzero(seen).astype(np.uint64)
    places = np.zeros(_CHARACTERS, np.uint64)
    places[alphabet] = np.arange(len(alphabet), dtype=np.uint64)
    return alphabet, places
