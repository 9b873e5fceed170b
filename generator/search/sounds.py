"""How names sound: what lets a reader find 党员突击队 by `dangyuan` or `dytjd`.

Of every name (title or alias) the neighbouring characters are kept as pairs under the first letters
of their syllables, so that a query in letters is read as a chain of pairs and no word list is
needed. The syllables are those of the name as a whole (重点 is zhong), from pypinyin; a character
that has a second reading is kept under that one too, since its dictionary of names has gaps.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from generator.search.normalise import CJK

Name = tuple[str, str]
"""A folded name (title or alias), and its own syllables where it has any."""

FILE_CHARACTERS = 1200
"""Letters share a file until it holds about this many characters of pairs (3 bytes each)."""
MOST_PAIRS = 30_000
"""Beyond the most frequent pairs, what is found in letters is hardly worth its bytes."""

_RUN = re.compile(f"[{CJK}]+")
_SYLLABLE = re.compile("[a-z]+")


@dataclass(frozen=True)
class Sounds:
    """What the client loads for a query in letters."""

    readings: dict[str, str]
    """Syllable → characters of names that are read so, the most frequent first."""
    pairs: dict[str, dict[str, str]]
    """First letter → the first letters of two syllables → pairs, the most frequent first."""


@dataclass
class Heard:
    """How often what was heard in names; of other names it can be put together and taken apart."""

    characters: Counter[tuple[str, str]]
    """(Character, syllable)."""
    pairs: Counter[tuple[str, str]]
    """(First letters of two syllables, two characters)."""

    def change(self, old: Iterable[Name], new: Iterable[Name]) -> None:
        """Take the names `old` out and `new` in."""
        for names, sign in ((old, -1), (new, 1)):
            more = heard_in(names)
            for counts, own in ((self.characters, more.characters), (self.pairs, more.pairs)):
                for key, count in own.items():
                    counts[key] += sign * count
                    if not counts[key]:
                        del counts[key]

    def to_json(self) -> str:
        """All of it, for `from_json`."""
        told = [[[*key, n] for key, n in c.items()] for c in (self.characters, self.pairs)]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Heard:
        """What `to_json` wrote."""
        characters, pairs = (Counter({(a, b): n for a, b, n in c}) for c in json.loads(text))
        return cls(characters, pairs)


def heard_in(names: Iterable[Name]) -> Heard:
    """What is heard in names, each folded and with its own syllables where it has any."""
    heard = Heard(Counter(), Counter())
    # The same words come in many names.
    runs = Counter(run for (name, own), n in Counter(names).items() for run in _runs(name, own) * n)
    for (run, syllables), times in runs.items():
        ways = [
            dict.fromkeys((syllable, *_alone(character)))
            for character, syllable in zip(run, syllables, strict=True)
        ]
        for character, own in zip(run, ways, strict=True):
            for syllable in own:
                heard.characters[character, syllable] += times
        for place in range(len(run) - 1):
            pair = run[place : place + 2]
            first, second = ({way[0] for way in ways[at]} for at in (place, place + 1))
            for initials in {one + other for one in first for other in second}:
                heard.pairs[initials, pair] += times
    return heard


def sounds_of(heard: Heard) -> Sounds:
    """What the client loads of what was heard."""
    readings: defaultdict[str, str] = defaultdict(str)
    for (character, syllable), _ in sorted(heard.characters.items(), key=_by_frequency):
        readings[syllable] += character
    letters: defaultdict[str, defaultdict[str, str]] = defaultdict(lambda: defaultdict(str))
    for (initials_of_pair, pair), _ in sorted(heard.pairs.items(), key=_by_frequency)[:MOST_PAIRS]:
        letters[initials_of_pair[0]][initials_of_pair] += pair
    return Sounds(
        dict(sorted(readings.items())),
        {letter: dict(sorted(letters[letter].items())) for letter in sorted(letters)},
    )


def files_of(pairs: dict[str, dict[str, str]]) -> Iterator[tuple[str, dict[str, str]]]:
    """Pairs cut into files: (first letter of the first, first letters of two syllables → pairs)."""
    first, table, size = "", dict[str, str](), 0
    for letter, own in pairs.items():
        more = sum(map(len, own.values()))
        if table and size + more > FILE_CHARACTERS:
            yield first, table
            first, table, size = "", {}, 0
        first = first or letter
        table |= own
        size += more
    if table:
        yield first, table


def common_readings() -> dict[str, str]:
    """Syllable → the common simplified characters read so: what may have been meant by another.

    The 3,755 of GB 2312's first level, which is in the order of their syllables.
    """
    table: defaultdict[str, str] = defaultdict(str)
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFA if high == 0xD7 else 0xFF):
            character = bytes((high, low)).decode("gb2312")
            table[_read(character)[0]] += character
    return dict(sorted(table.items()))


def _by_frequency(item: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -item[1], item[0]


def _runs(folded: str, spoken: str) -> list[tuple[str, tuple[str, ...]]]:
    """(Chinese characters, their syllables); `spoken` where it has a syllable for each of them."""
    own = _SYLLABLE.findall(spoken.lower().replace("ü", "v"))
    runs = _RUN.findall(folded)
    if own and len(own) == sum(map(len, runs)):
        told = iter(own)
        return [(run, tuple(islice(told, len(run)))) for run in runs]
    read = [(run, _read(run)) for run in runs]
    return [
        (run, syllables)
        for run, syllables in read
        if len(syllables) == len(run) and all(map(_SYLLABLE.fullmatch, syllables))
    ]


@cache
def _alone(character: str) -> tuple[str, ...]:
    """The two usual readings of a character, from its own list."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True)
    return tuple(one for one in readings[:2] if _SYLLABLE.fullmatch(one))


@lru_cache(maxsize=20_000)
def _read(run: str) -> tuple[str, ...]:
    # Loaded late: a third of a second that only a build has to pay.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return tuple(lazy_pinyin(run))
