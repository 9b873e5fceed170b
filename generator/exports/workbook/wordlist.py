"""The sheet of words that may be chosen, and where each list stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.exports.workbook.layout import WORDS_SHEET, Need, Sheet
from generator.exports.workbook.style import A4, HEADER_HEIGHT, Formats, height, lines_in
from generator.exports.workbook.words import Words

_COLUMNS = (("词表", 12), ("名称（填这个）", 34), ("编号（也可以填）", 26), ("释义", 60))
_LABEL = 1
_LABEL_COLUMN = "B"
_HIDDEN = frozenset({"cases"})
"""Lists that nobody chooses from."""


def write_words(
    sheet: Any, formats: Formats, words: Words, layouts: Sequence[Sheet]
) -> Mapping[str, str]:
    """Write the lists of some sheets one below another; name of a list → range of its labels."""
    used = {column.list_name for layout in layouts for column in layout.columns}
    for place, (title, wide) in enumerate(_COLUMNS):
        sheet.set_column(place, place, wide)
        sheet.write_string(0, place, title, formats.head(Need.NEVER))
    sheet.set_row(0, HEADER_HEIGHT)
    ranges: dict[str, str] = {}
    row = 1
    for name, known in words.lists.items():
        if name in _HIDDEN or name not in used or not known.words:
            continue
        label, last = f"${_LABEL_COLUMN}$", row + len(known.words)
        ranges[name] = f"={WORDS_SHEET}!{label}{row + 1}:{label}{last}"
        for number, word in enumerate(known.words):
            edge = {"top": 1, "top_color": "#A4262C"} if number == 0 else {}
            cells = (known.title, known.shown[word.id], word.id, word.definition)
            for place, text in enumerate(cells):
                bold = {"bold": True} if place == _LABEL else {}
                sheet.write_string(row, place, text, formats.text(**edge, **bold))
            lines = (lines_in(text, wide) for text, (_, wide) in zip(cells, _COLUMNS, strict=True))
            sheet.set_row(row, height(max(lines)))
            row += 1
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, row - 1, len(_COLUMNS) - 1)
    sheet.protect("", {"autofilter": True, "format_columns": True, "format_rows": True})
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L词表&R第 &P 页，共 &N 页")
    return ranges
