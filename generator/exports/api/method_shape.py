"""What the JSON API answers of one method."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from generator.exports.api.shapes import (
    Address,
    Day,
    EntryLink,
    EvidenceObject,
    Hash,
    Label,
    NamedFigureObject,
    RoleObject,
    SourceObject,
    Span,
    StatementObject,
    Terms,
    Word,
    closed,
)


@closed("来历")
class OriginObject(TypedDict):
    """Where a method comes from."""

    organisations: list[Word]
    period: Span | None
    statement: str


@closed("结构")
class NodeObject(TypedDict):
    """A part of a method and the parts it is made of."""

    title: str
    note: str | None
    children: list[NodeObject]


@closed("需要什么")
class NeedsObject(TypedDict):
    """What must be there beforehand."""

    members: int | None
    resources: list[Label]


@closed("步骤")
class StepObject(TypedDict):
    """What is done, by whom, when, and what is there afterwards."""

    title: str
    what: str
    who: str | None
    when: str | None
    output: str | None
    form: Annotated[str | None, Field(description="这一步填的表单，forms 里的编号。")]


@closed("列")
class ColumnObject(TypedDict):
    """One column of a form."""

    title: str
    kind: Label
    choices: list[str]
    hint: str | None
    width: int


@closed("汇总")
class TallyObject(TypedDict):
    """How a filled form is counted up; columns are named by their titles."""

    kind: Label
    value: str
    full: str | None
    good: list[str]
    exempt: list[str]
    due: str | None
    group: str | None


@closed("填写示例")
class ExampleObject(TypedDict):
    """A few rows filled from what the source of one case says."""

    case: EntryLink | None
    rows: list[list[str]]
    note: str | None


@closed("表单")
class FormObject(TypedDict):
    """A blank form as data, and its workbook."""

    id: str
    title: str
    purpose: str
    instructions: list[str]
    columns: list[ColumnObject]
    rows: list[list[str]]
    blank_rows: int
    tally: TallyObject | None
    example: ExampleObject | None
    url: Address


@closed("配合")
class CompanionObject(TypedDict):
    """Another method that goes well with this one, and why."""

    method: EntryLink
    why: str


@closed("机制与工作法")
class MethodObject(TypedDict):
    """Everything in a method, with labels beside ids. Long texts are Markdown."""

    kind: Literal["method"]
    id: str
    title: str
    sort: Annotated[Label, Field(description="工作体系或典型机制。")]
    summary: str
    aliases: list[str]
    status: Annotated[Label, Field(description="已发布、已停用或已移走；草稿不在接口里。")]
    moved_to: EntryLink | None
    url: Address
    api: Address
    origin: OriginObject
    terms: Terms
    fits: list[str]
    not_for: list[str]
    stages: list[Label]
    needs: NeedsObject | None
    structure: NodeObject | None
    steps: list[StepObject]
    roles: list[RoleObject]
    forms: list[FormObject]
    figures: list[NamedFigureObject]
    cautions: list[str]
    limits: list[StatementObject]
    combines_with: list[CompanionObject]
    part_of: list[EntryLink]
    parts: list[EntryLink]
    cases: Annotated[list[EntryLink], Field(description="用到它的案例。")]
    evidence: EvidenceObject
    sources: list[SourceObject]
    citation: Annotated[str, Field(description="引用本条，按 GB/T 7714—2015 著录。")]
    edition: Day
    hash: Hash
