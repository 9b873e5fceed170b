"""What a comparison of two states of a library comes to; plain records that every format writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.checking import Problem
from generator.model import Labelled


class Kind(Labelled):
    """What happened to an entry, a term or a field; the gravest first."""

    REMOVED = "removed", "删除"
    WITHDRAWN = "withdrawn", "退回草稿"
    ADDED = "added", "新增"
    PUBLISHED = "published", "由草稿发布"
    MOVED = "moved", "移动"
    DEPRECATED = "deprecated", "停用"
    RESTORED = "restored", "恢复"
    CHANGED = "changed", "修改"
    RENAMED = "renamed", "改名"
    REORDERED = "reordered", "次序有变"


class EntryKind(Labelled):
    """What an entry is."""

    CASE = "case", "案例"
    METHOD = "method", "方法"
    COLLECTION = "collection", "项目集"
    VOCABULARY = "vocabulary", "词表"
    SOURCES = "sources", "来源表"
    REGISTRY = "registry", "项目台账"
    FORM = "form", "已填表单"
    LIBRARY = "library", "文件集"


class Piece(NamedTuple):
    """A stretch of a changed text; `same` may be cut in its middle."""

    op: Literal["same", "old", "new"]
    text: str


class Shift(NamedTuple):
    """Before and after, in words; empty where there is nothing."""

    old: str
    new: str


class Fact(NamedTuple):
    """One line that introduces an entry."""

    name: str
    text: str


@dataclass(frozen=True)
class FigureEvidence:
    """Where a figure that changed is printed; somebody has to look it up."""

    printed: Shift
    source: Shift
    doubt: str
    """What does not fit together; empty where the figure, the phrase and the source go along."""


@dataclass(frozen=True)
class FieldChange:
    """One field, before and after."""

    kind: Kind
    path: str
    """As problems name it, `actions[2].text`; where it was, for a field that went."""
    title: str
    """The Chinese titles that lead there."""
    old: str = ""
    new: str = ""
    pieces: tuple[Piece, ...] = ()
    """For a text that changed: what went and what came."""
    difference: str = ""
    """For two numbers with the same unit."""
    evidence: FigureEvidence | None = None


@dataclass(frozen=True)
class EntryChange:
    """One entry, before and after; the old names are empty where they are the new ones."""

    kind: Kind
    entry: EntryKind
    id: str
    file: str
    title: str
    old_id: str = ""
    old_file: str = ""
    old_title: str = ""
    draft: bool = False
    """Whether it is a draft now (before, for one that was removed)."""
    stub: bool = False
    """Whether the old address says where the entry went."""
    facts: tuple[Fact, ...] = ()
    fields: tuple[FieldChange, ...] = ()

    @property
    def key(self) -> str:
        """A name for it that no other change has."""
        return f"{self.entry.value}-{self.id}"

    @property
    def figures(self) -> tuple[FieldChange, ...]:
        """The numbers that came, went or changed."""
        return tuple(field for field in self.fields if field.evidence)


@dataclass(frozen=True)
class TermChange:
    """One controlled word or source, before and after."""

    kind: Kind
    vocabulary: str
    """Its Chinese name."""
    file: str
    id: str
    label: str
    old_id: str = ""
    old_label: str = ""
    used: int = 0
    """Entries that name it: now, or before for one that was removed."""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class BrokenAddress:
    """An address of the published site that leads nowhere afterwards."""

    url: str
    title: str
    file: str
    """The file that it was made from."""
    why: str
    error: bool
    """Whether it is an entry's; a page of a word or a collection has nothing to leave behind."""


@dataclass(frozen=True)
class LinkChange:
    """A case that applies a method, or no longer does."""

    gained: bool
    case: str
    case_title: str
    method: str
    method_title: str


@dataclass(frozen=True)
class EvidenceChange:
    """How well an entry is evidenced, before and after."""

    entry: EntryKind
    id: str
    title: str
    old_level: str
    old_points: int
    new_level: str
    new_points: int
    most: int
    parts: tuple[str, ...]
    """What made the difference."""

    @property
    def fell(self) -> bool:
        """Whether it is evidenced worse than before."""
        return self.new_points < self.old_points


@dataclass(frozen=True)
class UnreadFile:
    """A file that could not be read, so that nothing can be said about it."""

    side: Literal["base", "head", "both"]
    file: str
    why: str


@dataclass(frozen=True)
class ProblemChange:
    """What the checks find, before and after."""

    base_errors: int
    base_warnings: int
    head_errors: int
    head_warnings: int
    new: tuple[Problem, ...]
    mended: int


@dataclass(frozen=True)
class Review:
    """Everything that changed from one state to another."""

    base: str
    head: str
    broken: tuple[BrokenAddress, ...]
    entries: tuple[EntryChange, ...]
    rewritten: tuple[str, ...]
    """Files that were written differently and say the same."""
    terms: tuple[TermChange, ...]
    links: tuple[LinkChange, ...]
    evidence: tuple[EvidenceChange, ...]
    problems: ProblemChange
    unread: tuple[UnreadFile, ...]
    uncounted: tuple[str, ...]
    """Cases and methods that are not valid now, so that links and evidence do without them."""

    @property
    def breaks(self) -> bool:
        """Whether an entry's published address would be lost."""
        return any(address.error for address in self.broken)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (
            self.broken
            or self.entries
            or self.rewritten
            or self.terms
            or self.links
            or self.evidence
            or self.problems.new
            or self.problems.mended
        )

    def of_kind(self, kind: Kind) -> tuple[EntryChange, ...]:
        """The entries to which this happened."""
        return tuple(change for change in self.entries if change.kind is kind)
