"""Bytes → text: strict UTF-8 without characters that cannot be seen.

One byte-order mark at the very start is tolerated and dropped, because the Notepad of Windows
writes it and it does no harm there; anywhere else it is an invisible character like the others.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from generator.reading.fault import Fault, FaultCode
from generator.reading.limits import MAX_FAULTS

_BREAKS = "\x85\u2028\u2029"
"""Line breaks to YAML but to no editor: lines would be counted differently."""

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Control, zero-width and direction characters, fillers, tags and noncharacters."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Decoded:
    """The text of a file, free of invisible characters; None where it is not UTF-8."""

    text: str | None
    faults: tuple[Fault, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode the bytes of one file; invisible characters are reported and left out."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line, column = position(before, len(before))
        params = {"encoding": _guess_encoding(data)}
        return Decoded(None, (Fault(FaultCode.NOT_UTF8, line, column, params),))
    text = text.removeprefix("\ufeff")
    if not _SUSPECT.search(text):
        return Decoded(text)
    faults = tuple(
        Fault(FaultCode.CHARACTER, *position(text, match.start()), _character_params(match[0]))
        for match, _ in zip(_SUSPECT.finditer(text), range(MAX_FAULTS), strict=False)
    )
    # A space for a line break keeps two words apart; the others stood for nothing visible.
    return Decoded(_SUSPECT.sub(lambda match: " " if match[0] in _BREAKS else "", text), faults)


def position(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, counted from 1 as editors count them."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _guess_encoding(data: bytes) -> str:
    if data.startswith(_UTF16_MARKS) or data[:200].count(0) > 20:
        return "UTF-16"
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    common = sum("\u4e00" <= char <= "\u9fff" for char in text)
    return "GBK" if common else ""


def _character_params(char: str) -> dict[str, str]:
    return {"codepoint": f"U+{ord(char):04X}", "name": unicodedata.name(char, "control character")}
