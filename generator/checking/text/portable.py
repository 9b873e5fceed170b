"""The rules on texts as plain data, for a program in another language to give the same marks."""

from __future__ import annotations

from typing import Any

from generator.checking.text import growth, patterns, pinyin, script
from generator.checking.text.fields import EXEMPT, PHRASES, SENSITIVE_ONLY
from generator.checking.text.scan import ERRORS
from generator.checking.text.words import HALF, WIDE, Words

VERSION = 1

_TABLES = {
    "sensitive": (patterns.SENSITIVE, "half"),
    "mail": (patterns.MAIL, "half"),
    "pages": (patterns.PAGE_NUMBERS, "half"),
    "advertising": (patterns.ADVERTISING, "small"),
    "mojibake": (patterns.MOJIBAKE, "typed"),
    "footers": (patterns.FOOTERS, "half"),
    "deletions": (patterns.DELETIONS, "typed"),
}


def portable(words: Words) -> dict[str, Any]:
    """Everything that `scan` knows, ready for JSON.

    `tables`: name → rows; in one table a place belongs to the first row that finds it. `on` says
    which text a table reads: as typed, with `half` widths, or so and with `small` letters A to Z
    too (the same length each). `check` names one of the functions in `numbers`; it gets the digits
    without blanks and hyphens. `pages` are not asked where the field is one of `phrases`.
    `pinyin`: find `bracketed` and `spliced` in the text with `toned` letters as `plain` ones.
    `traditional.kept` are no traditional characters although they have a simplified form.
    `growth` is counted as `growth_of` does; `lead` and `level` are asked line by line.
    `words` are compared with the text in half width and small letters.
    """
    return {
        "version": VERSION,
        "errors": sorted(code.value for code in ERRORS),
        "fields": {
            "exempt": sorted(EXEMPT),
            "sensitive_only": sorted(SENSITIVE_ONLY),
            "phrases": sorted(PHRASES),
        },
        "growth": {"lead": growth.LEAD, "level": growth.LEVEL, "most": growth.MOST._asdict()},
        "width": {"wide": WIDE, "half": HALF},
        "tables": {
            name: {"on": on, "rows": [_row(pattern) for pattern in rows]}
            for name, (rows, on) in _TABLES.items()
        },
        "pinyin": {
            "code": "T607",
            "bracketed": pinyin.BRACKETED,
            "spliced": pinyin.SPLICED,
            "toned": pinyin.TONED,
            "plain": pinyin.PLAIN,
            "syllables": pinyin.SYLLABLES,
        },
        "traditional": {"code": "T608", "kept": script.KEPT},
        "words": [
            {"code": code, "word": word, "reason": reason}
            for word, (code, reason) in sorted(words.reasons.items())
        ],
        "allowed": [
            {"text": item.text, "code": item.code.value if item.code else ""}
            for item in words.allowed
        ],
    }


def _row(pattern: patterns.Pattern) -> dict[str, Any]:
    return {
        "code": pattern.code.value,
        "expression": pattern.expression,
        "check": pattern.check,
        "group": pattern.group,
        "instead": pattern.instead,
    }
