"""What an entry says on its slides: a case on two, a method on three."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.exports.about import About
from generator.exports.slides import layouts as at
from generator.exports.slides.deck import SlideText
from generator.exports.slides.fitting import Line, Look
from generator.exports.telling import Told
from generator.pages.cards import Headline
from generator.pages.elements import UNSTATED

_UNKNOWN = f"时间{UNSTATED}"


def case_texts(
    told: Told, headlines: Sequence[Headline], about: About
) -> tuple[SlideText, SlideText]:
    """Problem, vehicle and results; then what was done, the figures and the conditions."""
    facts = " · ".join((*told.place, told.period or _UNKNOWN, told.evidence))
    notes = _notes(told, about)
    return (
        SlideText(
            at.CHAIN,
            told.title,
            facts,
            (
                _block(told, "problem", "问题"),
                _block(told, "vehicle", "载体", prose_last=True),
                (Line("成效", Look.HEAD), *_results(told, headlines)),
            ),
            notes,
        ),
        SlideText(
            at.MAIN_AND_TWO,
            f"{told.title}：做法与依据",
            facts,
            (
                (Line("做法", Look.HEAD), *_numbered(told, "actions")),
                (Line("数字与原文写法", Look.HEAD), *_figures(told)),
                (Line("推广条件", Look.HEAD), *_items(told, "conditions")),
            ),
            notes,
        ),
    )


def method_texts(told: Told, cases: Sequence[str], about: About) -> tuple[SlideText, ...]:
    """What it is and when to use it; how; with whom, with what and where it was done.

    `cases`: titles of the cases that apply it.
    """
    facts = " · ".join(filter(None, (told.sort, told.organisation, told.period, told.evidence)))
    notes = _notes(told, about)
    what = (Line("是什么", Look.HEAD), Line(told.summary), Line("适用场景", Look.HEAD))
    needs = (Line("需要什么", Look.HEAD), *_items(told, "needs"))
    forms = (Line("表单", Look.HEAD), *_items(told, "tools"))
    cautions = (Line("注意事项", Look.HEAD), *_items(told, "cautions"))
    shown = [Line(title, Look.ITEM) for title in cases] or [Line("还没有案例", Look.SMALL)]
    return (
        SlideText(
            at.COLUMNS,
            told.title,
            facts,
            (
                (*what, *_items(told, "scenarios")),
                (Line("何时用", Look.HEAD), *_items(told, "fits")),
                (Line("何时不用", Look.HEAD), *_items(told, "not-for"), *needs),
            ),
            notes,
        ),
        SlideText(
            at.WHOLE,
            f"{told.title}：步骤",
            facts,
            ((Line("步骤", Look.HEAD), *_texts(told, "steps")),),
            notes,
        ),
        SlideText(
            at.COLUMNS,
            f"{told.title}：分工、表单与案例",
            facts,
            (
                (Line("分工", Look.HEAD), *_items(told, "roles")),
                (*forms, *cautions),
                (Line("用到它的案例", Look.HEAD), *shown),
            ),
            notes,
        ),
    )


def _lines(told: Told, name: str) -> tuple[Sequence[str], Line]:
    """The lines of an element, and what stands there where it has none."""
    element = told.element(name)
    if not element:
        return (), Line(UNSTATED, Look.SMALL)
    return element["lines"], Line(element["none"], Look.SMALL)


def _texts(told: Told, name: str) -> list[Line]:
    lines, none = _lines(told, name)
    return [Line(line) for line in lines] or [none]


def _items(told: Told, name: str) -> list[Line]:
    lines, none = _lines(told, name)
    return [Line(line, Look.ITEM) for line in lines] or [none]


def _numbered(told: Told, name: str) -> list[Line]:
    lines, none = _lines(told, name)
    return [Line(f"{number}. {line}") for number, line in enumerate(lines, 1)] or [none]


def _block(told: Told, name: str, title: str, *, prose_last: bool = False) -> tuple[Line, ...]:
    """A sentence and a list; in some elements the sentence comes behind."""
    lines, none = _lines(told, name)
    prose = len(lines) - 1 if prose_last else 0
    looks = (Look.TEXT if place == prose else Look.ITEM for place in range(len(lines)))
    told_lines = tuple(map(Line, lines, looks))
    return (Line(title, Look.HEAD), *(told_lines or (none,)))


def _results(told: Told, headlines: Sequence[Headline]) -> Iterator[Line]:
    """The first number large; without one, that it is a claim."""
    if headlines:
        yield Line(headlines[0].value, Look.NUMBER)
        yield Line(headlines[0].name, Look.SMALL)
    else:
        yield Line("定性", Look.NUMBER)
        yield Line("原文没有给出成效数字", Look.SMALL)
    lines, none = _lines(told, "results")
    if not lines:
        yield none
    for place, line in enumerate(lines):
        yield Line(line, Look.ITEM if place else Look.TEXT)


def _figures(told: Told) -> Iterator[Line]:
    if not told.figures:
        yield Line("原文没有给出数字，成效为定性", Look.SMALL)
    for figure in told.figures:
        yield Line(f"{figure.name} {figure.amount}")
        yield Line(f"原文：{figure.printed}（{told.cited_at(figure)}）", Look.SMALL)


def _notes(told: Told, about: About) -> str:
    """What a speaker is asked for: every figure as printed, the sources, how to cite it."""
    return "\n".join(_note_lines(told, about))


def _note_lines(told: Told, about: About) -> Iterable[str]:
    yield "数字与原文写法：" if told.figures else "数字：原文没有给出，成效为定性。"
    for figure in told.figures:
        at_source = told.cited_at(figure)
        yield f"{figure.name}：{figure.amount}，原文“{figure.printed}”，{at_source}"
    for number, source in enumerate(told.sources, 1):
        yield f"来源 {number}：{source}"
    yield f"引用：{told.citation(about)}"
