"""A collection: a year's or an organisation's set of cases, with its rule of admission."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Model, Printed, Text, Title
from generator.model.case import Decision, Score
from generator.model.dates import Period
from generator.model.figure import NamedFigure
from generator.model.reference import OrganisationId, SourceId


class Admission(Model, title="准入"):
    """What a project must show to be admitted."""

    rule: Text = Field(
        title="准入规则",
        description="项目要达到什么才收进来。",
        examples=["双向打分均在 4 分以上的项目"],
    )
    minimum_score: Score | None = Field(
        None,
        title="双向评分下限",
        description="知道评分时，两项评分都要达到。",
        examples=[4],
    )
    decision: Decision | None = Field(
        None, title="评定要求", description="只收评定为它的项目。", examples=["outstanding"]
    )
    printed: Printed | None = Field(
        None,
        title="原文写法",
        description="照抄原文里的规则，不超过 30 个字。",
        examples=["均在4分以上的项目"],
    )
    source: SourceId | None = Field(
        None, title="出处", description="来源的编号。", examples=["tianjin"]
    )


class Collection(Model, title="项目集"):
    """cases/<id>/collection.yml; the cases are the other files of the folder."""

    title: Title = Field(
        title="名称", description="2 至 60 个字。", examples=["国网天津电力卓越实践项目集"]
    )
    summary: Text = Field(
        title="摘要",
        description="收的是谁的、哪一年的、什么样的项目。",
        examples=["天津电力各党支部的重点项目。"],
    )
    organisation: OrganisationId = Field(
        title="单位", description="编这个项目集的单位，填编号。", examples=["guowang-tianjin"]
    )
    period: Period | None = Field(None, title="时间", description="收的是哪一段时间的项目。")
    admission: Admission = Field(title="准入", description="项目要达到什么才收进来。")
    figures: tuple[NamedFigure, ...] = Field(
        (), title="原文数据", description="原文对整个项目集给出的数字，如立项数。"
    )
    sources: tuple[SourceId, ...] = Field(
        title="来源",
        description="依据的全部来源，填编号。",
        examples=[["tianjin"]],
        min_length=1,
    )
