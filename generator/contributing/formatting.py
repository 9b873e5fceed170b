"""A file as typed → the same in the one written form, with its comments."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path

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
        return data if not data.startswith(b"\xef\xbb\xbf") else new.encode()
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


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of a file, whole or not at all.

    Raises:
        OSError: when the disk refuses; the file is then what it was.
    """
    # Its name begins with a dot, so that a check running meanwhile passes it over.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        new.chmod(path.stat().st_mode & 0o777)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
