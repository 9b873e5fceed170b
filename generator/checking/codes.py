"""The codes of this room by name; those of `reading` are its FaultCode.

A code is never given to another mistake later: links to its page stay true.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """S: the shape of an entry. L: links. V: values and rules. E: evidence."""

    UNKNOWN_KEY = "S201"
    MISSING = "S202"
    EMPTY = "S203"
    WRONG_TYPE = "S204"
    UNKNOWN_VALUE = "S205"
    BAD_NUMBER = "S206"
    BAD_DATE = "S207"
    TOO_LONG = "S208"
    TOO_SHORT = "S209"
    LINE_BREAK = "S210"
    BAD_ID = "S211"
    OUT_OF_RANGE = "S212"
    ITEM_COUNT = "S213"
    NOT_WHOLE = "S214"
    BAD_LINK = "S215"
    OTHER_SHAPE = "S299"

    UNKNOWN_TERM = "L301"
    UNKNOWN_SOURCE = "L302"
    UNKNOWN_METHOD = "L303"
    UNKNOWN_CASE = "L304"
    UNKNOWN_TOOL = "L305"
    NO_VOCABULARY = "L306"
    NO_COLLECTION = "L307"
    SOURCE_NOT_LISTED = "L308"
    SOURCE_UNUSED = "L309"
    DUPLICATE_ID = "L310"
    MOVED_NOWHERE = "L311"
    NOT_MOVED = "L312"
    TO_ITSELF = "L313"
    CIRCLE = "L314"
    METHOD_WITHOUT_CASE = "L315"
    TWICE = "L316"
    DUPLICATE_LABEL = "L317"
    DUPLICATE_TOOL = "L318"

    DATES_REVERSED = "V401"
    PERCENT_DISAGREES = "V402"
    DIFFERENCE_DISAGREES = "V403"
    WRONG_DIRECTION = "V404"
    OUTSTANDING_SCORE = "V405"
    ADMISSION_SCORE = "V406"
    PRINTED_VALUE = "V407"
    FEW_ELEMENTS = "V408"
    PLACEHOLDER = "V409"
    ROW_LENGTH = "V410"
    NO_CHOICES = "V411"
    NEEDLESS_CHOICES = "V412"
    UNITS_DIFFER = "V413"
    INDICATOR_ONLY = "V414"
    ADMISSION_DECISION = "V415"

    PHRASE_NOT_FOUND = "E501"
    NO_ARCHIVED_TEXT = "E502"
    UNREADABLE_ARCHIVE = "E503"
