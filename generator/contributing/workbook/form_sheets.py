"""Which sheets of a workbook are filled forms, and of which form: by their marks or their headings.

Some programs drop the marks that a form was given out with; its headings and its title stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.checking.nearest import fold
from generator.contributing.spreadsheet.raw import RawBook, RawName, RawRow, RawSheet
from generator.exports.forms.form import EXAMPLE
from generator.exports.forms.restrictions import LISTS
from generator.exports.forms.workbook import FORM_PROPERTY
from generator.model import Entries, Tool

_HEADER_WITHIN = 80
"""Rows among which the header is looked for: purpose and instructions stand above it."""

_CERTAIN = 0.75
"""Share of the headings that must be those of a form for it to be taken for that form."""

_LIKELY = 0.5
"""The same, where the workbook says itself that it is that form."""

_Folded = tuple[RawRow, frozenset[str]]
"""A row and what stands in it as it is compared."""


@dataclass(frozen=True)
class FormSheet:
    """A sheet with a form on it."""

    sheet: RawSheet
    method: str
    tool: Tool
    header: RawRow
    names: Mapping[str, RawName]
    """The cells on this sheet that have names of ours."""

    @property
    def columns(self) -> Mapping[int, int]:
        """Column of the sheet → column of the form; unknown headings have none."""
        places = {heading(column.title): n for n, column in enumerate(self.tool.columns)}
        found: dict[int, int] = {}
        for cell in self.header.cells:
            place = places.get(heading(cell.text))
            if place is not None and place not in found.values():
                found[cell.column] = place
        return found


def heading(text: str) -> str:
    """A heading as it is compared."""
    return fold(text.strip().rstrip("*＊"))


def stated_form(book: RawBook) -> str:
    """Which form the workbook says it is, `method/tool`; empty where it does not say."""
    return book.properties.get(FORM_PROPERTY, "")


def content_sheets(book: RawBook) -> Iterator[RawSheet]:
    """The sheets that somebody fills: not the worked example, not the lists behind drop-downs."""
    for sheet in book.sheets:
        title = sheet.rows[0].cells[0].text if sheet.rows else ""
        shown = sheet.name.strip() in (EXAMPLE, LISTS) or title.startswith(f"{EXAMPLE}：")
        if sheet.rows and not shown:
            yield sheet


def form_sheets(book: RawBook, entries: Entries) -> list[FormSheet]:
    """The sheets with a form of the library on them, in their order."""
    known = forms_of(entries)
    first = stated_form(book)
    found = []
    for sheet in content_sheets(book):
        names = {name.name: name for name in book.names if name.sheet == sheet.name}
        rows = _early_rows(sheet)
        if key := _form_on(sheet, rows, known, first):
            _, header = _matched(rows, known[key])
            if header is not None:
                found.append(FormSheet(sheet, key.partition("/")[0], known[key], header, names))
    return found


def forms_of(entries: Entries) -> dict[str, Tool]:
    """Every form of the library by `method/tool`."""
    return {
        f"{method_id}/{tool.id}": tool
        for method_id, method in entries.methods.items()
        for tool in method.tools
    }


def _early_rows(sheet: RawSheet) -> list[_Folded]:
    """The rows that may be the header."""
    early = (row for row in sheet.rows if row.number <= _HEADER_WITHIN)
    return [(row, frozenset(heading(cell.text) for cell in row.cells)) for row in early]


def _form_on(
    sheet: RawSheet, rows: Sequence[_Folded], known: Mapping[str, Tool], first: str
) -> str:
    """The one form whose headings stand on a sheet; `first` where it is as good as any."""
    shares = {key: _matched(rows, tool)[0] for key, tool in known.items()}
    best = max(shares.values(), default=0)
    if first in known and shares[first] >= max(min(best, _CERTAIN), _LIKELY):
        return first
    if best < _CERTAIN:
        return ""
    same = [key for key, share in shares.items() if share == best]
    if len(same) > 1:
        said = {fold(cell.text) for row in sheet.rows[:3] for cell in row.cells} | {
            fold(sheet.name)
        }
        same = [key for key in same if fold(known[key].title) in said]
    return same[0] if len(same) == 1 else ""


def _matched(rows: Iterable[_Folded], tool: Tool) -> tuple[float, RawRow | None]:
    """The share of headings that are the form's, and the row with the most of them."""
    titles = {heading(column.title) for column in tool.columns}
    best: tuple[float, RawRow | None] = (0, None)
    for row, held in rows:
        share = len(titles & held) / max(len(titles), len(held))
        if share > best[0]:
            best = (share, row)
    return best
