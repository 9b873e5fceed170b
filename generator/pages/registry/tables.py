"""三表一单 of a round, in the words of 一支部一项目一特色 and 三表一单与双月公开."""

from __future__ import annotations

from collections.abc import Iterator

from generator.insight.registry import (
    Asked,
    Entered,
    Noted,
    Round,
    period_label,
)
from generator.library import Library
from generator.model import Pace, Project, Ruling, VocabularyKind, number
from generator.pages.registry.table import Column, Kind, Line, Table

UNIT = Column("单位", Kind.NAME)
BRANCH = Column("党支部", Kind.NAME)
TITLE = Column("项目名称", Kind.TEXT)
GRADE = Column("分级", Kind.SHORT)
INDICATOR = Column("支撑指标（单位）", Kind.TEXT)

TITLES = {
    "projects": "项目分布明细表",
    "changes": "动态调整表",
    "promotions": "晋级申报表",
    "scores": "双向打分表与评选结果",
    "outstanding": "突出贡献项目清单",
}
"""Every table that has one page, by the key in its address; 双月公开单 has one per period."""

SILENT = "silent"
"""Tone of a line in which something is missing that should be there."""
CLOSED_BEFORE = {Pace.DONE: "此前已完成", Pace.STOPPED: "此前已中止"}
"""What is said of a project that ended in an earlier period and owes no further note."""
UNREPORTED = "未报"
PACE_TONES = {Pace.LATE: "late", Pace.STOPPED: "stopped", Pace.DONE: "done", Pace.ON_TIME: ""}


def projects_table(library: Library, round_: Round) -> Table:
    """项目分布明细表: every project, and every branch that has none."""
    columns = (
        *(UNIT, BRANCH, TITLE, Column("专业", Kind.SHORT), Column("针对问题", Kind.LONG)),
        *(Column("创新机制", Kind.LONG), Column("所用方法", Kind.TEXT), INDICATOR),
        *(Column("基线", Kind.NUMBER), Column("目标", Kind.NUMBER), Column("载体", Kind.TEXT)),
        *(Column("立项分级", Kind.SHORT), Column("现分级", Kind.SHORT)),
        *(Column("重点项目", Kind.SHORT), Column("负责岗位", Kind.TEXT)),
        Column("立项日期", Kind.DATE),
    )
    lines = tuple(_project_lines(library, round_, len(columns)))
    return Table("projects", TITLES["projects"], columns, lines, toned="项目名称")


def _project_lines(library: Library, round_: Round, width: int) -> Iterator[Line]:
    changed = {
        (unit, name): f"{change.kind.label}，{change.date}"
        for unit, change in round_.changes
        for name in change.before
    }
    held = branches_with_projects(round_)
    for unit, branches in round_.branches.items():
        name = unit_name(library, unit)
        for item in round_.entered:
            if item.organisation == unit:
                yield _project_line(library, name, item)
        for branch in branches:
            if (unit, branch) not in held:
                why = changed.get((unit, branch), "")
                said = f"没有立项（{why}）" if why else "没有立项"
                values = (name, branch, said, *("",) * (width - 3))
                yield Line(unit, values, "" if why else SILENT)


def _project_line(library: Library, unit: str, item: Entered) -> Line:
    project, indicator = item.project, item.project.indicator
    method = library.methods.get(project.method or "")
    vehicles = (library.label(VocabularyKind.VEHICLES, v) for v in project.vehicles)
    return Line(
        item.organisation,
        (
            unit,
            project.branch,
            project.title,
            library.label(VocabularyKind.BUSINESS_LINES, project.business),
            project.problem,
            project.mechanism,
            method.title if method else "",
            indicator_name(project),
            indicator.baseline,
            indicator.target,
            "、".join(vehicles),
            project.grade.value,
            item.grade.value,
            "是" if project.key else "否",
            project.owner,
            project.registered,
        ),
        case=project.case or "",
    )


def branches_with_projects(round_: Round) -> frozenset[tuple[str, str]]:
    """(Unit, branch) of every project."""
    return frozenset((item.organisation, item.project.branch) for item in round_.entered)


def changes_table(library: Library, round_: Round) -> Table:
    """动态调整表: what became of branches, and of their projects."""
    columns = (
        *(UNIT, Column("变动日期", Kind.DATE), Column("变动类型", Kind.SHORT)),
        *(Column("变动前", Kind.TEXT), Column("变动后", Kind.TEXT)),
        *(
            Column("涉及项目", Kind.TEXT),
            Column("项目怎么办", Kind.LONG),
            Column("原因", Kind.LONG),
        ),
    )
    lines = tuple(
        Line(
            adjusted.organisation,
            (
                unit_name(library, adjusted.organisation),
                adjusted.change.date,
                adjusted.change.kind.label,
                "、".join(adjusted.change.before),
                "、".join(adjusted.change.after),
                "、".join(project.title for project in adjusted.projects),
                adjusted.change.projects,
                adjusted.change.reason,
            ),
        )
        for adjusted in round_.adjustments
    )
    return Table("changes", TITLES["changes"], columns, lines, by_unit=False)


def promotions_table(library: Library, round_: Round) -> Table:
    """晋级申报表: who asked for a higher grade, with what, and what came of it."""
    columns = (
        *(UNIT, BRANCH, Column("申报日期", Kind.DATE), TITLE, Column("现分级", Kind.SHORT)),
        *(Column("申报分级", Kind.SHORT), Column("优化了什么", Kind.LONG)),
        *(Column("指标变化", Kind.TEXT), Column("帮带支部", Kind.TEXT)),
        *(Column("评定结果", Kind.SHORT), Column("评定说明", Kind.LONG)),
    )
    lines = tuple(_promotion_line(library, asked) for asked in round_.promotions)
    return Table(
        "promotions", TITLES["promotions"], columns, lines, toned="评定结果", by_unit=False
    )


def _promotion_line(library: Library, asked: Asked) -> Line:
    item, promotion = asked.entered, asked.promotion
    return Line(
        item.organisation,
        (
            unit_name(library, item.organisation),
            item.project.branch,
            promotion.date,
            item.project.title,
            asked.held.value,
            promotion.wanted.value,
            promotion.improvement,
            _moved(item.project, promotion.date),
            promotion.helper,
            promotion.ruling.label,
            promotion.reason,
        ),
        {Ruling.APPROVED: "best", Ruling.DECLINED: "late", Ruling.PENDING: SILENT}[
            promotion.ruling
        ],
    )


def _moved(project: Project, day: str) -> str:
    """`12 → 9 次`: the indicator from its baseline to the last value by that day."""
    known = [n for n in project.progress if n.date <= day and n.value is not None]
    last = max(known, key=lambda note: note.date, default=None)
    if last is None or last.value is None:
        return ""
    indicator = project.indicator
    return f"{number(indicator.baseline)} → {number(last.value)} {indicator.unit}"


def sheet_table(library: Library, round_: Round, period: int) -> Table:
    """双月公开单 of one period: every project, the silent ones as well."""
    columns = (
        *(UNIT, BRANCH, Column("期次", Kind.SHORT), TITLE, GRADE, Column("本期进展", Kind.LONG)),
        *(INDICATOR, Column("上期值", Kind.NUMBER), Column("指标现值", Kind.NUMBER)),
        *(Column("进度", Kind.SHORT), Column("滞后原因与下一步", Kind.LONG)),
        Column("填报日期", Kind.DATE),
    )
    label = period_label(round_.year, period)
    lines = tuple(_sheet_line(library, label, noted) for noted in round_.sheet(period))
    return Table(f"sheet-{period}", f"双月公开单（{label}）", columns, lines, toned="进度")


def _sheet_line(library: Library, label: str, noted: Noted) -> Line:
    item, note = noted.entered, noted.note
    project = item.project
    pace, tone = pace_of(noted)
    return Line(
        item.organisation,
        (
            unit_name(library, item.organisation),
            project.branch,
            label,
            project.title,
            noted.grade.value,
            note.done if note else "",
            indicator_name(project),
            noted.before,
            note.value if note else None,
            pace,
            note.next if note else "",
            note.date if note else "",
        ),
        tone,
    )


def pace_of(noted: Noted) -> tuple[str, str]:
    """How a project stands in the period, and the tone of it."""
    if noted.note:
        return noted.note.pace.label, PACE_TONES[noted.note.pace]
    return (CLOSED_BEFORE[noted.ended.pace], "done") if noted.ended else (UNREPORTED, SILENT)


def unit_name(library: Library, unit: str) -> str:
    """What the screen calls a unit."""
    return library.label(VocabularyKind.ORGANISATIONS, unit)


def indicator_name(project: Project) -> str:
    """`现场违章次数（次）`."""
    return f"{project.indicator.name}（{project.indicator.unit}）"
