"""Answers as they are published: no blanks, keys in the order of their type, a line feed last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def encoded(value: object) -> str:
    """One value as JSON."""
    return _ENCODER.encode(value)


def packed(answer: Mapping[str, object]) -> bytes:
    """One answer."""
    return (encoded(answer) + "\n").encode()


def lined(facts: Mapping[str, object], **lists: Iterable[str]) -> bytes:
    """A long answer: its facts, then lists of encoded entries, one entry a line.

    Two editions then compare line by line, and no reader's program meets one line of megabytes.
    """
    return b"".join(_pieces(facts, lists))


def _pieces(facts: Mapping[str, object], lists: Mapping[str, Iterable[str]]) -> Iterator[bytes]:
    """Bytes line by line: as text, a list of a hundred thousand cases takes twice the memory."""
    yield encoded(facts).removesuffix("}").encode()
    for name, entries in lists.items():
        yield f',"{name}":['.encode()
        before = b"\n"
        for entry in entries:
            yield before + entry.encode()
            before = b",\n"
        yield b"]" if before == b"\n" else b"\n]"
    yield b"}\n"
