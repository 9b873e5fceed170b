"""What can be wrong with a file before anyone asks what it means. Values, never exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.reading.edit import Edit


class FaultCode(StrEnum):
    """Stable codes of this room; their words stand in the catalogue of `checking`."""

    NOT_UTF8 = "R101"
    CHARACTER = "R102"
    EMPTY = "R103"
    TOO_LARGE = "R104"
    TOO_MANY_NODES = "R105"
    TOO_DEEP = "R106"
    SYNTAX = "R107"
    TAB = "R108"
    WIDE_COLON = "R109"
    WIDE_INDENT = "R110"
    NO_SPACE = "R111"
    OPEN_QUOTE = "R112"
    OPEN_BRACKET = "R113"
    TEXT_AFTER_QUOTE = "R114"
    COLON_IN_TEXT = "R115"
    RESERVED_START = "R116"
    INDENT = "R117"
    DUPLICATE_KEY = "R118"
    ODD_KEY = "R119"
    ALIAS = "R120"
    MERGE = "R121"
    TAG = "R122"
    SECOND_DOCUMENT = "R123"
    NOT_A_MAPPING = "R124"
    LIST_SIGN = "R125"
    TIGHT_DASH = "R126"
    WIDE_COMMA = "R127"
    WIDE_QUOTES = "R128"
    SWALLOWED = "R129"
    SPECIAL_FILE = "R151"
    FILE_NAME = "R152"
    MISPLACED = "R153"
    NOT_READ = "R154"
    UNREADABLE = "R155"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; `line` and `column` count from 1, `params` fill the message."""

    code: FaultCode
    line: int = 1
    column: int = 1
    params: Mapping[str, str] = field(default_factory=dict)
    fix: tuple[Edit, ...] = ()
    """The change that certainly mends it."""
