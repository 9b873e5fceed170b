"""A method: a reusable way of working, a whole system or a mechanism that several share."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Id, Labelled, Line, Model, Text, Title
from generator.model.case import Role, Statement, Status
from generator.model.dates import Period
from generator.model.figure import NamedFigure
from generator.model.numbers import Whole
from generator.model.reference import (
    BusinessLineId,
    IndicatorId,
    MethodId,
    OrganisationId,
    ScenarioId,
    SourceId,
    ToolId,
    VehicleId,
)


class MethodKind(Labelled):
    """A system is one company's whole way; a mechanism is one part that others can take alone."""

    SYSTEM = "system", "工作体系"
    MECHANISM = "mechanism", "典型机制"


class CellKind(Labelled):
    """What goes into a column of a form."""

    TEXT = "text", "文字"
    NUMBER = "number", "数字"
    DATE = "date", "日期"
    CHOICE = "choice", "选项"
    TICK = "tick", "勾选"


class Origin(Model):
    """Where a method comes from."""

    organisations: tuple[OrganisationId, ...] = Field((), title="单位")
    period: Period | None = Field(None, title="时间")
    statement: Text = Field(title="来历")


class Node(Model):
    """A part of a method and the parts it is made of."""

    title: Line = Field(title="名称")
    note: Line | None = Field(None, title="说明")
    children: tuple[Node, ...] = Field((), title="组成")


class Step(Model):
    """What is done, by whom, when, and what is there afterwards."""

    title: Line = Field(title="步骤")
    what: Text = Field(title="做什么")
    who: Line | None = Field(None, title="谁来做")
    when: Line | None = Field(None, title="何时")
    output: Line | None = Field(None, title="产出")
    tool: ToolId | None = Field(None, title="表单")
    """The id of one of this method's tools."""


class Column(Model):
    """One column of a form."""

    title: Line = Field(title="列名")
    kind: CellKind = Field(CellKind.TEXT, title="类型")
    choices: tuple[Line, ...] = Field((), title="选项")
    hint: Line | None = Field(None, title="填写说明")
    width: Annotated[Whole, Field(ge=4, le=60)] = Field(16, title="列宽")
    """Characters of the printed form."""


class Tool(Model):
    """A blank form as data."""

    id: Id = Field(title="编号")
    title: Title = Field(title="名称")
    purpose: Text = Field(title="用途")
    instructions: tuple[Line, ...] = Field((), title="填写说明")
    columns: tuple[Column, ...] = Field(title="列", min_length=2, max_length=16)
    rows: tuple[tuple[str, ...], ...] = Field((), title="已填行")
    """Rows the form already holds, each as long as the columns."""
    blank_rows: Annotated[Whole, Field(ge=0, le=60)] = Field(8, title="空白行数")


class Combination(Model):
    """Another method that goes well with this one, and why."""

    method: MethodId = Field(title="方法")
    why: Line = Field(title="为什么")


class Method(Model):
    """One method, one YAML file; its id is the file's name."""

    title: Title = Field(title="名称")
    kind: MethodKind = Field(title="类别")
    summary: Annotated[Text, Field(max_length=200)] = Field(title="摘要")
    aliases: tuple[Line, ...] = Field((), title="别名")
    origin: Origin = Field(title="来历")
    scenarios: tuple[ScenarioId, ...] = Field(title="适用场景", min_length=1)
    fits: tuple[Line, ...] = Field((), title="何时用")
    not_for: tuple[Line, ...] = Field((), title="何时不用")
    business_lines: tuple[BusinessLineId, ...] = Field((), title="业务领域")
    vehicles: tuple[VehicleId, ...] = Field((), title="相关载体")
    structure: Node | None = Field(None, title="结构")
    steps: tuple[Step, ...] = Field(title="步骤", min_length=2)
    roles: tuple[Role, ...] = Field(title="分工", min_length=1)
    tools: tuple[Tool, ...] = Field(title="表单", min_length=1)
    indicators: tuple[IndicatorId, ...] = Field((), title="可带动的指标")
    figures: tuple[NamedFigure, ...] = Field((), title="原文数据")
    cautions: tuple[Line, ...] = Field(title="注意事项", min_length=1)
    limits: tuple[Statement, ...] = Field((), title="原文自述的不足")
    combines_with: tuple[Combination, ...] = Field((), title="可与之配合")
    part_of: tuple[MethodId, ...] = Field((), title="属于")
    sources: tuple[SourceId, ...] = Field(title="来源", min_length=1)
    status: Status = Field(Status.PUBLISHED, title="状态")
    moved_to: MethodId | None = Field(None, title="移至")
