"""A method's forms as readers see them: the blank table, how it is counted up, one worked example.

The files in `exports/forms` say the same in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.library import Library
from generator.model import Brief, CellKind, Column, Tally, TallyKind, Tool, WorkedExample
from generator.pages.elements import UNSTATED
from generator.pages.links import case_url, form_document_url, form_url

BLANK_ROWS_SHOWN = 12
BLANK_ROWS_ON_SCREEN = 3


FIELDS = ("单位", "党支部", "时间")
"""What whoever fills a form states about it, above the table."""


@dataclass(frozen=True)
class FormColumn:
    """A column's heading and what goes into it."""

    title: str
    hint: str


@dataclass(frozen=True)
class ExampleCell:
    """One cell of a worked example, under its column's heading."""

    column: str
    text: str
    stated: bool
    """False where the source says nothing; the text says so then."""


@dataclass(frozen=True)
class ExampleView:
    """A few rows filled from what is published about one case."""

    case: str
    """The case's title."""
    url: str
    basis: str
    """Which text the rows follow, and what is written where it is silent."""
    rows: tuple[tuple[ExampleCell, ...], ...]
    note: str


@dataclass(frozen=True)
class FormView:
    """A blank form as a table, with its files."""

    id: str
    title: str
    purpose: str
    instructions: tuple[str, ...]
    fields: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    blank_rows: int
    """Rows to draw; those after `on_screen` only on paper."""
    on_screen: int
    url: str
    document_url: str
    tally: str
    """How a filled form is counted up, in one sentence; empty where it is not."""
    example: ExampleView | None


def form_view(library: Library, method_id: str, tool: Tool) -> FormView:
    """A form for the screen and for paper."""
    blank = min(tool.blank_rows, BLANK_ROWS_SHOWN)
    return FormView(
        id=f"form-{tool.id}",
        title=tool.title,
        purpose=tool.purpose,
        instructions=tool.instructions,
        fields=FIELDS,
        columns=tuple(FormColumn(c.title, column_hint(c)) for c in tool.columns),
        rows=tool.rows,
        blank_rows=blank,
        on_screen=BLANK_ROWS_ON_SCREEN if not tool.rows else min(1, blank),
        url=form_url(method_id, tool.id),
        document_url=form_document_url(method_id, tool.id),
        tally=tally_words(tool.tally),
        example=example_view(library, tool),
    )


def column_hint(column: Column) -> str:
    """What goes into a column, in a few words: its choices, its hint or its kind."""
    choices = " / ".join(column.choices)
    if choices or column.hint:
        return "：".join(filter(None, (column.hint, choices)))
    return "" if column.kind is CellKind.TEXT else column.kind.label


def example_view(library: Library, tool: Tool) -> ExampleView | None:
    """The worked example of a form; None without one, or while its case is not published."""
    example = tool.example
    case = library.briefs.get(example.case) if example else None
    if not example or not case:
        return None
    return ExampleView(
        case=case.title,
        url=case_url(example.case),
        basis=_basis(library, case),
        rows=tuple(_row(tool, row) for row in example.rows),
        note=_note(example),
    )


def _row(tool: Tool, row: tuple[str, ...]) -> tuple[ExampleCell, ...]:
    return tuple(
        ExampleCell(column.title, cell or UNSTATED, bool(cell))
        for column, cell in zip(tool.columns, row, strict=False)
    )


def _basis(library: Library, case: Brief) -> str:
    titles = (library.sources[i].title for i in case.sources if i in library.sources)
    # A title within a title takes the smaller marks.
    named = "".join(f"《{t.replace('《', '〈').replace('》', '〉')}》" for t in titles)
    return f"据{named or '原文'}所载，原文没说的写“{UNSTATED}”。"


def _note(example: WorkedExample) -> str:
    note = example.note or ""
    return note if not note or note.endswith(("。", "！", "？", "”", "）")) else f"{note}。"


def tally_words(tally: Tally | None) -> str:
    """How `insight/tally.py` counts a filled form up, for whoever fills it; empty without one."""
    return "；".join(_tally_parts(tally)) + "。" if tally else ""


def _tally_parts(tally: Tally) -> Iterator[str]:
    good = "、".join(f"“{choice}”" for choice in tally.good)
    match tally.kind:
        case TallyKind.SCORE if tally.full:
            yield f"“{tally.value}”逐行相加，除以“{tally.full}”的合计，得出得分率"
        case TallyKind.SCORE:
            yield f"“{tally.value}”逐行相加，得出总分"
        case TallyKind.CHECK:
            yield f"看“{tally.value}”一列，填{good}的算合格，得出合格的占几成"
        case TallyKind.LOOP:
            yield f"看“{tally.value}”一列，填{good}的算办结，其余算未办结"
            if tally.due:
                yield f"过了“{tally.due}”还没办结的算逾期"
    if tally.exempt:
        yield f"填{'、'.join(f'“{choice}”' for choice in tally.exempt)}的不计"
    if tally.group:
        yield f"按“{tally.group}”分开小计"
