"""One table as text with commas (RFC 4180), harmless to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from io import StringIO

from generator.exports.table.tables import Cell, Table

MARK = b"\xef\xbb\xbf"
"""Without it Excel takes the text for GBK, and all Chinese is lost."""

_RISKY = re.compile("(?:^|[\t\n\r;|])[ \u00a0\u3000\0\"]*'*(?=[=+\\-@＝＋－＠])")
"""Up to a sign with which no cell may begin: a spreadsheet may run the rest as a formula. A cell
begins also behind a line's end, a tab or a semicolon, to a program that takes those for what stands
between cells; `assets/explorer/export.js` has the same."""


def csv_table(table: Table, *, mark: bool = True) -> bytes:
    """The table, its titles first, lines ended by CR LF, in UTF-8.

    Args:
        table: what is written.
        mark: whether the file begins with a byte order mark, which Excel needs.
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([harmless(column.title) for column in table.columns])
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return (MARK if mark else b"") + buffer.getvalue().encode()


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before each such sign.

    Apostrophes that were there stay, so that taking one away before each sign gives the text back.
    """
    return _RISKY.sub(r"\g<0>'", text)


def _text(cell: Cell) -> str:
    """A cell as text. A number keeps its sign: digits alone are no formula."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return str(cell) if isinstance(cell, int) else harmless(cell)
