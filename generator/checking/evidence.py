"""`check --sources`: every phrase as printed is looked up in the archived text of its source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Shelf, Typed
from generator.reading import Archive, FileKind, Path, to_simplified
from generator.reading.layout import SOURCES_FILE

_INLINE_PINYIN = re.compile(
    "(?<=[\u3400-\u9fff])\\([a-z\u0251\u0261\u00e0-\u024f\u0300-\u036f\u1e00-\u1eff' ]+\\)"
)
"""項(xiàng)目: the reading that some sites put behind a character."""
_BLANKS = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟〝〞「」『』＂‘’'", '"'))
_SHORTEST_MATCH = 3
"""Characters that a passage must share with a phrase to be shown as the nearest."""


def phrases_in_sources(archive: Archive, shelf: Shelf, typed: Typed) -> Iterator[Finding]:
    """Phrases of one file that the archived text of their source does not hold."""
    for path, printed, source in _phrases(typed):
        name = _file_of_source(shelf, source)
        text = archive.texts.get(name)
        if text is None or fold_evidence(printed) in _folded(text):
            continue
        params = {"value": printed, "file": name, "nearest": nearest_passage(printed, text)}
        yield Finding(Code.PHRASE_NOT_FOUND, (*path, "printed"), params)


def sources_have_their_text(archive: Archive, typed: Typed) -> Iterator[Finding]:
    """Sources whose archived text is not there or cannot be read."""
    sources = typed.data.get("sources")
    if typed.address.kind is not FileKind.SOURCES or not isinstance(sources, dict):
        return
    for id_, source in sources.items():
        name = source.get("file") if isinstance(source, dict) else None
        if not isinstance(name, str) or name in archive.texts:
            continue
        code = Code.UNREADABLE_ARCHIVE if name in archive.unreadable else Code.NO_ARCHIVED_TEXT
        yield Finding(code, ("sources", id_, "file"), {"file": name})


def fold_evidence(text: str) -> str:
    """`text` without what a copy may change: width, case, blanks, script, quotes, inline pinyin."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = _INLINE_PINYIN.sub("", folded)
    return to_simplified(_BLANKS.sub("", folded)).translate(_QUOTES)


def nearest_passage(printed: str, text: str) -> str:
    """The passage of `text`, as long as the phrase, that shares its longest run of characters."""
    phrase, article = fold_evidence(printed), _folded(text)
    match = SequenceMatcher(None, article, phrase, autojunk=False).find_longest_match()
    if match.size < min(_SHORTEST_MATCH, len(phrase)):
        return ""
    start = max(0, match.a - match.b)
    return article[start : start + len(phrase)]


@lru_cache(maxsize=32)
def _folded(text: str) -> str:
    return fold_evidence(text)


def _phrases(typed: Typed) -> Iterator[tuple[Path, str, str]]:
    """Every part of a file that quotes a phrase and names a source."""
    for group in typed.survey.groups:
        printed, source = group.typed.get("printed"), group.typed.get("source")
        if isinstance(printed, str) and isinstance(source, str) and printed.strip():
            yield group.path, printed, source


def _file_of_source(shelf: Shelf, source: str) -> str:
    listed = shelf.files.get(SOURCES_FILE)
    name = listed.document.value(("sources", source, "file")) if listed else None
    return name if isinstance(name, str) else ""
