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

Score = Annotated[int, Field(ge=1, le=5), Whole]


class Statement(Model, title="陈述"):
    """A sentence about the case and the source that carries it."""

    text: Text = Field(
        title="内容", description="用自己的话写，不照抄原文。", examples=["获评年度突出贡献项目"]
    )
    source: SourceId | None = Field(
        None, title="出处", description="来源的编号。", examples=["tianjin"]
    )


class ProblemStatement(Model, title="问题"):
    """What in the central work was wrong."""

    statement: Text = Field(
        title="问题",
        description="中心工作里哪里不对，越具体越好。",
        examples=["外包队伍多，现场违章屡查屡犯"],
    )
    causes: tuple[Line, ...] = Field(
        (),
        title="成因",
        description="为什么会这样，一条一个原因。",
        examples=[["监护责任没有到人"]],
    )


class Role(Model, title="分工"):
    """Who does what."""

    who: Line = Field(title="谁", description="岗位或组织，不写人名。", examples=["党支部书记"])
    does: Text = Field(title="做什么", description="他负责的事。", examples=["每周核对一次清单"])


class Vehicle(Model, title="载体"):
    """Through what organised form the branch acted."""

    kinds: tuple[VehicleId, ...] = Field(
        title="载体类型",
        description="至少一个，填载体词表里的编号。",
        examples=[["dangyuan-tujidui"]],
        min_length=1,
    )
    name: Line | None = Field(
        None, title="载体名称", description="这支队伍或这个责任区的名字。", examples=["零点突击队"]
    )
    how: Text = Field(
        title="作用发挥方式",
        description="党支部和党员靠它做了什么，怎样起作用。",
        examples=["党员每人包保一个作业面，开工前、收工后各查一遍"],
    )
    roles: tuple[Role, ...] = Field((), title="分工", description="谁做什么。")


class Action(Model, title="做法"):
    """One thing that was done; it may cite the method it applies."""

    text: Text = Field(
        title="做法",
        description="做了的一件事，写清怎么做的。",
        examples=["列出问题清单，逐项销号"],
    )
    method: MethodId | None = Field(
        None,
        title="所用方法",
        description="用到的方法的编号，即 methods/ 里的文件名。",
        examples=["qingdan-zeren"],
    )


class Results(Model, title="成效"):
    """What came of it, measured where it was measured."""

    summary: Text = Field(
        title="成效", description="总的来说得到了什么。", examples=["现场违章明显减少"]
    )
    figures: tuple[NamedFigure, ...] = Field(
        (), title="数据", description="原文印有的数字，每个都带原文写法和出处。"
    )
    claims: tuple[Statement, ...] = Field(
        (), title="定性成效", description="没有数字的成效写在这里，页面会标“定性”。"
    )
    recognition: tuple[Statement, ...] = Field(
        (), title="荣誉与认可", description="获得的奖项和上级的认可。"
    )


class Appraisal(Model, title="评审"):
    """Grade, scores and decision, as the source states them."""

    grade: Grade | None = Field(
        None, title="立项分级", description="立项时按对中心工作的价值分级。", examples=["A"]
    )
    professional_score: Score | None = Field(
        None,
        title="专业部门评分",
        description="专业部门按项目对中心工作的支撑打分，1 至 5。",
        examples=[5],
    )
    party_score: Score | None = Field(
        None,
        title="党建部门评分",
        description="党建部门按载体作用发挥情况打分，1 至 5。",
        examples=[4],
    )
    decision: Decision | None = Field(
        None,
        title="评定",
        description="评为突出贡献的，两项评分都要在 4 分以上。",
        examples=["outstanding"],
    )
    printed: Printed | None = Field(
        None,
        title="原文写法",
        description="照抄原文里的评定，不超过 30 个字。",
        examples=["评定为突出贡献项目"],
    )
    source: SourceId = Field(title="出处", description="来源的编号。", examples=["tianjin"])


class Case(Model, title="案例"):
    """One practice project, one YAML file; its id is the file's name."""

    title: Title = Field(
        title="标题",
        description="2 至 60 个字，说清谁用什么办法解决了什么。",
        examples=["宝坻运检：党员包保压降现场违章"],
    )
    summary: Annotated[Text, Field(max_length=200)] = Field(
        title="摘要",
        description="不超过 200 个字；列表和搜索结果都用它。",
        examples=["党员包保到作业面，现场违章率下降28%。"],
    )
    organisation: OrganisationId = Field(
        title="单位",
        description="单位的编号；词表里没有的，先在 organisations.yml 里添上。",
        examples=["guowang-tianjin"],
    )
    branch: Line | None = Field(
        None, title="党支部", description="党支部的名称，照原文。", examples=["宝坻运检党支部"]
    )
    period: Period | None = Field(None, title="时间", description="项目从何时到何时。")
    business_lines: tuple[BusinessLineId, ...] = Field(
        (),
        title="业务领域",
        description="业务领域的编号，可以几个。",
        examples=[["yunwei-jianxiu"]],
    )
    scenarios: tuple[ScenarioId, ...] = Field(
        title="适用场景",
        description="读者会从哪种难处找到这个案例；填场景的编号。",
        examples=[["xianchang-weizhang"]],
        min_length=1,
    )
    problem: ProblemStatement | None = Field(
        None,
        title="针对中心工作的问题",
        description="原文没写就不填，页面会显示“原文未载”。",
    )
    indicators: tuple[Indicator, ...] = Field(
        (),
        title="支撑中心工作的指标",
        description="要改变的数；原文没有数字也可以只写名称。",
    )
    vehicle: Vehicle = Field(
        title="党建作用发挥的载体及方式", description="党员通过什么组织形式发挥作用。"
    )
    actions: tuple[Action, ...] = Field(
        title="做法", description="做过的事，按先后一条一件。", min_length=1
    )
    results: Results | None = Field(
        None, title="抓党建促发展的成效", description="得到了什么；有数字的写数字，没有的写定性。"
    )
    scale: tuple[NamedFigure, ...] = Field(
        (), title="规模与投入", description="单位和投入的规模：党员数、小组数、任务数。"
    )
    appraisal: Appraisal | None = Field(
        None, title="评审", description="原文写明的分级、评分和评定。"
    )
    limits: tuple[Statement, ...] = Field(
        (), title="不足", description="原文自己承认的不足，不是编者的评价。"
    )
    conditions: tuple[Line, ...] = Field(
        (),
        title="推广条件",
        description="别的单位照着做之前需要什么；由编者整理。",
        examples=[["作业计划能提前一天拿到"]],
    )
    sources: tuple[SourceId, ...] = Field(
        title="来源",
        description="这个条目依据的全部来源，填编号。",
        examples=[["tianjin"]],
        min_length=1,
    )
    status: Status = Field(
        Status.PUBLISHED, title="状态", description="草稿只检查，不发布。", examples=["draft"]
    )
    moved_to: CaseId | None = Field(
        None,
        title="移至",
        description="状态为 moved 时填新编号，旧地址会指向新页面。",
        examples=["baodi-weizhang-baobao"],
    )
