"""Figures: a value with its unit, the phrase as printed and the source it stands in."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Labelled, Line, Model, Printed
from generator.model.dates import PartialDate
from generator.model.numbers import Number
from generator.model.reference import IndicatorId, SourceId


class Qualifier(Labelled):
    """How exactly the source states a value."""

    EXACT = "exact", "恰为"
    MORE_THAN = "more_than", "超过"
    AT_LEAST = "at_least", "不低于"
    ABOUT = "about", "约"
    LESS_THAN = "less_than", "不足"


class Better(Labelled):
    """The direction in which an indicator improves."""

    HIGHER = "higher", "越高越好"
    LOWER = "lower", "越低越好"


class Figure(Model):
    """One number of a source, with the evidence that it is there."""

    value: Number = Field(title="数值")
    """Plain digits; a drop is negative where the field is a change."""
    unit: Line = Field(title="单位", examples=["%", "户", "万元"])
    qualifier: Qualifier = Field(Qualifier.EXACT, title="限定")
    """more_than for 多 and 余, at_least for 以上 and 至少, about for 左右 and 约."""
    printed: Printed = Field(title="原文写法", examples=["现场违章率下降28%"])
    """The phrase as the source prints it, 30 characters at most."""
    source: SourceId = Field(title="出处")
    """The id of a source in cases/vocabulary/sources.yml."""


class NamedFigure(Figure):
    """A figure that says what it counts."""

    name: Line = Field(title="名称")


class Indicator(Model):
    """What number was to move, and how it moved; what the source does not print stays out."""

    indicator: IndicatorId | None = Field(None, title="指标词条")
    """The id of the term in cases/vocabulary/indicators.yml, where there is one."""
    name: Line = Field(title="名称", examples=["现场违章率"])
    unit: Line | None = Field(None, title="单位")
    better: Better | None = Field(None, title="方向")
    baseline: Figure | None = Field(None, title="基线")
    target: Figure | None = Field(None, title="目标")
    result: Figure | None = Field(None, title="结果")
    change: Figure | None = Field(None, title="变化")
    """Relative change in %, or a difference in the indicator's own unit; a drop is negative."""
    period: PartialDate | None = Field(None, title="时间")

    @property
    def measured(self) -> bool:
        """Whether the source prints a result or a change."""
        return self.result is not None or self.change is not None
