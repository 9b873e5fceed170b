"""The four elements of a case (domain.md): problem, indicators, vehicle, results."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.codes import Code
from generator.checking.problem import Finding
from generator.checking.shelf import Typed
from generator.model import Case, Status

_ELEMENTS = {
    "problem": "问题",
    "indicators": "指标",
    "vehicle": "载体",
    "results": "成效",
}
LEAST_ELEMENTS = 2


def has_its_elements(typed: Typed) -> Iterator[Finding]:
    """A published case has at least two of the four; judged by what was typed."""
    data = typed.data
    status = data.get("status") or Status.PUBLISHED.value
    if typed.shape.model is not Case or status != Status.PUBLISHED.value or not data:
        return
    missing = [key for key in _ELEMENTS if not data.get(key)]
    if len(_ELEMENTS) - len(missing) < LEAST_ELEMENTS:
        named = ", ".join(f"{key}（{_ELEMENTS[key]}）" for key in missing)
        yield Finding(Code.FEW_ELEMENTS, (), {"missing": named})
