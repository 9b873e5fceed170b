"""The steps of a method as a list to tick off: who, when, what comes out, done on which day."""

from __future__ import annotations

from generator.exports.forms.form import BlankForm
from generator.library import Library
from generator.model import CellKind, Column, Method, Tool
from generator.pages.plain import plain

TITLE = "步骤核对表"

_COLUMNS = (
    Column(title="序号", kind=CellKind.NUMBER, width=6),
    Column(title="步骤", width=14),
    Column(title="怎么做", width=38),
    Column(title="谁来做", width=14),
    Column(title="何时", width=12),
    Column(title="产出", width=14),
    Column(title="用哪张表", width=16),
    Column(title="完成", kind=CellKind.TICK, width=7),
    Column(title="完成日期", kind=CellKind.DATE, width=12),
)


def checklist(library: Library, method_id: str) -> BlankForm:
    """The steps as a form that is drawn like any other; nobody reads it back."""
    method = library.methods[method_id]
    tool = Tool(
        id="buzhou-hedui",
        title=TITLE,
        purpose=f"照“{method.title}”做的时候，做完一步勾一步。",
        instructions=("谁来做、何时可按本支部的实际改写。", "用到表单的一步，表单填完才算完成。"),
        columns=_COLUMNS,
        rows=_rows(method),
        blank_rows=0,
    )
    return BlankForm(method_id, method.title, tool)


def _rows(method: Method) -> tuple[tuple[str, ...], ...]:
    forms = {tool.id: tool.title for tool in method.tools}
    return tuple(
        (
            str(place),
            step.title,
            plain(step.what),
            step.who or "",
            step.when or "",
            step.output or "",
            forms.get(step.tool or "", ""),
            "",
            "",
        )
        for place, step in enumerate(method.steps, 1)
    )
