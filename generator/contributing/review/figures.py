"""A figure before and after: the number, how far it moved, and the evidence that must follow it."""

from __future__ import annotations

from dataclasses import replace

from pydantic import ValidationError

from generator.contributing.review.change import FieldChange, FigureEvidence, Shift
from generator.contributing.review.lines import clipped, one_line
from generator.contributing.review.plain import number_of
from generator.contributing.review.snapshot import Snapshot
from generator.model import Figure, number, phrase
from generator.reading import Value

_LONGEST = 60
_SOURCE_MAX = 24
_PERCENT = "%"


def figure_change(
    base: Snapshot, head: Snapshot, change: FieldChange, old: Value, new: Value
) -> FieldChange:
    """`change` with what the figure said and says, and where it is printed."""
    before, after = _texts(old), _texts(new)
    signed = change.path.endswith(".change")
    sources = Shift(_source(base, before), _source(head, after))
    evidence = FigureEvidence(
        Shift(before.get("printed", ""), after.get("printed", "")), sources, _doubt(before, after)
    )
    return replace(
        change,
        old=_phrase(old, before, signed=signed),
        new=_phrase(new, after, signed=signed),
        difference=_difference(before, after),
        evidence=evidence,
    )


def _texts(figure: Value) -> dict[str, str]:
    """The parts of a figure, each on one line."""
    if not isinstance(figure, dict):
        return {}
    return {
        key: clipped(one_line(value), _LONGEST)
        for key, value in figure.items()
        if isinstance(value, str)
    }


def _source(side: Snapshot, figure: dict[str, str]) -> str:
    source = figure.get("source")
    return f"《{clipped(side.label('sources', source), _SOURCE_MAX)}》" if source else ""


def _phrase(typed: Value, figure: dict[str, str], *, signed: bool) -> str:
    """As the site shows it; as it was typed where it is not valid."""
    try:
        known = {key: value for key, value in figure.items() if key in Figure.model_fields}
        return phrase(Figure.model_validate(known), signed=signed)
    except ValidationError:
        return f"{figure.get('value', '')}{figure.get('unit', '')}" if typed else ""


def _difference(old: dict[str, str], new: dict[str, str]) -> str:
    """`+3 个百分点`, `−20 户`; empty where the two cannot be subtracted."""
    before, after = number_of(old.get("value", "")), number_of(new.get("value", ""))
    unit = new.get("unit", "")
    if before is None or after is None or before == after or unit != old.get("unit"):
        return ""
    return f"{number(after - before, signed=True)} {'个百分点' if unit == _PERCENT else unit}"


def _doubt(old: dict[str, str], new: dict[str, str]) -> str:
    if not old or not new:
        return ""
    moved = {key for key in ("value", "unit", "printed", "source") if old.get(key) != new.get(key)}
    if moved & {"value", "unit"} and not moved & {"printed", "source"}:
        return "数值改了，原文写法和出处没有改"
    if "printed" in moved and not moved & {"value", "unit"}:
        return "原文写法改了，数值没有改"
    if moved == {"source"}:
        return "只换了出处"
    return ""
