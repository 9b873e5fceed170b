"""Numbers on screen: the value, the phrase as printed, and bars for before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.insight.effect import better_way, goes_well
from generator.library import Library
from generator.model import (
    Figure,
    Indicator,
    NamedFigure,
    VocabularyKind,
    movement,
    number,
    phrase,
)
from generator.model.phrase import qualifier_word, shift
from generator.pages.links import Link, term_links
from generator.pages.spans import moment

BAR_LENGTH = 100
"""Units of the drawing's width that the longest bar takes."""


@dataclass(frozen=True)
class FigureView:
    """One figure with its evidence."""

    name: str
    qualifier: str
    """超过, 约 or 不足; empty where the value is exact."""
    amount: str
    unit: str
    printed: str
    source: str
    """Id of the source."""


@dataclass(frozen=True)
class Bar:
    """One line of a before-and-after drawing."""

    label: str
    length: int
    """Of BAR_LENGTH; at least 1 where there is anything to draw."""
    value: str
    kind: str
    """before, after or target."""


@dataclass(frozen=True)
class IndicatorView:
    """An indicator and how it moved."""

    name: str
    term: Link | None
    direction: str
    period: str
    movement: str
    """The movement in one phrase; empty where the source prints no number."""
    improved: bool
    """Whether it moved the way it should; false where that is not known."""
    figures: tuple[FigureView, ...]
    bars: tuple[Bar, ...]
    note: str
    """What the bars are drawn against, or what is missing for a comparison."""


def figure_view(figure: Figure, name: str = "", *, signed: bool = False) -> FigureView:
    """A figure for the screen; a NamedFigure brings its own name."""
    if isinstance(figure, NamedFigure):
        name = figure.name
    return FigureView(
        name,
        qualifier_word(figure),
        number(figure.value, signed=signed),
        figure.unit,
        figure.printed,
        figure.source,
    )


def figure_views(figures: Iterable[NamedFigure]) -> tuple[FigureView, ...]:
    """Named figures for the screen."""
    return tuple(figure_view(figure) for figure in figures)


def _bars(lines: Iterable[tuple[str, str, Decimal, str]]) -> tuple[Bar, ...]:
    kept = tuple(lines)
    longest = max((value for _, _, value, _ in kept), default=Decimal(0))
    if longest <= 0 or any(value < 0 for _, _, value, _ in kept):
        return ()
    return tuple(
        Bar(label, max(1, round(BAR_LENGTH * value / longest)), text, kind)
        for kind, label, value, text in kept
    )


def _stated_bars(indicator: Indicator) -> tuple[Bar, ...]:
    """Bars of the printed values, where before and after are printed in one unit."""
    lines = (
        ("before", "之前", indicator.baseline),
        ("after", "之后", indicator.result),
        ("target", "目标", indicator.target),
    )
    stated = [(kind, label, figure) for kind, label, figure in lines if figure]
    units = {figure.unit for _, _, figure in stated}
    if not (indicator.baseline and indicator.result) or len(units) > 1:
        return ()
    return _bars((kind, label, f.value, phrase(f)) for kind, label, f in stated)


def _relative_bars(indicator: Indicator) -> tuple[Bar, ...]:
    """Bars of a change that can only be relative, with the value before taken as 100."""
    change = indicator.change
    if not change or change.unit != "%" or change.value <= -100 or _ambiguous(indicator):
        return ()
    after = 100 + change.value
    return _bars(
        (
            ("before", "之前", Decimal(100), "100"),
            ("after", "之后", after, number(after)),
        )
    )


def _ambiguous(indicator: Indicator) -> bool:
    """Whether a change in % may mean percentage points, since the indicator is a share itself."""
    change = indicator.change
    return change is not None and change.unit == "%" == indicator.unit


def _note(indicator: Indicator, *, drawn: bool, stated: bool) -> str:
    """What a reader must know before comparing; empty where the figures speak for themselves."""
    if drawn:
        return "" if stated else "图按相对变化画，以之前为 100"
    if _ambiguous(indicator) and not (indicator.baseline and indicator.result):
        return "前后数值、是相对变化还是百分点，原文未载，所以不画前后对比"
    if indicator.result and not indicator.baseline and not indicator.change:
        return "之前的数值原文未载"
    return ""


def indicator_view(library: Library, indicator: Indicator) -> IndicatorView:
    """An indicator for the screen."""
    terms = term_links(library, VocabularyKind.INDICATORS, filter(None, (indicator.indicator,)))
    better = better_way(library, indicator.better, indicator.indicator)
    stated = _stated_bars(indicator)
    bars = stated or _relative_bars(indicator)
    named = (
        ("基线", indicator.baseline),
        ("目标", indicator.target),
        ("结果", indicator.result),
        ("变化", indicator.change),
    )
    return IndicatorView(
        name=indicator.name,
        term=terms[0] if terms else None,
        direction=better.label if better else "",
        period=moment(indicator.period),
        movement=movement(indicator),
        improved=goes_well(better, shift(indicator)),
        figures=tuple(figure_view(f, n, signed=n == "变化") for n, f in named if f),
        bars=bars,
        note=_note(indicator, drawn=bool(bars), stated=bool(stated)),
    )
