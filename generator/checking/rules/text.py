"""Texts of every file: data on persons and advertising are errors, damage is a warning."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.parts import valid_parts
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.checking.text import (
    ERRORS,
    MOST,
    Mark,
    Scope,
    Words,
    growth_of,
    is_overgrown,
    mended,
    scan,
    scope_of,
    signs,
)
from generator.model import AllowedText, WordGroup
from generator.reading import FileKind, Path

_LISTED = 3
"""Pieces that one message names."""


def texts_are_clean(typed: Typed, words: Words | None) -> Iterator[Finding]:
    """Everything that does not belong in the texts of one file.

    Not asked while the file of words cannot be read: what it allows would be told off everywhere.
    """
    if words is None or typed.address.kind is FileKind.WORDING:
        return  # It lists what the others must not hold.
    every = "\n".join([text for _, text in typed.texts])
    if is_overgrown(every):
        yield from (found for path, text in typed.texts for found in _overgrown(path, text))
    wanted = signs(every, words)
    if not wanted:
        return
    for path, text in typed.texts:
        for sign in wanted:
            if sign.search(text):
                yield from text_findings(path, text, words)
                break


def words_of(shelf: Shelf) -> Words | None:
    """The library's own words; None where the file that holds them cannot be read."""
    groups: list[WordGroup] = []
    allowed: list[AllowedText] = []
    for typed in shelf.of_kind(FileKind.WORDING):
        if typed.document.data is None:
            return None
        for part in valid_parts(typed, (WordGroup, AllowedText)):
            if isinstance(part.model, WordGroup):
                groups.append(part.model)
            elif isinstance(part.model, AllowedText):
                allowed.append(part.model)
    return Words(tuple(groups), tuple(allowed))


def text_findings(path: Path, text: str, words: Words) -> Iterator[Finding]:
    """What is wrong in the text at `path`: each error by itself, warnings of one code together."""
    scope = scope_of(path)
    if scope is Scope.NOTHING:
        return
    by_code: dict[str, list[Mark]] = {}
    for mark in scan(text, words, phrase=scope is Scope.PHRASE):
        if mark.code in ERRORS:
            params = {"value": _masked(mark), "reason": mark.reason}
            yield Finding(mark.code, path, params, offset=mark.start)
        elif scope is not Scope.SENSITIVE:
            by_code.setdefault(mark.code, []).append(mark)
    for code, marks in by_code.items():
        pieces = list(dict.fromkeys(mark.piece.strip() or mark.piece for mark in marks))
        params = {
            "value": "、".join(pieces[:_LISTED]),
            "count": str(len(marks)),
            "reason": marks[0].reason,
            "replacement": mended(text, marks) or "",
        }
        yield Finding(code, path, params, offset=marks[0].start)


def _overgrown(path: Path, text: str) -> Iterator[Finding]:
    if scope_of(path) is Scope.NOTHING:
        return
    for name, count, most in zip(MOST._fields, growth_of(text), MOST, strict=True):
        if count > most:
            yield Finding(Code.OVERGROWN, path, {"found": name, "count": str(count)})


def _masked(mark: Mark) -> str:
    """What a report shows, which others may read: of data on a person only as much as tells it."""
    piece = mark.piece
    if mark.code is Code.ADVERTISING:
        return piece
    name, at, domain = piece.partition("@")
    if at:
        return f"{name[:1]}***@{domain}"
    return f"{piece[:3]}{'*' * max(len(piece) - 5, 0)}{piece[-2:]}"
