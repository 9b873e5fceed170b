"""Where a text changed: the few words that went and came, with a little of what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.contributing.review.change import Piece
from generator.contributing.review.lines import clipped, one_line

CONTEXT = 12
"""Characters shown on either side of a change."""

LONGEST = 160
"""Characters shown of one piece that went or came."""

MOST_WORK = 60_000
"""Tokens of one text times tokens of the other that are compared; comparing is quadratic."""

MOST_PIECES = 40
_LEAST_SHARED = 0.3
"""Below this share in common two passages are told as one that went and one that came."""

_SMALL = 2
"""Characters in common between two changes that are not worth to be told apart."""

_TOKEN = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")


def changed_passages(old: str, new: str) -> tuple[Piece, ...]:
    """What went and what came, in reading order; Chinese character by character, numbers whole."""
    pieces: list[Piece] = []
    sentences = ([part for part in _SENTENCE.findall(text) if part] for text in (old, new))
    for op, a, b in _blocks(*sentences):
        pieces += [Piece("same", a)] if op == "equal" else _words(a, b)
    return tuple(_shortened(_joined(pieces)))


def _words(old: str, new: str) -> Iterator[Piece]:
    """One passage token by token, or as a whole where little of it stayed."""
    inner: list[Piece] = []
    for op, a, b in _blocks(_TOKEN.findall(old), _TOKEN.findall(new)):
        inner += [Piece("same", a)] if op == "equal" else _swap(a, b)
    same = sum(len(text) for op, text in inner if op == "same")
    if same < _LEAST_SHARED * max(len(old), len(new)):
        yield from _swap(old, new)
        return
    yield from inner


def _swap(old: str, new: str) -> list[Piece]:
    return [piece for piece in (Piece("old", old), Piece("new", new)) if piece.text]


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Runs of tokens that are equal and that are not: what is done, old text, new text."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if head:
        yield "equal", "".join(old[:head]), "".join(new[:head])
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(a) * len(b) > MOST_WORK:
        yield "replace", "".join(a), "".join(b)
    else:
        for op, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
            yield op, "".join(a[i:j]), "".join(b[k:m])
    if tail:
        yield "equal", "".join(old[len(old) - tail :]), "".join(new[len(new) - tail :])


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; a sliver in common goes to both sides."""
    joined: list[Piece] = []
    old = new = ""
    for place, (op, text) in enumerate(pieces):
        inside = 0 < place < len(pieces) - 1 and bool(old or new)
        if op == "same" and not (inside and len(text) <= _SMALL):
            joined += _swap(old, new)
            old = new = ""
            if joined and joined[-1].op == "same":
                text = joined.pop().text + text
            joined.append(Piece("same", text))
            continue
        old += text if op != "new" else ""
        new += text if op != "old" else ""
    return joined + _swap(old, new)


def _shortened(pieces: list[Piece]) -> Iterator[Piece]:
    """Long stretches in common cut down to their ends."""
    pieces = [piece for piece in pieces if piece.text]
    last = len(pieces) - 1
    for place, (op, text) in enumerate(pieces[:MOST_PIECES]):
        shown = one_line(text)
        if op != "same":
            yield Piece(op, clipped(shown, LONGEST))
            continue
        head = "" if place == 0 else shown[:CONTEXT]
        tail = "" if place == last else shown[-CONTEXT:]
        short = len(shown) <= len(head) + len(tail) + 1
        yield Piece("same", shown if short else f"{head}…{tail}")
    if last >= MOST_PIECES:
        yield Piece("same", "……")
