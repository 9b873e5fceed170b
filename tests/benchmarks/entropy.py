"""How small the postings of a search index can be at best, counted from the documents themselves.

A posting says that a document holds a gram (one character, or two side by side) in certain fields.
Its two parts are counted apart, each without a model of the language:

- documents: a gram that stands in `df` of `N` documents is one of C(N, df) sets, equally likely:
  log2 C(N, df) bits. What a gram costs to be named (the dictionary) is not counted.
- fields: the mask of fields, one value per posting, as independent draws from one distribution:
  the empirical zero-order entropy of all masks together.

Keys of whole names and keys of sounds are no grams; what an index spends on them is overhead here.
An index may also need less, where it keeps less: one field of a posting instead of all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import lgamma, log, log2

from generator.search import SearchDocument
from generator.search.normalise import normalise
from generator.search.tokens import grams

COMMON = 0.5
"""A gram in more than this share of the documents tells them apart badly."""


@dataclass(frozen=True)
class Entropy:
    """Postings of some documents and the bytes that they need at best."""

    documents: int
    grams: int
    postings: int
    document_bytes: float
    field_bytes: float
    saturated: float
    """Share of the postings, 0 … 1, in lists longer than `COMMON` of the documents."""

    @property
    def bytes(self) -> float:
        """Both parts together."""
        return self.document_bytes + self.field_bytes


def set_bits(total: int, chosen: int) -> float:
    """log2 C(total, chosen), in bits."""
    return (lgamma(total + 1) - lgamma(chosen + 1) - lgamma(total - chosen + 1)) / log(2)


def zero_order_bits(counts: Mapping[int, int]) -> float:
    """Bits of all draws together, each as likely as it is frequent."""
    total = sum(counts.values())
    return sum(count * log2(total / count) for count in counts.values())


def postings_entropy(documents: Iterable[SearchDocument]) -> Entropy:
    """Count the grams of `documents` and what their postings need at best."""
    lengths: Counter[str] = Counter()
    masks: Counter[int] = Counter()
    places: dict[str, int] = {}
    total = 0
    for document in documents:
        total += 1
        found: defaultdict[str, int] = defaultdict(int)
        for name, text in (("title", document.title), *document.fields):
            bit = 1 << places.setdefault(name, len(places))
            for gram in grams(normalise(text)):
                found[gram] |= bit
        lengths.update(found.keys())
        masks.update(found.values())
    common = sum(df for df in lengths.values() if df > COMMON * total)
    return Entropy(
        documents=total,
        grams=len(lengths),
        postings=lengths.total(),
        document_bytes=sum(set_bits(total, df) for df in lengths.values()) / 8,
        field_bytes=zero_order_bits(masks) / 8,
        saturated=common / max(1, lengths.total()),
    )
