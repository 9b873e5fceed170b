"""Filled forms of the invented company: which are filled, by whom, for which time.

Forms that the library does not have are left out, so any library will do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.contributing.example.cells import Filling, filled
from generator.contributing.example.line import Line, lines_of
from generator.contributing.example.units import Unit
from generator.contributing.example.words import Words, stream, words_of
from generator.model import CellKind, Entries, Method, Status, Tool
from generator.reading import Value


def forms_of(
    entries: Entries, units: Sequence[Unit], year: str, seed: int
) -> Iterator[tuple[str, dict[str, Value]]]:
    """Id and content of every filled form."""
    for spec in words_of("forms")["forms"]:
        method_id, _, tool_id = spec["form"].partition("/")
        tool = _tool(entries.methods.get(method_id), tool_id)
        if tool is None:
            continue
        unit = units[spec["unit"] % len(units)]
        steady = [branch.name for branch in unit.branches if not branch.fate]
        for branch in steady[: spec["branches"]] if spec["branches"] else ("",):
            for period in spec["periods"]:
                period = period.format(year=year)
                place = f"-{steady.index(branch) + 1}" if branch else ""
                made: dict[str, Value] = {
                    "method": method_id,
                    "tool": tool_id,
                    "organisation": unit.id,
                }
                if branch:
                    made["branch"] = branch
                made["period"] = period
                made["rows"] = list(_rows(tool, spec, unit, branch, period, seed))
                made["note"] = "【示例】本表是虚构的，由程序生成，只作示范。"
                yield f"{unit.id}{place}-{method_id}-{tool_id}-{period}", made


def _tool(method: Method | None, tool: str) -> Tool | None:
    if method is None or method.status is Status.DRAFT:
        return None
    return next((known for known in method.tools if known.id == tool), None)


def _rows(
    tool: Tool, spec: Words, unit: Unit, branch: str, period: str, seed: int
) -> Iterator[list[Value]]:
    chance = stream(seed, "form", unit.id, branch, tool.id, period)
    leave, if_done = (frozenset(spec.get(name, ())) for name in ("leave", "if_done"))
    filling = Filling(tool, chance, leave, if_done)
    if named := spec.get("rows"):
        for line in lines_of(named, unit, period, seed):
            yield list(filled(filling, line))
        return
    for line in _printed(tool, spec, unit, branch, period, seed):
        yield list(filled(filling, line))
    for line in lines_of(spec.get("more", ()), unit, period, seed):
        yield list(filled(filling, line))


def _printed(
    tool: Tool, spec: Words, unit: Unit, branch: str, period: str, seed: int
) -> Iterator[Line]:
    """The rows that the form brings along, each with what it is filled from."""
    texts = words_of("forms")["rows"].get(spec.get("text", ""), ())
    named = [spec["text"]] if texts else []
    written = list(lines_of(named, unit, period, seed))
    chance = stream(seed, "lines", unit.id, branch, tool.id, period)
    for number, cells in enumerate(tool.rows):
        held = {
            column.title: cell
            for column, cell in zip(tool.columns, cells, strict=False)
            if cell.strip()
        }
        said = any(c.kind is not CellKind.CHOICE and c.title in held for c in tool.columns)
        if not said and not written:
            continue  # A row that only names a group: there is nothing to fill it with.
        line = Line.begin(chance, period)
        text = written[number % len(written)].cells if written else {}
        yield replace(line, cells={**text, **held}, number=number)
