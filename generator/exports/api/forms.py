"""A blank form as a JSON object."""

from __future__ import annotations

from generator.exports.api.desk import Desk, label
from generator.exports.api.method_shape import ExampleObject, FormObject, TallyObject
from generator.model import Tally, Tool, WorkedExample
from generator.pages.links import form_url


def form_object(desk: Desk, method_id: str, tool: Tool) -> FormObject:
    """A form with its columns, its rows, how it is counted up, and an example of its use."""
    return {
        "id": tool.id,
        "title": tool.title,
        "purpose": tool.purpose,
        "instructions": list(tool.instructions),
        "columns": [
            {
                "title": column.title,
                "kind": label(column.kind),
                "choices": list(column.choices),
                "hint": column.hint,
                "width": column.width,
            }
            for column in tool.columns
        ],
        "rows": [list(row) for row in tool.rows],
        "blank_rows": tool.blank_rows,
        "tally": _tally(tool.tally) if tool.tally else None,
        "example": _example(desk, tool.example) if tool.example else None,
        "url": desk.address(form_url(method_id, tool.id)),
    }


def _tally(tally: Tally) -> TallyObject:
    return {
        "kind": label(tally.kind),
        "value": tally.value,
        "full": tally.full,
        "good": list(tally.good),
        "exempt": list(tally.exempt),
        "due": tally.due,
        "group": tally.group,
    }


def _example(desk: Desk, example: WorkedExample) -> ExampleObject:
    return {
        "case": desk.case(example.case),
        "rows": [list(row) for row in example.rows],
        "note": example.note,
    }
