"""What the JSON API answers of many entries: lists, collections, words, the matrix, the index."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from generator.exports.api.shapes import (
    Address,
    Day,
    EntryLink,
    Hash,
    Label,
    NamedFigureObject,
    SourceLine,
    SourceObject,
    Span,
    Terms,
    Word,
    closed,
)


@closed("证据等级")
class LevelLine(TypedDict):
    """A level with its points."""

    level: Label
    points: int
    most: int


@closed("已移走的条目")
class MovedLine(TypedDict):
    """An entry that has moved, and where to."""

    id: str
    title: str
    moved_to: EntryLink | None


@closed("案例列表的一项")
class CaseLine(TypedDict):
    """A case in the list."""

    id: str
    title: str
    summary: str
    url: Address
    api: Address
    status: Label
    organisation: Word
    company: Word
    period: Span | None
    collection: EntryLink | None
    terms: Terms
    methods: Annotated[list[str], Field(description="所用机制与工作法的编号。")]
    measured: Annotated[bool, Field(description="原文印有至少一个成效数字。")]
    evidence: LevelLine
    hash: Hash


@closed("案例列表")
class CaseList(TypedDict):
    """Every listed case; drafts are never here, moved ones stand apart."""

    edition: Day
    count: int
    items: list[CaseLine]
    moved: list[MovedLine]


@closed("机制与工作法列表的一项")
class MethodLine(TypedDict):
    """A method in the list."""

    id: str
    title: str
    sort: Label
    summary: str
    url: Address
    api: Address
    status: Label
    organisations: list[Word]
    terms: Terms
    cases: Annotated[int, Field(description="用到它的案例数。")]
    forms: Annotated[int, Field(description="空白表单数。")]
    evidence: LevelLine
    hash: Hash


@closed("机制与工作法列表")
class MethodList(TypedDict):
    """Every listed method."""

    edition: Day
    count: int
    items: list[MethodLine]
    moved: list[MovedLine]


@closed("准入")
class AdmissionObject(TypedDict):
    """What a project must show to be admitted."""

    rule: str
    minimum_score: int | None
    decision: Label | None
    printed: str | None
    source: SourceLine | None


@closed("项目集")
class CollectionObject(TypedDict):
    """A set of cases with its rule of admission."""

    id: str
    title: str
    summary: str
    url: Address
    organisation: Word
    period: Span | None
    admission: AdmissionObject
    figures: list[NamedFigureObject]
    cases: list[EntryLink]
    sources: list[SourceObject]
    citation: str


@closed("项目集列表")
class CollectionList(TypedDict):
    """Every collection."""

    edition: Day
    count: int
    items: list[CollectionObject]


@closed("词条")
class TermObject(TypedDict):
    """A controlled word with what it means, and how many entries name it or a narrower one."""

    id: str
    label: str
    definition: str
    aliases: list[str]
    parent: str | None
    unit: str | None
    better: Label | None
    url: Address
    cases: int
    methods: int


@closed("词表")
class VocabularyObject(TypedDict):
    """One vocabulary."""

    id: str
    title: str
    summary: str
    url: Address
    terms: list[TermObject]


@closed("词表与来源")
class VocabularyList(TypedDict):
    """Every vocabulary and every source."""

    edition: Day
    vocabularies: list[VocabularyObject]
    sources: list[SourceObject]


@closed("格")
class CellObject(TypedDict):
    """What the library holds on a method and a word, or on one of them alone."""

    count: int
    measured: Annotated[int, Field(description="其中印有成效数字的。")]
    compared: Annotated[int, Field(description="其中印有变化幅度或前后数值的。")]
    fits: Annotated[bool, Field(description="这种做法自己说适用。")]
    gap: Annotated[bool, Field(description="说适用，还没有案例。")]


@closed("行")
class RowObject(TypedDict):
    """A method and its cells, in the order of `terms`."""

    method: EntryLink
    cells: list[CellObject]
    total: CellObject


@closed("矩阵")
class MatrixObject(TypedDict):
    """The methods against the words of one vocabulary."""

    vocabulary: Label
    terms: list[Word]
    rows: list[RowObject]
    totals: list[CellObject]
    whole: CellObject


@closed("机制与问题、机制与业务领域")
class MatrixList(TypedDict):
    """Both matrices."""

    edition: Day
    matrices: list[MatrixObject]


@closed("数量")
class Counts(TypedDict):
    """How much the library holds."""

    cases: int
    measured_cases: int
    systems: int
    mechanisms: int
    forms: int
    figures: int
    companies: int
    sources: int
    collections: int


@closed("文件")
class FileLine(TypedDict):
    """A file of this API, what it holds and which schema it follows."""

    title: str
    url: Address
    schema: Address | None


@closed("总目")
class Index(TypedDict):
    """What there is."""

    name: str
    version: Literal["1"]
    edition: Day
    site: Annotated[str | None, Field(description="网站地址；不知道时为 null，地址都相对。")]
    counts: Counts
    files: list[FileLine]
