"""Figures: a value with its unit, the phrase as printed and the source it stands in."""

from __future__ import annotations

from collections.abc import Iterator

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


class Figure(Model, title="数字"):
    """One number of a source, with the evidence that it is there."""

    value: Number = Field(
        title="数值",
        description="只写阿拉伯数字，可带负号和小数点；作为变化时，下降写负数。",
        examples=[28, -28, 99.5],
    )
    unit: Line = Field(
        title="计量单位", description="数值的单位；% 要加引号。", examples=["%", "户", "万元"]
    )
    qualifier: Qualifier = Field(
        Qualifier.EXACT,
        title="限定",
        description="“多”“余”用 more_than，“左右”“约”用 about，“不足”用 less_than。",
        examples=["more_than"],
    )
    printed: Printed = Field(
        title="原文写法",
        description="照抄原文里带有这个数的几个字，不超过 30 个字；检查时会到存档原文里核对。",
        examples=["现场违章率下降28%"],
    )
    source: SourceId = Field(
        title="出处",
        description="来源的编号，见 cases/vocabulary/sources.yml。",
        examples=["tianjin"],
    )


class _Named(Model):
    """A name that comes before the fields of whatever it is given to."""

    name: Line = Field(title="名称", description="这个数数的是什么。", examples=["挽回经济损失"])


class NamedFigure(Figure, _Named, title="有名称的数字"):
    """A figure that says what it counts."""


class Indicator(Model, title="指标"):
    """What number was to move, and how it moved; what the source does not print stays out."""

    indicator: IndicatorId | None = Field(
        None,
        title="指标词条",
        description="指标词表里有的填编号，没有的不填，只写名称。",
        examples=["xianchang-weizhang-lv"],
    )
    name: Line = Field(title="名称", description="指标的名称，照原文。", examples=["现场违章率"])
    unit: Line | None = Field(
        None, title="计量单位", description="基线、目标和结果共用的单位。", examples=["%"]
    )
    better: Better | None = Field(
        None, title="方向", description="这个指标是越高越好，还是越低越好。", examples=["lower"]
    )
    baseline: Figure | None = Field(None, title="基线", description="做之前的数；原文没印就不填。")
    target: Figure | None = Field(None, title="目标", description="计划达到的数；没有就不填。")
    result: Figure | None = Field(None, title="结果", description="做之后的数；原文没印就不填。")
    change: Figure | None = Field(
        None,
        title="变化",
        description="相对变化用 %，增减量用指标自己的单位；下降写负数。",
    )
    period: PartialDate | None = Field(
        None, title="时间", description="结果是哪一年、哪个月的。", examples=["2020"]
    )

    @property
    def measured(self) -> bool:
        """Whether the source prints a result or a change."""
        return self.result is not None or self.change is not None


def figures_in(model: Model) -> Iterator[Figure]:
    """Every figure below a model, in field order."""
    if isinstance(model, Figure):
        yield model
        return
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Model):
                yield from figures_in(item)
