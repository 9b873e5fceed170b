"""The scores of a round, what follows from them, and the share per unit, as tables."""

from __future__ import annotations

from decimal import Decimal

from generator.insight.registry import Entered, Outcome, Round
from generator.library import Library
from generator.model import Grade, Project, VocabularyKind
from generator.pages.registry.table import Column, Kind, Line, Table
from generator.pages.registry.tables import (
    BRANCH,
    GRADE,
    INDICATOR,
    SILENT,
    TITLE,
    TITLES,
    UNIT,
    indicator_name,
    unit_name,
)

RULED = {True: "是", False: "否", None: "待定"}


def scores_table(library: Library, round_: Round) -> Table:
    """双向打分表 with what follows from both scores."""
    columns = (
        *(UNIT, BRANCH, TITLE, GRADE, Column("专业部门", Kind.TEXT)),
        *(Column("专业部门打分", Kind.NUMBER), Column("打分依据（专业）", Kind.LONG)),
        *(Column("党建部打分", Kind.NUMBER), Column("打分依据（党建）", Kind.LONG)),
        *(Column("是否突出贡献", Kind.SHORT), Column("差在哪", Kind.TEXT)),
    )
    lines = tuple(_score_line(library, item, outcome) for item, outcome in round_.outcomes)
    return Table("scores", TITLES["scores"], columns, lines, toned="是否突出贡献")


def _score_line(library: Library, item: Entered, outcome: Outcome) -> Line:
    scoring = item.project.scoring
    return Line(
        item.organisation,
        (
            unit_name(library, item.organisation),
            item.project.branch,
            item.project.title,
            item.grade.value,
            scoring.department if scoring else "",
            outcome.professional,
            scoring.professional_basis if scoring else "",
            outcome.party,
            scoring.party_basis if scoring else "",
            RULED[outcome.outstanding],
            outcome.lacking,
        ),
        {True: "best", False: "", None: SILENT}[outcome.outstanding],
    )


def outstanding_table(library: Library, round_: Round) -> Table:
    """突出贡献项目清单: those that both scores carry."""
    columns = (
        *(UNIT, BRANCH, TITLE, Column("专业", Kind.SHORT), GRADE),
        *(Column("专业部门打分", Kind.NUMBER), Column("党建部打分", Kind.NUMBER), INDICATOR),
        *(Column("基线", Kind.NUMBER), Column("目标", Kind.NUMBER), Column("最近值", Kind.NUMBER)),
    )
    lines = tuple(_outstanding_line(library, item) for item in round_.outstanding)
    return Table("outstanding", TITLES["outstanding"], columns, lines)


def _outstanding_line(library: Library, item: Entered) -> Line:
    project, scoring = item.project, item.project.scoring
    return Line(
        item.organisation,
        (
            unit_name(library, item.organisation),
            project.branch,
            project.title,
            library.label(VocabularyKind.BUSINESS_LINES, project.business),
            item.grade.value,
            scoring.professional_score if scoring else None,
            scoring.party_score if scoring else None,
            indicator_name(project),
            project.indicator.baseline,
            project.indicator.target,
            last_value(project),
        ),
        case=project.case or "",
    )


def last_value(project: Project) -> Decimal | None:
    """The indicator's latest value; None where no note has one."""
    known = [(note.date, note.value) for note in project.progress if note.value is not None]
    return max(known)[1] if known else None


def shares_table(library: Library, round_: Round) -> Table:
    """突出贡献项目率 of every unit."""
    columns = (
        *(UNIT, Column("党支部（个）", Kind.NUMBER), Column("立项项目（个）", Kind.NUMBER)),
        *(Column("两项都打了分（个）", Kind.NUMBER), Column("突出贡献（个）", Kind.NUMBER)),
        Column("突出贡献项目率（%）", Kind.NUMBER),
    )
    lines = tuple(
        Line(
            part.organisation,
            (
                unit_name(library, part.organisation),
                *(part.branches, part.projects, part.scored, part.outstanding, part.share),
            ),
        )
        for part in round_.shares
    )
    return Table("shares", "各单位项目率", columns, lines, by_unit=False)


def grades_of(round_: Round) -> tuple[tuple[Grade, int], ...]:
    """How many projects hold each grade now."""
    held = [item.grade for item in round_.entered]
    return tuple((grade, held.count(grade)) for grade in Grade)
