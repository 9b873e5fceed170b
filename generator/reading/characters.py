"""Bytes → text: strict UTF-8 without characters that cannot be seen.

One byte-order mark at the very start is tolerated and dropped, because the Notepad of Windows
writes it and it does no harm there; anywhere else it is an invisible character like the others.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from generator.reading.edit import Edit, rows_of
from generator.reading.fault import Fault, FaultCode

_BREAKS = "\x85\u2028\u2029"
"""Line breaks to YAML but to no editor: lines would be counted differently."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Control, zero-width and direction characters, fillers, tags and noncharacters."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_COMMON_LEAD = range(0xB0, 0xD8)
"""First bytes of the 3,755 common characters in GBK; UTF-8 misread as GBK has few of them."""
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
    text: str | None
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line, column = position(before, len(before))
        found = other_encoding(data)
        name = found.name if found else ""
        if name == "UTF-16":
            line, column = 1, 1
        text = found.text if found else None
        params = {"encoding": name, "certain": name if text else ""}
        fault = Fault(FaultCode.NOT_UTF8, line, column, params)
        return Decoded(text, (fault, *_invisible(text))) if text else Decoded(None, (fault,))
    return Decoded(text, _invisible(text))


def _invisible(text: str) -> tuple[Fault, ...]:
    if not _SUSPECT.search(text):
        return ()
    faults = []
    for row, content in enumerate(rows_of(text), start=1):
        for match in _SUSPECT.finditer(content):
            column = match.start() + 1
            # A space for a line break keeps two words apart; the others stood for nothing visible.
            edit = Edit(row, column, row, column + 1, " " if match[0] in _BREAKS else "")
            params = _character_params(match[0])
            faults.append(Fault(FaultCode.CHARACTER, row, column, params, (edit,)))
    return tuple(faults)


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
    return {"codepoint": f"U+{ord(char):04X}", "name": unicodedata.name(char, "control character")}
