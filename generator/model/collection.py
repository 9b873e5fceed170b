"""A collection: a year's or an organisation's set of cases, with its rule of admission."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Model, Printed, Text, Title
from generator.model.case import Decision, Score
from generator.model.dates import Period
from generator.model.figure import NamedFigure
from generator.model.reference import OrganisationId, SourceId


class Admission(Model):
    """What a project must show to be admitted."""

    rule: Text = Field(title="准入规则")
    minimum_score: Score | None = Field(None, title="双向评分下限")
    """Both scores must reach it, where scores are known."""
    decision: Decision | None = Field(None, title="评定要求")
    printed: Printed | None = Field(None, title="原文写法")
    source: SourceId | None = Field(None, title="出处")


class Collection(Model):
    """cases/<id>/collection.yml; the cases are the other files of the folder."""

    title: Title = Field(title="名称")
    summary: Text = Field(title="摘要")
    organisation: OrganisationId = Field(title="单位")
    period: Period | None = Field(None, title="时间")
    admission: Admission = Field(title="准入")
    figures: tuple[NamedFigure, ...] = Field((), title="原文数据")
    sources: tuple[SourceId, ...] = Field(title="来源", min_length=1)
