"""Words drawn as often as they are used, so that the pairs of characters grow as real texts' do.

The dictionary is that of jieba, a development dependency: 349,000 words with counts from large
corpora. It is read as a file; jieba itself is not imported.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.util import find_spec
from itertools import accumulate, chain
from pathlib import Path
from random import Random

import yaml

from generator.checking.text.script import traditional_characters

PARTS = {"n": "n", "v": "v", "vn": "w", "a": "a", "d": "d", "ad": "d"}
"""Part of speech in the dictionary → name in the patterns of sentences; persons and places (nr, ns)
and all others are left out."""
SHORTEST, LONGEST = 2, 4
"""Characters of a word."""
_FIRST, _LAST = "\u4e00", "\u9fff"


class WordSource(StrEnum):
    """Where the words of a synthetic library come from."""

    JIEBA = "jieba"
    BUILT_IN = "built-in"


class NoDictionaryError(Exception):
    """The dictionary is asked for and not installed."""


@dataclass(frozen=True)
class Drawn:
    """Words of one part of speech with the running sum of their counts."""

    words: tuple[str, ...]
    sums: tuple[int, ...]

    def draw(self, chance: Random) -> str:
        """A word; one that is used twice as often comes twice as often."""
        return self.words[bisect(self.sums, chance.random() * self.sums[-1])]


Lexicon = Mapping[str, Drawn]
"""Name in the patterns → its words."""


def dictionary() -> Path | None:
    """The file of the dictionary; None where jieba is not installed."""
    found = find_spec("jieba")
    for folder in (found and found.submodule_search_locations) or ():
        if (path := Path(folder) / "dict.txt").is_file():
            return path
    return None


@cache
def read_lexicon(path: Path) -> Lexicon:
    """The words of a dictionary with a line `word count part` each, without those refused."""
    lines: dict[str, list[tuple[str, int]]] = {name: [] for name in PARTS.values()}
    with path.open(encoding="utf-8") as file:
        for word, count, part in _usable(file):
            lines[part].append((word, count))
    return {name: _drawn(found) for name, found in lines.items()}


def _drawn(found: list[tuple[str, int]]) -> Drawn:
    words, counts = zip(*found, strict=True)
    return Drawn(words, tuple(accumulate(counts)))


def _usable(lines: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    refused = yaml.safe_load(
        (resources.files(__package__) / "refused.yml").read_text(encoding="utf-8")
    )
    characters = {*"".join(refused["characters"]), *traditional_characters()}
    pieces: list[str] = [*chain.from_iterable(refused["words"])]
    for line in lines:
        word, count, part = line.split()
        if (
            part in PARTS
            and SHORTEST <= len(word) <= LONGEST
            and min(word) >= _FIRST
            and max(word) <= _LAST
            and characters.isdisjoint(word)
            and not any(piece in word for piece in pieces)
        ):
            yield word, int(count), PARTS[part]
