"""A blank form before it is drawn: the table, what is printed around it, how wide it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.library import Library
from generator.model import CellKind, Column, Tool
from generator.pages.forms import ExampleView, example_view, tally_words
from generator.pages.plain import plain

PERIOD_HINT = "写年、月或日：2026、2026-03、2026-03-15"

EXAMPLE = "填写示例"

TICKS = ("√", "×")
"""What a column to tick offers."""

WIDE = 90
"""Characters of all columns together above which a form is printed in landscape."""

WIDE_AND_FEW = 110
"""The same for a form of so few columns that long texts stand in each."""

FEW = 5


LOWEST, HIGHEST = 7.4, 14.0
"""Millimetres of a row to write in by hand."""

_ROOM_WIDE, _ROOM_TALL, _NOTE = 127.0, 214.0, 6.0
"""Millimetres that a page in landscape or upright has for rows and notes, and of one note."""


@dataclass(frozen=True)
class BlankForm:
    """One form of one method; equal ones give the same files."""

    method_id: str
    method: str
    """The method's title."""
    tool: Tool
    example: ExampleView | None = None
    key: str = ""
    """What a filled form is recognised by: `method/tool`; empty for a sheet nobody reads back."""

    @property
    def width(self) -> int:
        """Characters of Latin text that all columns are wide."""
        return sum(column.width for column in self.tool.columns)

    @property
    def is_wide(self) -> bool:
        """Whether the form is printed in landscape."""
        few = len(self.tool.columns) <= FEW
        return self.width > (WIDE_AND_FEW if few else WIDE)

    @property
    def footer(self) -> str:
        """What stands at the foot of every page, beside its number."""
        return f"{self.method}：{self.tool.title}"

    @property
    def purpose(self) -> str:
        """What the form is for, on one line."""
        return plain(self.tool.purpose)

    @property
    def tally(self) -> str:
        """How the filled form is counted up, on one line; empty where it is not."""
        words = tally_words(self.tool.tally)
        return f"汇总：{words}" if words else ""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows that are filled already, then the blank ones; at least one."""
        blank = ("",) * len(self.tool.columns)
        rows = (*self.tool.rows, *((blank,) * self.tool.blank_rows))
        return rows or (blank,)

    @property
    def writing(self) -> float:
        """Millimetres of a row: as high as one page allows, within what a hand needs."""
        notes = 2 + len(self.tool.instructions) + bool(self.tool.tally)
        room = (_ROOM_WIDE if self.is_wide else _ROOM_TALL) - _NOTE * notes
        return min(max(room / len(self.rows), LOWEST), HIGHEST)


def blank_form(library: Library, method_id: str, tool: Tool) -> BlankForm:
    """A form of a method of the library, with its worked example."""
    title = library.methods[method_id].title
    example = example_view(library, tool)
    return BlankForm(method_id, title, tool, example, f"{method_id}/{tool.id}")


def blank_forms(library: Library) -> Iterator[BlankForm]:
    """Every form of the library, in the methods' order."""
    for method_id, method in library.listed_methods.items():
        for tool in method.tools:
            yield blank_form(library, method_id, tool)


def choices_of(column: Column) -> tuple[str, ...]:
    """What a column offers to choose from; none where anything can be written."""
    return TICKS if column.kind is CellKind.TICK else column.choices


def filling(column: Column) -> str:
    """How a column is filled in, on one line; empty where its title says it all."""
    offered = "、".join(choices_of(column))
    return "；".join(filter(None, (column.hint, offered and f"填{offered}")))


def fillings(form: BlankForm) -> str:
    """How the columns are filled in, on one line; empty where the titles say it all."""
    titles: dict[str, list[str]] = {}
    for column in form.tool.columns:
        titles.setdefault(filling(column), []).append(column.title)
    line = "，".join(f"{'、'.join(held)}（{told}）" for told, held in titles.items() if told)
    return f"各列填法：{line}。" if line else ""
