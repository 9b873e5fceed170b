"""The YAML to write in the place of a value, as it has to stand there: in braces or in lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.reading import Document, Path
from generator.reading.edit import rows_of
from generator.reading.quoting import quote

_PLAIN = re.compile(r"[\w+./-]+(?: [\w+./-]+)*")
"""What may stand without quotes anywhere; generous with quotes, since they do no harm."""
_STARTS_ODDLY = re.compile(r"-(\s|$)|---|\.\.\.|null$|~$", re.IGNORECASE)
_BRACKETS = "［］【】〔〕〖〗[]｛｝"
_SEPARATORS = re.compile(r"[、，,;；\n]")


def written(text: str) -> str:
    """A text as YAML: plain where that is safe everywhere, otherwise in quotes."""
    plain = _PLAIN.fullmatch(text) and not _STARTS_ODDLY.match(text)
    return text if plain else quote(text)


def items_in(text: str) -> list[str]:
    """The items that one text lists: 甲、乙, or 甲，乙 in wide brackets."""
    inside = text.strip().strip(_BRACKETS)
    return [item.strip() for item in _SEPARATORS.split(inside) if item.strip()]


def is_bracketed(text: str) -> bool:
    """Whether a text stands in wide brackets, which were meant as the brackets of a list."""
    stripped = text.strip()
    return stripped[:1] in tuple("［【〔〖") and stripped[-1:] in tuple("］】〕〗")


def list_of(items: Sequence[str]) -> str:
    """Items as a list in brackets."""
    return f"[{', '.join(written(item) for item in items)}]"


def items_at(document: Document, path: Path, items: Sequence[str]) -> str | None:
    """Several items in the place of the one at `path`; None where it is no item."""
    if not path or not isinstance(path[-1], int):
        return None
    texts = [written(item) for item in items]
    if document.is_flow(path[:-1]):
        return ", ".join(texts)
    line, column = document.position(path)
    before = _row(document, line)[: column - 1].rstrip()
    if not before.endswith("-"):
        return None
    return f"\n{' ' * (len(before) - 1)}- ".join(texts)


def keys_at(document: Document, path: Path, keys: Mapping[str, str]) -> str | None:
    """The value of the key at `path` and further keys behind or below it, as YAML each.

    The first of `keys` is the key itself.
    """
    first, *more = keys.items()
    if not more:
        return first[1]
    if document.is_flow(path[:-1]):
        return ", ".join([first[1], *(f"{key}: {value}" for key, value in more)])
    line, column = document.position(path, of_key=True)
    if document.position(path)[0] != line:
        return None
    lines = (f"\n{' ' * (column - 1)}{key}: {value}" for key, value in more)
    return first[1] + "".join(lines)


def _row(document: Document, line: int) -> str:
    rows = rows_of(document.text)
    return rows[line - 1] if line <= len(rows) else ""
