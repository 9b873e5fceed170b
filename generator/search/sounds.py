"""How names sound: what lets a reader find 党员突击队 by `dangyuan` or `dytjd`.

Of every name (title or alias) the neighbouring characters are kept as pairs under the first letters
of their syllables, so that a query in letters is read as a chain of pairs and no word list is
needed. The syllables are those of the name as a whole (重点 is zhong), from pypinyin; a character
that has a second reading is kept under that one too, since its dictionary of names has gaps.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.search.fields import NAMING_FIELDS
from generator.search.model import SearchDocument
from generator.search.normalise import CJK, normalise

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


def sounds_of(documents: Iterable[SearchDocument]) -> Sounds:
    """The sounds of all names in `documents`."""
    characters: Counter[tuple[str, str]] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for name, spoken in _names(documents):
        for run, syllables in _runs(normalise(name), spoken):
            heard = [
                dict.fromkeys((syllable, *_alone(character)))
                for character, syllable in zip(run, syllables, strict=True)
            ]
            characters.update(
                (character, syllable)
                for character, ways in zip(run, heard, strict=True)
                for syllable in ways
            )
            pairs.update(
                (initials, run[place : place + 2])
                for place in range(len(run) - 1)
                for initials in {
                    first[0] + second[0] for first in heard[place] for second in heard[place + 1]
                }
            )
    readings: defaultdict[str, str] = defaultdict(str)
    for (character, syllable), _ in sorted(characters.items(), key=_by_frequency):
        readings[syllable] += character
    letters: defaultdict[str, defaultdict[str, str]] = defaultdict(lambda: defaultdict(str))
    for (initials_of_pair, pair), _ in sorted(pairs.items(), key=_by_frequency)[:MOST_PAIRS]:
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


def _names(documents: Iterable[SearchDocument]) -> Iterator[tuple[str, str]]:
    """(name, its own syllables); the titles of pages are no words that a reader comes with."""
    for document in documents:
        if document.kind == "page":
            continue
        yield document.title, document.spoken
        yield from ((text, "") for name, text in document.fields if name in NAMING_FIELDS)


def _runs(folded: str, spoken: str) -> Iterator[tuple[str, Sequence[str]]]:
    """(Chinese characters, their syllables); `spoken` where it has a syllable for each of them."""
    own = _SYLLABLE.findall(spoken.lower().replace("ü", "v"))
    runs = _RUN.findall(folded)
    if own and len(own) == sum(map(len, runs)):
        for run in runs:
            yield run, own[: len(run)]
            own = own[len(run) :]
        return
    for run in runs:
        syllables = _read(run)
        if len(syllables) == len(run) and all(map(_SYLLABLE.fullmatch, syllables)):
            yield run, syllables


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
