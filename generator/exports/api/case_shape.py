"""What the JSON API answers of one case."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from generator.exports.api.shapes import (
    Address,
    Day,
    EntryLink,
    EvidenceObject,
    FigureObject,
    Hash,
    Label,
    NamedFigureObject,
    RoleObject,
    SourceLine,
    SourceObject,
    Span,
    StatementObject,
    Terms,
    Word,
    closed,
)


@closed("针对中心工作的问题")
class ProblemObject(TypedDict):
    """What in the central work was wrong."""

    statement: str
    causes: list[str]


@closed("支撑中心工作的指标")
class IndicatorObject(TypedDict):
    """What number was to move, and how it moved."""

    term: Word | None
    name: str
    unit: str | None
    better: Annotated[
        Label | None, Field(description="越高越好还是越低越好；案例没写时取词表的方向。")
    ]
    baseline: FigureObject | None
    target: FigureObject | None
    result: FigureObject | None
    change: FigureObject | None
    period: str | None


@closed("党建作用发挥的载体及方式")
class VehicleObject(TypedDict):
    """Through what organised form the branch acted."""

    kinds: list[Word]
    name: str | None
    how: str
    roles: list[RoleObject]


@closed("做法")
class ActionObject(TypedDict):
    """One thing that was done, and the method it applies."""

    text: str
    method: EntryLink | None


@closed("抓党建促发展的成效")
class ResultsObject(TypedDict):
    """What came of it."""

    summary: str
    figures: list[NamedFigureObject]
    claims: list[StatementObject]
    recognition: list[StatementObject]


@closed("评审")
class AppraisalObject(TypedDict):
    """Grade, scores and decision as the source states them."""

    grade: Label | None
    professional_score: int | None
    party_score: int | None
    decision: Label | None
    printed: str | None
    source: SourceLine


@closed("案例")
class CaseObject(TypedDict):
    """Everything in a case, with labels beside ids. Long texts are Markdown."""

    kind: Literal["case"]
    id: str
    title: str
    summary: str
    status: Annotated[Label, Field(description="已发布、已停用或已移走；草稿不在接口里。")]
    moved_to: EntryLink | None
    url: Address
    api: Address
    organisation: Word
    company: Annotated[Word, Field(description="单位所属的企业；单位本身是企业时即它自己。")]
    branch: str | None
    period: Span | None
    collection: EntryLink | None
    terms: Terms
    problem: ProblemObject | None
    indicators: list[IndicatorObject]
    vehicle: VehicleObject
    actions: list[ActionObject]
    results: ResultsObject | None
    scale: list[NamedFigureObject]
    appraisal: AppraisalObject | None
    limits: list[StatementObject]
    conditions: list[str]
    methods: Annotated[list[EntryLink], Field(description="所用的机制与工作法，各一次。")]
    evidence: EvidenceObject
    sources: list[SourceObject]
    citation: Annotated[str, Field(description="引用本条，按 GB/T 7714—2015 著录。")]
    edition: Day
    hash: Hash
