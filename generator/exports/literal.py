"""A text of an entry inside of Markdown that a program reads: one line, and nothing of it markup.

Signs are escaped only where CommonMark or the tables and deletions of GitHub would read them, so
that nearly all texts stand as they were written.
"""

from __future__ import annotations

import re

_INLINE = re.compile(
    r"[\\`*\[\]<]"
    r"|~(?=~)|(?<=~)~"
    r"|(?<![^\W_])_|_(?![^\W_])"  # Inside of a word it joins.
    r"|&(?=#?\w+;)"
)
_START = re.compile(r"(?:[#>|~=+-]|[0-9]{1,9}(?=[.)]))")
"""What begins a block at the start of a line."""
_END = re.compile(r"(?<= )(?=#+\Z)")
"""Before the signs that a heading loses at its end."""


def literal(text: str) -> str:
    """`text` for the middle of a line of Markdown."""
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split()))


def literal_line(text: str) -> str:
    """`text` for a line of its own: it begins neither a heading nor a list, a quotation or code."""
    line = _END.sub(r"\\", literal(text))
    found = _START.match(line)
    if not found:
        return line
    # A number's dot is escaped, for a digit cannot be.
    end = found.end() if found[0].isdigit() else 0
    return f"{line[:end]}\\{line[end:]}"
