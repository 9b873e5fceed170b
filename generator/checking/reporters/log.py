"""What a forge's runner would take for a command to itself, in lines that people read in a log."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"##(?=\w*\[)|^[ \t]*:(?=:)", re.MULTILINE)
"""`##[stop-commands]…` and `##vso[…]` anywhere in a line; `::stop-commands::…` where one begins."""


def only_read(text: str) -> str:
    """`text` with a blank inside of each such sign, so that it is shown and nothing obeys it."""
    return _COMMAND.sub(lambda match: match[0].replace("##", "# #").replace(":", ": "), text)
