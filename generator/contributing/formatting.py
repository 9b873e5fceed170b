"""A file as typed → the same in the one written form, with its comments."""

from __future__ import annotations

from collections import Counter

from generator.contributing.canonical import written
from generator.contributing.comments import comments_of
from generator.contributing.writing import with_comments
from generator.reading import Document, FileKind, read_yaml


class WouldChangeError(Exception):
    """The written form would not say the same; nobody knows such a file, and it is left alone."""


def formatted(kind: FileKind, data: bytes, document: Document) -> bytes:
    """The bytes of a file in the written form.

    Args:
        kind: which model it follows.
        data: its bytes as they are.
        document: what `read_yaml` made of them, without faults.

    Raises:
        WouldChangeError: when what is read back is not what was typed.
    """
    text = data.decode("utf-8-sig")
    new = _text(kind, text, document)
    if new == text:
        return new.encode()
    again = read_yaml(new.encode())
    if (
        again.faults
        or _text(kind, new, again) != new
        or _words(text, document) != _words(new, again)
    ):
        raise WouldChangeError
    return new.encode()


def _text(kind: FileKind, text: str, document: Document) -> str:
    return with_comments(written(kind, document.data), comments_of(text, document))


def _words(text: str, document: Document) -> Counter[str]:
    """Its comments, wherever they stand."""
    return Counter(comment.text for comment in comments_of(text, document) if comment.text)
