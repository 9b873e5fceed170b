"""Items of a list that do not begin with a hyphen and a blank, and commas that are not plain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.reading.edit import Edit
from generator.reading.fault import Fault, FaultCode
from generator.reading.keys import is_key
from generator.reading.lines import Line
from generator.reading.quoting import is_in_flow

SIGNS = "－—–―‐−•·・‧●○◆■▪◦►➢"
"""Signs that an office program or an input method puts before an item."""
WIDE_ITEM = re.compile(rf"(?P<blank>\s*)(?P<sign>[{SIGNS}]|\*(?=\s))(?!(?P=sign))\s*(?=\S)")
TIGHT_ITEM = re.compile(r"(?P<blank>\s*)(?P<sign>-)(?=[^\s\-\d.])")
WIDE_COMMA = re.compile(r"\s*[，、；]\s*(?=(?P<key>[\w\-]{1,64})\s*[:：])")
"""A wide comma before the next key of a group in braces."""


def find_list_signs(lines: Sequence[Line]) -> Iterator[Fault]:
    """Items whose sign is wide or has no blank behind it; every other line is left alone."""
    opens: set[int] = set()
    before: Line | None = None
    for line in lines:
        fault = None if line.continues else item_fault(line)
        blank = len(line.text) - len(line.text.lstrip())
        follows = before is not None and (before.opens or blank in opens)
        if fault and follows:
            yield fault
        if not line.continues:
            opens = {level for level in opens if level < blank}
            if (fault and follows) or line.text.lstrip().startswith("- "):
                opens.add(blank)
            before = line


def item_fault(line: Line) -> Fault | None:
    """What is wrong with the sign at the start of a line that is an item; None where nothing is."""
    for pattern, code in ((WIDE_ITEM, FaultCode.LIST_SIGN), (TIGHT_ITEM, FaultCode.TIGHT_DASH)):
        if match := pattern.match(line.text):
            edit = Edit(line.number, match.start("sign") + 1, line.number, match.end() + 1, "- ")
            params = {"sign": match["sign"], "replacement": f"- {line.text[match.end() :].strip()}"}
            return Fault(code, line.number, match.start("sign") + 1, params, (edit,))
    return None


def find_wide_commas(lines: Sequence[Line]) -> Iterator[Fault]:
    """Wide commas between the keys of a group in braces."""
    for line in lines:
        for match in WIDE_COMMA.finditer(line.text):
            before = line.text[: match.start()]
            if is_key(match["key"]) and "{" in before and is_in_flow(before):
                sign = match[0].strip()
                at = match.start() + len(match[0]) - len(match[0].lstrip())
                edit = Edit(line.number, match.start() + 1, line.number, match.end() + 1, ", ")
                params = {"sign": sign, "replacement": f"“, {match['key']}: ”"}
                yield Fault(FaultCode.WIDE_COMMA, line.number, at + 1, params, (edit,))
