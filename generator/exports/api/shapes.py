"""What the JSON API answers, part by part: words, links, figures, sources, evidence.

Types, not models: the functions that fill them are checked against them by the type checker, the
published schemas are made from them, and a build writes plain dictionaries. Every key is always
there; `null` or an empty list means that the source does not say (原文未载).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

from pydantic import ConfigDict, Field, WithJsonSchema, with_config
from typing_extensions import TypedDict

Shape = TypeVar("Shape", bound=type)


def closed(title: str) -> Callable[[Shape], Shape]:
    """A shape with a Chinese title that has no other keys."""
    return with_config(ConfigDict(extra="forbid", title=title))


Number = Annotated[int | float, WithJsonSchema({"type": "number"})]
Date = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Day = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Address = Annotated[
    str,
    Field(description="网站地址已知时是完整网址，否则相对于网站根目录。", min_length=1),
]
Hash = Annotated[
    str,
    Field(description="条目内容的指纹；内容不变就不变。", pattern=r"^[0-9a-f]{16}$"),
]


@closed("固定词")
class Label(TypedDict):
    """A fixed word."""

    id: str
    label: str


@closed("词条")
class Word(TypedDict):
    """A controlled word and its page."""

    id: str
    label: str
    url: Address


@closed("条目链接")
class EntryLink(TypedDict):
    """Another entry: its page and its object in this API."""

    id: str
    title: str
    url: Address
    api: Address


@closed("时间")
class Span(TypedDict):
    """A span of time as printed."""

    start: Date | None
    end: Date | None


@closed("出处")
class SourceLine(TypedDict):
    """A source as a figure carries it."""

    id: str
    title: str
    publisher: str | None
    date: Date | None


@closed("来源")
class SourceObject(TypedDict):
    """A source with everything known of it."""

    id: str
    title: str
    about: Word
    publisher: str | None
    date: Date | None
    date_note: str | None
    quality: Label
    caveats: list[str]
    link: str | None
    url: Address
    citation: Annotated[str, Field(description="按 GB/T 7714—2015 著录。")]


@closed("数字")
class FigureObject(TypedDict):
    """A figure with the phrase as printed and its source."""

    value: Number
    unit: str
    qualifier: Label
    text: Annotated[str, Field(description="限定、数值和单位连成的一句，如“超过 520 起”。")]
    printed: Annotated[str, Field(description="原文写法，一字不差。")]
    source: SourceLine


@closed("有名称的数字")
class NamedFigureObject(FigureObject):
    """A figure that says what it counts."""

    name: str


@closed("定性陈述")
class StatementObject(TypedDict):
    """A sentence without a number, and its source."""

    text: str
    source: SourceLine | None


@closed("分工")
class RoleObject(TypedDict):
    """Who does what."""

    who: str
    does: str


@closed("证据分项")
class EvidencePart(TypedDict):
    """One line of the sum."""

    name: str
    found: str
    points: int
    most: int


@closed("证据等级")
class EvidenceObject(TypedDict):
    """The level of evidence and how it came about."""

    level: Label
    points: int
    most: int
    parts: list[EvidencePart]


@closed("归类")
class Terms(TypedDict):
    """The controlled words of an entry, by vocabulary."""

    scenarios: list[Word]
    business_lines: list[Word]
    vehicles: list[Word]
    indicators: list[Word]
    organisations: list[Word]
