"""A value of an entry as one harmless line: no line breaks, no characters that steer a terminal."""

from __future__ import annotations

import re

from generator.reading import printable

_BLANK = re.compile(r"\s+")


def one_line(text: str) -> str:
    """`text` on one line; what cannot be seen (escapes, marks of direction) becomes visible."""
    return printable(_BLANK.sub(" ", text))


def clipped(text: str, most: int) -> str:
    """At most `most` characters, with an ellipsis where something was cut off."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
