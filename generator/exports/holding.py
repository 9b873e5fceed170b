"""Which cases hold a text: the same that the list of cases on the site counts for it.

As `assets/search/plan.js` and `match.js`, over the fields of `search/documents.py`: the text as it
stands, in another wording the library knows, or in pieces that are all there. Cases that hold only
some of the pieces, and readings in pinyin, are offers to look at on screen; they are no selection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.library import Library
from generator.search.documents import alias_pairs, case_document
from generator.search.fields import QUESTION_WORDS
from generator.search.normalise import CJK, normalise

_MOST_WORDINGS = 6
_SENTENCE = 9
"""Characters from which a text that stands somewhere as it is means that place alone."""
_MOST_GRAMS = 30
"""Of a longer query only the beginning is looked up, so that its parts are never all there."""
_MOST_UNCUT = 8
_EDGES = re.compile(r"^[ ./\-~=&_]+|[ ./\-~=&_@#$¥€]+$")
_LONE_DIGIT = re.compile(rf"(?<![0-9])[0-9](?![0-9])(?=[{CJK}])")
_CHINESE_DIGITS = "零一二三四五六七八九"
_IS_CJK = re.compile(f"[{CJK}]")
_BORDER = "\n"
"""Between two texts of a field; folded text holds none."""


@dataclass(frozen=True)
class _Piece:
    """A part of a query that is met where one of `any` stands and all of `all` do."""

    any: tuple[str, ...]
    all: tuple[str, ...]

    @property
    def grams(self) -> tuple[str, ...]:
        return self.any + self.all

    def within(self, looked_up: frozenset[str]) -> _Piece:
        """What of it is looked up at all."""
        kept = looked_up.intersection
        return _Piece(tuple(kept(self.any)), tuple(kept(self.all)))

    def met(self, text: str) -> bool:
        if self.all:
            return all(gram in text for gram in self.all)
        return any(gram in text for gram in self.any)


@dataclass(frozen=True)
class _Wording:
    """One way to put a query."""

    phrase: str
    needed: tuple[str, ...]
    """What a field must hold for the phrase to stand in it."""
    pieces: tuple[_Piece, ...]
    """None where the query is too long to be told by its pieces."""

    def stands_in(self, fields: Mapping[str, str]) -> bool:
        """Whether some field holds all of the phrase, if not always side by side."""
        return any(all(gram in text for gram in self.needed) for text in fields.values())

    def in_pieces(self, whole: str) -> bool:
        """Whether all pieces are somewhere in the document."""
        return bool(self.pieces) and all(piece.met(whole) for piece in self.pieces)


def holding(library: Library, text: str) -> frozenset[str]:
    """Ids of the listed cases that hold `text`; none where nothing is left to look for."""
    typed, *others = _wordings(library, text) or (None,)
    if not typed:
        return frozenset()
    held = dict(_case_texts(library))
    if len(typed.phrase) >= _SENTENCE:
        whole = {i for i, f in held.items() if any(typed.phrase in t for t in f.values())}
        if whole:
            return frozenset(whole)
    found = {i for i, fields in held.items() if typed.stands_in(fields)}
    if not found:  # Another wording counts where nothing holds what was typed.
        found = {i for i, f in held.items() if any(w.stands_in(f) for w in others)}
    # One gram is found whole or not at all.
    parted = [typed, *others] if len(typed.needed) > 1 else others
    joined = {i: _BORDER.join(fields.values()) for i, fields in held.items()}
    return frozenset(found) | {i for i, t in joined.items() if any(w.in_pieces(t) for w in parted)}


def _case_texts(library: Library) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Case → field → its folded texts."""
    for case_id in library.listed_cases:
        fields: dict[str, list[str]] = {}
        for name, said in case_document(library, case_id).texts():
            fields.setdefault(name, []).append(normalise(said))
        yield case_id, {name: _BORDER.join(parts) for name, parts in fields.items()}


def _wordings(library: Library, text: str) -> list[_Wording]:
    """The query as typed, with small numbers spelled out, and with an alias replaced."""
    typed = _phrase(text)
    if not typed:
        return []
    spelled = _LONE_DIGIT.sub(lambda digit: _CHINESE_DIGITS[int(digit[0])], typed)
    wordings = [text, *([spelled] if spelled != typed else [])]
    pairs = dict.fromkeys((normalise(a), normalise(b)) for a, b in alias_pairs(library))
    for alias, label in sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])):
        if len(wordings) >= _MOST_WORDINGS:
            break
        if alias and label and alias != label and _holds_word(typed, alias):
            # Folded once more, a blank beside Chinese would go; here each stands for punctuation.
            wordings.append(typed.replace(alias, label).replace(" ", "，"))
    found: dict[str, _Wording] = {}
    for wording in wordings:
        phrase = _phrase(wording)
        if phrase and phrase not in found:
            found[phrase] = _Wording(phrase, _needed(phrase), _pieces(wording))
    return list(found.values())


def _phrase(text: str) -> str:
    return _EDGES.sub("", normalise(text))


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)] or [run]


def _needed(phrase: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(gram for run in phrase.split() for gram in _pairs(run)))


def _holds_word(text: str, alias: str) -> bool:
    """A Latin alias counts as a word of its own only: `ab` is not meant in `cab`."""
    place = text.find(alias)
    end = place + len(alias)
    before, after = text[max(place - 1, 0) : place], text[end : end + 1]
    return place >= 0 and not _joins(before, alias[0]) and not _joins(alias[-1], after)


def _joins(one: str, other: str) -> bool:
    return all(c and c != " " and not _IS_CJK.match(c) for c in (one, other))


def _pieces(wording: str) -> tuple[_Piece, ...]:
    """The parts between blanks and punctuation, without the words of a question, cut up."""
    parts = " ".join(_phrase(part) for part in wording.split()).split()
    told = [rest for part in parts for rest in _without_question(part)]
    pieces = [piece for part in dict.fromkeys(told or parts) for piece in _cut(part)]
    grams = tuple(dict.fromkeys(gram for piece in pieces for gram in piece.grams))
    looked_up = frozenset(grams[:_MOST_GRAMS])
    asked = tuple(kept for piece in pieces if (kept := piece.within(looked_up)).grams)
    return asked if len(asked) == len(pieces) else ()


def _without_question(part: str) -> list[str]:
    for word in QUESTION_WORDS:
        part = part.replace(word, " ")
    bare = (rest.removeprefix("的") for rest in part.split())
    return [rest for rest in (one.removesuffix("的") for one in bare) if rest]


def _cut(part: str) -> Iterator[_Piece]:
    """A Chinese character is met by a pair it stands in, a Latin word needs all of its pairs."""
    if len(part) == 1:
        yield _Piece((part,), ())
        return
    looked_for = _covering(part)
    place = 0
    while place < len(part):
        end = place + 1
        if not _IS_CJK.match(part[place]):
            while end < len(part) and not _IS_CJK.match(part[end]):
                end += 1
        every = [part[inner : inner + 2] for inner in range(place, end - 1)]
        beside = [] if every else [part[n - 1 : n + 1] for n in (place, end) if 0 < n < len(part)]
        yield _Piece(_kept(beside, looked_for), _kept(every, looked_for))
        place = end


def _covering(part: str) -> frozenset[str]:
    """The pairs of a part; of a long one every second, which still covers it."""
    pairs = _pairs(part)
    if len(set(pairs)) <= _MOST_UNCUT:
        return frozenset(pairs)
    return frozenset((*pairs[::2], pairs[-1]))


def _kept(grams: list[str], looked_for: frozenset[str]) -> tuple[str, ...]:
    return tuple(gram for gram in grams if gram in looked_for) or tuple(grams)
