"""One pass over one text: everything in it that does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.checking.codes import Code
from generator.checking.text.numbers import CHECKS
from generator.checking.text.patterns import (
    ADVERTISING,
    DELETION_SIGNS,
    DELETIONS,
    FOOTER_SIGNS,
    FOOTERS,
    MAIL,
    MOJIBAKE,
    PAGE_NUMBERS,
    PAGE_SIGNS,
    SENSITIVE,
    Pattern,
)
from generator.checking.text.pinyin import TONED, find_pinyin
from generator.checking.text.script import traditional_characters, traditional_run
from generator.checking.text.words import WIDE, Words, half_width, small
from generator.reading import to_simplified

ERRORS = frozenset(
    {
        Code.ID_NUMBER,
        Code.MOBILE,
        Code.BANK_CARD,
        Code.EMAIL,
        Code.ADVERTISING,
        Code.TEMPLATE_PHONE,
    }
)
"""What may stand in no field at all."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a text that a rule tells off."""

    code: Code
    start: int
    end: int
    piece: str
    reason: str = ""
    """Why it is not wanted, where a list of words says so."""
    instead: str | None = None
    """What would stand in its place; None where nobody can know."""


def signs(texts: str, words: Words) -> tuple[re.Pattern[str], ...]:
    """What to look for in each of `texts`, which are joined by line breaks, before `scan` is asked.

    Nearly all texts hold none of these signs, and nearly all files need few of them.
    """
    every = (_unusual(), words.plain, _FOOTER_SIGNS, _DELETION_SIGNS)
    return tuple(sign for sign in every if sign and sign.search(texts))


def scan(text: str, words: Words, *, phrase: bool = False) -> list[Mark]:
    """Everything in `text` that a rule tells off and the library does not allow.

    Args:
        text: one value, of one line or of many.
        words: the library's own words and what it allows.
        phrase: whether it is a phrase cut from somewhere, at whose end a number is no page.
    """
    marks = [
        mark
        for mark in _found(text, words, phrase=phrase)
        if not words.allows(mark.code.value, text, mark.start, mark.end)
    ]
    return sorted(marks, key=lambda mark: (mark.start, mark.code))


def mended(text: str, marks: Iterable[Mark]) -> str | None:
    """`text` with every mark of one code replaced; None where one of them cannot be."""
    pieces, end = [], 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.instead is None or mark.start < end:
            return None
        pieces += [text[end : mark.start], mark.instead]
        end = mark.end
    return "".join([*pieces, text[end:]]).strip()


@cache
def _unusual() -> re.Pattern[str]:
    """What most texts have nothing of: digits, letters, rare characters."""
    every = f"0-9A-Za-z@{re.escape(WIDE)}\\u00a1-\\u024f{TONED}{_GARBLED}{traditional_characters()}"
    return re.compile(f"[{every}?]")


_FOOTER_SIGNS, _DELETION_SIGNS = re.compile(FOOTER_SIGNS), re.compile(DELETION_SIGNS)
_PAGE_SIGNS = re.compile(PAGE_SIGNS)
_GARBLED = "\\u00a1-\\u00ff\\ufffd\\ue000-\\uf8ff锟斤烫屯锘脙锛銆鈥"
_MOJIBAKE_SIGNS = re.compile(f"[{_GARBLED}]|[?]{{2}}")
"""Without one of these no pattern of MOJIBAKE fits."""
_NUMBER_SIGNS = re.compile("[0-9xX*](?:[ -]?[0-9xX*×]){5}")
"""Without one of these no pattern of SENSITIVE fits."""
_DIGIT = re.compile("[0-9]")
_LETTER = re.compile(f"[A-Za-z{TONED}]")
_FOLDABLE = re.compile(f"[{re.escape(WIDE)}]")


def _found(text: str, words: Words, *, phrase: bool) -> Iterator[Mark]:
    folded = half_width(text) if _FOLDABLE.search(text) else text
    if _unusual().search(text):
        yield from _unusual_marks(text, folded, phrase=phrase)
    if words.expression:
        for match in words.expression.finditer(small(folded)):
            code, reason = words.reasons[match[0]]
            piece = text[match.start() : match.end()]
            yield Mark(Code(code), *match.span(), piece, reason)
    if _FOOTER_SIGNS.search(folded):
        yield from _matches(FOOTERS, folded)
    if _DELETION_SIGNS.search(text):
        yield from _matches(DELETIONS, text)


def _unusual_marks(text: str, folded: str, *, phrase: bool) -> Iterator[Mark]:
    if _NUMBER_SIGNS.search(folded):
        yield from _matches(SENSITIVE, folded)
    if "@" in folded:
        yield from _matches(MAIL, folded)
    if not phrase and _DIGIT.search(folded) and _PAGE_SIGNS.search(folded):
        yield from _matches(PAGE_NUMBERS, folded)
    if _LETTER.search(folded):
        yield from _matches(ADVERTISING, small(folded))
        for start, end in find_pinyin(text):
            yield Mark(Code.PINYIN, start, end, text[start:end], instead="")
    if _MOJIBAKE_SIGNS.search(text):
        yield from _matches(MOJIBAKE, text)
    for match in traditional_run().finditer(text):
        piece = match[0]
        yield Mark(Code.TRADITIONAL, *match.span(), piece, instead=to_simplified(piece))


def _matches(patterns: Iterable[Pattern], text: str) -> Iterator[Mark]:
    """What the patterns find; a place belongs to the first of them that finds it."""
    taken = bytearray(len(text))
    for pattern in patterns:
        for match in _compiled(pattern.expression).finditer(text):
            start, end = match.span(pattern.group)
            if any(taken[start:end]):
                continue
            if pattern.check and not CHECKS[pattern.check](re.sub("[ -]", "", match[0])):
                continue
            taken[start:end] = b"x" * (end - start)
            instead = pattern.instead
            if instead and "$1" in instead:
                instead = instead.replace("$1", match[1])
            yield Mark(pattern.code, start, end, match[pattern.group], instead=instead)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
