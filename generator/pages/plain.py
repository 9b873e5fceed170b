"""Plain text for titles, descriptions and cards: Markdown marks taken off, length kept."""

from __future__ import annotations

import re

DESCRIPTION_MAX = 120
"""Characters of a page's description; search engines and previews show no more."""

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_STARTS = re.compile(r"(?m)^[^\S\n]*(?:#{1,6}|>|[-*+])(?=\s)")
_PAIRS = re.compile(r"(\*{1,3}|`{1,3}|~~)(?=\S)(.+?)(?<=\S)\1")
"""A lone mark is text: 3*4 metres. Runs have an end, or a thousand marks would take a second."""
_SPACE = re.compile(r"\s+")
_SPACE_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")


def plain(text: str) -> str:
    """One line of text without Markdown marks."""
    line = _SPACE.sub(" ", _PAIRS.sub(r"\2", _STARTS.sub("", _LINK.sub(r"\1", text)))).strip()
    return _SPACE_IN_CHINESE.sub("", line)


def clip(text: str, most: int) -> str:
    """At most `most` characters, with an ellipsis where something was cut off."""
    return text if len(text) <= most else text[: most - 1].rstrip("，、；：。 ") + "…"


def description(*texts: str) -> str:
    """The sentences as one plain description of a page."""
    return clip(" ".join(plain(text) for text in texts if text), DESCRIPTION_MAX)
