"""One entry in a document: facts, elements, tables of indicators and figures, sources."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exports.about import About
from generator.exports.document.styles import BODY, LEAD, SMALL, UNSTATED
from generator.exports.document.writer import Writer
from generator.exports.telling import Told, ToldIndicator
from generator.pages.elements import UNSTATED as NOT_STATED
from generator.pages.elements import Element

_FACTS = ("scenarios", "business-lines", "methods", "stages", "needs", "vehicles")
"""Elements that are a few words: they stand in the table at the top."""

_PROSE = {"problem": 0, "results": 0, "vehicle": -1}
"""Elements of a sentence and a list: the place of the sentence among the lines."""

_ORDERED = frozenset({"actions"})
_COUNTED = frozenset({"steps"})
"""Lines that begin with their number."""

_INDICATOR_HEAD = ("指标", "方向", "基线", "目标", "结果", "变化", "时间")
_INDICATOR_WIDTHS = (24, 12, 13, 13, 13, 13, 12)
_FIGURE_HEAD = ("数字", "数值", "原文写法", "出处")
_FIGURE_WIDTHS = (30, 18, 38, 14)


def write_entry(writer: Writer, told: Told, about: About, applied: Sequence[str] = ()) -> None:
    """Everything below the heading of an entry.

    `applied`: titles of the cases that apply a method.
    """
    writer.facts(_facts(told))
    writer.paragraph(told.summary, LEAD)
    for element in told.elements:
        if element["name"] == "indicators" and told.indicators:
            writer.heading(element["label"], 3)
            _indicators(writer, told.indicators)
        elif element["name"] not in _FACTS:
            writer.heading(element["label"], 3)
            _lines(writer, element)
    if applied:
        writer.heading("用到它的案例", 3)
        writer.bullets(applied)
    writer.heading("数字与原文写法", 3)
    if told.figures:
        rows = [(f.name, f.amount, f.printed, told.cited_at(f)) for f in told.figures]
        writer.table(_FIGURE_HEAD, rows, _FIGURE_WIDTHS)
    else:
        writer.paragraph("原文没有给出数字，成效为定性。", UNSTATED)
    writer.heading("来源和引用", 3)
    for place, source in enumerate(told.sources, 1):
        writer.paragraph(f"来源 {place}：{source}", SMALL)
    writer.paragraph(f"引用本条：{told.citation(about)}", SMALL)


def _facts(told: Told) -> list[tuple[str, str]]:
    elements = (told.element(name) for name in _FACTS)
    words = [(e["label"], "、".join(e["lines"]) or e["none"]) for e in elements if e]
    branch = [("党支部", told.branch or NOT_STATED)] if told.kind == "case" else []
    return [
        ("单位", told.organisation or NOT_STATED),
        *branch,
        ("时间", told.period or NOT_STATED),
        *words,
        ("证据等级", told.evidence),
        ("编号", told.id),
    ]


def _lines(writer: Writer, element: Element) -> None:
    lines = list(element["lines"])
    if not lines:
        writer.paragraph(element["none"], UNSTATED)
    elif element["name"] in _PROSE:
        place = _PROSE[element["name"]] % len(lines)
        writer.bullets(lines[:place])
        writer.paragraph(lines[place], BODY)
        writer.bullets(lines[place + 1 :])
    elif element["name"] in _ORDERED:
        writer.numbered(lines)
    elif element["name"] in _COUNTED:
        writer.numbered(line.partition(". ")[2] for line in lines)
    else:
        writer.bullets(lines)


def _indicators(writer: Writer, indicators: Sequence[ToldIndicator]) -> None:
    rows = [
        (
            indicator.name,
            indicator.direction or NOT_STATED,
            *(
                value or NOT_STATED
                for value in (
                    indicator.baseline,
                    indicator.target,
                    indicator.result,
                    indicator.change,
                    indicator.period,
                )
            ),
        )
        for indicator in indicators
    ]
    writer.table(_INDICATOR_HEAD, rows, _INDICATOR_WIDTHS)
