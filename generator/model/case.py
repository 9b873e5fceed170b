"""A case: one practice project, told by its four elements (see domain.md)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Labelled, Line, Model, Printed, Text, Title
from generator.model.dates import Period
from generator.model.figure import Indicator, NamedFigure
from generator.model.numbers import Whole
from generator.model.reference import (
    BusinessLineId,
    CaseId,
    MethodId,
    OrganisationId,
    ScenarioId,
    SourceId,
    VehicleId,
)


class Status(Labelled):
    """Where an entry stands in its life."""

    DRAFT = "draft", "草稿"
    PUBLISHED = "published", "已发布"
    DEPRECATED = "deprecated", "已停用"
    MOVED = "moved", "已移走"


class Grade(Labelled):
    """Value of a project to the central work, set when it is registered."""

    A = "A", "A 级"
    B = "B", "B 级"
    C = "C", "C 级"


class Decision(Labelled):
    """What the yearly appraisal decided."""

    REGISTERED = "registered", "立项"
    KEY = "key", "重点项目"
    OUTSTANDING = "outstanding", "突出贡献"


OUTSTANDING_MINIMUM = 4
"""突出贡献 needs both scores at or above this (domain.md: two-way scoring)."""

Score = Annotated[Whole, Field(ge=1, le=5)]


class Statement(Model):
    """A sentence about the case and the source that carries it."""

    text: Text = Field(title="内容")
    source: SourceId | None = Field(None, title="出处")


class ProblemStatement(Model):
    """What in the central work was wrong."""

    statement: Text = Field(title="问题")
    causes: tuple[Line, ...] = Field((), title="成因")


class Role(Model):
    """Who does what."""

    who: Line = Field(title="谁")
    does: Text = Field(title="做什么")


class Vehicle(Model):
    """Through what organised form the branch acted."""

    kinds: tuple[VehicleId, ...] = Field(title="载体类型", min_length=1)
    """Ids of terms in cases/vocabulary/vehicles.yml."""
    name: Line | None = Field(None, title="载体名称")
    how: Text = Field(title="作用发挥方式")
    roles: tuple[Role, ...] = Field((), title="分工")


class Action(Model):
    """One thing that was done; it may cite the method it applies."""

    text: Text = Field(title="做法")
    method: MethodId | None = Field(None, title="所用方法")


class Results(Model):
    """What came of it, measured where it was measured."""

    summary: Text = Field(title="成效")
    figures: tuple[NamedFigure, ...] = Field((), title="数据")
    claims: tuple[Statement, ...] = Field((), title="定性成效")
    """Strong statements without a number; shown as 定性."""
    recognition: tuple[Statement, ...] = Field((), title="荣誉与认可")


class Appraisal(Model):
    """Grade, scores and decision, as the source states them."""

    grade: Grade | None = Field(None, title="立项分级")
    professional_score: Score | None = Field(None, title="专业部门评分")
    """The specialist department's score of the support of the central work, 1 to 5."""
    party_score: Score | None = Field(None, title="党建部门评分")
    """The Party-building department's score of the vehicle's part, 1 to 5."""
    decision: Decision | None = Field(None, title="评定")
    printed: Printed | None = Field(None, title="原文写法")
    source: SourceId = Field(title="出处")


class Case(Model):
    """One practice project, one YAML file; its id is the file's name."""

    title: Title = Field(title="标题")
    summary: Annotated[Text, Field(max_length=200)] = Field(title="摘要")
    organisation: OrganisationId = Field(title="单位")
    """The id of a term in cases/vocabulary/organisations.yml."""
    branch: Line | None = Field(None, title="党支部")
    period: Period | None = Field(None, title="时间")
    business_lines: tuple[BusinessLineId, ...] = Field((), title="业务领域")
    scenarios: tuple[ScenarioId, ...] = Field(title="适用场景", min_length=1)
    problem: ProblemStatement | None = Field(None, title="针对中心工作的问题")
    indicators: tuple[Indicator, ...] = Field((), title="支撑中心工作的指标")
    vehicle: Vehicle = Field(title="党建作用发挥的载体及方式")
    actions: tuple[Action, ...] = Field(title="做法", min_length=1)
    results: Results | None = Field(None, title="抓党建促发展的成效")
    scale: tuple[NamedFigure, ...] = Field((), title="规模与投入")
    """Size of the unit and of the effort: members, groups, tasks."""
    appraisal: Appraisal | None = Field(None, title="评审")
    limits: tuple[Statement, ...] = Field((), title="不足")
    """What did not work, in the source's own admission."""
    conditions: tuple[Line, ...] = Field((), title="推广条件")
    """What another unit needs before it copies this; written by the editors."""
    sources: tuple[SourceId, ...] = Field(title="来源", min_length=1)
    status: Status = Field(Status.PUBLISHED, title="状态")
    moved_to: CaseId | None = Field(None, title="移至")
