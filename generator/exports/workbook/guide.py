"""The first sheet: how to fill the others, in plain words, one A4 page wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.exports.workbook.layout import Need, Sheet
from generator.exports.workbook.safe import merged
from generator.exports.workbook.style import A4, Formats, height, lines_in

_WIDTHS = (6, 20, 64)


@dataclass(frozen=True)
class Guide:
    """What the first sheet of one kind of workbook says."""

    steps: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    """Title and text."""
    after: tuple[str, ...]
    needed: str
    """How a sheet is marked that has to be filled."""


def write_guide(
    sheet: Any, formats: Formats, heading: str, guide: Guide, layouts: Sequence[Sheet]
) -> None:
    """Write the whole sheet."""
    for place, wide in enumerate(_WIDTHS):
        sheet.set_column(place, place, wide)
    page = _Page(sheet, formats)
    page.across(heading, bold=True, font_size=18, font_color="#A4262C")
    page.section("怎样填")
    for number, step in enumerate(guide.steps, 1):
        page.row(f"{number}", "", step, wide=True)
    page.section("有哪些表")
    for layout in layouts:
        needed = guide.needed if layout.required else "有则填"
        page.row("", layout.name, f"{layout.description}（{needed}）")
    page.section("怎样写")
    for title, text in guide.rules:
        page.row("", title, text)
    page.section("表头的颜色")
    for need, meaning in (
        (Need.ALWAYS, "必须填"),
        (Need.IN_GROUP, "同一组里填了别的，就必须填"),
        (Need.NEVER, "可以不填"),
    ):
        page.legend(need, meaning)
    page.section("填完以后")
    for line in guide.after:
        page.across(line)
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.6)
    sheet.set_footer("&R第 &P 页，共 &N 页")


class _Page:
    """Writes one row below another."""

    def __init__(self, sheet: Any, formats: Formats) -> None:
        self._sheet = sheet
        self._formats = formats
        self._row = 0

    def across(self, text: str, **look: Any) -> None:
        """A line over the whole width."""
        self._merged(0, text, self._formats.text(**look), look.get("font_size", 11) / 11)

    def section(self, title: str) -> None:
        """A heading with a line below it, after a gap."""
        self._row += 1
        look = {"bold": True, "font_size": 13, "bottom": 1, "bottom_color": "#A4262C"}
        self.across(title, **look)

    def row(self, number: str, title: str, text: str, *, wide: bool = False) -> None:
        """A number or a title, and what is said about it."""
        plain = self._formats.text()
        self._sheet.write_string(self._row, 0, number, self._formats.text(align="right"))
        if wide:
            self._merged(1, text, plain)
            return
        self._sheet.write_string(self._row, 1, title, self._formats.text(bold=True))
        self._sheet.write_string(self._row, 2, text, plain)
        self._sheet.set_row(self._row, height(lines_in(text, _WIDTHS[2])))
        self._row += 1

    def legend(self, need: Need, meaning: str) -> None:
        """A sample of a header's colour."""
        self._sheet.write_string(self._row, 1, need.value or "选填", self._formats.head(need))
        self._sheet.write_string(self._row, 2, meaning, self._formats.text())
        self._row += 1

    def _merged(self, first: int, text: str, form: Any, scale: float = 1) -> None:
        merged(self._sheet, (self._row, first, self._row, len(_WIDTHS) - 1), text, form)
        lines = lines_in(text, int(sum(_WIDTHS[first:]) / scale))
        self._sheet.set_row(self._row, height(lines) * scale)
        self._row += 1
