"""How well literal phrases are found: against a plain scan of all texts.

recall: share of the pages with the phrase that are found. precision: share of the found pages that
hold it, in a field of the entry or in the text that Pagefind took from its page. P@10: right ones
among the first ten, out of as many as there can be. All three are means over the phrases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from generator.search.normalise import normalise
from tests.benchmarks.queries import Phrase

Finds = Callable[[str], tuple[list[str], list[str]]]
"""Phrase → pages found as holding it, and the first ten shown."""


@dataclass(frozen=True)
class Quality:
    """Means over all phrases, 0 … 1; precision over those for which anything was found."""

    recall: float
    precision: float
    first_ten: float


def quality(finds: Finds, phrases: Sequence[Phrase], texts: Mapping[str, str]) -> Quality:
    """Ask for every phrase. `texts` are further texts of pages, by address."""
    recalls, precisions, tens = [], [], []
    for phrase in phrases:
        wanted = set(phrase.pages)
        found, top = finds(phrase.text)

        def is_right(page: str, phrase: str = phrase.text, wanted: set[str] = wanted) -> bool:
            return page in wanted or phrase in normalise(texts.get(page, ""))

        recalls.append(len(wanted & set(found)) / len(wanted))
        if found:
            precisions.append(fmean(map(is_right, found)))
        tens.append(min(1.0, sum(map(is_right, top)) / min(10, len(wanted))))
    return Quality(fmean(recalls), fmean(precisions or [0]), fmean(tens))
