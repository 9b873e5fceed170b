"""A workbook as it was found: sheets, rows and cells, and how they pass between processes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal, TypeAlias

from generator.checking import Code

Kind: TypeAlias = Literal["text", "number", "percent", "date", "boolean", "error", "formula"]


@dataclass(frozen=True, slots=True)
class RawCell:
    """One cell with something in it; `column` counts from 1."""

    column: int
    kind: Kind
    text: str
    """What stands there: digits for a number, 2020-09-07 for a date as precise as it is shown."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row with something in it; `number` counts from 1."""

    number: int
    cells: tuple[RawCell, ...]
    hidden: bool = False


@dataclass(frozen=True)
class RawSheet:
    """One sheet; `merged` are the first cells (row, column) of merged ranges, with the range."""

    name: str
    rows: tuple[RawRow, ...] = ()
    merged: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RawName:
    """A name of ours that some cells have; rows and columns count from 1, the last included."""

    name: str
    sheet: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class RawBook:
    """The sheets in their order, and the marks that a form is given out with."""

    sheets: tuple[RawSheet, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    """Our properties of the document."""
    names: tuple[RawName, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """Why a workbook was not read."""

    code: Code
    params: Mapping[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """Carries a refusal out of the depth of reading."""

    def __init__(self, code: Code, **params: str) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, params)


def to_json(found: RawBook | Refusal) -> str:
    """The outcome of reading as text."""
    if isinstance(found, Refusal):
        return json.dumps({"code": found.code.value, "params": dict(found.params)})
    return json.dumps(asdict(found), ensure_ascii=True, separators=(",", ":"))


def from_json(text: str) -> RawBook | Refusal:
    """The outcome of reading from text.

    Raises:
        ValueError, KeyError, TypeError: when the text is none that `to_json` wrote.
    """
    found = json.loads(text)
    if "code" in found:
        return Refusal(Code(found["code"]), found["params"])
    names = tuple(RawName(**name) for name in found["names"])
    return RawBook(tuple(map(_sheet, found["sheets"])), dict(found["properties"]), names)


def _sheet(found: dict[str, object]) -> RawSheet:
    rows, merged = found["rows"], found["merged"]
    assert isinstance(rows, list)
    assert isinstance(merged, list)
    return RawSheet(
        str(found["name"]),
        tuple(
            RawRow(row["number"], tuple(RawCell(**cell) for cell in row["cells"]), row["hidden"])
            for row in rows
        ),
        tuple((row, column, name) for row, column, name in merged),
    )
