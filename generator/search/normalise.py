"""Folds text so that what looks alike to a reader compares equal: width, case, script, quotes.

The client folds in the same way (`assets/search/normalise.js`); `tests/search/vectors.json` is the
specification of both. Traditional characters come from the table of `reading.script`.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from generator.reading.script import simplified_forms

TO_SIMPLIFIED = simplified_forms()

KEPT_SYMBOLS = "%‰+-./&#@°~=$¥€_"
"""Symbols that belong to what is written with them: 28%, T+1, pm2.5, 党建+."""

_DROPPED = frozenset("\"'`´‘’‚‛“”„‟′″〝〞＂＇「」『』﹁﹂﹃﹄《》〈〉«»‹›")
_DASHES = frozenset("‐‑‒–−")
_SEPARATING = frozenset("…‥⋯")
_PUNCTUATION = "\0"
_BORDER = "\x1e"
"""Between texts folded together; Unicode neither composes it with anything nor reorders across."""

CJK = "\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff" + (
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd"
)
"""Inside of a character class: scripts written without spaces between words."""

_IS_CJK = re.compile(f"[{CJK}]")
_PUNCTUATION_RUN = re.compile(r"[ \0]*\0[ \0]*")
_SPACE_BESIDE_CJK = re.compile(f" +(?=[{CJK}])|(?<=[{CJK}]) +")
_SPACES = re.compile(" +")


def normalise(text: str) -> str:
    """Fold `text` for comparison; the same text always gives the same result.

    NFKC, lower case, traditional → simplified, quotes and invisible characters dropped. Blanks
    beside Chinese go (a wrapped line is no gap); other blanks and all punctuation become one
    space, which no query piece crosses. No space stands at either end.
    """
    return _folded(text, _FOLDED).strip(" ")


def normalise_all(texts: Sequence[str]) -> list[str]:
    """`normalise` of each text, in one go: many short texts cost hardly more than one long."""
    joined = _BORDER.join(texts)
    if joined.count(_BORDER) >= max(1, len(texts)):
        return [normalise(text) for text in texts]
    parts = _folded(joined, _FOLDED_JOINED).split(_BORDER) if texts else []
    return [part.strip(" ") for part in parts]


def _folded(text: str, table: Mapping[int, str]) -> str:
    folded = unicodedata.normalize("NFC", text).translate(table)
    folded = _PUNCTUATION_RUN.sub(_PUNCTUATION, folded)
    folded = _SPACE_BESIDE_CJK.sub("", folded)
    return _SPACES.sub(" ", folded.replace(_PUNCTUATION, " "))


class _Folding(dict[int, str]):
    """Code point → folded text, filled as characters are met: most texts use few of them."""

    def __missing__(self, code: int) -> str:
        folded = "".join(map(_fold_part, _expand(chr(code))))
        self[code] = folded
        return folded


def _expand(character: str) -> str:
    if character in _DROPPED or unicodedata.category(character) == "Cf":
        return ""
    if character in _SEPARATING:
        return _PUNCTUATION
    return unicodedata.normalize("NFKC", character)


def _fold_part(character: str) -> str:
    """Lower case comes per character: the whole-word rule for a final sigma is Python's alone."""
    if character in _DROPPED:
        return ""
    if character in _DASHES:
        return "-"
    if character in " \t\n\v\f\r\x85\u2028\u2029":
        return " "
    lower = character.lower()
    lower = TO_SIMPLIFIED.get(lower, lower)
    if character in KEPT_SYMBOLS or _IS_CJK.match(lower):
        return lower
    return lower if unicodedata.category(character)[0] in "LMN" else _PUNCTUATION


_FOLDED = _Folding()
_FOLDED_JOINED = _Folding({ord(_BORDER): _BORDER})
