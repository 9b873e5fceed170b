"""Bytes → text: strict UTF-8 without characters that cannot be seen.

One byte-order mark at the very start is tolerated and dropped, because the Notepad of Windows
writes it and it does no harm there; anywhere else it is an invisible character like the others.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.reading.edit import Edit, rows_of
from generator.reading.fault import Fault, FaultCode
from generator.reading.limits import MOST_SLIPS

_BREAKS = "\x85\u2028\u2029"
"""Line breaks to YAML but to no editor: lines would be counted differently."""

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
_NOT_CHARACTERS = "".join(
    chr(plane << 16 | last) for plane in range(14) for last in (0xFFFE, 0xFFFF)
)
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb"
    f"{_NOT_CHARACTERS}\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U0010ffff"
)
"""Inside of a class: control, zero-width and direction characters, fillers, tags, what is no
character and what a font of its own would be needed for."""
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_BASE = f"[^\\s\\x00-\\x22\\x24-\\x29\\x2b-\\x2f\\x3a-\\x7f{_SELECTORS}]"

SUSPECT = re.compile(f"[{_UNSEEN}{_SELECTORS}{_MARKS}]")
"""What nearly no text holds; some of it may stand behind what it belongs to."""

_REFUSED = re.compile(
    # Of two forms of a character one can be chosen; a row of selectors carries a hidden message.
    f"[{_UNSEEN}]|(?<!{_BASE})[\ufe00-\ufe0f]|(?<![{_HAN}])[\U000e0100-\U000e01ef]"
    # No script that entries are written in puts more than three on a letter.
    f"|(?<=[{_MARKS}]{{3}})[{_MARKS}]"
)

UNSEEN = "".join(
    char if " " <= char <= "~" else f"\\u{{{ord(char):x}}}" for char in _REFUSED.pattern
)
"""What no file may hold, as an expression of JavaScript (flag u)."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_COMMON_LEAD = range(0xB0, 0xD8)
"""First bytes of the 3,755 common characters in GBK; UTF-8 misread as GBK has few of them."""
_NAMELESS = {"Cc": "control character", "Co": "private use character", "Cs": "half of a pair"}
_MOSTLY = 0.8
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True)
class Decoded:
    """The text of a file as typed; None where it cannot be told what it says."""

    text: str | None
    faults: tuple[Fault, ...] = ()
    """Of invisible characters each carries the change that takes it out."""


def decode(data: bytes) -> Decoded:
    """Decode the bytes of one file.

    A file in GBK or UTF-16 is a fault and is read all the same where that is certainly what it is.
    """
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line, column = position(before, len(before))
        found = other_encoding(data)
        name = found.name if found else ""
        if name == "UTF-16":
            line, column = 1, 1
        certain = found.text if found else None
        params = {"encoding": name, "certain": name if certain else ""}
        fault = Fault(FaultCode.NOT_UTF8, line, column, params)
        return _seen(certain, fault) if certain else Decoded(None, (fault,))
    return _seen(text)


def _seen(text: str, *told: Fault) -> Decoded:
    """`text` and what cannot be seen in it; a file that hides very much is not read at all."""
    unseen = tuple(islice(_unseen(text), MOST_SLIPS))
    return Decoded(None if len(unseen) == MOST_SLIPS else text, (*told, *unseen))


def _unseen(text: str) -> Iterator[Fault]:
    if not SUSPECT.search(text):
        return
    for row, content in enumerate(rows_of(text), start=1):
        for match in _REFUSED.finditer(content):
            yield unseen_fault(match[0], row, match.start() + 1, match.end() + 1)


def unseen_fault(char: str, line: int, start: int, end: int) -> Fault:
    """A fault about a character that stands, or is described, between two columns of a line."""
    # A space for a line break keeps two words apart; the others stood for nothing visible.
    edit = Edit(line, start, line, end, " " if char in _BREAKS else "")
    return Fault(FaultCode.CHARACTER, line, start, _character_params(char), (edit,))


def without_unseen(text: str) -> str:
    """`text` without the characters that no file may hold."""
    return _REFUSED.sub("", text)


def printable(text: str) -> str:
    """`text` on one line, � for each character that cannot be seen or is no character at all.

    File names may hold such: bytes of another encoding, halves of pairs.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def columns_of(text: str) -> int:
    """Columns that a text takes in a terminal or a sheet: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, counted from 1 as editors count them."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@dataclass(frozen=True)
class Encoded:
    """The encoding that a file seems to have, and its text where that is certain."""

    name: str
    text: str | None = None


def other_encoding(data: bytes) -> Encoded | None:
    """What a file that is no UTF-8 is instead; None where nothing fits."""
    if data.startswith(_UTF16_MARKS) or data[:200].count(0) > 20:
        return Encoded("UTF-16", _utf16(data))
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    if _PRIVATE.search(text) or not any("\u4e00" <= char <= "\u9fff" for char in text):
        return None  # Nobody types private characters: it is yet another encoding.
    return Encoded("GBK", text if _is_gbk(text) else None)


def _utf16(data: bytes) -> str | None:
    if data.startswith(_UTF16_MARKS):
        encoding = "utf-16"
    else:  # Keys are ASCII, whose upper bytes are zero.
        upper_first = data[:200:2].count(0) > data[1:200:2].count(0)
        encoding = "utf-16-be" if upper_first else "utf-16-le"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_gbk(text: str) -> bool:
    """Whether nearly all Chinese characters are common ones, as in a text that someone wrote."""
    wide = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    common = sum(char.encode("gb18030")[0] in _COMMON_LEAD for char in wide)
    return common >= _MOSTLY * len(wide)


def _character_params(char: str) -> dict[str, str]:
    name = unicodedata.name(char, "") or _NAMELESS.get(
        unicodedata.category(char), "not a character"
    )
    return {"codepoint": f"U+{ord(char):04X}", "name": name}
