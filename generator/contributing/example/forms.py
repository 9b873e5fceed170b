"""Filled forms of the invented company: which are filled, by whom, for which time.

Forms that the library does not have are left out, so any library will do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

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
    made_before: dict[tuple[str, str, str], list[list[list[str]]]] = {}
    for spec in words_of("forms")["forms"]:
        method_id, _, tool_id = spec["form"].partition("/")
        tool = _tool(entries.methods.get(method_id), tool_id)
        if tool is None:
            continue
        unit = units[spec["unit"] % len(units)]
        steady = [branch.name for branch in unit.branches if not branch.fate]
        for branch in steady[: spec["branches"]] if spec["branches"] else ("",):
            before = made_before.setdefault((unit.id, branch, spec["form"]), [])
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
                rows = list(_rows(tool, spec, unit, branch, period, seed))
                _average(tool, rows, before, spec.get("means", {}))
                before.append(rows)
                made["rows"] = [list(row) for row in rows]
                made["note"] = "【示例】本表是虚构的，由程序生成，只作示范。"
                yield f"{unit.id}{place}-{method_id}-{tool_id}-{period}", made


def _tool(method: Method | None, tool: str) -> Tool | None:
    if method is None or method.status is Status.DRAFT:
        return None
    return next((known for known in method.tools if known.id == tool), None)


def _rows(
    tool: Tool, spec: Words, unit: Unit, branch: str, period: str, seed: int
) -> Iterator[list[str]]:
    chance = stream(seed, "form", unit.id, branch, tool.id, period)
    leave, if_done = (frozenset(spec.get(name, ())) for name in ("leave", "if_done"))
    filling = Filling(tool, chance, leave, if_done, spec.get("exempt", ()))
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
    shares = spec.get("shares")
    for number, cells in enumerate(tool.rows):
        held = {
            column.title: cell
            for column, cell in zip(tool.columns, cells, strict=False)
            if cell.strip()
        }
        said = any(c.kind is not CellKind.CHOICE and c.title in held for c in tool.columns)
        if not said and not written:
            continue  # A row that only names a group: there is nothing to fill it with.
        line = Line.begin(chance, period, shares=shares)
        text = written[number % len(written)].cells if written else {}
        yield replace(line, cells={**text, **held}, number=number)


def _average(
    tool: Tool, rows: list[list[str]], before: Sequence[list[list[str]]], means: Words
) -> None:
    """Fill columns with the mean, to a tenth, of a column of the forms filled before.

    The rows of this form count as well, but for the column that is being filled: so a quarter is
    the mean of its months, and a year of its quarters.
    """
    places = {column.title: place for place, column in enumerate(tool.columns)}
    for title, source in means.items():
        if title not in places or source not in places:
            continue
        for number, row in enumerate(rows):
            told = [held[number] for held in before if number < len(held)]
            told += [row] if source != title else []
            points = [Decimal(cells[places[source]]) for cells in told if cells[places[source]]]
            if points:
                mean = (sum(points, Decimal(0)) / len(points)).quantize(Decimal("0.1"))
                row[places[title]] = f"{mean:f}".removesuffix(".0")
