"""The blank forms of a method must print as they are meant."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.model import CellKind, Column, Method, Tool


def tool_ids_are_unique(method: Method) -> Iterator[Finding]:
    """Forms of one method have different ids."""
    seen: set[str] = set()
    for index, tool in enumerate(method.tools):
        if tool.id in seen:
            yield Finding(Code.DUPLICATE_TOOL, ("tools", index, "id"), {"value": tool.id})
        seen.add(tool.id)


def rows_fit_the_columns(tool: Tool) -> Iterator[Finding]:
    """A row has as many cells as the form has columns."""
    for index, row in enumerate(tool.rows):
        if len(row) != len(tool.columns):
            params = {"found": str(len(row)), "columns": str(len(tool.columns))}
            yield Finding(Code.ROW_LENGTH, ("rows", index), params)


def choices_go_with_choice(column: Column) -> Iterator[Finding]:
    """A choice column lists choices, and no other column does."""
    if column.kind is CellKind.CHOICE and not column.choices:
        yield Finding(Code.NO_CHOICES, (), {"value": column.title})
    elif column.choices and column.kind is not CellKind.CHOICE:
        yield Finding(Code.NEEDLESS_CHOICES, ("choices",), {"value": column.title})
