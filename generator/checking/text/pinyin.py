"""Pinyin that stands inside Chinese text, where it was typed by a converter and not by a writer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.text.patterns import HAN

SYLLABLES: dict[str, str] = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng i ia ie iao iu ian ing ong u uo ui uan un",
    "t": "a e ai ao ou an ang eng i ie iao ian ing ong u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng i ie iao iu ian in iang ing ong u uo uan v ve",
    "l": "a e ai ei ao ou an ang eng i ia ie iao iu ian in iang ing ong u uo uan un v ve",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u uo ui uan un",
    "z": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "s": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "y": "a e ao ou an ang i in ing o ong u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ai ei ao ou an en ang er",
}
"""Initial → the finals that it takes in standard Chinese, ü as v."""

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɑɡ"
PLAIN = "aaaaeeeeiiiioooouuuuvvvvvag"
"""Letters of pinyin and what each is without its tone, in the same order."""

_UNTONED = str.maketrans(TONED, PLAIN)
_TONE = re.compile(f"[{TONED[:24]}]")


BRACKETED = f"(?<=[{HAN}])\\s?[(（]\\s?([a-z]+(?:[ '’][a-z]+){{0,60}})\\s?[)）]"
SPLICED = "(?<![A-Za-z0-9])([a-z]+(?:[ '’][a-z]+){0,60})(?![A-Za-z0-9])"
"""Where letters may be pinyin; both are matched on a text without tones."""

_BRACKETED, _SPLICED = re.compile(BRACKETED), re.compile(SPLICED)
_IS_HAN = re.compile(f"[{HAN}]")
_KNOWN = frozenset(
    initial + final for initial, finals in SYLLABLES.items() for final in finals.split()
)
_LONGEST = max(map(len, _KNOWN))


def find_pinyin(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each piece of pinyin, in the order of the text.

    In brackets behind a Chinese character: with a tone, or words of syllables in a row (an English
    word may look like a syllable; several seldom do). Without brackets the same beside Chinese
    characters, and without a tone only between them.
    """
    plain = text.translate(_UNTONED)
    found = [match.span() for match in _BRACKETED.finditer(plain) if _is_pinyin(text, match)]
    for match in _SPLICED.finditer(plain):
        start, end = match.span()
        before, after = text[max(start - 2, 0) : start].rstrip(), text[end : end + 2].lstrip()
        enough = any if _TONE.search(text, start, end) else all
        if enough(map(_IS_HAN.match, (before[-1:], after))) and _is_pinyin(text, match):
            found.append((start, end))
    yield from sorted(found)


def is_syllables(word: str) -> bool:
    """Whether letters without tones can be cut into syllables: dangjian, but not party."""
    ends = {0}
    for end in range(1, len(word) + 1):
        if any(
            start in ends and word[start:end] in _KNOWN
            for start in range(max(end - _LONGEST, 0), end)
        ):
            ends.add(end)
    return len(word) in ends


def _is_pinyin(text: str, match: re.Match[str]) -> bool:
    words = re.split("[ '’]", match[1])
    enough = len(words) > 1 or _TONE.search(text, *match.span(1))
    return bool(enough) and all(map(is_syllables, words))
