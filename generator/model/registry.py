"""The registry: a unit's projects of one year, from registration to the yearly appraisal.

What follows from it (the tables, the outcome of two-way scoring, the share of outstanding
projects) is computed in `insight/registry.py` and never typed.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.model.base import Id, Labelled, Line, Model, Text, Title
from generator.model.case import Decision, Grade, Score
from generator.model.dates import check_partial_date
from generator.model.figure import Better
from generator.model.numbers import Number
from generator.model.reference import (
    BusinessLineId,
    CaseId,
    IndicatorId,
    MethodId,
    OrganisationId,
    VehicleId,
)

_DAY_LENGTH = len("2025-03-01")


def check_day(text: str) -> str:
    """Return `text` if it is a day of the calendar, `YYYY-MM-DD`.

    Raises:
        PydanticCustomError: type `full_date`, when it is not.
    """
    try:
        if len(text) == _DAY_LENGTH:
            return check_partial_date(text)
    except PydanticCustomError:
        pass
    raise PydanticCustomError("full_date", "not YYYY-MM-DD")


Day = Annotated[
    str,
    AfterValidator(check_day),
    Field(json_schema_extra={"pattern": r"^\d{4}-\d{2}-\d{2}$"}, examples=["2025-03-01"]),
]
YEAR_PATTERN = r"^[0-9]{4}$"
Year = Annotated[
    str,
    StringConstraints(pattern=YEAR_PATTERN),
    Field(json_schema_extra={"type": ["string", "integer"]}, examples=["2025"]),
]


class ChangeKind(Labelled):
    """What may happen to a branch during the year."""

    MERGED = "merged", "合并"
    SPLIT = "split", "拆分"
    RENAMED = "renamed", "更名"
    WITHDRAWN = "withdrawn", "撤销"


class Pace(Labelled):
    """How a project stands at the end of a period of two months."""

    ON_TIME = "on_time", "按计划"
    LATE = "late", "滞后"
    DONE = "done", "已完成"
    STOPPED = "stopped", "中止"


class Ruling(Labelled):
    """What was decided on a request for a higher grade."""

    APPROVED = "approved", "同意"
    DECLINED = "declined", "不同意"
    PENDING = "pending", "待定"


class BranchChange(Model, title="支部变动"):
    """A branch that was merged, split, renamed or withdrawn, and what became of its projects."""

    date: Day = Field(title="变动日期", description="写到日。", examples=["2025-06-30"])
    kind: ChangeKind = Field(
        title="变动类型", description="合并、拆分、更名或撤销。", examples=["merged"]
    )
    before: tuple[Line, ...] = Field(
        title="变动前",
        description="变动前的党支部；合并要写两个以上，其余写一个。",
        examples=[["检修一班党支部", "检修二班党支部"]],
        min_length=1,
    )
    after: tuple[Line, ...] = Field(
        (),
        title="变动后",
        description="变动后的党支部；拆分要写两个以上，撤销不写。",
        examples=[["检修党支部"]],
    )
    reason: Line = Field(title="原因", description="为什么变动。", examples=["机构调整"])
    projects: Line | None = Field(
        None,
        title="项目怎么办",
        description="原来的项目由谁接着做，或怎样了结。",
        examples=["由检修党支部接续，负责岗位不变"],
    )


class RegisteredIndicator(Model, title="立项指标"):
    """The one indicator of a project: where it starts and where it is to get."""

    indicator: IndicatorId | None = Field(
        None, title="指标词条", description="指标词表里有的填编号。", examples=["xiansun-lv"]
    )
    name: Line = Field(title="名称", description="指标的名称。", examples=["现场违章次数"])
    unit: Line = Field(title="计量单位", description="数值的单位。", examples=["次"])
    better: Better = Field(title="方向", description="越高越好还是越低越好。", examples=["lower"])
    baseline: Number = Field(title="基线", description="立项时的数。", examples=[12])
    target: Number = Field(title="目标", description="年底要达到的数。", examples=[6])


class Promotion(Model, title="晋级申报"):
    """A request for a higher grade, after a project was made better."""

    date: Day = Field(title="申报日期", description="写到日。", examples=["2025-07-05"])
    wanted: Grade = Field(
        title="申报级别", description="要高于当时的级别：C 申报 B，B 申报 A。", examples=["A"]
    )
    improvement: Line = Field(
        title="改了什么", description="比立项时优化了哪里。", examples=["覆盖到全部外包队伍"]
    )
    helper: Line | None = Field(
        None, title="帮带支部", description="由哪个支部帮带。", examples=["调控党支部"]
    )
    ruling: Ruling = Field(
        Ruling.PENDING, title="评定结果", description="同意后级别随之改变。", examples=["approved"]
    )
    reason: Line | None = Field(
        None, title="评定说明", description="不同意的要写为什么。", examples=["指标还没有见到变化"]
    )


class Progress(Model, title="进展"):
    """A note on a project at the end of a period of two months."""

    date: Day = Field(title="日期", description="填报的日子，写到日。", examples=["2025-04-28"])
    done: Line = Field(title="本期进展", description="两个月里做成的事。", examples=["包保到岗"])
    value: Number | None = Field(
        None, title="指标现值", description="还没有数就不填。", examples=[9]
    )
    pace: Pace = Field(
        Pace.ON_TIME, title="进度", description="按计划、滞后、已完成或中止。", examples=["late"]
    )
    next: Line | None = Field(
        None,
        title="滞后原因与下一步",
        description="滞后和中止的要写。",
        examples=["外包队伍更换，五月重新交底"],
    )


class Scoring(Model, title="双向打分"):
    """The two scores of a project (domain.md: two-way scoring)."""

    department: Line = Field(
        title="专业部门", description="由管这项业务的部门打分。", examples=["安全监察部"]
    )
    professional_score: Score | None = Field(
        None, title="专业部门评分", description="对中心工作的支撑，1 至 5。", examples=[5]
    )
    professional_basis: Line | None = Field(
        None, title="专业部门依据", description="凭什么打这个分。", examples=["指标达到目标"]
    )
    party_score: Score | None = Field(
        None, title="党建部门评分", description="载体作用的发挥，1 至 5。", examples=[4]
    )
    party_basis: Line | None = Field(
        None, title="党建部门依据", description="凭什么打这个分。", examples=["分工和记录齐全"]
    )
    decision: Decision | None = Field(
        None,
        title="评定",
        description="一般不填：由两项评分按项目集的规则得出；填了，就会按规则核对。",
        examples=["outstanding"],
    )


class Project(Model, title="立项项目"):
    """One project, registered by the five ones."""

    id: Id = Field(title="编号", description="同一份台账里不重复。", examples=["xm-001"])
    branch: Line = Field(
        title="党支部", description="党支部的名称，支部名单里要有。", examples=["检修党支部"]
    )
    title: Title = Field(title="一个项目", description="项目的名称。", examples=["违章清零包保"])
    business: BusinessLineId = Field(
        title="一项业务", description="业务领域的编号。", examples=["yunwei-jianxiu"]
    )
    problem: Line = Field(
        title="一个问题", description="要解决的那个问题。", examples=["外包作业现场违章反复出现"]
    )
    mechanism: Line = Field(
        title="一项机制",
        description="打算靠什么做法长期管住。",
        examples=["党员包保到作业面，工作票盖章"],
    )
    method: MethodId | None = Field(
        None, title="所用方法", description="方法库里有的填编号。", examples=["dangyuan-baobao"]
    )
    indicator: RegisteredIndicator = Field(title="一项指标", description="要改变的那个数。")
    vehicles: tuple[VehicleId, ...] = Field(
        (), title="载体", description="载体的编号。", examples=[["dangyuan-baobao"]]
    )
    owner: Line = Field(title="负责岗位", description="写岗位，不写人名。", examples=["支部书记"])
    registered: Day = Field(title="立项日期", description="写到日。", examples=["2025-02-20"])
    grade: Grade = Field(title="立项分级", description="立项时评的级别。", examples=["B"])
    key: bool = Field(
        False, title="重点项目", description="是否列入公司级重点实施。", examples=[True]
    )
    promotions: tuple[Promotion, ...] = Field(
        (), title="晋级申报", description="按日期先后，一次一条。"
    )
    progress: tuple[Progress, ...] = Field(
        (), title="进展", description="每两个月一条，按日期先后。"
    )
    scoring: Scoring | None = Field(None, title="双向打分", description="年底评过才填。")
    case: CaseId | None = Field(
        None,
        title="案例",
        description="写成案例、收进项目集以后，填案例的编号。",
        examples=["baodi-weizhang-baobao"],
    )


class Registry(Model, title="项目台账"):
    """cases/<collection>/registry/<id>.yml: one unit, one year."""

    organisation: OrganisationId = Field(
        title="单位", description="单位的编号。", examples=["tianjin-baodi"]
    )
    year: Year = Field(title="年度", description="四位数字。", examples=["2025"])
    branches: tuple[Line, ...] = Field(
        title="党支部",
        description="年初的全部党支部，也包括没有立项的。",
        examples=[["检修党支部", "营销党支部"]],
        min_length=1,
    )
    changes: tuple[BranchChange, ...] = Field(
        (), title="支部变动", description="年内合并、拆分、更名、撤销的，按日期先后。"
    )
    projects: tuple[Project, ...] = Field((), title="立项项目", description="一个项目一条。")
    note: Text | None = Field(None, title="说明", description="要向读者交代的话。")
