"""Words that people type → the entries they may mean: by id, by name, by other names, by sound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model import Entries, VocabularyKind
from generator.search.normalise import normalise

_LETTERS = re.compile("[a-z]+")


@dataclass(frozen=True)
class Choice:
    """Something that an id can name."""

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    spoken: str = ""
    """The syllables of the label, where they are known."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Everything it is called, folded; the id with and without hyphens."""
        called = (self.id, self.id.replace("-", ""), self.label, *self.aliases)
        return tuple(map(normalise, called))

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """How its names are typed in letters: whole, and by the first letters of the syllables."""
        spoken = [self.spoken.split() or syllables(self.label), *map(syllables, self.aliases)]
        return tuple("".join(way) for one in spoken for way in (one, [part[0] for part in one]))


def syllables(text: str) -> list[str]:
    """The syllables of the Chinese in `text`, without tones; letters and digits as they are."""
    # Loaded late: a third of a second that only those who need it pay.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    found = (re.sub("[^a-z0-9]", "", part.lower()) for part in lazy_pinyin(text, v_to_u=False))
    return [part for part in found if part]


def matches(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """What may be meant by `typed`; what is called exactly so stands alone."""
    wanted = normalise(typed)
    if not wanted:
        return []
    exact = [choice for choice in choices if wanted in choice.names]
    if exact:
        return exact
    found = [choice for choice in choices if any(wanted in name for name in choice.names)]
    letters = wanted.replace(" ", "").replace("'", "")
    if found or not _LETTERS.fullmatch(letters):
        return found
    return [choice for choice in choices if any(letters in sound for sound in choice.sounds)]


def terms(entries: Entries, kind: VocabularyKind) -> list[Choice]:
    """The terms of a vocabulary."""
    return [
        Choice(id_, term.label, term.aliases, term.pinyin or "")
        for id_, term in entries.terms(kind).items()
    ]


def sources(entries: Entries) -> list[Choice]:
    """The sources that can be cited."""
    return [Choice(id_, source.title) for id_, source in entries.sources.items()]


def collections(entries: Entries) -> list[Choice]:
    """The collections a case can lie in."""
    return [Choice(id_, item.title) for id_, item in entries.collections.items()]
