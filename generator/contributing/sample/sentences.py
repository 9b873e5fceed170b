"""Sentences of one entry: some of the trade's own phrases, some of words from the dictionary.

A case comes back to a few words of its own, as a text on one matter does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from generator.contributing.sample.lexicon import Lexicon

TRADE = 0.3
"""Share of the sentences that are made of the trade's phrases alone."""
TOPICAL = 0.6
"""Share of the drawn words that are the entry's own."""
TOPICS = {"n": 16, "v": 8, "w": 5, "a": 5, "d": 4}
"""How many words of each kind are an entry's own."""

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Language:
    """All that sentences are put together from; the same for every entry of a library."""

    parts: Mapping[str, Sequence[str]]
    trade: tuple[str, ...]
    common: tuple[tuple[str, ...], ...]
    """Patterns cut into text, name, text, name, …, text."""
    lexicon: Lexicon
    """Empty where only the trade's phrases are spoken."""

    @classmethod
    def of(cls, words: Mapping[str, Any], lexicon: Lexicon) -> Language:
        """The language of `words.yml` with the words of a dictionary."""
        common = tuple(tuple(_SLOT.split(pattern)) for pattern in words["common"])
        return cls(words["parts"], tuple(_SLOT.split(words["trade"])), common, lexicon)


class Voice:
    """Speaks for one entry with a stream of random numbers of its own."""

    def __init__(self, chance: Random, language: Language) -> None:
        self._chance = chance
        self._language = language
        self._own = {
            name: [drawn.draw(chance) for _ in range(TOPICS[name])]
            for name, drawn in language.lexicon.items()
        }

    def part(self, name: str) -> str:
        """One of the trade's words, for example `who`."""
        return self._chance.choice(self._language.parts[name])

    def topic(self) -> str:
        """What the entry is about, in two words of its own; nothing without a dictionary."""
        return "".join(self._own[name][0] for name in "nw") if self._own else ""

    def sentence(self) -> str:
        """One sentence with its full stop."""
        language, chance = self._language, self._chance
        if not language.lexicon or chance.random() < TRADE:
            return self._filled(language.trade, self.part)
        return self._filled(chance.choice(language.common), self._word)

    def text(self, sentences: int) -> str:
        """So many sentences in a row."""
        return "".join(self.sentence() for _ in range(sentences))

    def _word(self, name: str) -> str:
        if self._chance.random() < TOPICAL:
            return self._chance.choice(self._own[name])
        return self._language.lexicon[name].draw(self._chance)

    @staticmethod
    def _filled(pattern: Sequence[str], word: Callable[[str], str]) -> str:
        return "".join(word(piece) if place % 2 else piece for place, piece in enumerate(pattern))
